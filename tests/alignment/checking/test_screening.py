"""Screening: what a local text says beside the text above it."""

import pytest
from duizhao.alignment.checking.check import check
from duizhao.alignment.checking.model import Office, TextKind
from duizhao.alignment.checking.rulebook import rules
from duizhao.alignment.checking.screening.screen import functions, screened
from duizhao.alignment.compare import compare
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

ABOVE = """某省花木条例
第一条 为了保护花木，规范花木的养护和登记，制定本条例。
第二条 花木经营者应当自取得花木之日起三十日内向县级人民政府园林部门办理登记手续。
第三条 园林部门作出不予登记决定的，应当说明理由，并告知申请人有权申请行政复议。
第四条 采摘登记花木花朵的，由园林部门责令改正，处五百元以上一千元以下罚款。
第五条 园林部门应当每年对登记花木的养护情况检查两次，并公布检查的结果。
"""
BELOW = """某市花木办法
第一条 为了保护花木，规范本市花木的养护，根据《某省花木条例》，制定本办法。
第二条 花木经营者应当自取得花木之日起三十日内向区人民政府园林部门办理登记手续。
第三条 园林部门作出不予登记决定的，应当说明理由，并告知申请人有权申请行政复议。
第四条 采摘登记花木花朵的，由园林部门责令改正，处五百元以上一千元以下罚款。
第五条 园林部门应当每年对登记花木的养护情况检查两次，并公布检查的结果。
第六条 本办法自2024年5月1日起施行。
"""
MORE = "第六条 {}\n第七条"
# rule, the text below, where the lead stands
CASES = [
    ("repeats-above", BELOW, "第四条"),
    ("contradicts-above", BELOW.replace("第五条 园林部门应当", "第五条 园林部门不得"), "不得"),
    ("loosens-above", BELOW.replace("登记手续", "登记手续").replace("三十日", "六十日"), "六十"),
    ("tightens-above", BELOW.replace("一千元以下", "五千元以下"), "五百元以上五千"),
    (
        "adds-duty",
        BELOW.replace("第六条", MORE.format("花木经营者应当佩戴统一制发的蓝色标志。")),
        "花木经营者应当佩戴",
    ),
    (
        "sets-up-penalty",
        BELOW.replace("第六条", MORE.format("在花坛内停放车辆的，暂扣车辆驾驶证。")),
        "暂扣",
    ),
    (
        "sets-up-permit",
        BELOW.replace("第六条", MORE.format("在花坛旁摆放盆栽的，应当取得摆放许可。")),
        "取得摆放许可",
    ),
    (
        "sets-up-coercion",
        BELOW.replace("第六条", MORE.format("在花坛内停放车辆的，园林部门可以扣押车辆。")),
        "扣押",
    ),
    (
        "sets-up-fee",
        BELOW.replace("第六条", MORE.format("在花坛旁摆放盆栽的，应当缴纳绿化占用费。")),
        "缴纳绿化占用费",
    ),
    (
        "leaves-out-right",
        BELOW.replace("应当说明理由，并告知申请人有权申请行政复议", "应当说明理由"),
        "第三条",
    ),
    (
        "basis-outdated",
        BELOW.replace("根据《某省花木条例》", "根据《某省花木条例》第九十条"),
        "《某省花木条例》第九十条",
    ),
]


def document(text, name):
    return parse(Source(name, "", text, "text"))


def leads(below, rule, kind=TextKind.NORM):
    office = Office(select=(rule,), kind=kind)
    text = document(below, "市.txt")
    checked = check(text, office)
    found = screened(compare(document(ABOVE, "省.txt"), text), checked, office)
    return [fault.span.cut(below) for fault in found.faults]


@pytest.mark.parametrize(("rule", "below", "words"), CASES, ids=[case[0] for case in CASES])
def test_a_lead_stands_where_the_text_differs(rule, below, words):
    assert any(found.startswith(words) for found in leads(below, rule)), leads(below, rule)


@pytest.mark.parametrize("rule", sorted({case[0] for case in CASES} - {"repeats-above"}))
def test_a_text_that_follows_gives_no_lead(rule):
    assert leads(BELOW, rule) == []


def test_words_of_its_own_are_no_repetition():
    own = "某市花木办法\n第一条 区园林部门负责本区花木的养护，并在每年五月以前清点其数量。\n"
    assert leads(own, "repeats-above") == []


def test_what_a_statute_may_set_up_is_no_lead():
    below = {case[0]: case[1] for case in CASES}["sets-up-penalty"]
    assert leads(below, "sets-up-penalty", TextKind.STATUTE) == []
    assert leads(below, "sets-up-penalty", TextKind.REGULATION) == ["暂扣"]


def test_every_rule_of_screening_has_a_function_and_a_case():
    named = {rule.name for rule in rules() if rule.family == "screening"}
    assert named == set(functions()) == {case[0] for case in CASES}
