# ruff: noqa: E501 - a case is a line
"""Kinds of changes that readers of real pairs missed, or were told wrongly, in invented sentences."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Relation, Settings
from duizhao.report.words.words import Words

from ...support.builders import build

STAYS = "第二条 食堂的采购由学校总务处负责，每日公布食谱和价格。\n第三条 本办法自发布之日起施行。\n"


def found(old, new, relation=Relation.VERSIONS):
    a, b = build(f"第一条 {old}\n{STAYS}"), build(f"第一条 {new}\n{STAYS}")
    comparison = compare(a, b, Settings(relation=relation))
    return [one for change in comparison.changes for one in change.findings]


def told(old, new, relation=Relation.VERSIONS):
    return [
        (str(one.topic), str(one.direction), one.before, one.after)
        for one in found(old, new, relation)
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "每餐留样，由专人负责。",
            "每餐留样四十八小时，由专人负责。",
            ("deadline", "new", "", "四十八小时"),
        ),
        (
            "食堂从业人员应当具有大专以上学历。",
            "食堂从业人员应当具有中等以上学历。",
            ("condition", "loosened", "大专", "中等"),
        ),
        (
            "会议举行十日前，应当发出通知。",
            "会议举行三日前，应当发出通知。",
            ("deadline", "loosened", "十日", "三日"),
        ),
        (
            "处二万元以上十万元以下罚款。",
            "处十万元以上五十万元以下罚款。",
            ("penalty", "heavier", "二万元以上十万元以下", "十万元以上五十万元以下"),
        ),
        (
            "处五万元罚款。",
            "处五万元以上十万元以下罚款。",
            ("penalty", "heavier", "五万元", "五万元以上十万元以下"),
        ),
        (
            "处五万元以下罚款。",
            "处货值五倍以下罚款。",
            ("penalty", "exchanged", "五万元以下", "五倍以下"),
        ),
        (
            "发生中毒的，主管机关应当依法进行调查。",
            "发生中毒的，主管机关可以要求学校申报。",
            ("power", "exchanged", "应当依法进行调查", "可以要求学校申报"),
        ),
        (
            "不得使用火炉等取暖设备。",
            "不得使用火炉、电暖器等取暖设备。",
            ("scope", "new", "", "电暖器"),
        ),
        (
            "学校应当公开食谱。",
            "除寄宿制学校外，学校应当公开食谱。",
            ("exception", "new", "", "除寄宿制学校外"),
        ),
        (
            "审计部门应当核对食堂收支。",
            "审计部门应当会同档案部门核对食堂收支。",
            ("subject", "new", "", "档案部门"),
        ),
        (
            "校舍由建设单位建造。",
            "校舍由建设单位建造。未经审查的，不得开工建设。",
            ("ban", "new", "", "未经审查的，不得开工建设"),
        ),
        (
            "灶具由学校购置。",
            "灶具由学校购置。灶具经验收合格后，方可使用。",
            ("condition", "new", "", "灶具经验收合格后，方可使用"),
        ),
        (
            "灶具由学校购置。",
            "灶具由学校购置。严禁向学校摊派，非法收费、罚款。",
            ("ban", "new", "", "严禁向学校摊派，非法收费、罚款"),
        ),
        (
            "灶具由学校购置。",
            "灶具由学校购置。村民会议可以分片区召开。",
            ("power", "new", "", "村民会议可以分片区召开"),
        ),
    ],
)
def test_fires(old, new, expected):
    assert expected in told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # a purpose or a motto is no condition
        ("学校应当组织学生参加活动。", "学校应当组织学生参加活动，提升师生科学文化素质。"),
        # a limit in another counting word
        ("检查时应当有两人以上参加。", "检查时应当有两名以上参加。"),
        ("决定应当经过半数教师同意。", "决定应当经超过半数教师同意。"),
        # one rule said the other way round
        ("学校不得在校门以外设立摊点。", "学校应当在校门以内设立摊点。"),
        # a word of force inside a name
        ("由有关机关给予处分。", "由有权机关给予处分。"),
        # the same negation in other words
        ("不得收购没有检疫证明的食材。", "不得收购无检疫证明的食材。"),
        ("食堂未能履行约定的，依法承担责任。", "食堂未履行约定的，依法承担责任。"),
        # a penalty that the clause has already
        (
            "构成犯罪的，依法追究刑事责任；尚不构成犯罪的，依法给予处分。",
            "依法给予处分；构成犯罪的，依法追究刑事责任。",
        ),
        # nobody in particular joins in
        (
            "教育部门负责检查。有关部门予以协助。",
            "教育部门会同有关部门负责检查。有关部门予以协助。",
        ),
    ],
)
def test_does_not_fire(old, new):
    assert told(old, new) == []


def test_a_word_put_into_list_after_list_is_told_once():
    old = "不得接受火炉等取暖设备，不得出租火炉等取暖设备。"
    new = "不得接受火炉、电暖器等取暖设备，不得出租火炉、电暖器等取暖设备。"
    assert [one[0] for one in told(old, new)].count("scope") == 1


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("每餐留样。", "每餐留样四十八小时。", "增加期限“四十八小时”：每餐留样四十八小时"),
        (
            "食堂不得有下列行为：\n（一）售卖酒水；\n（二）倾倒油污。",
            "食堂不得有下列行为：\n（一）售卖酒水；\n（二）倾倒油污；\n（三）雇用患病人员。",
            "列举增加一项（禁止）：雇用患病人员",
        ),
    ],
)
def test_a_part_is_said_with_its_statement_or_its_list(old, new, sentence):
    assert [Words("zh").finding(one) for one in found(old, new)] == [sentence]


def test_what_a_rule_below_sets_up_is_said_so_and_what_it_leaves_out_is_counted():
    above = build(f"第一条 食堂不得使用隔夜食材。\n{STAYS}")
    below = build("第一条 食堂应当在入口张贴投诉电话。\n第二条 本办法自发布之日起施行。\n")
    comparison = compare(above, below, Settings(relation=Relation.IMPLEMENTS))
    said = [Words("zh").finding(one) for change in comparison.changes for one in change.findings]
    assert said == ["增设义务：食堂应当在入口张贴投诉电话"]
    assert comparison.unrepeated >= 1
    versions = compare(above, below, Settings(relation=Relation.VERSIONS))
    assert versions.unrepeated == 0
