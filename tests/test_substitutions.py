"""Substitutions: what was replaced throughout, and what must not pass for it."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Kind, Trait
from duizhao.alignment.substitutions_names import core

from .builders import build

TEMPLATE = """第一条 为了加强本省校园食品安全管理，制定本条例。
第二条 省人民政府领导全省校园食品安全工作。
第三条 省人民政府应当将校园食品安全经费列入预算。
第四条 国务院教育行政部门指导校园食品安全信息公布。
第五条 学校食堂的量化分级由国务院教育行政部门会同有关部门组织。
第六条 违反本条例规定，食堂未留样的，处五万元罚款。
第七条 学校应当每半年公布一次检查结果，本条例另有规定的除外。
第八条 全省校园食品安全检查结果向社会公开。
"""
VARIANT = (
    TEMPLATE.replace("省", "市")
    .replace("本条例", "本办法")
    .replace("国务院教育行政部门", "市教育局")
    .replace("五万元", "三万元")
)


def listed(template, variant):
    found = compare(build(template), build(variant)).substitutions
    return {(s.before, s.after): (len(s.places), len(s.missed)) for s in found}


def test_words_replaced_throughout_are_listed_once_with_all_places():
    assert listed(TEMPLATE, VARIANT) == {
        ("省", "市"): (5, 0),
        ("本条例", "本办法"): (3, 0),
        ("国务院教育行政部门", "市教育局"): (2, 0),
    }


def test_a_clause_that_only_swaps_words_is_reworded_and_substituted():
    changes = compare(build(TEMPLATE), build(VARIANT)).changes
    substituted = [Trait.SUBSTITUTED in change.traits for change in changes]
    assert {change.kind for change in changes} == {Kind.REWORDED}
    # The sixth also changes the fine.
    assert substituted == [True, True, True, True, True, False, True, True]


def test_a_place_left_out_is_named():
    variant = VARIANT.replace("全市校园食品安全检查", "全省校园食品安全检查")
    found = compare(build(TEMPLATE), build(variant))
    place = next(s for s in found.substitutions if s.before == "省")
    assert [span.cut(found.variant.text) for span in place.missed] == ["全省"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("应当", "可以"),
        ("不得", "可以"),
        ("三十日", "六十日"),
        ("五万元", "三万元"),
        ("第九条", "第十条"),
    ],
)
def test_nothing_of_substance_is_a_substitution(before, after):
    lines = ("食堂{}公开菜谱。", "教师{}接受培训。", "家长{}参加陪餐。", "医院{}报告病例。")
    text = "".join(f"第{n}条 {line}\n" for n, line in zip("一二三四", lines, strict=True))
    assert listed(text.format(*[before] * 4), text.format(*[after] * 4)) == {}


def test_twice_is_no_habit_for_a_short_word():
    template = "第一条 食堂每日清洗餐具。\n第二条 食堂每周检查仓库。\n第三条 厨师持证上岗。\n"
    assert listed(template, template.replace("食堂", "餐厅")) == {}


def test_a_word_left_standing_more_often_is_no_habit():
    lines = [
        f"第{n}条 学校应当做好{w}工作。"
        for n, w in zip("一二三四五六七八九", "甲乙丙丁戊己庚辛壬", strict=True)
    ]
    template = "\n".join(lines)
    variant = "\n".join(
        line.replace("学校", "机构") if n < 3 else line for n, line in enumerate(lines)
    )
    assert listed(template, variant) == {}


def test_swapped_back_and_forth_is_no_habit():
    template = "".join(
        f"第{n}条 {w}应当公开。\n"
        for n, w in zip("一二三四五六", ["甲表", "乙表"] * 3, strict=True)
    )
    table = str.maketrans("甲乙", "乙甲")
    assert listed(template, template.translate(table)) == {}


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("本省", "本市"), ("省", "市")),
        (("股东大会", "股东会"), ("股东大会", "股东会")),
        (("条例", "办法"), ("条例", "办法")),
    ],
)
def test_core(pair, expected):
    assert core(*pair) == expected
