"""Decisions and consolidated texts as files: Word, JSON, pages."""

import io
import json
import zipfile

import docx
import pytest
from duizhao.alignment.amending.consolidate import against, amended, read_decision
from duizhao.alignment.amending.prove import Frame, amend
from duizhao.alignment.compare import compare
from duizhao.cli.app import run
from duizhao.corpus.load import load
from duizhao.corpus.model import Source
from duizhao.report.amending.json import amendment_json, consolidation_json
from duizhao.report.amending.page import (
    consolidation_page,
    page_docx,
    page_html,
    proof_page,
)
from duizhao.tests.support.amending import OLD, comparison, decision, document
from jsonschema import Draft202012Validator

NEW = OLD.replace("烧烤、露营", "烧烤").replace("一百元", "二百元")
WORDS = decision("删去第四条中的“、露营”。", "将第五条中的“一百元”修改为“二百元”。")
BAD = decision("删去第四条中的“、露营”。", "删去第五条中的“垂钓”。")


def consolidated(words=WORDS):
    return amended(document(OLD), read_decision(Source("", "", words, "text")), "决定.txt")


@pytest.fixture
def schema(root):
    def validator(name):
        text = (root / "docs" / "schema" / f"{name}-1.json").read_text("utf-8")
        Draft202012Validator.check_schema(json.loads(text))
        return Draft202012Validator(json.loads(text))

    return validator


def test_a_decision_keeps_to_its_schema(schema):
    both = comparison(OLD, NEW)
    made = amend(both, Frame("青山市公园管理条例"))
    found = json.loads(amendment_json(made, both.template, both.variant, "zh"))
    schema("amendment").validate(found)
    assert found["closed"]
    first = found["instructions"][0]
    assert (first["form"], first["at"], first["old"]) == ("strike", ["第四条"], [["露营"]])


def test_a_consolidation_keeps_to_its_schema(schema):
    made = against(consolidated(BAD), document(NEW))
    found = json.loads(consolidation_json(made, "决定.txt", "zh"))
    schema("consolidation").validate(found)
    assert [one["status"] for one in found["instructions"]] == ["applied", "refused", "noted"]
    assert found["differences"][0]["where"] == "第五条"


def test_a_page_tells_what_was_refused_and_why():
    page = page_html(consolidation_page(consolidated(BAD), "zh"))
    assert "第五条中没有“垂钓”" in page
    assert "未执行" in page


def test_a_report_is_a_word_file_too():
    made = amend(comparison(OLD, NEW), Frame("青山市公园管理条例"))
    file = docx.Document(io.BytesIO(page_docx(proof_page(made, "青山市公园管理条例", "zh"))))
    cells = [cell.text for row in file.tables[0].rows for cell in row.cells]
    assert "第四条" in cells


@pytest.fixture
def files(tmp_path):
    """The old text as a Word file with a look of its own, a new text and a decision."""
    file = docx.Document()
    for line in OLD.splitlines():
        file.add_paragraph(line).runs[0].bold = line.startswith("第四条")
    file.save(tmp_path / "旧.docx")
    for name, text in (("旧.txt", OLD), ("新.txt", NEW), ("决定.txt", WORDS), ("坏.txt", BAD)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def lines(path):
    return [p.text for p in docx.Document(str(path)).paragraphs if p.text]


def test_a_word_file_keeps_its_looks(files):
    assert (
        run(["apply", str(files / "旧.docx"), str(files / "决定.txt"), "-o", str(files / "o.docx")])
        == 0
    )
    assert lines(files / "o.docx") == NEW.splitlines()
    changed = next(p for p in docx.Document(str(files / "o.docx")).paragraphs if "烧烤" in p.text)
    assert all(run.bold for run in changed.runs if run.text)


def test_tracked_changes_lead_from_the_old_text_to_the_new(files):
    path = files / "r.docx"
    code = run(["apply", str(files / "旧.docx"), str(files / "决定.txt"), "--redline", str(path)])
    assert code == 0
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    assert "<w:del " in xml
    assert "<w:ins " in xml
    for view, text in (("accepted", NEW), ("original", OLD)):
        assert load(path, tracked=view).text.split() == text.split()


def test_a_decision_is_written_and_carried_out(files, capsys):
    decided = files / "d.docx"
    assert run(["amend", str(files / "旧.txt"), str(files / "新.txt"), "-o", str(decided)]) == 0
    assert run(["apply", str(files / "旧.txt"), str(decided), "-o", str(files / "n.txt")]) == 0
    assert (files / "n.txt").read_text("utf-8") == NEW
    capsys.readouterr()


def test_nothing_is_written_by_halves(files, capsys):
    out = files / "n.txt"
    assert run(["apply", str(files / "旧.txt"), str(files / "坏.txt"), "-o", str(out)]) == 1
    assert not out.exists()
    assert "--partial" in capsys.readouterr().err
    asked = ["apply", str(files / "旧.txt"), str(files / "坏.txt"), "-o", str(out), "--partial"]
    assert run([*asked, "--lang", "zh"]) == 1
    assert "【未执行：二、删去第五条中的“垂钓”。（第五条中没有“垂钓”）】" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["apply", "旧.txt", "新.txt", "-o", "n.txt"], "holds no amending instruction"),
        (["apply", "旧.txt", "决定.txt", "--part", "某法", "-o", "n.txt"], "does not amend"),
        (["apply", "旧.txt", "决定.txt", "-o", "n.pdf"], ".docx .txt"),
        (["apply", "旧.txt", "决定.txt", "--redline", "n.docx"], "--redline"),
    ],
)
def test_misuse_is_one_sentence(files, monkeypatch, capsys, arguments, words):
    monkeypatch.chdir(files)
    monkeypatch.setenv("DUIZHAO_LANG", "en")
    assert run(arguments) == 2
    assert words in capsys.readouterr().err


def test_python_speaks_of_both(files):
    import duizhao

    made = duizhao.amend(files / "旧.txt", files / "新.txt")
    assert not made.differences
    done = duizhao.apply(files / "旧.txt", files / "决定.txt", against=files / "新.txt")
    assert (done.differences, done.refused) == ((), ())
    assert compare(document(done.text), document(NEW)).changes


def test_the_same_bytes_twice(files):
    for name in ("a.docx", "b.docx"):
        run(["amend", str(files / "旧.txt"), str(files / "新.txt"), "-o", str(files / name)])
    assert (files / "a.docx").read_bytes() == (files / "b.docx").read_bytes()
