"""Kinds that readers of fresh pairs found told wrongly or not at all: each fires, and is silent."""

import pytest

from ...support.sentences import ABOVE, BANS, added, said


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "学生严禁携带电器入校。",
            "学生原则上不得携带电器入校。",
            "“严禁”改为“原则上不得”，力度放宽：学生原则上不得携带电器入校",
        ),
        (
            "严禁在机房堆放食材。",
            "原则上不得在机房堆放食材。",
            "“严禁”改为“原则上不得”，力度放宽：原则上不得在机房堆放食材",
        ),
        (
            "学校应当加强食堂管理，将食堂经费列入预算。",
            "学校应当加强食堂管理，可以将食堂经费列入预算。",
            "“应当”改为“可以”，力度放宽：可以将食堂经费列入预算",
        ),
        (
            "学校应当开设食堂，对供货单位的账目进行监督。",
            "学校应当开设食堂，可以对供货单位的账目进行监督。",
            "“应当”改为“可以”，力度放宽：可以对供货单位的账目进行监督",
        ),
        (
            "学校一般应当公开食谱。",
            "学校应当公开食谱。",
            "“一般应当”改为“应当”，力度收紧：学校应当公开食谱",
        ),
        (
            "学校可以批准学生离校。",
            "学校不予批准学生离校。",
            "“可以”改为“不予”，力度收紧：学校不予批准学生离校",
        ),
        (
            "主管机关得公开名单。",
            "主管机关不得公开名单。",
            "“得”改为“不得”，力度收紧：主管机关不得公开名单",
        ),
        # a size that says where a rule holds makes it neither looser nor tighter
        (
            "禁止在校门三百米内设摊。",
            "禁止在校门十米内设摊。",
            "数额由“三百米内”改为“十米内”：禁止在校门十米内设摊",
        ),
        (
            "摊位宽度不得超过三米。",
            "摊位宽度不得超过两米。",
            "数额由“不得超过三米”改为“不得超过两米”，收紧：摊位宽度不得超过两米",
        ),
        (
            "已办理登记的食堂，应当悬挂登记证。",
            "未办理登记的食堂，应当悬挂登记证。",
            "条件由“已”改为“未”：未办理登记的食堂，应当悬挂登记证",
        ),
    ],
)
def test_a_change_is_told_with_its_direction(old, new, sentence):
    assert said(old, new) == [sentence]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # a softening word that both sides have
        ("学校原则上应当公开食谱。", "学校原则上应当公开食谱和价格。"),
        # the word of force moved behind the words that say by what
        (
            "学校应当办饭，依托家长委员会，开展评议。",
            "学校应当办饭，可以依托家长委员会，应当开展评议。",
        ),
        # a step asked for in other words
        ("食堂应当公告食谱，每日更新。", "食堂应当将食谱在门口公示，每日更新。"),
    ],
)
def test_what_stays_is_not_told(old, new):
    assert not any("力度" in one or "程序" in one for one in said(old, new))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "教育部门应当加强对不作为问题的监督问责。",
            "新设义务：教育部门应当加强对不作为问题的监督问责",
        ),
        (
            "食堂不作为的，由教育部门对负责人问责。",
            "新设法律责任：食堂不作为的，由教育部门对负责人问责",
        ),
        (
            "逾期不清理的，教育部门可以指定单位代为清理，费用由学校个人承担。",
            "新设权限：逾期不清理的，教育部门可以指定单位代为清理，费用由学校个人承担",
        ),
        ("村民会议可以分片召开。", "新设权限：村民会议可以分片召开"),
        ("村民可以查阅食堂账目。", "新设权利：村民可以查阅食堂账目"),
        ("学校应当定期开展食材风险评估。", "新设义务：学校应当定期开展食材风险评估"),
        ("学校应当定期公示食堂账目。", "新设程序：学校应当定期公示食堂账目"),
        (
            "学校应当组织教师、家长等有关部门，依法对食材进行检查。",
            "新设义务：学校应当组织教师、家长等有关部门，依法对食材进行检查",
        ),
    ],
)
def test_a_new_rule_is_called_what_it_is(words, sentence):
    assert added(words) == [sentence]


@pytest.mark.parametrize(
    "words",
    [
        "违反本办法的行为，法律、法规已有处罚规定的，从其规定。",
        "食堂经营应当遵守有关法律、法规的规定。",
        "其他部门应当按照各自职责做好食堂管理工作。",
    ],
)
def test_a_rule_below_that_says_nothing_of_its_own_is_not_told(words):
    assert added(words, ABOVE) == []


