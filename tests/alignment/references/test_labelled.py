"""References by a label: 二、（二）, 第三部分, 第五条（三）, and 第二条 where no article is."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import RefStatus
from duizhao.alignment.references.check import find
from duizhao.alignment.references.parse import mentions
from duizhao.alignment.references.resolve import Index
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse


def parsed(text):
    return parse(Source("", "", text, "text"))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("依照二、(二)处理", ["二、(二)"]),
        ("不符合一(三)的", ["一(三)"]),
        ("按照一、(一)、(三)和二、(二)1执行", ["一、(一)", "(三)", "二、(二)1"]),
        ("本通知第三部分的要求", ["第三部分"]),
        ("违反一、2的，按照三、1处理", ["一、2", "三、1"]),
        ("按照一、2名的标准", []),
        ("违反第五条(三)、(四)的", ["第五条(三)", "(四)"]),
        ("有前款(二)项所列情形", ["前款(二)项"]),
        ("一、(二)班和三(二)班", []),
        ("试卷分三部分,第一部分为笔试", []),
        ("第五条(一)、三人以上", ["第五条(一)"]),
        ("按0.5‰计算,按照2.5‰支付", []),
    ],
)
def test_references_are_found_as_they_stand(form, expected):
    assert [form[m.start : m.end] for m in mentions(form) if not m.external] == expected


def test_of_another_paper_it_is_external():
    assert all(m.external for m in mentions("按照《关于加强管理的意见》二、(二)执行"))


NOTICE = (
    "关于使用校车的通知\n{}、校车应当限速。\n{}、驾驶人应当：\n（一）持有驾照；\n（二）没有酗酒。\n"
)
USE = "{}、不符合{}的，不得驾驶校车。\n"


def after_a_new_section(words):
    old = NOTICE.format("一", "二") + USE.format("三", words)
    new = NOTICE.format("一", "三") + USE.format("四", words)
    new = new.replace("三、驾", "二、学校应当派人随车。\n三、驾")
    return [(r.status, r.expected) for r in compare(parsed(old), parsed(new)).references]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("二、（二）", "三、（二）"),
        ("第二条第（二）项规定", "三、（二）"),
        ("第二条规定", "三、"),
        ("本通知第二部分要求", "三、"),
    ],
)
def test_they_shift_with_the_sections_of_a_notice(words, expected):
    ((status, wanted),) = after_a_new_section(words)
    assert (status in (RefStatus.SHIFTED, RefStatus.DANGLING), wanted) == (True, expected)


def test_an_article_of_a_law_named_before_is_none_of_the_notice():
    ((status, wanted),) = after_a_new_section("《校车安全管理条例》第二条规定")
    assert (status, wanted) == (RefStatus.EXTERNAL, "")


PACT = "楼栋公约{}\n第一条 业主应当登记。\n第二条 违反{}第一条、第二条的，予以劝告。\n"


@pytest.mark.parametrize(
    ("more", "named", "own"),
    [
        ("", "公约", True),
        ("（试行）", "公约", True),
        ("", "条例", False),
        ("", "《业主公约》", False),
        ("", "业主公约", False),
    ],
)
def test_a_text_may_be_named_by_its_kind_alone(more, named, own):
    document = parsed(PACT.format(more, named))
    found = find(Index(document), document.clauses)
    assert [one.mention.external for one in found] == [not own] * 2


def test_a_number_that_nothing_bears_is_no_reference():
    text = "合同\n1. 货款\n1.1 货款百元。\n1.2 依照1.1付款，依照1.9退款；版本为2.1.0。\n"
    document = parsed(text)
    assert [one.words for one in find(Index(document), document.clauses)] == ["1.1", "1.9"]


def test_a_text_that_alters_another_speaks_of_its_articles():
    old = "关于修改《校车办法》的决定\n一、将第二条改为：“校车应当限速。”\n二、删去第三条。\n"
    new = old.replace("二、删", "二、增加一条。\n三、删")
    assert {r.status for r in compare(parsed(old), parsed(new)).references} == {RefStatus.SAME}


def test_an_item_without_its_unit_shifts():
    old = (
        "第一条 房东应当：\n（一）登记；\n（二）报告。\n第二条 违反第一条（二）的，处五百元罚款。\n"
    )
    new = old.replace("（二）报告", "（二）签约；\n（三）报告")
    (found,) = compare(parsed(old), parsed(new)).references
    assert (found.status, found.expected) == (RefStatus.SHIFTED, "第一条第（三）项")


def test_an_item_by_its_letter_shifts():
    old = "規則\n1. 須繳費。\n2. 不得－\n(a) 擺放；\n(b) 飼養狗隻。\n3. 違反第2條(b)段，須遷。\n"
    new = old.replace("(b) 飼", "(b) 吸煙；\n(c) 飼")
    (found,) = compare(parsed(old), parsed(new)).references
    assert (found.status, found.expected) == (RefStatus.SHIFTED, "2.（c）")
