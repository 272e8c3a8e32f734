"""Findings of a pair of texts: each topic with a case that fires and one that must not."""

from dataclasses import replace

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Direction, Topic
from duizhao.report.words.catalogue import say
from duizhao.report.words.words import Words

from ...support.builders import build

STAYS = "第二条 食堂的采购由学校总务处负责，每日公布食谱和价格。\n第三条 本办法自发布之日起施行。\n"


def findings(old, new):
    a, b = build(f"第一条 {old}\n{STAYS}"), build(f"第一条 {new}\n{STAYS}")
    return [found for change in compare(a, b).changes for found in change.findings]


def told(old, new):
    return [(str(f.topic), str(f.direction), f.before, f.after) for f in findings(old, new)]


CASES = [
    ("学校应当公开食谱。", "学校可以公开食谱。", ("force", "loosened", "应当", "可以")),
    ("国家鼓励学校公开食谱。", "学校应当公开食谱。", ("force", "tightened", "鼓励", "应当")),
    ("学校不得公开食谱。", "学校可以公开食谱。", ("force", "loosened", "不得", "可以")),
    (
        "校舍改建由教育部门会同住建部门审定。",
        "校舍改建由住建部门会同教育部门审定。",
        ("subject", "exchanged", "教育部门会同住建部门", "住建部门会同教育部门"),
    ),
    (
        "校车停运应当经教育部门批准。",
        "校车停运应当报教育部门备案。",
        ("procedure", "loosened", "批准", "备案"),
    ),
    ("校车停运应当报告。", "校车停运应当报告并公示。", ("procedure", "new", "", "公示")),
    (
        "处五万元以下罚款。",
        "处三万元以下罚款。",
        ("penalty", "lighter", "五万元以下", "三万元以下"),
    ),
    (
        "逾期不改的，给予警告。",
        "逾期不改的，给予警告，吊销许可证。",
        ("penalty", "new", "", "吊销许可证"),
    ),
    (
        "应当在三十日内答复。",
        "应当在六十日内答复。",
        ("deadline", "loosened", *["三十日内", "六十日内"]),
    ),
    ("每半年检查一次食堂。", "每年检查一次食堂。", ("frequency", "loosened", "每半年", "每年")),
    (
        "可以使用耕地五亩、林地三亩、其他农用地十亩。",
        "可以使用耕地五亩、林地三亩、其他农用地二十亩。",
        ("amount", "exchanged", "十亩", "二十亩"),
    ),
    (
        "赔偿不超过一万元。",
        "赔偿不低于一万元。",
        ("amount", "exchanged", "不超过一万元", "不低于一万元"),
    ),
    (
        "年满十六周岁的可以参加。",
        "未满十六周岁的可以参加。",
        ("condition", "exchanged", "年满", "未满"),
    ),
    ("公开招募的应当公告。", "不公开招募的应当公告。", ("condition", "exchanged", "", "不公开招")),
    (
        "任何人不得进入后厨。",
        "任何人不得进入后厨，消防人员执行任务的除外。",
        ("exception", "new", "", "消防人员执行任务的除外"),
    ),
    (
        "家长可以进入后厨。",
        "经值班教师同意，家长可以进入后厨。",
        ("procedure", "new", "", "经值班教师同意"),
    ),
    ("食堂应当改造全部灶台。", "食堂应当改造部分灶台。", ("scope", "loosened", "全部", "部分")),
    (
        "学校应当公开食谱。",
        "学校应当公开食谱。食堂不得使用隔夜食材。",
        ("ban", "new", "", "食堂不得使用隔夜食材"),
    ),
    (
        "学校应当公开食谱。食堂不得使用隔夜食材。",
        "学校应当公开食谱。",
        ("ban", "removed", "食堂不得使用隔夜食材", ""),
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_fires(old, new, expected):
    assert expected in told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # the same number in other characters, the same limit in other words
        ("处30000元以下罚款。", "处三万元以下罚款。"),
        ("每次最多不超过二百毫升。", "每次最多不得超过二百毫升。"),
        # a word of force inside another, one for its like
        ("做好相应工作。", "做好适应工作。"),
        ("学校应当公开食谱。", "学校必须公开食谱。"),
        ("自知道之日起六十日内申请复核。", "自知道或者应当知道之日起六十日内申请复核。"),
        # a step up that is no number
        ("向共同的上一级机关申请。", "向其中任何一个机关申请。"),
        # one rule said the other way round
        ("教师可以查阅档案，档案室不得拒绝。", "教师可以查阅档案，档案室应当同意。"),
        ("学校应当保护试验田不受侵害。", "任何单位和个人不得侵占试验田。"),
        # an office that goes by another name
        ("由市工商行政管理部门处理。", "由市市场监督管理部门处理。"),
        # other words for the same
        ("食堂不按规定留样的，予以通报。", "食堂未按规定留样的，予以通报。"),
        ("坚持公示原则不动摇。", "坚持公示原则。"),
    ],
)
def test_does_not_fire(old, new):
    assert told(old, new) == []


