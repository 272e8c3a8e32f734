"""Findings that are less sure: counted in every report in the same words, listed when asked for."""

import csv
import io

import docx
import openpyxl
import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Relation, Settings
from duizhao.cli.app import run
from duizhao.report.html.write import comparison_html
from duizhao.report.plain.json import comparison_json
from duizhao.report.plain.markdown import comparison_markdown
from duizhao.report.table.book import comparison_xlsx
from duizhao.report.word.write import comparison_docx
from duizhao.report.words.catalogue import say
from duizhao.report.words.layout import Layout

from ..support.builders import build
from ..support.sentences import STAYS

# Beside the surer new ban the first sentence, most of whose words the text above has, is doubtful.
OLD = "第一条 学校应当办好食堂，保障师生饮食安全，公布食谱和价格。\n"
NEW = f"{OLD.strip()}\n总务处负责保障饮食安全。\n采购人员不得收受供货单位的回扣。\n"
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])


def compared(doubtful=False):
    texts = build(OLD + STAYS), build(NEW + STAYS)
    return compare(*texts, Settings(relation=Relation.IMPLEMENTS, doubtful=doubtful))


def word(comparison, lang):
    report = docx.Document(
        io.BytesIO(comparison_docx(comparison, Layout.IMPLEMENTATION, lang)),
    )
    cells = (cell.text for table in report.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in report.paragraphs), *cells])


def book(comparison, lang):
    data = comparison_xlsx(comparison, Layout.IMPLEMENTATION, lang)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    return "\n".join(str(cell) for row in sheet.values for cell in row if cell)


def page(comparison, lang):
    return comparison_html(comparison, Layout.IMPLEMENTATION, lang)


def markdown(comparison, lang):
    return comparison_markdown(comparison, Layout.IMPLEMENTATION, lang)


@LANGS
@pytest.mark.parametrize("report", [word, book, page, markdown])
def test_every_report_counts_them_or_lists_them(report, lang):
    counted, listed = (report(compared(every), lang) for every in (False, True))
    sentence, mark = say(lang, "summary.doubtful", 1), say(lang, "finding.doubtful", "")
    assert sentence in counted
    assert mark not in counted
    assert sentence not in listed
    assert mark in listed


def test_json_says_of_each_finding_whether_it_is_one():
    assert '"doubtful": true' not in comparison_json(compared(), "zh").partition('"changes"')[2]
    assert '"doubtful": true' in comparison_json(compared(True), "zh").partition('"changes"')[2]


def test_a_table_alone_says_nothing_below_it():
    from duizhao.report.notes.model import Contents
    from duizhao.report.words.layout import Only

    data = comparison_xlsx(compared(), Layout.IMPLEMENTATION, "en", Contents(only=Only.TABLE))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert not any("--doubtful" in str(cell) for row in sheet.values for cell in row)


def test_a_batch_counts_them_and_has_rows_for_them_when_asked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "省.txt").write_text("食堂办法\n" + OLD + STAYS, "utf-8")
    (tmp_path / "市.txt").write_text("实施《食堂办法》细则\n" + NEW + STAYS, "utf-8")
    rows = {}
    for name, more in (("少", []), ("全", ["--doubtful"])):
        assert run(["batch", "省.txt", "市.txt", "--jobs", "1", "-o", name, *more]) == 0
        rows[name] = table(tmp_path / name / "findings.csv")
        told = table(tmp_path / name / "documents.csv")[1]
        assert int(told["findings"]) == len(rows[name])
        assert int(told["findings_doubtful"]) > 0
        page = (tmp_path / name / "index.html").read_text("utf-8")
        assert ("--doubtful" in page) == (name == "少")
    assert {row["doubtful"] for row in rows["少"]} == {"no"}
    doubtful = [row for row in rows["全"] if row["doubtful"] == "yes"]
    assert len(doubtful) == int(told["findings_doubtful"])
    assert len(rows["全"]) == len(rows["少"]) + len(doubtful)


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
