"""How sure a finding is, and which are told: a doubtful one only where its article has no other."""

from dataclasses import replace

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.findings.setting import setting
from duizhao.alignment.findings.trust.evidence import evidence
from duizhao.alignment.findings.trust.weigh import BELOW, bar, probabilities
from duizhao.alignment.model import Finding, Link, Relation, Settings, Topic
from duizhao.alignment.tables import rows
from duizhao.corpus.model import Span

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
    assert all(one.probability >= BELOW.least for one in told)
    assert [one.after for one in doubtful] == [SAID]
    assert doubtful[0].probability < told[0].probability


def test_one_word_for_another_is_told_beside_a_surer_finding_however_doubtful():
    told, doubtful = both(
        "第一条 教育部门应当公布价格。每月抽查一次。\n",
        "第一条 卫生部门应当公布价格。每季度抽查一次。\n",
        relation=Relation.VERSIONS,
    )
    assert {one.code for one in told} == {"subject-shifted", "frequency-loosened"}
    assert doubtful == []


def test_all_findings_are_told_if_asked():
    new = f"{OLD.strip()}\n{SAID}。\n{NEW}。\n"
    told, doubtful = both(OLD, new)
    every, none = both(OLD, new, doubtful=True)
    assert none == []
    assert {one.after for one in every} == {one.after for one in (*told, *doubtful)}


def of(words):
    """Return what is known of the rule of a new article beside one on the purchase of food."""
    old = "第一条 学校应当办好食堂，保障师生饮食安全。\n第二条 采购食材应当索取供货单位的许可证。\n"
    template, variant = build(f"{old}{STAYS}"), build(f"{old}第三条 {words}。\n{STAYS}")
    ask = setting(template, variant, implements=True)
    start = variant.text.index(words)
    span = Span(start, start + len(words))
    found = Finding("duty-set-up", "", words, (), (span,), topic=Topic.DUTY)
    spans = {at: variant.nodes[at].span for at in variant.clauses}
    clause = next(at for at, whole in spans.items() if whole.start <= start < whole.end)
    return evidence(ask, Link((), (clause,), 0.0, 0.9), found)


def test_what_the_other_text_has_of_a_rule_is_known():
    said, new = of("采购食材应当索取许可证"), of("宿舍管理员应当每晚清点人数")
    assert said["words.best"] > 0.8 > 0.2 > new["words.best"]
    assert said["words.article"] >= said["words.best"] >= said["words.second"]


def test_words_over_two_sentences_are_found_together():
    known = of("保障师生饮食安全索取供货单位的许可证")
    assert known["words.two"] > known["words.best"] + 0.2
    assert known["words.cover"] >= known["words.two"]


def test_the_kind_of_a_sentence_is_known_by_its_words():
    assert of("教育部门应当加强领导")["says.slogan"] == 1
    assert "says.slogan" not in of("宿舍管理员应当每晚清点人数")


def test_the_less_is_said_elsewhere_the_surer_is_a_rule():
    said, new = of("采购食材应当索取许可证"), of("宿舍管理员应当每晚清点人数")
    first, second = probabilities([said, new])
    assert first < second


def test_of_nothing_nothing_is_asked():
    assert probabilities([]) == []


@pytest.mark.parametrize("topic", [Topic.DEADLINE, Topic.PROCEDURE, Topic.AMOUNT])
def test_a_limit_or_a_step_is_told_sooner_than_a_duty(topic):
    assert bar(topic, below=True) < bar(Topic.DUTY, below=True)
    assert bar(topic, below=True, weak=True) == bar(Topic.DUTY, below=True)
    assert bar(Topic.DUTY, below=False) < bar(Topic.DUTY, below=True)


def test_references_are_checked_and_not_weighed():
    old = "第一条 罚款依照第三条执行。\n第二条 食堂每日公布食谱。\n第三条 处一百元罚款。\n"
    texts = build(old), build(old.replace("第三条 处", "第四条 处"))
    found = [one for change in compare(*texts).changes for one in change.findings]
    assert found
    assert all(one.probability == 1 for one in found if one.topic is Topic.REFERENCE)


def test_a_finding_says_how_likely_it_is_right():
    told, _ = both("第一条 学校应当公布价格。\n", "第一条 学校可以公布价格。\n")
    assert all(0 < one.probability < 1 for one in told)
    assert replace(told[0], probability=0.5).code == told[0].code


def test_each_word_of_a_kind_stands_once_in_order():
    listed = rows("trust_words")
    assert list(listed) == sorted(set(listed))
