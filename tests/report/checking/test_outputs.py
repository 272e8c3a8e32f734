"""What a check found as JSON, SARIF, a table, comments in Word, lines on a terminal."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest
from duizhao.alignment.checking.check import check
from duizhao.alignment.checking.rulebook import rules
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.load import load
from duizhao.corpus.model import Source, Span
from duizhao.corpus.parse import parse
from duizhao.report.checking.json import check_json
from duizhao.report.checking.places import Lines
from duizhao.report.checking.sarif import check_sarif
from duizhao.report.checking.table import check_csv, check_xlsx
from duizhao.report.checking.terminal import print_checked
from duizhao.report.checking.word import annotated, safe_fixes
from jsonschema import Draft202012Validator
from lxml import etree

from ...support.word_files import p, t, word

TEXT = """某市花木管理办法
第一条 为了规范花木管理,制定本办法。
第二条 违反本办法第九条规定的，处1O万元罚款。
第三条 本办法自2024年5月1日起施行。
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def checked():
    return check(parse(Source("来文/花木 办法.txt", "", TEXT, "text")))


def schema(root, name):
    return Draft202012Validator(json.loads((root / "docs" / "schema" / name).read_text("utf-8")))


def test_json_keeps_to_its_schema_and_points_into_the_text(root, checked):
    found = json.loads(check_json([checked], rules(), "zh"))
    schema(root, "check-1.json").validate(found)
    quoted = [TEXT[f["start"] : f["end"]] for f in found["texts"][0]["faults"]]
    assert quoted == [",", "第九条", "1O"]
    assert found["summary"] == {"error": 1, "warning": 2, "hint": 0}


def test_sarif_declares_every_rule_and_points_at_lines(root, checked):
    log = json.loads(check_sarif([checked], rules(), "en"))
    schema(root, "sarif-subset.json").validate(log)
    (run,) = log["runs"]
    declared = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert declared == [rule.id for rule in rules()]
    assert all(declared[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("%20%E5%8A%9E%E6%B3%95.txt")
    region = {"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 14}
    assert region.items() <= place["region"].items()


def test_a_file_named_from_the_root_is_a_whole_address_in_sarif(tmp_path, checked):
    document = replace(checked.document, path=str(tmp_path / "办法.txt"))
    log = json.loads(check_sarif([replace(checked, document=document)], rules(), "zh"))
    (artifact,) = log["runs"][0]["artifacts"]
    assert artifact["location"]["uri"] == (tmp_path / "办法.txt").as_uri()


def test_a_schema_refuses_what_sarif_forbids(root):
    log = {"$schema": "x", "version": "2.0.0", "runs": []}
    assert len(list(schema(root, "sarif-subset.json").iter_errors(log))) == 2


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (3, (2, 1)), (6, (3, 2)), (8, (4, 1)), (9, (4, 2))]
)
def test_lines_end_as_editors_end_them(offset, place):
    assert Lines("甲\r\n乙\n丙丁\r戊").place(offset) == place


def test_a_table_has_a_row_for_each_fault(checked):
    rows = list(csv.reader(io.StringIO(check_csv([checked], "zh").decode("utf-8-sig"))))
    assert [row[2] for row in rows] == ["规则", "DZ401", "DZ201", "DZ501"]
    assert check_xlsx([checked], "zh")[:2] == b"PK"


def test_a_terminal_shows_the_line_and_a_caret(checked, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    print_checked(checked, "zh")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "来文/花木 办法.txt  规范性文件  3 处"
    at = next(i for i, line in enumerate(lines) if "DZ501" in line)
    assert lines[at + 2].strip() == "^^"
    assert lines[at + 1].encode("gbk")[len(lines[at + 2]) - 2 :].startswith(b"1O")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "办法.docx"
    path.write_bytes(word("".join(p(t(line)) for line in TEXT.splitlines())))
    return path


def story(data, part="word/document.xml"):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part))


def test_comments_stand_in_a_copy_of_the_file(file):
    before = file.read_bytes()
    data = annotated(check(load(file)), "zh", LIMITS)
    comments = story(data, "word/comments.xml")
    said = ["".join(c.itertext()) for c in comments]
    assert [words[:5] for words in said] == ["DZ401", "DZ201"]
    assert "DZ501" in said[1] and "请核对" in said[1]
    assert len(story(data).findall(f".//{W}commentRangeStart")) == 2
    assert file.read_bytes() == before


def test_safe_faults_are_corrected_as_tracked_changes(file):
    checked = check(load(file))
    assert [fix.words for fix in safe_fixes(checked.faults)] == ["，", "10"]
    root = story(annotated(checked, "zh", LIMITS, fix=True))
    struck = ["".join(e.itertext()) for e in root.iter(f"{W}del")]
    put_in = ["".join(e.itertext()) for e in root.iter(f"{W}ins")]
    assert (struck, put_in) == ([",", "1O"], ["，", "10"])
    assert not list(root.iterfind(f".//{W}del//{W}t"))


def test_fixes_that_meet_are_not_both_made():
    fault = check(parse(Source("a", "", "办法\n第一条 花木２Ｏ株。\n", "text"))).faults
    fixes = safe_fixes(fault)
    assert all(a.span.end <= b.span.start for a, b in pairwise(fixes))
    assert Span(0, 0) not in [fix.span for fix in fixes]
