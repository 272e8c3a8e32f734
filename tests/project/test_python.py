"""``import duizhao``: light, and the same tables as the command line; the examples of docs run."""

import re
import subprocess
import sys

import duizhao
import pandas
import pytest
from duizhao.cli.app import run
from duizhao.report.batch.columns import TABLES

from ..runs.test_batch import CHANGES, RULE

MARKET = "甲市", "乙市", "丙市", "丁市", "戊市"


@pytest.fixture
def texts(tmp_path, monkeypatch):
    """A template and five local texts, as the examples name them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    (tmp_path / "省办法.txt").write_text(RULE, "utf-8")
    (tmp_path / "各市").mkdir()
    for name, (old, new) in zip(MARKET, CHANGES, strict=True):
        (tmp_path / "各市" / f"{name}.txt").write_text(RULE.replace(old, new), "utf-8")
    return tmp_path


def test_the_import_loads_nothing():
    heavy = {"jieba", "lxml", "numpy", "pandas", "typer"}
    code = f"import duizhao, sys; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_every_public_name_is_there():
    for name in duizhao.__all__:
        assert getattr(duizhao, name)
    with pytest.raises(AttributeError):
        duizhao.nothing  # noqa: B018


def same(one, other):
    for name in TABLES:
        pandas.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


@pytest.mark.slow
def test_frames_are_the_tables_of_the_command_line(texts):
    command = ["batch", "省办法.txt", "各市", "-o", "结果", "--format", "parquet", "--jobs", "1"]
    assert run(command) == 0
    found = duizhao.batch("省办法.txt", "各市")
    for name in TABLES:
        read = pandas.read_parquet(texts / "结果" / f"{name}.parquet")
        # A Parquet file without rows forgets the words of its codes.
        known = bool(len(read))
        pandas.testing.assert_frame_equal(getattr(found, name), read, check_categorical=known)
    paths = sorted(f"各市/{name}.txt" for name in MARKET)
    same(found, duizhao.frames(*(duizhao.compare("省办法.txt", path) for path in paths)))
    assert found.failures.empty


def test_batch_keeps_what_it_compared_and_tells_failures(texts):
    (texts / "各市" / "空.txt").write_bytes(b"")
    found = duizhao.batch("省办法.txt", ["各市/甲市.txt", "各市/空.txt"], folder="存")
    assert list(found.failures.code) == ["empty"] and "空" in found.failures.reason[0]
    assert list(found.documents.role) == ["template", "variant"]
    kept = {path: path.stat().st_mtime_ns for path in (texts / "存").iterdir()}
    again = duizhao.batch("省办法.txt", ["各市/甲市.txt"], folder="存", jobs=2)
    same(found, again)
    assert {path: path.stat().st_mtime_ns for path in (texts / "存").iterdir()} == kept


@pytest.mark.usefixtures("texts")
def test_decisions_of_a_list_of_links_are_kept():
    head = "决定,模板条款,本地条款\r\n禁止,第二条,第二条\r\n"
    with open("links.csv", "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
        file.write(head)
    free = duizhao.frames(duizhao.compare("省办法.txt", "各市/甲市.txt"))
    kept = duizhao.frames(duizhao.compare("省办法.txt", "各市/甲市.txt", links="links.csv"))
    states = [
        dict(zip(one.adoption.locator, one.adoption.state, strict=True)) for one in (free, kept)
    ]
    assert [one["第二条"] for one in states] == ["reworded", "absent"]


@pytest.mark.usefixtures("texts")
def test_frames_want_one_template():
    one, other = (duizhao.compare(f"各市/{name}.txt", "省办法.txt") for name in ("甲市", "乙市"))
    with pytest.raises(ValueError, match="same template"):
        duizhao.frames(one, other)
    with pytest.raises(ValueError, match="same template"):
        duizhao.frames()


def test_without_pandas_the_cure_is_named(monkeypatch):
    monkeypatch.setattr("duizhao.report.batch.frames.find_spec", lambda _name: None)
    with pytest.raises(ImportError, match=r"pip install 'duizhao\[tables\]'"):
        duizhao.batch("省办法.txt", "各市")


@pytest.mark.slow
def test_the_examples_of_the_page_run(texts, root, capsys):
    assert run(["compare", "省办法.txt", "各市/甲市.txt", "-o", "links.csv"]) == 0
    command = ["batch", "省办法.txt", "各市", "--format", "parquet", "--format", "graphml"]
    page = (root / "docs" / "python.md").read_text("utf-8")
    assert " ".join(["duizhao", *command, "-o", "结果"]) in page
    assert run([*command, "-o", "结果", "--jobs", "1"]) == 0
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 9
    (texts / "国家办法.txt").write_text(RULE.replace("每日", "定期"), "utf-8")
    capsys.readouterr()
    names = {}
    for example in examples:
        exec(example, names)
        assert capsys.readouterr().out
    assert texts


def test_the_example_of_the_readme_runs(texts, root, capsys):
    page = (root / "README.md").read_text("utf-8").split("From Python", 1)[1]
    lines = re.findall(r"^    (.*)$", page.split("\n\nReads", 1)[0], re.MULTILINE)
    code = "\n".join(lines).replace(".docx", ".txt").replace("各市/", "各市")
    (texts / "市办法.txt").write_text(RULE.replace("每日", "每月"), "utf-8")
    exec(code, {})
    assert "reworded" in capsys.readouterr().out


def test_a_check_is_that_of_the_command_line(texts):
    checked = duizhao.check(texts / "各市" / "甲市.txt", against=texts / "省办法.txt")
    assert {fault.rule.family for fault in checked.faults} >= {"screening"}
    assert duizhao.check(texts / "省办法.txt", select=["DZ801"]).faults == ()
