"""Substitutions: what was replaced throughout, and what must not pass for it."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Kind, Trait
from duizhao.alignment.substitutions.names import core
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

from ...support.builders import build

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


def lines(*bodies):
    return "".join(
        f"第{n}条 {body}。\n" for n, body in zip("一二三四五六七八", bodies, strict=False)
    )


def test_names_are_whole_words_and_members_of_a_list_are_parted():
    old = lines(
        "学校应当公开食谱",
        "民办学校应当每日消毒餐具",
        "学校和民办学校应当查验采购票据",
        "家长委员会可以向学校反映陪餐情况",
    )
    assert listed(old, old.replace("学校", "院校")) == {("学校", "院校"): (5, 0)}


def test_two_words_joined_by_and_are_two_substitutions():
    old = lines(
        "教育行政部门和市场监督管理部门应当联合检查食堂",
        "教育行政部门应当公布检查结果",
        "市场监督管理部门应当抽检食材",
        "教育行政部门或者市场监督管理部门接到举报的，应当及时处理",
    )
    new = old.replace("教育行政部门", "教育主管部门").replace("市场监督管理部门", "市场监管机构")
    assert listed(old, new) == {
        ("教育行政部门", "教育主管部门"): (3, 0),
        ("市场监督管理部门", "市场监管机构"): (3, 0),
    }
    changes = compare(build(old), build(new)).changes
    assert all(Trait.SUBSTITUTED in change.traits for change in changes)


def test_what_is_made_of_others_is_not_listed_by_itself():
    old = lines(
        "县级教育行政部门应当公布检查结果",
        "县级教育行政部门应当建立食堂名录",
        "县级教育行政部门负责组织食堂从业人员培训",
        "教育行政部门可以委托专业机构检测餐具",
        "教育行政部门应当受理家长投诉",
        "县级财政安排专门经费用于食堂改造",
    )
    new = old.replace("县级", "区级").replace("教育行政部门", "教育主管部门")
    assert listed(old, new) == {
        ("教育行政部门", "教育主管部门"): (5, 0),
        ("县级", "区级"): (4, 0),
    }


GROUPS = lines(
    "各级党委（党组）应当加强档案工作",
    "党委（党组）每年听取档案工作汇报",
    "档案工作纳入党委（党组）年度考核",
    "档案工作经费由党委（党组）审定",
)


@pytest.mark.parametrize("back", [False, True])
def test_words_put_in_or_taken_out_throughout(back):
    pair = (GROUPS, GROUPS.replace("党委（党组）", "党组"))
    old, new = reversed(pair) if back else pair
    key = ("党组", "党委（党组）") if back else ("党委（党组）", "党组")
    assert listed(old, new) == {key: (4, 0)}


def test_words_put_in_beside_different_words_are_none():
    old = lines("食堂应当留样", "教师应当陪餐", "厨师应当体检", "仓库应当通风")
    new = old.replace("应当", "每日应当")
    assert listed(old, new) == {}


def test_the_places_are_those_of_the_words():
    found = compare(build(GROUPS), build(GROUPS.replace("党委（党组）", "党组")))
    (place,) = {
        (a.cut(found.template.text), b.cut(found.variant.text))
        for a, b in found.substitutions[0].places
    }
    assert place == ("党委（党组）", "党组")


def test_a_clause_half_replaced_is_not_substituted():
    old = lines(*(f"学校应当公开{what}，学校应当留存" for what in ("食谱", "票据", "名录", "账目")))
    half = "学校应当公开账目，学校应当留存"
    new = old.replace("学校", "院校").replace(
        half.replace("学校", "院校"), "院校公开账目，学校应当留存"
    )
    found = compare(build(old), build(new))
    assert [Trait.SUBSTITUTED in change.traits for change in found.changes] == [True] * 3 + [False]
    assert [len(s.missed) for s in found.substitutions] == [1]


def compared(old, new):
    """Compare two texts as they are read, a title before each."""
    sides = (parse(Source("a.txt", "", f"某市水条例\n{words}", "text")) for words in (old, new))
    return compare(*sides)


WATER = """第一条 水功能区划由市水行政主管部门会同市环境保护行政主管部门编制。
第二条 开凿机井应当经市水行政主管部门批准，由市水行政主管部门公布。
第三条 取水应当报市水行政主管部门备案。
第四条 节水设施由市水行政主管部门验收。
"""


def test_whole_names_are_listed_and_no_halves_of_names():
    found = compared(WATER, WATER.replace("水行政主管部门", "水务部门"))
    assert [(s.before, s.after) for s in found.substitutions] == [("水行政主管部门", "水务部门")]


def test_an_exchange_of_who_does_what_is_no_replacement_made_throughout():
    new = WATER.replace("水行政主管部门", "水务部门").replace(
        "市水务部门会同市环境保护行政主管部门", "市生态环境部门会同市水务部门"
    )
    first, *rest = compared(WATER, new).clauses
    assert Trait.SUBSTITUTED not in first.traits
    assert all(Trait.SUBSTITUTED in change.traits for change in rest)


def test_names_that_change_places_are_not_folded_where_one_is_replaced_elsewhere():
    old = "".join(
        f"第{n}条 {what}由甲部门负责。\n"
        for n, what in zip("一二三", ("审查", "验收", "公布"), strict=True)
    )
    new = old.replace("甲部门", "乙部门") + "第四条 方案由乙部门会同甲部门编制。\n"
    old += "第四条 方案由甲部门会同乙部门编制。\n"
    assert Trait.SUBSTITUTED not in compared(old, new).clauses[-1].traits


def test_a_list_that_lost_a_member_throughout_is_one_replacement():
    old = (
        "第一条 市和区、县人民政府负责水资源管理。\n第二条 区、县人民政府应当报告。\n"
        "第三条 跨区、县的河流由市管理。\n第四条 区、县水务部门备案。\n"
    )
    found = compared(old, old.replace("区、县", "区"))
    assert ("区、县", "区") in [(s.before, s.after) for s in found.substitutions]


BUREAU = "\n".join(
    f"第{number}条 {words}"
    for number, words in zip(
        "一二三四五六七",
        (
            "生态环境主管部门负责扬尘防治的监督管理。",
            "施工单位应当向生态环境主管部门报送方案。",
            "生态环境主管部门应当公布监测结果。",
            "单位和个人可以向生态环境主管部门举报。",
            "未报送方案的，由生态环境主管部门责令改正。",
            "拒不改正的，由生态环境主管部门处一万元罚款。",
            "年度计划由生态环境主管部门制定。",
        ),
        strict=True,
    )
)


def bureaus(ranked):
    """Return the pair in which the bureau of each ``ranked`` article is that of the city."""
    lines = [
        line.replace("生态环境主管部门", "市生态环境局" if at in ranked else "生态环境局")
        for at, line in enumerate(BUREAU.splitlines())
    ]
    return compare(build(BUREAU), build("\n".join(lines)))


def test_a_name_that_gains_a_rank_throughout_is_one_replacement():
    found = bureaus(range(7))
    assert [(s.before, s.after) for s in found.substitutions] == [
        ("生态环境主管部门", "市生态环境局")
    ]
    assert all(Trait.SUBSTITUTED in change.traits for change in found.changes)


def test_a_body_of_another_rank_is_listed_with_no_other():
    found = bureaus((2, 5))
    assert [(s.before, s.after, len(s.places)) for s in found.substitutions] == [
        ("生态环境主管部门", "生态环境局", 5)
    ]
    substituted = [Trait.SUBSTITUTED in change.traits for change in found.changes]
    assert substituted == [at not in (2, 5) for at in range(7)]


def test_a_list_inside_brackets_is_one_member():
    template = "".join(
        f"第{n}条 {words}\n"
        for n, words in (
            ("一", "区、县人民政府负责渡口管理。"),
            ("二", "区、县人民政府应当报告渡运情况。"),
            ("三", "跨区、县的渡口由市管理。"),
            ("四", "渡口规划报区、县交通部门备案。"),
        )
    )
    assert listed(template, template.replace("区、县", "县（市、区）")) == {
        ("区、县", "县（市、区）"): (4, 0)
    }
