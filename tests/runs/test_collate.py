"""``duizhao collate``: tables and pages of families; one bad file stops no other."""

import csv
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from duizhao.cli.app import run
from duizhao.report.family.columns import TABLES
from duizhao.report.words.edge_columns import TEMPLATE
from duizhao.runs.collate.run import OUTPUTS
from duizhao.runs.pool import as_done, each

from ..alignment.family.test_family import ARTICLES, OWN, chain
from ..support.dying import dies

pytestmark = pytest.mark.slow

NAMES = ("丁.txt", "丙.txt", "乙.txt", "甲.txt")


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A folder with four variants in 各市/ and their template beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    (tmp_path / "各市").mkdir()
    for one in chain():
        (tmp_path / "各市" / one.path).write_text(one.text, "utf-8")
    lines = [f"第{k}条　{words}" for k, words in enumerate(ARTICLES, 1)]
    (tmp_path / "模板.txt").write_text("校园食品安全办法\n" + "\n".join(lines) + "\n", "utf-8")
    return tmp_path


def collate(*words):
    return run(["collate", "各市", "--jobs", "1", *words])


def table(name):
    with Path(f"结果/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def everything(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_tables_and_pages(work, capsys):
    assert collate("-o", "结果") == 0
    shown = capsys.readouterr().out
    assert "第 1 组：校园食品安全办法（4 份文本）" in shown
    assert [row["document"] for row in table("documents")] == [f"各市/{name}" for name in NAMES]
    assert {row["family"] for row in table("documents")} == {"1"}
    assert len(table("pairs")) == 6
    assert [row["template"] for row in table("families")] == ["reconstructed"]
    assert [row["document"] for row in table("lineage")] == [f"各市/{name}" for name in NAMES]
    reused = [row["consensus"] for row in table("columns") if row["reused"] == "1"]
    assert OWN[1] not in reused
    assert {path.name for path in (work / "结果" / "families" / "001").iterdir()} == {
        "family.html",
        "family.json",
        "family.md",
        "template.docx",
        "template.txt",
    }
    assert ARTICLES[0] in (work / "结果/families/001/template.txt").read_text("utf-8")


@pytest.mark.usefixtures("work")
def test_every_clause_has_one_row():
    collate("-o", "结果")
    rows = [(row["document"], row["clause"]) for row in table("witnesses")]
    assert len(rows) == len(set(rows)) == sum(int(row["clauses"]) for row in table("documents"))


def test_offsets_name_the_words(work):
    collate("-o", "结果")
    row = table("witnesses")[0]
    text = (work / row["document"]).read_text("utf-8")
    assert row["text"] == text[int(row["start"]) : int(row["end"])]


def test_a_given_template(work):
    assert collate("--template", "模板.txt", "-o", "结果") == 0
    assert [row["template"] for row in table("families")] == ["given"]
    parents = {row["document"][3:]: row["parent"] for row in table("lineage")}
    assert parents["丁.txt"] == "各市/丙.txt"
    assert parents["甲.txt"] == TEMPLATE
    assert [r["consensus"] for r in table("columns") if r["reused"] == "1"] == [OWN[0]]
    assert not (work / "结果/families/001/template.txt").exists()


def test_the_json_says_the_same(work):
    collate("-o", "结果")
    found = json.loads((work / "结果/families/001/family.json").read_text("utf-8"))
    assert found["schema"] == "duizhao.family/1"
    assert len(found["columns"]) == len(table("columns"))
    assert found["lineage"]["nodes"] == [0, 1, 2, 3]
    restored = found["reconstruction"]
    clause = restored["clauses"][0]
    assert restored["text"][clause["start"] : clause["end"]] == ARTICLES[0]


def test_the_docx_names_the_witnesses(work):
    import docx

    collate("-o", "结果")
    page = docx.Document(str(work / "结果/families/001/template.docx"))
    cells = [cell.text for cell in page.tables[0].rows[1].cells]
    assert cells[1].endswith(ARTICLES[0])
    assert "丁 第一条" in cells[3]


def test_same_input_same_bytes_with_any_number_of_processes(work):
    collate("-o", "结果")
    first = everything(work / "结果")
    run(["collate", *(f"各市/{name}" for name in NAMES[::-1]), "--jobs", "2", "-o", "结果"])
    assert everything(work / "结果") == first


def test_without_a_folder_nothing_is_written(work, capsys):
    assert collate() == 0
    assert "传抄关系" in capsys.readouterr().out
    assert sorted(path.name for path in work.iterdir()) == ["各市", "模板.txt"]


def test_groups_only(work):
    assert collate("--groups-only", "-o", "结果") == 0
    assert len(table("pairs")) == 6
    assert table("columns") == []
    assert not list((work / "结果" / "families").iterdir())


def test_families_of_an_earlier_run_are_taken_away(work):
    collate("-o", "结果")
    (work / "结果/families/001/笔记.txt").write_text("我的", "utf-8")
    collate("--groups-only", "-o", "结果")
    left = [path.name for path in (work / "结果/families").rglob("*") if path.is_file()]
    assert left == ["笔记.txt"]


def test_a_bad_file_stops_no_other(work, capsys):
    (work / "各市" / "坏.pdf").write_bytes(b"%PDF-1.4 broken")
    assert collate("-o", "结果") == 2
    assert [row["document"] for row in table("failures")] == ["各市/坏.pdf"]
    assert len(table("documents")) == 4
    assert "1 份未能汇校" in capsys.readouterr().err


def test_archives_and_copies(work):
    with zipfile.ZipFile(work / "各市" / "来文.zip", "w") as archive:
        for name in ("甲.txt", "乙.txt"):
            archive.write(work / "各市" / name, name)
    assert collate("-o", "结果") == 0
    same = {row["document"]: row["same_as"] for row in table("documents") if row["same_as"]}
    # The first by name of two copies stands for both: 乙 before 来 before 甲.
    assert same == {"各市/来文.zip/乙.txt": "各市/乙.txt", "各市/甲.txt": "各市/来文.zip/甲.txt"}
    assert all(row["family"] == "1" for row in table("documents"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "至少要有两份"),
        (("各市/甲.txt",), "至少要有两份"),
        (("-",), "标准输入"),
        (("没有.txt", "各市/甲.txt"), "没有.txt"),
    ],
)
@pytest.mark.usefixtures("work")
def test_too_little_to_collate(capsys, words, said):
    assert run(["collate", "--jobs", "1", *words]) == 2
    assert said in capsys.readouterr().err