def test_what_follows_a_basis_is_told():
    words = "教育部门应当按照有关规定，对食堂负责人进行轮训。"
    assert added(words, ABOVE) == [f"增设义务：{words[:-1]}"]


CASES = "有下列情形之一的，食堂应当停业整修：\n（一）屋顶漏水；\n（二）墙体开裂；"


def test_each_item_that_comes_to_an_old_list_is_told():
    new = f"{BANS}\n（三）拆除设备；\n（四）使用过期食材。"
    assert said(BANS, new) == [
        "列举增加一项（禁止）：拆除设备",
        "列举增加一项（禁止）：使用过期食材",
    ]


def test_an_item_of_a_list_that_is_new_as_a_whole_adds_nothing_to_a_list():
    listed = "第四条 食堂采购的目标如下：\n（一）统一采购，分级负责；\n（二）公开透明。"
    assert added(listed) == ["新设倡导：统一采购，分级负责"]


def test_a_list_that_is_new_as_a_whole_is_told_once():
    assert added(BANS) == ["新设禁止性规定：食堂不得有下列行为"]


def test_an_item_that_says_when_a_rule_holds_is_a_condition():
    assert said(CASES, f"{CASES}\n（三）夜间照明不足。") == ["列举增加一项（条件）：夜间照明不足"]


def test_an_item_that_adds_nothing_is_not_told():
    assert said(BANS, f"{BANS}\n（三）其他依法禁止的行为。") == []


def test_a_rule_below_is_told_beside_what_is_near_it_above():
    old, new = "学校应当妥善保管食堂账册。", "食堂的账册，应当由学校妥善保管二十年。"
    assert said(old, new, ABOVE) == [
        "另作规定（义务）：食堂的账册，应当由学校妥善保管二十年（对照文本相近的规定：第一条：学校应当妥善保管食堂账册）"
    ]


def test_a_rule_below_of_another_matter_is_set_up():
    new = "教育部门应当每年向乡镇派出营养师巡回授课。"
    assert added(new, ABOVE) == [f"增设义务：{new[:-1]}"]


def test_a_consent_that_another_gives_is_no_new_condition_below():
    old = "菜价调整的，经校长书面批准，可以提高一成。"
    new = "菜价调整的，经校务委员会同意，可以提高一成。"
    assert said(old, new, ABOVE) == []
    assert any("校务委员会同意" in one for one in said(old, new))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        # a right that is to be had is no power
        (
            "教育部门应当采取措施，保障女生享有同等机会。",
            "新设义务：教育部门应当采取措施，保障女生享有同等机会",
        ),
        # who cannot do a thing is not forbidden to
        ("学校应当为不能返家的学生提供宿舍。", "新设义务：学校应当为不能返家的学生提供宿舍"),
        ("学生不能进入厨房。", "新设禁止性规定：学生不能进入厨房"),
        # steps that describe a thing
        (
            "食谱应当与学校核准、备案的信息一致。",
            "新设义务：食谱应当与学校核准、备案的信息一致",
        ),
        # what becomes of a fine
        (
            "罚款必须出具统一收据，罚款按规定上缴国库。",
            "新设义务：罚款必须出具统一收据，罚款按规定上缴国库",
        ),
        (
            "按照规定对直接责任人员给予处分。",
            "新设法律责任：按照规定对直接责任人员给予处分",
        ),
    ],
)
def test_a_word_that_only_names_a_thing_does_not_name_the_rule(words, sentence):
    assert added(words) == [sentence]


@pytest.mark.parametrize(
    "words",
    [
        "构成犯罪的，依法追究刑事责任。",
        "对处罚不服的，当事人可以依法申请行政复议。",
        "食堂管理应当坚持公开的原则。",
    ],
)
def test_what_holds_without_a_rule_below_is_not_told(words):
    assert added(words, ABOVE) == []


def test_a_stock_matter_is_told_beside_the_sentence_above_on_it():
    old = "学校应当办好食堂。\n任何人都有权对浪费粮食的行为进行举报。"
    new = "学校应当办好食堂。\n家长发现食材变质的，可以向教育部门检举。"
    assert said(old, new, ABOVE) == [
        "另作规定（权利）：家长发现食材变质的，可以向教育部门检举（对照文本相近的规定：第一条：任何人都有权对浪费粮食的行为进行举报）"
    ]
    assert added("家长发现食材变质的，可以向教育部门检举。", ABOVE) == [
        "增设权利：家长发现食材变质的，可以向教育部门检举"
    ]


def test_a_paper_is_named_without_its_penalty():
    assert said("应当发出整改通知书。", "应当发出限期整改通知书。") == []
