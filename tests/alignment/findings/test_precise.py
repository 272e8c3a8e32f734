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


def test_an_amount_is_told_with_its_like_where_the_step_before_it_changed():
    assert said(
        "开办食堂，经教育部门批准，并缴纳保证金五万元。",
        "开办食堂，报教育部门备案，并缴纳保证金三万元。",
    ) == [
        "程序由“经教育部门批准”改为“备案”，放宽：报教育部门备案",
        "数额由“五万元”改为“三万元”：并缴纳保证金三万元",
    ]


def test_an_amount_of_another_thing_is_not_its_like():
    sentences = said(
        "开办食堂，经教育部门批准，并缴纳保证金五万元。",
        "开办食堂，报教育部门备案，并领取补助费三万元。",
    )
    assert not any("改为“三万元”" in sentence for sentence in sentences)


def test_a_term_that_both_define_is_told_with_the_other_meaning():
    assert said(
        "本办法所称食堂，是指学校自办的就餐场所。",
        "食堂，是指学校自办或者委托他人经营、供师生用餐的场所和设施的总称。",
        ABOVE,
    ) == [
        "另作规定（定义）：食堂，是指学校自办或者委托他人经营、供师生用餐的场所和设施的总称（对照文本相近的规定：食堂，是指学校自办的就餐场所）"
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


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        # 支持 is the act here, and 根据需要 stood there in other words
        (
            "学校有关部门根据各自职责，支持、协助伙食监察工作。",
            "有关部门应当按照各自职责，支持、协助开展伙食监察工作。",
            ABOVE,
        ),
        ("食堂应当根据实际需要，适时修订菜谱。", "食堂应当根据需要，适时修订菜谱。", ABOVE),
        # two decisions
        (
            "有下列情形的，学校应当作出不予登记的决定。",
            "有下列情形的，学校可以作出暂缓登记的决定。",
            ABOVE,
        ),
        # why a text is made is no rule
        (
            "为了规范食堂管理，保障学生健康，制定本办法。",
            "为了规范食堂管理，保障学生和教职工健康，制定本办法。",
            VERSION,
        ),
        # the same in other words
        ("食堂每年向学校报告。", "食堂每年至少向学校报告一次。", ABOVE),
        (
            "在广场周边，非经市政府批准，不得举行集会。",
            "在广场周边不得举行集会，经市政府批准的除外。",
            ABOVE,
        ),
        ("未经批准，食堂不得擅自停业。", "食堂不得擅自停业。", ABOVE),
        (
            "本办法所称绿线，是指城市各类绿地范围的控制界线。",
            "本办法所称绿线，是指城市各类绿地范围的控制线。",
            VERSION,
        ),
        # the same denied, the same decision, one step of two words, one ban
        (
            "食堂对变质食材未及时制止、报告、查处的，给予处分。",
            "食堂对变质食材不制止、不报告、不查处的，给予处分。",
            ABOVE,
        ),
        (
            "学校应当自受理之日起二十日内作出准予许可或者不准予许可的决定。",
            "学校应当自受理之日起二十日内作出许可或者不予许可的决定。",
            ABOVE,
        ),
        ("食堂由总务处批准。", "食堂由总务处审查批准。", ABOVE),
        ("未取得许可证的，不得经营食堂。", "未经批准，任何单位不得经营食堂。", ABOVE),
        # the same time in other words, the same want of leave, the same consent
        ("厨师离职时，应当交回证件。", "炊事人员离职时，应当交回证件。", ABOVE),
        ("未经许可擅自设置摊位的，处罚款。", "未经许可设置摊位的，处罚款。", ABOVE),
        # the same bodies
        ("施工工地由施工企业负责。", "施工工地由施工单位负责。", VERSION),
        ("农业、水利部门负责监督。", "农业农村、水利部门负责监督。", VERSION),
    ],
)
def test_what_says_the_same_is_not_told(old, new, relation):
    assert said(old, new, relation) == []


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("学校应当为组织登记提供便利。", "义务"),
        ("总务处应当推行就餐登记与退费联动办理。", "义务"),
        ("中止施工满一年的，食堂应当书面说明。", "义务"),
        ("房屋交付满三年的，应当在三十日内检测。", "期限"),
        ("违法轻微并及时改正的，不予行政处罚。", "规定"),
        ("总务处应当综合运用评估、检查、问责等手段，提高质量。", "义务"),
        ("为了公共利益，对食堂可以依照程序征收，并给予补偿。", "权限"),
        ("投资者认为权益受到侵害的，可以通过下列途径解决。", "权利"),
        ("科技人员可以取得合法报酬。", "权利"),
        ("执法人员可以进入食堂。", "权限"),
        ("总务处应当推行以购买服务方式开展技术审查。", "义务"),
        ("符合下列情形的，可以申请移植。", "权利"),
        ("任何单位和个人发现变质食材的，有权向学校报告。", "权利"),
        ("本办法所称餐厅，是指学生可以进出的场所。", "定义"),
        ("使用超过十年的灶具应当列入名册。", "义务"),
        ("采购时应当附具食材评估报告。", "义务"),
        ("乱贴广告的，责令限期清除。", "法律责任"),
        ("对失职造成损失的人员，严格追究责任并给予处分。", "法律责任"),
        ("对厨师进行问责，应当由有管理权限的总务处作出。", "义务"),
    ],
)
def test_a_new_sentence_is_named_for_what_it_asks(words, topic):
    assert added(words) == [f"新设{topic}：{words.rstrip('。')}"]


