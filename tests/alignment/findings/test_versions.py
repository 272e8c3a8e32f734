"""Rules of versions, and of texts that look like one: each kind fires, and is silent."""

from dataclasses import replace

import pytest
from duizhao.alignment.compare import compare
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

from ...support.builders import build
from ...support.sentences import ABOVE, BANS, added, said


def test_two_rules_of_one_place_are_versions_whatever_they_are_called():
    rest = (
        "第二条 种子应当按照品种分别存放，不得混杂。\n第三条 种子仓库由专人看管，每月盘点一次。\n"
    )
    other = "第二条 鼓励科研单位选育新品种，并依法给予补助。\n第三条 种子广告应当真实。\n"
    last = "第四条 种子包装应当注明产地和生产日期。\n"
    body = f"第一条 种子应当检验。\n{rest}{last}", f"第一条 种子应当检验。\n{other}{last}"
    old = replace(build(body[0]), title="青禾市实施《种子法》办法")
    new = replace(build(body[1]), title="青禾市种子条例")
    below = replace(new, title="白石市种子条例")
    assert codes(old, new) == {"new", "removed"}
    assert codes(old, below) == {"up"}


def codes(a, b):
    changes = compare(a, b).changes
    return {one.code.rpartition("-")[2] for change in changes for one in change.findings}


KEPT = "教职工应当对食堂的账册妥善保管，保管期满后交档案室封存"
RATED = "食堂负责人在交接时应当清点账册，并由档案室派员对账册的保管作出评价"


def test_a_rule_of_a_version_is_told_beside_what_is_near_it_in_the_other():
    old, new = f"学校应当办好食堂。\n{KEPT}。", f"学校应当办好食堂。\n{RATED}。"
    assert said(old, new) == [
        f"新的规定（义务）：{RATED}（原文相近的是第一条：{KEPT}）",
        f"原有规定（义务）：{KEPT}（新文相近的是第一条：{RATED}）",
    ]
    assert sorted(said(old, "学校应当办好食堂。\n家长可以参观厨房。")) == [
        f"取消义务：{KEPT}",
        "新设权利：家长可以参观厨房",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # a consequence whose word is parted, or that stands above the list
        ("发现隐患的，应当责令经营者立即改正。", "发现隐患的，应当要求排查，责令改正。"),
        # the lead changed, and so did who joins in
        (
            "人事部门会同金融部门制定计划。",
            "金融部门会同档案部门制定计划。",
        ),
    ],
)
def test_what_stood_there_in_other_words_is_not_added(old, new):
    assert not any("法律责任" in one or "会同部门" in one for one in said(old, new))


def test_another_breach_has_a_penalty_of_its_own():
    assert said("发现隐患的，应当排查。", "发现隐患的，应当排查，责令改正。") == [
        "增加法律责任“责令改正”：发现隐患的，应当排查，责令改正"
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("食谱应当公开出版。", "新设义务：食谱应当公开出版"),
        ("食谱应当向社会公开。", "新设程序：食谱应当向社会公开"),
        ("学校应当做好检查，必要时可以申请公安机关协助。", None),
    ],
)
def test_a_step_and_a_power_are_told_from_what_looks_like_them(words, sentence):
    told = added(words)
    assert told == [sentence] if sentence else told[0].startswith("新设义务")


def test_what_an_office_may_do_is_no_right():
    lead = "法院对当事人送达诉讼文书，可以采用下列方式：\n（一）直接送达；"
    assert said(lead, f"{lead}\n（二）在公告栏张贴。") == ["列举增加一项（权限）：在公告栏张贴"]


@pytest.mark.parametrize(
    "words",
    [
        "食堂的建设、经营和管理活动，适用本办法。",
        "对违反本办法的行为，法律、法规已规定法律责任的，从其规定。",
        "食堂用工依照有关法律、法规的规定执行。",
    ],
)
def test_what_every_rule_below_says_is_not_told(words):
    assert added(words, ABOVE) == []


def test_a_numbered_heading_that_states_a_rule_is_told():
    old = "一、不得占用通道\n（一）商场不占用。\n二、罚款五百元\n由大队执行。\n"
    new = old.replace("不得占用通道", "可以占用通道").replace("五百元", "八百元")
    a, b = (parse(Source("", "", text, "text")) for text in (old, new))
    told = [(f.before, f.after) for c in compare(a, b).changes for f in c.findings]
    assert told == [("不得", "可以"), ("五百元", "八百元")]


