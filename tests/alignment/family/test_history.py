"""Who had a clause when: first, followed, kept, dropped."""

from duizhao.alignment.family.history import events, items
from duizhao.alignment.family.lineage.descent import Variant, additions
from duizhao.alignment.family.model import ROOT, Edge, Lineage

TEMPLATE = ("学校食堂应当每日公示菜单和食材来源，接受师生和家长监督。",)
OWN = "鼓励学校利用校园空地开展农业种植体验课程，所得蔬菜可以供食堂使用。"


def text(date, *own):
    """A text that adopts the template's clause and says ``own`` beside it."""
    return Variant("办法", date, (((0,), TEMPLATE[0]), *(((), one) for one in own)))


def told(texts, lineage=None):
    """The events of the one addition: document, what happened, order, source."""
    found = items(TEMPLATE, texts, additions(texts))
    assert [one.template for one in found] == [0, -1]
    happened = events(found, TEMPLATE, texts, lineage)
    return [
        (one.document, one.happened.value, one.order, one.source)
        for one in happened
        if one.item == 1
    ]


def test_the_earliest_invented_and_the_later_followed():
    texts = [text("2021-05-01", OWN), text("2019-03-01", OWN), text("2020-01-01")]
    assert told(texts) == [(1, "first", 1, None), (0, "followed", 2, 1)]


def test_texts_of_one_day_are_both_first():
    texts = [text("2020-01-01", OWN), text("2020-01-01", OWN)]
    assert [one[1] for one in told(texts)] == ["first", "first"]


def test_without_a_date_nothing_is_claimed():
    texts = [text("", OWN), text("2020-01-01", OWN)]
    assert told(texts) == [(1, "first", 1, None), (0, "undated", 0, None)]


def test_a_copy_keeps_or_drops_what_its_model_has():
    texts = [text("2019-01-01", OWN), text("2020-01-01", OWN), text("2021-01-01")]
    edges = (Edge(ROOT, 0, 1.0, 0, 0), Edge(0, 1, 1.0, 1, 0), Edge(1, 2, 1.0, 0, 1))
    assert told(texts, Lineage((0, 1, 2), edges)) == [
        (0, "first", 1, None),
        (1, "kept", 2, 0),
        (2, "dropped", 0, 1),
    ]


# A clause of four of these has three in common with the next one, and none with the fifth.
PARTS = (
    "未公示菜单和食材来源的，",
    "未取得健康证明上岗的，",
    "未对食品成品留样的，",
    "由教育行政部门责令改正，",
    "给予通报批评并约谈校长，",
    "处以五千元以上罚款，",
    "吊销食堂经营许可证，",
    "依法追究刑事责任，",
    "向社会公布处理结果。",
)
CHAIN = tuple("".join(PARTS[k : k + 4]) for k in range(6))


def test_penalties_that_lead_from_one_to_the_next_are_not_one_addition():
    texts = [text(f"20{k + 10}-01-01", words) for k, words in enumerate(CHAIN)]
    held = [len(one.held) for one in items(TEMPLATE, texts, additions(texts))[1:]]
    assert held and max(held) < len(CHAIN)
    same = [text(f"20{k + 10}-01-01", CHAIN[1]) for k in range(5)]
    assert [len(one.held) for one in items(TEMPLATE, same, additions(same))[1:]] == [5]


def test_an_addition_that_stands_twice_in_a_text_is_as_like_as_once():
    texts = [text("2019-01-01", OWN), text("2020-01-01", OWN, OWN)]
    found = items(TEMPLATE, texts, additions(texts))
    followed = [one for one in events(found, TEMPLATE, texts, None) if one.item == 1][1]
    assert found[1].held[1] == (1, 2) and followed.similarity == 1


def test_a_clause_of_the_template_is_adopted_from_it_with_its_likeness():
    texts = [text("2020-01-01"), text("2021-01-01")]
    found = list(events(items(TEMPLATE, texts, additions(texts)), TEMPLATE, texts, None))
    assert [(one.happened.value, one.source, one.similarity) for one in found] == [
        ("adopted", ROOT, 1.0),
        ("adopted", ROOT, 1.0),
    ]


def test_an_addition_of_one_text_is_shared_with_nobody():
    two = [text("", OWN), text("")]
    assert [one.template for one in items(TEMPLATE, two, additions(two))] == [0]


def test_a_text_older_than_the_template_adopted_nothing_of_it():
    texts = [text("2018-01-01"), text("2021-01-01"), text("")]
    found = items(TEMPLATE, texts, additions(texts))
    happened = list(events(found, TEMPLATE, texts, None, "2020-01-01"))
    assert [(one.document, one.happened.value) for one in happened] == [
        (0, "before"),
        (1, "adopted"),
        (2, "adopted"),
    ]