def test_an_article_that_is_new_is_told_once():
    more = STAYS.replace(
        "第三条",
        "第三条 食堂应当留样，并自当日起保存三日。\n学校应当公布投诉电话。\n第四条",
    )
    a, b = build(f"第一条 学校应当公开食谱。\n{STAYS}"), build(f"第一条 学校应当公开食谱。\n{more}")
    found = [one for change in compare(a, b).changes for one in change.findings]
    assert [(one.topic, one.direction) for one in found] == [(Topic.DUTY, Direction.NEW)]


def test_what_moved_is_not_new():
    old = "学校应当在校门口公开每周的食谱和价格。"
    new = "食堂由总务处管理。"
    a = build(f"第一条 {old}{new}\n{STAYS}")
    b = build(f"第一条 {new}\n{STAYS}第四条 {old}\n")
    found = [one for change in compare(a, b).changes for one in change.findings]
    assert not [one for one in found if one.topic is Topic.DUTY]


def test_a_rule_that_implements_another_need_not_repeat_it():
    above = build("第一条 学校应当公开食谱。\n第二条 食堂不得使用隔夜食材。\n")
    below = build("第一条 学校应当公开食谱。\n第二条 食堂应当在入口张贴投诉电话。\n")
    above, below = replace(above, title="某省食堂条例"), replace(below, title="某市食堂办法")
    found = [one for change in compare(above, below).changes for one in change.findings]
    assert [one.direction for one in found] == [Direction.NEW]


def test_spans_point_at_the_words():
    a, b = build("第一条 学校应当公开食谱。"), build("第一条 学校可以公开食谱。")
    (found,) = (one for change in compare(a, b).changes for one in change.findings)
    assert [span.cut(a.text) for span in found.template] == ["应当"]
    assert [span.cut(b.text) for span in found.variant] == ["可以"]
    assert found.weight == 3


@pytest.mark.parametrize(("old", "new"), [case[:2] for case in CASES])
def test_every_finding_has_its_sentence_and_says_its_words(old, new):
    for one in findings(old, new):
        for lang in ("zh", "en"):
            sentence = Words(lang).finding(one)
            assert one.before in sentence and one.after in sentence


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_topics_and_directions_have_names(lang):
    for topic in Topic:
        assert say(lang, f"topic.{topic}")
    for direction in Direction:
        assert say(lang, f"direction.{direction}")


def test_the_subject_said_again_after_a_split_is_no_new_rule():
    old = build("第一条 船舶进港的，船长应当报告载货情况并配合港口机构查验。\n" + STAYS)
    parts = "第一条 船舶进港的，船长应当报告载货情况。\n第二条 船舶进港的，船长{}。\n"
    rest = STAYS.replace("第三条", "第四条").replace("第二条", "第三条")
    same = build(parts.format("应当配合港口机构查验") + rest)
    other = build(parts.format("应当配合港口机构查验，并缴纳泊位费五百元") + rest)
    assert [f for c in compare(old, same).changes for f in c.findings] == []
    assert [f for c in compare(old, other).changes for f in c.findings] != []


def test_two_bodies_that_changed_places_are_told_whatever_they_do():
    old = "县道由县交通局养护，乡道由乡政府养护。"
    new = "县道由乡政府养护，乡道由县交通局养护。"
    assert told(old, new) == [("subject", "exchanged", "县交通局", "乡政府")]
    assert told(old, old.replace("县道由县交通局", "县道由乡政府"))[:1] != [
        ("subject", "exchanged", "县交通局", "乡政府")
    ]


def test_a_unit_of_a_thousand_is_no_part_of_the_number():
    old = "携带的犬只重量不得超过20千克。"
    assert told(old, old.replace("20千克", "20公斤")) == []
    assert told(old, old.replace("20千克", "30公斤"))[0][:2] == ("amount", "loosened")


def test_the_same_change_is_told_where_it_stands_in_each_text() -> None:
    for before, after in (("", STAYS), (STAYS, ""), (f"{STAYS}{STAYS}", STAYS)):
        old = build(f"{before}第一条 学校应当公开食谱。\n{after}")
        new = build(f"{before}第一条 学校可以公开食谱。\n{after}")
        (found,) = (one for change in compare(old, new).changes for one in change.findings)
        assert [span.cut(old.text) for span in found.template] == ["应当"]
        assert [span.cut(new.text) for span in found.variant] == ["可以"]
