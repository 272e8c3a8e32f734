"""The third look at lists: what the rest of a list says of one of its clauses."""

import numpy as np
import pytest
from duizhao.alignment.linking.evidence.context.lists import list_evidence
from duizhao.alignment.linking.first_pass import first_pass
from duizhao.alignment.linking.learned.weights import background
from duizhao.alignment.linking.model import Unit

TEMPLATE = (
    Unit("禁止攀折古树、刻画树干，禁止在树下用火。", article=0),
    Unit("古树应当挂牌。", article=1),
)
VARIANT = (
    Unit("禁止下列行为：", article=0),
    Unit("攀折古树；", parent=0, article=0),
    Unit("在树干上刻画；", parent=0, article=0),
    Unit("使用明火。", parent=0, article=0),
)
# Of the article that forbids: with the lead-in and with each item; then of the other article.
P = np.array([0.4, 0.9, 0.8, 0.3, 0.0, 0.0, 0.0, 0.0], np.float32)


def seen(template, variant, p):
    found = first_pass(template, variant, background())
    return list_evidence(found, p, template, variant, np.arange(len(p)))


def test_the_other_items_and_the_lead_in_speak_for_an_item():
    told = seen(TEMPLATE, VARIANT, P)
    assert told["list_others_v"][:4] == pytest.approx([0, 1.1, 1.2, 1.7])
    assert told["list_lead_v"][:4] == pytest.approx([0, 0.4, 0.4, 0.4])


def test_the_items_speak_for_their_lead_in():
    told = seen(TEMPLATE, VARIANT, P)
    assert told["list_items_v"][:4] == pytest.approx([2.0, 0, 0, 0])


def test_a_list_says_nothing_of_another_article():
    told = seen(TEMPLATE, VARIANT, P)
    for name in ("list_others_v", "list_lead_v", "list_items_v"):
        assert told[name][4:] == pytest.approx([0, 0, 0, 0])


def test_paragraphs_of_one_article_answer_a_list_together():
    halves = Unit("禁止攀折古树。", article=0), Unit("禁止刻画树干，禁止在树下用火。", article=0)
    p = np.array([0, 0.9, 0, 0, 0, 0, 0.8, 0.3], np.float32)
    told = seen(halves, VARIANT, p)
    assert told["list_others_v"][7] == pytest.approx(1.7)


def test_text_without_a_list_has_no_evidence_of_lists():
    plain = Unit("禁止攀折古树。", article=0), Unit("古树应当设置标牌。", article=1)
    told = seen(TEMPLATE, plain, np.full(4, 0.5, np.float32))
    assert not any(values.any() for values in told.values())


def test_from_either_side_the_same_is_seen():
    told = seen(TEMPLATE, VARIANT, P)
    back = seen(VARIANT, TEMPLATE, P.reshape(2, 4).T.ravel())
    for name in ("list_others", "list_lead", "list_items"):
        turned = back[name + "_t"].reshape(4, 2).T.ravel()
        assert told[name + "_v"] == pytest.approx(turned)


def test_a_lead_in_is_told_from_items_and_from_articles():
    told = seen(TEMPLATE, VARIANT, P)
    assert told["lead_with_plain"].tolist() == [True, False, False, False] * 2
    assert not told["lead_with_item"].any()
    other = (
        Unit("不得有下列行为：", article=0),
        *(Unit(f"{words}；", parent=0, article=0) for words in ("攀爬古树", "在树上刻字", "用火")),
    )
    items = seen(VARIANT, other, np.full(16, 0.5, np.float32))["lead_with_item"]
    assert items.reshape(4, 4)[0].tolist() == [False, True, True, True]
    assert items.reshape(4, 4)[1].tolist() == [True, False, False, False]
