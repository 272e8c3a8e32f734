"""Items that exchanged half of their words answer those of their number."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.linking.by_place.exchanged import by_number
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

LIST = """第一条 下列部门按照分工负责养犬管理：
（一）公安机关负责犬只登记；
（二）城市管理部门负责查处售犬。
第二条 本办法自公布之日起施行。
"""
CROSSED = LIST.replace("公安机关", "甲").replace("城市管理部门", "公安机关")
PRICES = """第一条 水价为：
（一）第一阶梯每立方米2.10元；
（二）第二阶梯每立方米3.15元。
第二条 本办法自公布之日起施行。
"""


def links(old, new):
    sides = [parse(Source("", "", words, "text")) for words in (old, new)]
    found = compare(*sides).clauses
    names = [[side.nodes[i].locator for i in range(len(side.nodes))] for side in sides]
    return [
        tuple([names[k][i] for i in end] for k, end in enumerate(change.link.ends))
        for change in found
    ]


ITEMS = ["第一条第（一）项", "第一条第（二）项"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LIST, CROSSED.replace("甲", "城市管理部门")),
        (PRICES, PRICES.replace("2.10", "x").replace("3.15", "2.10").replace("x", "3.15")),
    ],
)
def test_items_that_exchanged_their_words_answer_by_number(old, new):
    assert links(old, new)[1:3] == [([item], [item]) for item in ITEMS]


def test_items_that_only_changed_places_answer_by_their_words():
    moved = LIST.replace(
        "（一）公安机关负责犬只登记；\n（二）城市管理部门负责查处售犬。",
        "（一）城市管理部门负责查处售犬；\n（二）公安机关负责犬只登记。",
    )
    assert sorted(links(LIST, moved)[1:3]) == [
        ([ITEMS[0]], [ITEMS[1]]),
        ([ITEMS[1]], [ITEMS[0]]),
    ]


def test_items_of_other_words_that_answer_crosswise_stay_so():
    documents = [parse(Source("", "", words, "text")) for words in (LIST, CROSSED)]
    first, second = (document.clauses[1:3] for document in documents)
    crosswise = [
        (frozenset({first[0]}), frozenset({second[1]})),
        (frozenset({first[1]}), frozenset({second[0]})),
    ]
    unlike = (
        dict(zip(first, ("登记犬只", "查处售犬"), strict=True)),
        dict.fromkeys(second, "甲乙丙丁"),
    )
    alike = dict.fromkeys(first, "查处售犬"), dict.fromkeys(second, "查处售犬")
    likely = {(*a, *b): 0.9 for a, b in crosswise}
    straight = [(a, b) for (a, _), (_, b) in zip(crosswise, crosswise[::-1], strict=True)]
    pair = documents[0], documents[1]
    assert list(by_number(crosswise, pair, unlike, {})) == crosswise
    assert list(by_number(crosswise, pair, alike, likely)) == crosswise
    assert sorted(by_number(crosswise, pair, alike, {}), key=str) == sorted(straight, key=str)
