"""References to items: cited anew, without brackets, in traditional characters."""

from itertools import permutations

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Kind, RefStatus
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse


def in_words(new, old):
    """Compare two texts as they are read; return status, words and what is expected."""
    sides = (parse(Source("a.txt", "", words, "text")) for words in (old, new))
    found = compare(*sides).references
    return [(r.status, r.words_before, r.words_after, r.expected) for r in found]


CITING = """第一条 船长应当履行下列职责：
（一）检查缆绳；
（二）清点乘客；
（三）公示定额。
{}规定的工作每月一次。
"""


def test_a_reference_of_which_only_the_item_changed_is_wrong():
    old, new = CITING.format("前款第（三）项"), CITING.format("前款第（一）项")
    expected = "第一条第一款第（三）项"
    assert in_words(new, old) == [
        (RefStatus.WRONG, "前款第(三)项", "前款第(一)项", expected),
    ]


def test_an_item_cited_without_brackets_is_the_same():
    old, new = CITING.format("前款第（三）项"), CITING.format("前款第三项")
    assert {status for status, *_ in in_words(new, old)} == {RefStatus.SAME}


TRADITIONAL = """第一條 船長應當履行下列職責：
（一）檢查纜繩；
（二）清點乘客。
第二條 違反第一條第二項規定的，處五百元罰款。
"""


def test_an_item_of_a_list_in_traditional_characters_is_an_item():
    found = in_words(TRADITIONAL, TRADITIONAL)
    assert found == [(RefStatus.SAME, "第一条第二项", "第一条第二项", "第一条第（二）项")]


def test_a_page_number_between_two_items_loses_no_target():
    text = CITING.format("前款第（三）项").replace("（三）公示", "— 2 —\n（三）公示")
    assert in_words(text, text) == [
        (RefStatus.SAME, "前款第(三)项", "前款第(三)项", "第一条第一款第（三）项")
    ]


WIDE = (
    "第一条 船长应当检查：\n（一）缆绳；\n（二）救生衣。\n逾期的，应当补查。\n"
    "第二条 违反第一条{}的，罚款。\n"
)
ONE = "第一条 船长应当检查缆绳。\n第二条 违反第一条{}的，罚款。\n"


@pytest.mark.parametrize(
    ("old", "new"), [("第一款", ""), ("", "第一款"), ("第一款", "第（一）项"), ("", "第（二）项")]
)
def test_a_reference_to_more_or_less_than_before_is_another(old, new):
    sides = WIDE.format(old), WIDE.format(new)
    kinds = [c.kind for c in compare(*(parse(Source("", "", t, "text")) for t in sides)).clauses]
    assert kinds[-1] is Kind.REWORDED
    assert {status for status, *_ in in_words(sides[1], sides[0])} == {RefStatus.NEW}


def test_a_reference_made_exact_for_a_new_paragraph_follows():
    new = ONE.format("第一款").replace("\n第二条", "\n检查应当记录。\n第二条")
    for pair in ((ONE.format("第一款"), ONE.format("")), (ONE.format(""), new)):
        assert {status for status, *_ in in_words(pair[1], pair[0])} == {RefStatus.FOLLOWED}


RULE = """第一章 总则
第一条 渡口应当登记。
第二条 船长应当检查：
（一）缆绳：
1.主缆；
2.副缆。
（二）救生衣。
逾期的，应当补查。
第二章 处罚
第三条 违反{}的，罚款。
"""
NOTICE = """通知
一、目标
平安。
二、任务
（一）检查：
1.学校。
2.医院。
（二）整改。
三、按照{}执行。
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (RULE, ["第一章", "第二条", "第二条第一款", "第二条第（一）项", "第二条第（一）项第2目"]),
        (RULE, ["前条", "前两条", "第一条"]),
        (NOTICE, ["第二条", "二、（一）", "二、（一）2", "二、（二）"]),
    ],
)
def test_no_reference_to_another_place_passes_for_the_same(text, names):
    for old, new in permutations(names, 2):
        sides = (parse(Source("", "", text.format(name), "text")) for name in (old, new))
        assert Kind.REWORDED in {c.kind for c in compare(*sides).clauses}, (old, new)
