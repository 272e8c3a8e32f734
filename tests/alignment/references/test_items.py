"""References to items: cited anew, without brackets, in traditional characters."""

from duizhao.alignment.compare import compare
from duizhao.alignment.model import RefStatus
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
