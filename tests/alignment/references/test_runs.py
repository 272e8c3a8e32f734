"""前两款 is both of them: it shifts when something comes between, and stays when they stay."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import RefStatus
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

ARTICLES = "第一条 房东应当登记。\n第二条 房东应当报告。\n第三条 违反前两条的，予以警告。\n"
PARAGRAPHS = "第一条 房东应当登记。\n房东应当报告。\n违反前两款的，予以警告。\n第二条 施行。\n"
ITEMS = "第一条 房东应当：\n（一）登记；\n（二）报告；\n（三）记录前两项所列工作。\n"
CONTRACT = (
    "第一条 货物为水泥。\n（一）数量。\n（二）单价。\n第二条 按照本合同第一条第（二）款执行。\n"
)
CASES = [
    (ARTICLES, "第三条", "第三条 房东应当签约。\n第四条", "第一条至第二条"),
    (PARAGRAPHS, "违反", "房东应当签约。\n违反", "第一条第一款至第二款"),
    (ITEMS, "（三）", "（三）签约；\n（四）", "第一条第（一）项至第（二）项"),
    (CONTRACT, "（一）数量。\n（二）", "（一）品牌。\n（二）数量。\n（三）", "第一条第（三）项"),
]


def told(old, new):
    texts = (parse(Source("", "", text, "text")) for text in (old, new))
    return [(one.status, one.expected) for one in compare(*texts).references]


@pytest.mark.parametrize(("text", "place", "more", "expected"), CASES)
def test_a_run_shifts_when_something_comes_between(text, place, more, expected):
    assert told(text, text.replace(place, more)) == [(RefStatus.SHIFTED, expected)]


@pytest.mark.parametrize("text", [text for text, *_ in CASES])
def test_a_run_stays_when_its_members_do(text):
    ((status, _),) = told(text, text.replace("登记", "登记并交费").replace("数量", "总量"))
    assert status is RefStatus.SAME


def test_the_end_of_a_run_of_items_shifts():
    items = "（一）表；\n（二）证；\n（三）图。\n"
    old = f"第一条 缺第二条第一项至第三项所列的，退回。\n第二条 提交：\n{items}"
    new = old.replace("（三）图", "（三）照片；\n（四）图")
    assert told(old, new)[-1] == (RefStatus.SHIFTED, "第二条第（四）项")


def test_it_shifts_when_something_comes_into_its_midst():
    new = PARAGRAPHS.replace("房东应当报告", "房东应当签约。\n房东应当报告")
    assert [status for status, _ in told(PARAGRAPHS, new)] == [RefStatus.SHIFTED]
