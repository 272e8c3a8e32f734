# ruff: noqa: E501 - a case is a line
"""Kinds of findings that a strict reader called wrong: each says now what the texts say, or nothing."""

import pytest

from ...support.sentences import ABOVE, VERSION, added, said


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        # a month of the year is a date and no length of time
        ("每年四月为宣传月。", "每年十月为宣传月。", "期限由“四月”改为“十月”：每年十月为宣传月"),
        # only what is paid in months of wages is an amount
        (
            "双方应当在工资协商要约之日起三十日内答复。",
            "双方应当在工资协商要约之日起六十日内答复。",
            "期限由“三十日内”改为“六十日内”，放宽：双方应当在工资协商要约之日起六十日内答复",
        ),
        (
            "辞退职工的，学校支付三个月的工资。",
            "辞退职工的，学校支付六个月的工资。",
            "数额由“三个月”改为“六个月”，放宽：辞退职工的，学校支付六个月的工资",
        ),
        # a number that says which cases a rule is for makes it neither looser nor tighter
        (
            "营业额超过一百万元的食堂，应当申报。",
            "营业额超过二百万元的食堂，应当申报。",
            "数额由“超过一百万元”改为“超过二百万元”：营业额超过二百万元的食堂，应当申报",
        ),
        (
            "风力四级以上停止作业。",
            "风力六级以上停止作业。",
            "数额由“四级以上”改为“六级以上”：风力六级以上停止作业",
        ),
        (
            "食堂面积应当达到二百平方米。",
            "食堂面积应当达到一百平方米。",
            "数额由“二百平方米”改为“一百平方米”，放宽：食堂面积应当达到一百平方米",
        ),
        (
            "食堂应当定期演练，每年不得少于一次。",
            "食堂应当定期演练。",
            "删去频次“每年不得少于一次”：食堂应当定期演练，每年不得少于一次",
        ),
        (
            "食堂由总务处管理，费用由学校承担。本办法自发布之日起施行。",
            "食堂由总务处管理，费用由学校承担。本办法自2023年7月1日起施行。",
            "日期由“自发布之日起”改为“自2023年7月1日起”：本办法自2023年7月1日起施行",
        ),
    ],
)
def test_a_changed_number_is_told_as_what_it_is(old, new, sentence):
    assert sentence in said(old, new)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("对困难学生可以延长用餐时间。", "新设权限：对困难学生可以延长用餐时间"),
        ("消费者协会可以在食堂建立联络站。", "新设权限：消费者协会可以在食堂建立联络站"),
        (
            "当事人认为需要鉴定的，可以自行委托鉴定机构。",
            "新设权利：当事人认为需要鉴定的，可以自行委托鉴定机构",
        ),
        (
            "检测不合格的灶具，总务处应当更换。",
            "新设义务：检测不合格的灶具，总务处应当更换",
        ),
        (
            "学校鼓励学生在就餐前，共同整理桌椅。",
            "新设倡导：学校鼓励学生在就餐前，共同整理桌椅",
        ),
        (
            "食堂应通过改造灶具降低噪声，达到声环境质量标准。",
            "新设义务：食堂应通过改造灶具降低噪声，达到声环境质量标准",
        ),
    ],
)
def test_a_new_rule_is_named_for_what_it_is(words, sentence):
    assert sentence in added(words)


def test_a_lone_limit_is_told_with_the_one_that_it_stands_for():
    assert said(
        "临时食堂高度不得超过八米，因公共利益需要的除外。",
        "临时食堂不得超过三层，建筑高度不得超过十二米，不得开挖地下空间。",
        ABOVE,
    ) == [
        "数额由“不得超过八米”改为“不得超过十二米”，放宽：建筑高度不得超过十二米，不得开挖地下空间"
    ]


def test_a_term_that_both_define_is_told_with_the_other_meaning():
    assert said(
        "本办法所称食堂，是指学校自办的就餐场所。",
        "食堂，是指学校自办或者委托他人经营、供师生用餐的场所和设施的总称。",
        ABOVE,
    ) == [
        "另作规定（定义）：食堂，是指学校自办或者委托他人经营、供师生用餐的场所和设施的总称（上位规定相近的是食堂，是指学校自办的就餐场所）"
    ]


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        # names and averages are no times; what each of several has is not the sum
        ("食堂按照前三年平均用量备货。", "食堂按照用量备货。", VERSION),
        ("食堂每年年初和年中各检查一次。", "食堂每年检查两次。", VERSION),
        ("专业技术十一级以下岗位，由学校聘任。", "专业技能三级以下岗位，由学校聘任。", VERSION),
        ("总务处每年至少两次专题研究食堂工作。", "总务处至少每半年专题研究食堂工作。", ABOVE),
        # a ban on acting without leave and a case in which one may
        ("任何单位不得擅自延长供餐时间。", "下列情况可以延长供餐时间。", VERSION),
        # 支持 is a thing here
        (
            "食堂应当加强与其他学校的相互协作，增强能力。",
            "食堂按照规划，加强与其他学校的相互协作和支持。",
            VERSION,
        ),
        # half of a name
        (
            "乡镇应当做好毒品预防和社区戒毒工作，落实措施。",
            "乡镇应当做好毒品预防、社区戒毒工作，落实措施。",
            VERSION,
        ),
        # the same breaches, in a list, with the same consequence
        (
            "伪造证件，出租柜台，或者在食堂内堆放杂物的，由总务处责令改正，恢复原状。",
            "违反本办法，有下列行为之一的，由总务处责令改正，恢复原状：\n（一）伪造证件的；\n（二）出租柜台的；\n（三）在食堂内堆放杂物的。",
            VERSION,
        ),
    ],
)
def test_nothing_is_told_where_no_rule_changed(old, new, relation):
    assert said(old, new, relation) == []


@pytest.mark.parametrize(
    "words",
    ["本办法由总务处组织实施。", "供餐未作规定的，按照前款规定执行。"],
)
def test_words_that_lay_down_nothing_are_not_told(words):
    assert added(words) == []
