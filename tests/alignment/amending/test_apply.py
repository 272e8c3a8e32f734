"""A decision carried out: what it says is done, what is doubtful is refused, nothing by halves."""

import pytest
from duizhao.alignment.amending.model import Status
from duizhao.tests.support.amending import OLD, applied, decision


def lines(*numbers, **frame):
    made, outcomes = applied(decision(*numbers, **frame))
    assert [o.code for o in outcomes if o.status is Status.REFUSED] == []
    return made


def refused(*numbers, **frame):
    made, outcomes = applied(decision(*numbers, **frame))
    return made, [(o.instruction.number, o.code) for o in outcomes if o.status is Status.REFUSED]


def test_words_are_replaced_wherever_they_stand_in_the_place():
    made = lines("将第二条第一款中的“园林部门”修改为“公园管理机构”。")
    assert "第二条公园由市公园管理机构管理。区公园管理机构协助管理。" in made
    assert "公园的范围由市人民政府公布。" in made


def test_pairs_of_words_are_replaced_at_once_the_longer_first():
    made = lines("将第二条第一款中的“园林部门”修改为“甲”，“市园林部门”修改为“乙”。")
    assert "第二条公园由乙管理。区甲协助管理。" in made


def test_words_that_are_not_there_are_refused_and_the_number_is_not_done_by_halves():
    made, codes = refused(
        "将第四条中的“烧烤”修改为“野炊”，“垂钓”修改为“捕鱼”。", "将第一条修改为：“制定本条例。”"
    )
    assert codes == [("一、", "words-not-found")]
    assert "第四条公园内不得烧烤、露营。" in made
    assert "第一条制定本条例。" in made


def test_articles_put_in_and_deleted_move_the_others():
    made = lines(
        "增加一条，作为第二条：“公园姓公。”",
        "删去第四条。",
        closing="《青山市公园管理条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。",
    )
    assert "第二条公园姓公。" in made
    assert "第三条公园由市园林部门管理。区园林部门协助管理。" in made
    assert "第五条违反本条例的，处一百元以下罚款。" in made


def test_an_article_put_in_behind_another_moves_none():
    made = lines("在第四条后增加一条，作为第四条之一：“公园内不得垂钓。”")
    at = made.index("第四条之一公园内不得垂钓。")
    assert made[at + 1] == "第五条违反本条例的，处一百元以下罚款。"


def test_a_number_that_does_not_follow_is_refused():
    made, codes = refused("增加一条，作为第二条：“公园姓公。”", "将第五条改为第七条。")
    assert codes == [("二、", "number-computed")]
    assert "第六条违反本条例的，处一百元以下罚款。" in made


def test_items_take_the_marks_of_the_list_and_move_up():
    made, outcomes = applied(decision("在第三条第一款中增加一项，作为第二项：“（二）抢修管线的”。"))
    at = made.index("（二）抢修管线的；")
    assert made[at + 1] == "（三）维修设施的；"
    assert made[at + 2] == "（四）遇有灾害的。"
    assert outcomes[0].status is Status.ADAPTED


def test_an_item_at_the_end_takes_the_full_stop():
    made = lines("在第三条第一款中增加一项，作为第四项：“（四）其他情形”。")
    at = made.index("（四）其他情形。")
    assert made[at - 1] == "（三）遇有灾害的；"


def test_quotations_inside_are_raised():
    made = lines("将第六条修改为：“本条例所称‘公园’，包括游园。”")
    assert "第六条本条例所称“公园”，包括游园。" in made


def test_a_replacement_may_have_more_paragraphs():
    made = lines("将第五条修改为：“违反本条例的，责令改正。\n“拒不改正的，处罚款。”")
    at = made.index("第五条违反本条例的，责令改正。")
    assert made[at + 1] == "拒不改正的，处罚款。"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("将第九条修改为：“甲。”", "target-missing"),
        ("将第三条第一款修改为：“甲。", "quotes-unbalanced"),
        ("第三条的数额标准不再适用。", "no-textual-instruction"),
        ("将“烧烤”修改为“野炊”。", "no-place"),
        ("在第四条中增加一项，作为第一项：“（一）甲。”", "no-list"),
        ("在第三条第一款中增加一项，作为第二项：“（三）甲；”", "number-differs"),
        ("在第二条中增加一款，作为第五款：“甲。”", "number-differs"),
        ("将第一条、第四条修改为：“甲。”", "target-apart"),
        ("将第四条中的“烧烤”修改为“甲”，“烧烤”修改为“乙”。", "words-doubled"),
    ],
)
def test_what_is_doubtful_is_refused(words, code):
    made, codes = refused(words)
    assert codes == [("一、", code)]
    assert made == applied(decision("条文顺序作相应调整。"))[0]


