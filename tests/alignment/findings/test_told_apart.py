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
        # who is no office has a right: by the name, by the stretch before, or nobody is named
        ("承包单位可以分批交付餐具。", "新设权利：承包单位可以分批交付餐具"),
        ("总队长可以签发检查令。", "新设权限：总队长可以签发检查令"),
        ("检查人员可以要求供货人到场。", "新设权限：检查人员可以要求供货人到场"),
        (
            "外地供货企业经总务处登记后，可以在食堂设点。",
            "新设权利：外地供货企业经总务处登记后，可以在食堂设点",
        ),
        ("剩余餐具可以投放至回收点。", "新设权利：剩余餐具可以投放至回收点"),
        ("对剩余餐具，可以确定回收点。", "新设权限：对剩余餐具，可以确定回收点"),
        ("餐饮培训机构可以提供下列服务。", "新设权利：餐饮培训机构可以提供下列服务"),
        ("用餐照片可以作为核对次数的证据。", "新设规定：用餐照片可以作为核对次数的证据"),
        # how a matter is judged gives nobody a power; a refusal is no encouragement
        (
            "价款不能协商一致的，可以参照上月标准结算。",
            "新设规定：价款不能协商一致的，可以参照上月标准结算",
        ),
        ("逾期主张的，学校不予支持。", "新设规定：逾期主张的，学校不予支持"),
        ("维修经费可以从餐费结余中列支。", "新设规定：维修经费可以从餐费结余中列支"),
        (
            "禁止外卖入校的具体办法由总务处制定。",
            "新设规定：禁止外卖入校的具体办法由总务处制定",
        ),
        ("禁止外卖人员入校。", "新设禁止性规定：禁止外卖人员入校"),
        # how much something is binds nobody by itself; a choice goes with its duty
        (
            "其中，夜餐补贴按餐费的百分之五十计算。",
            "新设数额：其中，夜餐补贴按餐费的百分之五十计算",
        ),
        (
            "餐费应当按月支付，有困难的可以按季支付。",
            "新设义务：餐费应当按月支付，有困难的可以按季支付",
        ),
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
        ("剩余餐券由班级享有。", "新设权利：剩余餐券由班级享有"),
        (
            "任何人对浪费粮食的行为有权制止、检举。",
            "新设权利：任何人对浪费粮食的行为有权制止、检举",
        ),
        # 支持 is one thing of several here, 禁止吸烟区 a name, 规模 what was approved
        (
            "对改制、支持小微食堂发展等情形，学校可以规定减免租金。",
            "新设权限：对改制、支持小微食堂发展等情形，学校可以规定减免租金",
        ),
        ("禁止吸烟区以外的区域为一般区域。", "新设规定：禁止吸烟区以外的区域为一般区域"),
        ("食堂应当按照核定规模储备粮食。", "新设义务：食堂应当按照核定规模储备粮食"),
        # a rule with its exception is a rule
        (
            "邮戳日不清晰的，以收到日为准，但是当事人能够证明邮戳日的除外。",
            "新设规定：邮戳日不清晰的，以收到日为准，但是当事人能够证明邮戳日的除外",
        ),
        # what is carried out was imposed before; who imposes imposes nothing by that
        (
            "逾期不履行的，由总务处申请强制执行。",
            "新设规定：逾期不履行的，由总务处申请强制执行",
        ),
        (
            "除有特别规定的外，本办法规定的行政处罚，由总务处实施。",
            "新设规定：除有特别规定的外，本办法规定的行政处罚，由总务处实施",
        ),
        # leniency is no penalty, nor is who imposes one
        (
            "主动改正的，依法从轻或者减轻行政处罚。",
            "新设规定：主动改正的，依法从轻或者减轻行政处罚",
        ),
    ],
)
def test_a_rule_is_named_for_what_it_is(words, sentence):
    assert added(words)[0] == sentence


