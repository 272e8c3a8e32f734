"""How sure a finding is, and which are told: a doubtful one only where its article has no other."""

from dataclasses import replace

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.findings.trust.weigh import LEAST, SURE, probability
from duizhao.alignment.model import Relation, Settings, Topic
from duizhao.alignment.tables import rows

from ...support.builders import build
from ...support.sentences import STAYS

# The text above has most words of the first sentence of the one below; of the second it has none.
OLD = "第一条 学校应当办好食堂，保障师生饮食安全，公布食谱和价格。\n"
SAID = "总务处负责保障饮食安全"
NEW = "采购人员不得收受供货单位的回扣"


def both(old, new, **asked):
    texts = build(f"{old}{STAYS}"), build(f"{new}{STAYS}")
    changes = compare(*texts, Settings(**{"relation": Relation.IMPLEMENTS} | asked)).changes
    told = [one for change in changes for one in change.findings]
    return told, [one for change in changes for one in change.doubtful]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("学校应当公布价格。", "学校可以公布价格。"),
        ("学校应当在三十日内公布价格。", "学校应当在六十日内公布价格。"),
        ("食堂转包经教育局批准。", "食堂转包报教育局备案。"),
        ("出租柜台的，处一万元以下罚款。", "出租柜台的，处五万元以下罚款。"),
        ("学校应当公布价格。", "学校应当公布价格，但是假期除外。"),
    ],
)
def test_a_plain_change_of_a_word_is_told(old, new):
    told, doubtful = both(f"第一条 {old}\n", f"第一条 {new}\n")
    assert len(told) == 1
    assert doubtful == []


def test_a_doubtful_rule_beside_a_sure_one_is_kept_but_not_told():
    told, doubtful = both(OLD, f"{OLD.strip()}\n{SAID}。\n{NEW}。\n")
    assert [one.after for one in told] == [NEW]
    assert all(one.probability >= SURE for one in told)
    assert [one.after for one in doubtful] == [SAID]
    assert doubtful[0].probability < SURE


def test_one_word_for_another_is_told_beside_a_surer_finding_however_doubtful():
    told, doubtful = both(
        "第一条 教育部门应当公布价格。每月抽查一次。\n",
        "第一条 卫生部门应当公布价格。每季度抽查一次。\n",
        relation=Relation.VERSIONS,
    )
    assert {one.code for one in told} == {"subject-shifted", "frequency-loosened"}
    assert any(one.probability < SURE for one in told)
    assert doubtful == []


def test_all_findings_are_told_if_asked():
    new = f"{OLD.strip()}\n{SAID}。\n{NEW}。\n"
    told, doubtful = both(OLD, new)
    every, none = both(OLD, new, doubtful=True)
    assert none == []
    assert {one.after for one in every} == {one.after for one in (*told, *doubtful)}


def test_the_less_is_said_elsewhere_the_surer_is_a_rule():
    known = {"lone.cover": 0.1, "lone.part": 1.0}
    assert probability(known) > probability(known | {"lone.cover": 0.9})


def test_references_are_checked_and_not_weighed():
    old = "第一条 罚款依照第三条执行。\n第二条 食堂每日公布食谱。\n第三条 处一百元罚款。\n"
    texts = build(old), build(old.replace("第三条 处", "第四条 处"))
    found = [one for change in compare(*texts).changes for one in change.findings]
    assert found
    assert all(one.probability == 1 for one in found if one.topic is Topic.REFERENCE)


def test_a_finding_says_how_likely_it_is_right():
    told, _ = both("第一条 学校应当公布价格。\n", "第一条 学校可以公布价格。\n")
    assert all(LEAST <= one.probability < 1 for one in told)
    assert replace(told[0], probability=0.5).code == told[0].code


def test_each_weight_stands_once_in_order():
    names = [name for name, _ in rows("finding_trust")]
    assert names == sorted(set(names))
