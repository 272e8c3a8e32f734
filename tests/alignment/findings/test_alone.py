"""How much a clause can weigh, told before it is read."""

import pytest
from duizhao.alignment.findings.lone.alone import MOST, at_most, weightiest
from duizhao.alignment.findings.pairing import Page, Side
from duizhao.alignment.findings.statements.read import statements


def weight(form):
    page = Page(Side(form, (), (0,), ()), (-1,) * len(form))
    kind = weightiest(page, statements(form))
    return kind.weight if kind else 0


@pytest.mark.parametrize(
    "form",
    [
        "个人不得占用通道。",
        "逾期不改正的，由镇政府处五百元罚款。",
        "开办食堂应当经区教育局批准。",
        "学校应当在十日内公示名单。",
        "食堂应当在24小时内报告。",
        "食堂验收合格后方可使用。",
        "工作人员一律不准收受礼品。",
        "食堂每月停业不得超过三次。",
        "食堂面积不得少于二百平方米。",
    ],
)
def test_a_clause_weighs_no_more_than_its_words_let(form):
    assert weight(form) == at_most(form) == MOST


@pytest.mark.parametrize(
    "form", ["学校应当办好食堂。", "学校可以设立家长委员会。", "国家鼓励社会力量捐赠。"]
)
def test_what_has_no_such_word_is_read_last(form):
    assert weight(form) < MOST
    assert at_most(form) < MOST
