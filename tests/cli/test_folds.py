"""``--strict`` and ``--no-fold`` as a user meets them, in every kind of output."""

import csv
import json
import re
from pathlib import Path

import jsonschema
import pytest
from duizhao.cli.app import run
from duizhao.corpus.reading.read import read

RULE = (
    "校园食品安全管理办法\n第一条　学校应当公示“食谱”，每日更新。\n"
    "第二条　学校应当登记：\n（一）进货（含米面）；\n（二）留样……。\n第三条　干部应当带头执行。\n"
)
NOISY = (
    "校园食品安全管理办法\n第一条　學校应当公示「食谱」,每日 更新。\n"
    "第二条　学校应当登记：\n1.进货(含米面)；\n2.留样...。\n第三条　千部应当带头执行。\n"
)
COUNTS = {
    "width": 3,
    "spaces": 1,
    "quotes": 2,
    "brackets": 0,
    "dashes": 0,
    "ellipses": 1,
    "marks": 0,
    "characters": 1,
    "labels": 2,
    "numerals": 0,
    "ocr": 1,
}


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run a command in a folder with two texts; return exit code, output and error output."""
    (tmp_path / "省.txt").write_text(RULE, "utf-8")
    (tmp_path / "市.txt").write_text(NOISY, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "en")

    def call(command, *words):
        code = run([command, "省.txt", "市.txt", *words])
        out, err = capfd.readouterr()
        return code, out, err

    return call


def test_the_terminal_says_what_is_not_shown(duizhao):
    _, out, _ = duizhao("compare")
    assert "11 differences of writing not shown" in " ".join(out.split())
    assert "unchanged 5, reworded 0" in out
    _, out, _ = duizhao("compare", "--strict")
    assert "unchanged 1, reworded 4" in out
    assert "not shown" not in out
    assert "differences of writing are all shown" in out


def test_texts_that_differ_in_writing_alone_are_the_same_unless_strict(duizhao):
    assert duizhao("compare", "--exit-code")[0] == 0
    assert duizhao("compare", "--exit-code", "--strict")[0] == 1
    assert duizhao("compare", "--exit-code", "--no-fold", "quotes")[0] == 1
    assert duizhao("compare", "--exit-code", "--no-fold", "dashes")[0] == 0


def test_json_counts_by_kind_and_names_the_settings(duizhao, root):
    schema = json.loads((root / "docs/schema/comparison-2.json").read_text("utf-8"))
    folded, one, strict = (
        json.loads(duizhao("compare", "--json", *words)[1])
        for words in ((), ("--no-fold", "quotes", "--no-fold", "labels"), ("--strict",))
    )
    for made in (folded, one, strict):
        jsonschema.validate(made, schema)
    assert folded["summary"]["hidden"] == COUNTS
    assert folded["settings"]["folds"] == list(COUNTS)
    assert one["summary"]["hidden"] == COUNTS | {"quotes": 0, "labels": 0}
    assert set(one["settings"]["folds"]) == set(COUNTS) - {"quotes", "labels"}
    assert strict["summary"]["hidden"] == dict.fromkeys(COUNTS, 0)
    assert strict["settings"]["folds"] == []
    first = next(change for change in folded["changes"] if change["part"] == "clause")
    assert first["hidden"] == {"width": 1, "spaces": 1, "quotes": 2, "characters": 1}


@pytest.mark.parametrize("suffix", [".docx", ".html", ".md"])
def test_reports_count_and_name_the_settings(duizhao, suffix):
    for words, counted in (((), True), (("--strict",), False)):
        assert duizhao("compare", "-o", f"表{suffix}", *words)[0] == 0
        text = " ".join(_words(f"表{suffix}").split())
        assert ("11 differences of writing not shown" in text) == counted
        assert ("Differences of writing not counted: full and half width" in text) == counted
        assert ("Strict: differences of writing are all shown" in text) != counted


def _words(path):
    if path.endswith(".docx"):
        return read(path).text
    return re.sub("<[^>]*>", " ", Path(path).read_text("utf-8"))


@pytest.mark.parametrize("words", [(), ("--strict",)])
def test_a_redline_is_exact_whatever_is_folded(duizhao, words):
    assert duizhao("compare", "--redline", "修订.docx", *words)[0] == 0
    for tracked, text in (("original", RULE), ("accepted", NOISY)):
        lines = [re.sub(r"\s", "", line) for line in read("修订.docx", tracked).text.splitlines()]
        assert lines == [re.sub(r"\s", "", line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("words", "hidden", "unchanged"), [((), "11", "5"), (("--strict",), "0", "1")]
)
def test_batch_counts_them_too(duizhao, words, hidden, unchanged):
    assert duizhao("batch", "-o", "结果", "-j", "1", *words)[0] == 0
    row = list(csv.DictReader(Path("结果/documents.csv").read_text("utf-8-sig").splitlines()))[1]
    assert (row["hidden"], row["unchanged"]) == (hidden, unchanged)
    settings = json.loads(Path("结果/run.json").read_text("utf-8"))["settings"]
    assert settings["folds"] == ([] if words else list(COUNTS))


@pytest.mark.parametrize("command", ["compare", "batch"])
def test_an_unknown_name_is_one_sentence(duizhao, command):
    output = ["-o", "结果"] if command == "batch" else []
    code, out, err = duizhao(command, *output, "--no-fold", "quote")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert all(name in err for name in COUNTS)