@pytest.mark.parametrize(
    "words",
    [
        # so it is whether a rule says so or not
        "造成损害的，依法承担赔偿责任。",
        # the text itself says what holds
        "采购事项，本办法有规定的，适用本办法规定。",
        "总务处划定的其他区域。",
        "违反本办法的行为，法律、法规已有处罚规定的，从其规定。",
        "餐费的收取，按照国家有关规定执行。",
        "餐费的收取，按照《教育收费条例》执行。",
        "承包食堂的企业，享受相关优惠政策。",
        "总务处依照有关规定和上级要求，做好食堂管理工作。",
        "食堂用地，适用土地法律、法规。",
        "本办法具体应用中的问题由学校负责解释。",
        "未履行职责的，依法追究责任。",
        # principles
        "食堂应当坚持下列原则：\n（一）统一采购，分级负责；\n（二）公开透明。",
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


@pytest.mark.parametrize(
    ("listed", "item", "sentence"),
    [
        # what is exempt is said to be so
        (
            "下列收入免收管理费：\n（一）学生自办食堂的收入；\n（二）慈善食堂的收入；",
            "\n（三）临时食堂的收入。",
            "列举增加一项（例外）：临时食堂的收入",
        ),
        # an item with a case and a rate is a rule of its own
        (
            "食堂管理费标准如下：\n（一）面积不超过十平方米的，每月一百元；",
            "\n（二）面积超过十平方米的，每月二百元。",
            "新设数额：面积超过十平方米的，每月二百元",
        ),
    ],
)
def test_an_item_says_what_its_list_does(listed, item, sentence):
    assert said(listed, listed + item) == [sentence]


def test_the_text_that_is_repealed_changes_no_rule():
    old = "本办法自1997年1月1日起施行。1950年4月3日政务院发布的规定同时废止。"
    new = "本办法自1997年1月1日起施行。1987年7月7日国务院发布的规定同时废止。"
    assert said(old, new) == []


def test_ahead_of_a_consent_is_no_step_of_its_own():
    assert said("食堂转让应当征得学校同意。", "食堂转让应当事先征得学校同意。") == []
    assert said("食堂停业应当告知学生。", "食堂停业应当事先告知学生。") != []


def test_nothing_on_another_matter_is_near_a_stock_rule():
    above = "食堂检查人员依法检查，任何单位和个人不得阻挠对食堂工作的检查。"
    below = f"{above}\n对食堂检查工作做出显著成绩的单位和个人，由学校给予奖励。"
    assert said(above, below, ABOVE) == [
        "增设规定：对食堂检查工作做出显著成绩的单位和个人，由学校给予奖励"
    ]


def test_an_office_with_its_people_is_the_office():
    old = "教育和其他有关主管部门及其工作人员违反本办法，在食堂检查中徇私舞弊的，依法给予处分。"
    new = old.replace("教育和其他有关主管部门", "食堂管理有关行政主管部门")
    assert said(old, new, ABOVE) == []


def test_whole_weeks_of_working_days_are_as_many_days():
    old = "总务处应当自收到申请之日起七日内答复。"
    assert said(old, old.replace("七日", "五个工作日")) == []
    assert said(old, old.replace("七日", "七个工作日")) != []


def test_who_may_act_acts_where_he_sees_a_need():
    old = "总务处可以根据需要调整菜单。"
    assert said(old, old.replace("根据需要", "")) == []
    duty = "总务处应当根据需要调整菜单。"
    assert said(duty, duty.replace("根据需要", "")) != []


def test_everybody_has_two_names():
    old = "任何单位和个人有权投诉食堂浪费粮食的行为。"
    assert said(old, old.replace("任何单位和个人", "公民、法人或者其他组织")) == []
    assert said(old, old.replace("任何单位和个人", "学生家长")) != []


def test_an_item_that_rules_is_a_rule_of_a_list():
    lead = "责任人按照下列规定确定：\n（一）教室；"
    assert said(lead, f"{lead}\n（二）校门两侧，由总务处负责。") == [
        "列举增加一项（规定）：校门两侧，由总务处负责"
    ]
    assert said(lead, f"{lead}\n（二）校门两侧的空地。") == ["列举增加一项（范围）：校门两侧的空地"]


def test_the_number_of_an_item_says_not_which_breach():
    old = "违反第三项规定的，处一百元以上五百元以下罚款。"
    new = "违反第三项规定的，处五百元以上一千元以下罚款。"
    assert not any("改为" in one for one in said(old, new, ABOVE))
    assert any("改为" in one for one in said(old, new))


def test_what_a_body_is_called_is_no_other_body():
    old = "被检查采购的单位和个人应当配合检查人员的工作。"
    assert said(old, "被检查单位和人员应当配合检查人员的工作。") == []
    assert said(old, "行业协会应当配合检查人员的工作。") != []
    offices = ("民政部门应当制定补助标准。", "司法行政部门应当制定补助标准。")
    assert said(*offices) != []
    # a person put in or left out, and an office whose act follows
    assert said(old, "被检查采购的单位应当配合检查人员的工作。") != []
    assert said("规划由市水务部门组织编制。", "规划由市人民政府组织编制。") != []