def test_an_output_is_never_an_input(work):
    (work / "各市" / "pairs.csv").write_text("第一条　甲", "utf-8")
    assert run(["collate", "各市/pairs.csv", "各市/甲.txt", "-o", "各市"]) == 2
    assert (work / "各市" / "pairs.csv").read_text("utf-8") == "第一条　甲"


@pytest.mark.usefixtures("work")
def test_without_the_extra_one_sentence_names_it(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    assert collate() == 2
    assert "duizhao[collate]" in capsys.readouterr().err


def test_a_process_that_dies_takes_nothing_with_it():
    assert list(each(dies, [1, 2, 3, 4], 2)) == [10, None, 30, 40]
    # Nor where one process does all: it is another than the program's own.
    assert sorted(as_done(dies, [1, 2, 3], 1)) == [(0, 10), (1, None), (2, 30)]


def test_the_dictionary_of_the_tables_is_complete(root):
    page = (root / "docs" / "tables.md").read_text("utf-8")
    part = page.partition("# The tables of a collation")[2]
    for name, names in TABLES.items():
        section = part.partition(f"## {name}.csv")[2].partition("\n## ")[0]
        for column in names:
            assert f"| {column} |" in section or f"{column}," in section, (name, column)
    plain = [name for name in OUTPUTS if not name.endswith((".parquet", ".dta"))]
    assert all(f"{name}" in page for name in plain)


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_that_leaves_does_not_stop_the_tables(work):
    command = f"'{sys.executable}' -m duizhao collate 各市 --whole -o 结果 | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=work, capture_output=True, check=False
    )
    assert done.returncode in (0, 141) and not done.stderr
    assert (work / "结果" / "run.json").exists()