def test_what_is_said_twice_is_refused():
    _, codes = refused("将第一条修改为：“甲。”", "将第一条修改为：“甲。”")
    assert codes == [("二、", "doubled")]
    _, codes = refused("将第一条修改为：“甲。”", "将第一条修改为：“乙。”")
    assert codes == [("二、", "target-again")]


def test_a_gap_in_the_numbers_is_told():
    words = decision("将第一条修改为：“甲。”", "将第四条修改为：“乙。”").replace("二、", "三、")
    _, outcomes = applied(words)
    assert [o.code for o in outcomes][:2] == ["", "decision-label-order"]


def test_what_is_not_touched_stays_to_the_letter():
    from duizhao.alignment.amending.text import lines_of, text_of
    from duizhao.tests.support.amending import document

    assert text_of(lines_of(document(OLD))) == OLD


def test_an_instruction_on_another_text_than_the_decision_is_refused():
    made, codes = refused(
        "将《青山市公园管理条例》第四条中的“露营”修改为“野营”。",
        "将《青山市绿地条例》第四条中的“烧烤”修改为“野炊”。",
        "删去第二条第二款，《青山市绿地条例》第三条修改为：“甲。”",
    )
    assert codes == [("二、", "other-text"), ("三、", "other-text"), ("三、", "with-others")]
    assert "第四条公园内不得烧烤、野营。" in made


def test_a_text_may_be_named_for_short():
    made = lines("将《条例》第四条中的“露营”修改为“野营”。")
    assert "第四条公园内不得烧烤、野营。" in made


ANNEX = f"""{OLD}附件
收费标准
第一条　成人十元。
第二条　学生五元。
"""


def test_articles_of_an_annex_are_changed_and_put_in_there():
    words = decision("附件第二条中的“五元”修改为“三元”。", "附件增加一条，作为第三条：“军人免费。”")
    made, outcomes = applied(words, ANNEX)
    assert [one.status for one in outcomes][:2] == [Status.APPLIED, Status.APPLIED]
    assert made[-2:] == ("第二条学生三元。", "第三条军人免费。")
    assert "第二条公园由市园林部门管理。区园林部门协助管理。" in made


def test_a_word_struck_from_a_list_takes_its_mark_along():
    assert "第四条公园内不得烧烤。" in applied(decision("删去第四条中的“露营”。"))[0]


def test_a_heading_named_by_its_words_takes_its_new_number():
    old = "甲规定\n一、总则\n第一条　甲。\n二、管理\n第二条　乙。\n"
    made, _ = applied(decision("将“二、管理”修改为“三、服务”。"), old)
    assert "三、服务" in made


@pytest.mark.parametrize(
    ("instruction", "code"),
    [
        ("在第二条中增加一款，作为第三项：“甲。”", "unit-differs"),
        ("在第二条中增加二款，作为第三款：“甲。”", "count-said"),
        ("增加一条，作为第七条、第八条：“甲。”", "count-said"),
    ],
)
def test_what_is_put_in_is_what_is_said(instruction, code):
    assert [found for _, found in refused(instruction)[1]] == [code]


def test_a_new_paragraph_may_be_named_by_its_number_alone():
    assert "甲。" in lines("第二条增加第三款：“甲。”")


def test_a_clause_put_in_behind_a_clause_gets_its_comma_and_that_is_told():
    made, outcomes = applied(decision("在第一条中的“为了加强公园管理”后增加“满足市民休闲需要”。"))
    assert "第一条为了加强公园管理，满足市民休闲需要，制定本条例。" in made
    assert [one.code for one in outcomes][:1] == ["comma-added"]


@pytest.mark.parametrize("words", ["和公园服务工作", "，促进休闲", "工作"])
def test_words_that_go_on_with_those_before_get_no_comma(words):
    made = lines(f"在第一条中的“为了加强公园管理”后增加“{words}”。")
    assert f"第一条为了加强公园管理{words}，制定本条例。" in made