def test_a_fine_that_the_rule_below_puts_into_figures_is_told_with_the_bare_one():
    assert said(
        "擅自在食堂门口搭建棚子的，由学校责令拆除，可以处以罚款。",
        "擅自在食堂门口搭建棚子和其他设施的，责令限期拆除，可并处二百元以上五百元以下的罚款。",
        ABOVE,
    ) == [
        "法律责任由“罚款”改为“二百元以上五百元以下的罚款”：擅自在食堂门口搭建棚子和其他设施的，责令限期拆除，可并处二百元以上五百元以下的罚款"
    ]


def test_a_force_that_changed_before_another_act_is_said_of_that_act():
    assert said(
        "食堂应当公示菜谱，并可以采取座谈会征求意见。",
        "食堂应当公示菜谱，并采取座谈会征求意见。",
        ABOVE,
    ) == ["“可以”改为“应当”，力度收紧：并采取座谈会征求意见"]


def test_two_terms_are_not_one_definition_that_changed():
    told = said(
        "本办法所称食堂登记，是指对食堂的权利进行记载的行为。",
        "本办法所称食堂，是指就餐的场所及设施。",
    )
    assert not any("改为" in sentence for sentence in told)


@pytest.mark.parametrize(
    "words",
    [
        "其他食堂工作情况。",
        "任何人不得违反学校有关食堂的规定。",
        "强化食堂监督问责。",
        "完成食堂管理的其他任务。",
        "食堂保洁按照《食堂保洁规定》等规定执行。",
        "2012年8月31日，学校会议通过了食堂决定。",
    ],
)
def test_words_without_a_rule_of_their_own_are_not_told(words):
    assert added(words) == []


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        # a general word says not which penalty; a fine of an office is no fine of a person
        (
            "拒不改正的，按照下列规定处以罚款。",
            "拒不改正的，按照下列规定予以处罚。",
            VERSION,
        ),
        (
            "食堂违反规定的，对单位处一万元以下罚款。",
            "食堂违反规定的，对个人处一千元以下罚款。",
            ABOVE,
        ),
        # the filing stands as well
        (
            "食堂变更地址的，应当报总务处备案。",
            "食堂变更地址的，应当报告学校；变更后，应当报总务处备案。",
            ABOVE,
        ),
    ],
)
def test_no_step_and_no_penalty_is_told_as_lighter(old, new, relation):
    assert not any("放宽" in one or "减轻" in one for one in said(old, new, relation))


def test_the_day_of_effect_is_no_deadline():
    assert said(
        "食堂由总务处管理，费用由学校承担。本守则自通过之日起施行。",
        "食堂由总务处管理，费用由学校承担。本守则自公布之日起施行。",
    ) == ["日期由“通过”改为“公布”：本守则自公布之日起施行"]


def test_a_ban_on_a_step_asks_for_none():
    told = said(
        "在保护范围内，总务处应当拆除摊位。",
        "在保护范围内，禁止审批新的摊位，总务处应当拆除摊位。",
    )
    assert not any("程序" in sentence for sentence in told)


_ABOVE = "学校应当办好食堂。\n校门外的道路、林木由总务处定期清扫、修缮，费用由学校承担。"
_BANNED = "学校应当办好食堂。\n校门外的道路、林木禁止总务处自行清扫、修缮，费用由学校承担。"


def test_what_the_text_above_says_in_other_words_of_the_same_concepts_is_not_set_up():
    assert said(_ABOVE, f"{_ABOVE}\n树木、道路由总务处清洗、维修。", ABOVE) == []


@pytest.mark.parametrize(
    ("old", "words"),
    [
        # one act of it is not said above
        (_ABOVE, "树木、道路由总务处清洗、拆除"),
        # above it is forbidden
        (_BANNED, "树木、道路由总务处清洗、维修"),
    ],
)
def test_a_rule_of_which_the_text_above_says_a_part_or_the_opposite_is_set_up(old, words):
    assert said(old, f"{old}\n{words}。", ABOVE) == [f"增设规定：{words}"]


def test_of_versions_the_same_thing_said_twice_is_told():
    words = "树木、道路由总务处清洗、维修"
    assert said(_ABOVE, f"{_ABOVE}\n{words}。", VERSION) == [f"新设规定：{words}"]
