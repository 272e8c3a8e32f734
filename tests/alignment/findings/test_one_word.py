# ruff: noqa: E501 - a case is a line
"""One word in a sentence that otherwise stays: what changes the rule is told, what does not is not."""

import pytest

from ...support.sentences import ABOVE, said


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        # a word that encourages, or lets, before an act
        (
            "镇政府公布食堂的年度预算。",
            "镇政府鼓励公布食堂的年度预算。",
            "“公布”改为“鼓励公布”，力度放宽：镇政府鼓励公布食堂的年度预算",
        ),
        (
            "学校应当办好食堂，依托家长委员会，开展评议。",
            "学校应当办好食堂，可以依托家长委员会，开展评议。",
            "“应当”改为“可以”，力度放宽：可以依托家长委员会",
        ),
        (
            "学校必须保留留样记录。",
            "学校应当尽量保留留样记录。",
            "“必须”改为“应当尽量”，力度放宽：学校应当尽量保留留样记录",
        ),
        (
            "学校应当要求家长提供账单。",
            "学校不得要求家长提供账单。",
            "“应当”改为“不得”，要求相反：学校不得要求家长提供账单",
        ),
        # what narrows whom or what a rule reaches
        (
            "施工影响用餐的，应当停工。",
            "施工严重影响用餐的，应当停工。",
            "增加条件“严重”：施工严重影响用餐的，应当停工",
        ),
        (
            "新建学校应当设置食堂。",
            "学校应当设置食堂。",
            "删去条件“新建”：新建学校应当设置食堂",
        ),
        (
            "老年人可以在食堂免费用餐。",
            "具有本区户籍的老年人可以在食堂免费用餐。",
            "增加条件“具有本区户籍”：具有本区户籍的老年人可以在食堂免费用餐",
        ),
        (
            "情节严重的，吊销许可证。",
            "吊销许可证。",
            "删去条件“情节严重的”：情节严重的，吊销许可证",
        ),
        # leniency
        (
            "初次违反规定并改正的，免予处罚。",
            "初次违反规定并改正的。",
            "去掉从宽规定“免予处罚”，加重：初次违反规定并改正的，免予处罚",
        ),
        (
            "主动改正的，应当处罚。",
            "主动改正的，应当从轻处罚。",
            "增加从宽规定“从轻”，减轻：主动改正的，应当从轻处罚",
        ),
        (
            "造成浪费的，依法承担连带责任。",
            "造成浪费的，依法承担补充责任。",
            "条件由“连带”改为“补充”，减轻：造成浪费的，依法承担补充责任",
        ),
        # a negation that the edit cut away with a neighbour
        (
            "未经验收的灶具不得使用。",
            "经验收的灶具不得使用。",
            "去掉否定“未”：未经验收的灶具不得使用",
        ),
        # who
        (
            "争议由仲裁机构裁决。",
            "争议由人民法院裁决。",
            "主体由“仲裁机构”改为“人民法院”：争议由人民法院裁决",
        ),
        (
            "餐费由镇政府负担、村集体补助。",
            "餐费由村集体负担、镇政府补助。",
            "“镇政府”与“村集体”互换：各承担对方原来的事项",
        ),
        (
            "中小学和幼儿园应当配备营养师。",
            "中小学应当配备营养师。",
            "删去范围“幼儿园”：中小学和幼儿园应当配备营养师",
        ),
        (
            "检查范围包括采购、运输、加工环节。",
            "检查范围包括采购、加工环节。",
            "删去范围“运输”：检查范围包括采购、运输、加工环节",
        ),
        # a body among others, a member of the list that a statement is about
        (
            "家委会会议由校长、总务处、教师代表列席。",
            "家委会会议由校长、总务处、监察委员会、教师代表列席。",
            "增加范围“监察委员会”：家委会会议由校长、总务处、监察委员会、教师代表列席",
        ),
        (
            "任免案逐人表决。",
            "任免案、撤职案逐人表决。",
            "增加范围“撤职案”：任免案、撤职案逐人表决",
        ),
        # a permit is no longer asked for
        (
            "申请从事配餐的，应当有固定场所。",
            "从事配餐的，应当有固定场所。",
            "删去程序“申请”：申请从事配餐的，应当有固定场所",
        ),
        # from when a time runs, and a month
        (
            "学校应当自收到申请之日起三日内答复。",
            "学校应当自受理之日起三日内答复。",
            "期限由“收到申请”改为“受理”：学校应当自受理之日起三日内答复",
        ),
        (
            "学校应当在一个月内答复。",
            "学校应当在三个月内答复。",
            "期限由“一个月内”改为“三个月内”，放宽：学校应当在三个月内答复",
        ),
        # all of several things, or any; the number itself within a limit or not
        (
            "家长应当提交户口簿和体检表。",
            "家长应当提交户口簿或者体检表。",
            "条件由“户口簿和体检表”改为“户口簿或者体检表”，放宽：家长应当提交户口簿或者体检表",
        ),
        (
            "就餐人数五百人以上的食堂，应当留样。",
            "就餐人数超过五百人的食堂，应当留样。",
            "数额由“五百人以上”改为“超过五百人”：就餐人数超过五百人的食堂，应当留样",
        ),
        # a penalty beside the one that may be imposed; children that a rule is for
        (
            "偷盗食材的，给予警告，处五百元罚款。",
            "偷盗食材的，给予警告，可以处五百元罚款。",
            "法律责任由“处”改为“可以处”，减轻：可以处五百元罚款",
        ),
        (
            "学校应当为十二周岁以下学生供餐。",
            "学校应当为十四周岁以下学生供餐。",
            "数额由“十二周岁以下”改为“十四周岁以下”：学校应当为十四周岁以下学生供餐",
        ),
        # an encouragement that became a duty, a villager and the village committee
        (
            "各街道支持社会组织参与助餐。",
            "各街道应当支持社会组织参与助餐。",
            "“支持”改为“应当”，力度收紧：各街道应当支持社会组织参与助餐",
        ),
        (
            "村民可以查阅食堂账目。",
            "村民委员会可以查阅食堂账目。",
            "主体由“村民”改为“村民委员会”：村民委员会可以查阅食堂账目",
        ),
        (
            "经考核合格，厨师可以续聘。",
            "厨师可以续聘。",
            "删去条件“经考核合格”：经考核合格，厨师可以续聘",
        ),
        # the level of an office
        (
            "不符合规划的，报市人民政府纠正。",
            "不符合规划的，送区人民政府纠正。",
            "主体由“市人民政府”改为“区人民政府”：不符合规划的，送区人民政府纠正",
        ),
        # a task that need not be done
        (
            "食堂管理办法由教育部门制定。",
            "教育部门可以制定食堂管理办法。",
            "“由教育部门”改为“可以”，力度放宽：教育部门可以制定食堂管理办法",
        ),
        (
            "会议期间，召开全体会议，并召开分组会议。",
            "会议期间，召开全体会议，并根据需要召开分组会议。",
            "增加条件“根据需要”：并根据需要召开分组会议",
        ),
    ],
)
def test_a_word_that_changes_the_rule_is_told(old, new, sentence):
    assert said(old, new) == [sentence]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # a word of force for its like, a task said with and without one
        ("学校应公开食谱。", "学校应当公开食谱。"),
        ("学校对食材逐件验收。", "学校应当对食材逐件验收。"),
        # a thing that a word of force only describes
        ("国家发展的产业目录由国务院公布。", "国家鼓励发展的产业目录由国务院公布。"),
        # a word that narrows nothing where it stands
        ("学校应当配置消毒柜等设备。", "学校应当配置大型消毒柜等设备。"),
        # all crimes are grave
        ("构成犯罪的，依法追究刑事责任。", "情节严重构成犯罪的，依法追究刑事责任。"),
        # the name of an office with the word in it
        ("管理部门实施检查后，应当公示。", "保密管理部门实施检查后，应当公示。"),
        # one event in other words, things that are named together
        ("应当自收到申请之日起三日内答复。", "应当自接到申请之日起三日内答复。"),
        ("单位和个人可以参观食堂。", "单位或者个人可以参观食堂。"),
        # how a text calls itself, and what yields to the law
        ("本办法所称食堂，是指集体用餐的场所。", "本规定所称食堂，是指集体用餐的场所。"),
        ("法律另有规定的除外。", "法律、法规另有规定的除外。"),
        # a list in another order
        ("食堂不得采购过期、霉变、腐败的食材。", "食堂不得采购腐败、过期、霉变的食材。"),
        # what a text is for, and its principles
        ("食堂工作坚持节俭、安全的原则。", "食堂工作坚持节俭、公开、安全的原则。"),
        # the years before, that an amount is counted from; a name with the word of a penalty
        (
            "应当按照收益支付补偿费。",
            "应当按照前三年平均收益支付补偿费。",
        ),
        ("任免案应当附有理由。", "任免案应当附有任免、撤职理由。"),
        # two names that stand side by side
        ("由教师、家长组成委员会。", "由家长、教师组成委员会。"),
    ],
)
def test_a_word_that_changes_no_rule_is_not_told(old, new):
    assert said(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "经家长同意，学校可以公布学生的就餐照片。",
            "学校可以公布学生的就餐照片。",
            "未写上位规定的条件“经家长同意”：经家长同意，学校可以公布学生的就餐照片",
        ),
        (
            "任何人不得占用食堂通道，消防车辆除外。",
            "任何人不得占用食堂通道。",
            "未写上位规定的例外“消防车辆除外”：任何人不得占用食堂通道，消防车辆除外",
        ),
        (
            "伪造留样记录的，没收违法所得，处二千元罚款。",
            "伪造留样记录的，处二千元罚款。",
            "未写上位规定的法律责任“没收”：伪造留样记录的，没收违法所得",
        ),
        (
            "食堂不得采购过期、霉变的食材。",
            "食堂不得采购过期、变质、霉变的食材。",
            "增加范围“变质”：食堂不得采购过期、变质、霉变的食材",
        ),
        (
            "检测费用由申请人承担。",
            "检测费用由经营者承担。",
            "主体由“申请人”改为“经营者”：检测费用由经营者承担",
        ),
        (
            "学校不得擅自停止供餐。",
            "学校不得停止供餐。",
            "未写上位规定的条件“擅自”：学校不得擅自停止供餐",
        ),
    ],
)
def test_a_rule_below_that_copies_the_one_above_but_for_some_words(old, new, sentence):
    assert said(old, new, ABOVE) == [sentence]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # a step that holds anyway, another condition in place of the one above
        ("停水应当提前公告通知用户。", "停水应当提前通知用户。"),
        # an office of its own
        ("食堂账册由教育部门审核。", "食堂账册由审计部门审核。"),
        (
            "食堂的设施违反第二章规定的，由主管部门责令改正；拒不改正的，予以警告。",
            "违反前款规定的，由主管部门责令改正；拒不改正的，予以警告。",
        ),
    ],
)
def test_what_a_rule_below_need_not_repeat_is_not_told(old, new):
    assert said(old, new, ABOVE) == []


def test_each_sentence_put_into_a_clause_is_told():
    new = "学校应当办好食堂。总务处应当每周清点库存。食堂不得雇用患病人员。"
    assert sorted(said("学校应当办好食堂。", new)) == [
        "新设义务：总务处应当每周清点库存",
        "新设禁止性规定：食堂不得雇用患病人员",
    ]


def test_two_bans_below_are_two_though_both_are_on_everybody():
    old = "任何单位和个人不得侵占食堂的场地，不得拆除食堂的设备。"
    new = f"{old}任何单位和个人不得强制学生订餐。"
    (one,) = said(old, new, ABOVE)
    assert one.startswith("另作规定（禁止）：任何单位和个人不得强制学生订餐")
