"""What looks like a rule of one kind and is one of another, or stands there already."""

import pytest

from ...support.sentences import ABOVE, added, said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        # who receives has a right, whoever he is
        ("科研人员兼职可以取得合法报酬。", "新设权利：科研人员兼职可以取得合法报酬"),
        ("学生可以按照规定享受用餐补助。", "新设权利：学生可以按照规定享受用餐补助"),
        ("总务处可以取得样品。", "新设权限：总务处可以取得样品"),
        # to order is a duty of the office; after a breach it is a penalty
        (
            "总务处应当检查食堂，发现隐患应当当场责令限期改正。",
            "新设义务：总务处应当检查食堂，发现隐患应当当场责令限期改正",
        ),
        (
            "擅自停业的，由总务处责令限期改正。",
            "新设法律责任：擅自停业的，由总务处责令限期改正",
        ),
        # an exception that is part of a meaning
        (
            "大型食堂，是指用餐人数超过二百人的食堂，但是临时食堂除外。",
            "新设定义：大型食堂，是指用餐人数超过二百人的食堂，但是临时食堂除外",
        ),
        # leniency is no penalty, nor is who imposes one
        (
            "主动改正的，依法从轻或者减轻行政处罚。",
            "新的规定：主动改正的，依法从轻或者减轻行政处罚",
        ),
    ],
)
def test_a_rule_is_named_for_what_it_is(words, sentence):
    assert added(words)[0].replace("新设规定", "新的规定") == sentence


@pytest.mark.parametrize(
    "words",
    [
        # so it is whether a rule says so or not
        "造成损害的，依法承担赔偿责任。",
        # the text itself says what holds
        "采购事项，本办法有规定的，适用本办法规定。",
        "总务处划定的其他区域。",
    ],
)
def test_what_holds_anyway_is_no_rule_of_a_text_below(words):
    assert added(words, ABOVE) == []


def test_two_words_that_change_places_are_no_change():
    old, new = "主动改正的，应当免予或者减轻处分。", "主动改正的，应当减轻或者免予处分。"
    assert said(old, new) == []
    assert said(old, old.replace("免予或者减轻", "从轻或者减轻")) != []


def test_less_time_for_nothing_is_tighter():
    assert said("停车前三十分钟免收费用。", "停车前十五分钟免收费用。") == [
        "期限由“三十分钟”改为“十五分钟”，收紧：停车前十五分钟免收费用"
    ]
    assert said("会议举行三十日前通知。", "会议举行十五日前通知。") == [
        "期限由“三十日”改为“十五日”，放宽：会议举行十五日前通知"
    ]


def test_a_list_of_what_is_asked_answers_one_of_what_is_forbidden():
    asked, forbids = "用餐者应当遵守下列规定：", "用餐者不得有下列行为："
    old = f"{forbids}\n（一）在食堂内大声喧哗吵闹；\n（二）倚坐在餐桌上面；"
    new = f"{asked}\n（一）不在食堂内大声喧哗吵闹；\n（二）不倚坐在餐桌上面；"
    assert not [one for one in said(old, new) if "喧哗" in one]
    assert [one for one in said(old.replace(forbids, asked), new) if "喧哗" in one]


def test_a_word_counts_before_an_act_only():
    assert said("校门内道路应当硬化。", "校门内现场道路应当硬化。") == []
    assert said("总务处应当检查食堂。", "总务处应当现场检查食堂。") != []


def test_measures_whose_aim_stayed_are_no_duty():
    assert said("学校推动食堂节约粮食。", "学校应当采取措施，推动食堂节约粮食。", ABOVE) == []
    assert said("学校推动食堂节约粮食。", "学校应当采取防火措施，推动食堂节约粮食。", ABOVE) != []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        # the breach is said by its article, the fine is the same
        (
            "违反前款规定的，责令改正，处一千元以上三千元以下罚款。",
            "违反前款规定，污水外流或者餐余垃圾向外洒落的，责令改正，处一千元以上三千元以下罚款。",
            [],
        ),
        # one breach, one fine on each side, in sentences that are written apart
        (
            "损毁或者擅自移动食堂监测设施及其标志的，由总务处责令恢复；逾期不恢复的，处五千元以上一万元以下罚款。",
            "侵占、损毁、非法移动食堂监测设施及标志的，由学校主管部门责令停止违法行为，采取补救措施，可以处一千元以上三千元以下的罚款。",
            ["法律责任由“五千元以上一万元以下”改为“一千元以上三千元以下”，减轻"],
        ),
    ],
)
def test_a_fine_for_one_breach_is_compared(old, new, told):
    found = [one for one in said(old, new, ABOVE) if "法律责任" in one]
    assert [one.partition("：")[0] for one in found] == told


def test_a_time_for_one_act_is_compared():
    found = said(
        "食堂竣工验收后三十日内，总务处应当将竣工资料报主管部门备案。",
        "食堂完工后，总务处应当依法组织查验，并在查验合格之日起十五日内，将食堂竣工资料报主管部门备案。",
        ABOVE,
    )
    assert [one for one in found if one.startswith("期限由“三十日内”改为“十五日内”，收紧")]