def test_the_name_of_a_chapter_lays_down_nothing():
    old = "第一章 禁止行为\n第一条 学校应当办好食堂。\n第二条 食堂应当公示食谱。\n"
    a, b = build(old), build(old.replace("禁止行为", "食堂的经营"))
    assert [one for change in compare(a, b).changes for one in change.findings] == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "擅自设摊的，处五百元罚款。",
            "擅自设摊的，可以处五百元罚款。",
            "法律责任由“处”改为“可以处”，减轻：擅自设摊的，可以处五百元罚款",
        ),
        (
            "擅自设摊的，可以并处五百元罚款。",
            "擅自设摊的，处五百元罚款。",
            "法律责任由“可以并处”改为“处”，加重：擅自设摊的，处五百元罚款",
        ),
    ],
)
def test_a_penalty_that_may_be_left_out_is_lighter(old, new, sentence):
    assert said(old, new) == [sentence]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        # whom an act is about went through a step; the act does not
        ("学校应当与经批准进厨房的人员签订协议。", "新设义务"),
        ("学校进厨房检查应当经主管部门批准。", "新设程序"),
        # what another is told that he must do
        ("主管部门可以约谈，提醒单位应当履行的义务。", "新设权限"),
        ("走失的老人，学校可以移交救助站实施救助。", "新设权限"),
        ("家长可以享受下列待遇：\n（一）参观厨房；\n（二）免费用餐一次。", "新设权利"),
    ],
)
def test_a_rule_is_named_for_what_it_lays_down(words, sentence):
    told = added(words)
    assert len(told) == 1
    assert told[0].startswith(sentence)


def test_an_item_of_what_is_punished_is_no_ban():
    lead = "学校有下列行为之一的，给予处分：\n（一）出租食堂的；"
    assert said(lead, f"{lead}\n（二）在禁止浪费粮食工作中措施不力的；") == [
        "列举增加一项（法律责任）：在禁止浪费粮食工作中措施不力的"
    ]


def test_the_scope_of_a_rule_below_is_a_matter_of_course():
    assert added("本办法适用于本市的学校食堂。", ABOVE) == []


def test_part_of_a_sentence_is_told_with_its_sentence():
    old, new = "工会应当独立开设账户。", "工会应当独立开设账户，建立经费预算和决算制度。"
    assert said(old, new, ABOVE) == [
        "增加义务“建立经费预算和决算制度”：工会应当独立开设账户，建立经费预算和决算制度"
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        # a paper that is written is no report to anybody
        ("学校应当编制食堂经营情况报告。", "新设义务：学校应当编制食堂经营情况报告"),
        ("学校应当向主管部门报告食堂情况。", "新设程序：学校应当向主管部门报告食堂情况"),
        ("食堂可分为大伙食堂和特色食堂。", "新设规定：食堂可分为大伙食堂和特色食堂"),
        ("学校可开设特色食堂。", "新设权限：学校可开设特色食堂"),
    ],
)
def test_words_that_look_like_a_step_or_a_power(words, sentence):
    assert added(words) == [sentence]


def test_the_same_limit_in_other_words_is_no_change():
    old, new = "食堂记录应当至少保存二年。", "食堂记录的保存期限不得少于两年。"
    assert said(old, new) == []
    assert said(old, new.replace("两年", "三年")) != []


def test_an_item_that_leaves_the_rest_to_others_is_not_told():
    assert said(BANS, f"{BANS}\n（三）市人民政府规定的其他行为。") == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "占用河道不满三十日的，应当报告。",
            "占用河道满三十日的，应当报告。",
            "期限由“不满三十日”改为“满三十日”：占用河道满三十日的，应当报告",
        ),
        (
            "水质合格率应当≥95%。",
            "水质合格率应当≤95%。",
            "数额由“≥95%”改为“≤95%”：水质合格率应当≤95%",
        ),
        (
            "逾期不缴纳的，处10,000元罚款。",
            "逾期不缴纳的，处100,000元罚款。",
            "法律责任由“10,000元”改为“100,000元”，加重：逾期不缴纳的，处100,000元罚款",
        ),
        (
            "由区水务局初审，由市水务局批准。",
            "由市水务局初审，由区水务局批准。",
            "“区水务局”与“市水务局”互换：各承担对方原来的事项",
        ),
    ],
)
def test_a_bound_an_amount_and_two_bodies_that_turned(old, new, sentence):
    assert said(old, new) == [sentence]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("占用河道不满三十日的，应当报告。", "占用河道不足三十日的，应当报告。"),
        ("食堂8:00开门，保洁员清扫。", "食堂8：00开门，保洁员清扫。"),
        ("由区水务局、市水务局会商。", "由市水务局、区水务局会商。"),
    ],
)
def test_what_says_the_same_in_other_signs_is_not_told(old, new):
    assert said(old, new) == []
