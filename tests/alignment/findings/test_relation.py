"""Texts of two matters: what stands on one side alone is no finding."""

from dataclasses import replace

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.findings.relation import implements
from duizhao.alignment.model import Relation, Settings

from ...support.builders import build

FEES = [f"第{n}类船舶靠泊码头，应当缴纳停泊费。" for n in "甲乙丙丁戊己庚辛壬癸"]
BOOKS = [f"{n}年级学生借阅图书，不得转借他人。" for n in "一二三四五六七八九十"]
HARBOUR = [*FEES, *(one.replace("停泊费", "引航费") for one in FEES)]
LIBRARY = [*BOOKS, *(one.replace("转借他人", "带出校园") for one in BOOKS)]


def text(rules):
    return build("\n".join(f"第{n}条 {rule}" for n, rule in enumerate(rules, 1)))


def told(old, new, relation=Relation.GUESSED):
    comparison = compare(text(old), text(new), Settings(relation=relation))
    return comparison.strangers, sum(len(change.findings) for change in comparison.changes)


def test_rules_of_two_matters_are_no_findings_of_each_other():
    assert told(HARBOUR, LIBRARY) == (True, 0)


def test_they_are_where_the_user_says_that_the_texts_are_versions():
    strange, findings = told(HARBOUR, LIBRARY, Relation.VERSIONS)
    assert not strange
    assert findings > 0


@pytest.mark.parametrize(
    ("old", "new"), [(HARBOUR, [*HARBOUR[:4], *LIBRARY]), (HARBOUR[:9], LIBRARY[:9])]
)
def test_rules_beside_some_that_answer_and_of_short_texts_are_told(old, new):
    strange, findings = told(old, new)
    assert not strange
    assert findings > 0


def titled(title, last=""):
    rules = ["船舶靠泊码头，应当缴纳停泊费。", last or "船舶不得超载。"]
    return replace(text(rules), title=title)


@pytest.mark.parametrize(
    ("old", "new", "last"),
    [
        # the text says which one it repeals
        ("甲市船舶管理条例", "乙市船舶停泊条例", "《甲市船舶管理条例》同时废止。"),
        ("船舶停泊暂行条例", "船舶停泊税法", "1990年发布的《船舶停泊暂行条例》同时废止。"),
        # a law on the matter of the regulation before it
        ("船舶停泊管理条例", "中华人民共和国船舶停泊法", ""),
    ],
)
def test_what_replaces_a_text_of_another_title_is_its_version(old, new, last):
    assert not implements(titled(old), titled(new, last), ())


@pytest.mark.parametrize(
    ("old", "new", "last"),
    [
        ("甲市船舶管理条例", "乙市船舶停泊条例", "《丙市船舶管理条例》同时废止。"),
        ("中华人民共和国船舶停泊法", "船舶停泊法实施条例", ""),
        # what it repeals is the rule of the place that implemented the law, and not the law
        (
            "中华人民共和国船舶停泊法",
            "甲市船舶停泊条例",
            "《甲市实施〈中华人民共和国船舶停泊法〉办法》同时废止。",
        ),
        ("甲市船舶停泊管理条例", "船舶停泊法", ""),
        ("船舶停泊法实施条例", "船舶停泊办法", ""),
    ],
)
def test_what_repeals_another_or_implements_it_is_none(old, new, last):
    assert implements(titled(old), titled(new, last), ())
