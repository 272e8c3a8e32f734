"""One clause of a whole page: cut at what both texts have once, in time that grows with length."""

import time

import pytest
from duizhao.alignment.edits.anchors import LONG, Stretch, stretches
from duizhao.alignment.edits.make import edits
from duizhao.alignment.edits.words import cut
from duizhao.alignment.model import Op
from duizhao.corpus.model import Span
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.slow

# Sentences that are all different, so that a long text has places to cut at.
DIGITS = "甲乙丙丁戊己庚辛壬癸"


def sentence(number):
    named = "".join(DIGITS[int(digit)] for digit in str(number))
    return f"学校{named}应当公开食谱{named}，"


def prose(count, changed=()):
    return "".join(sentence(n) if n not in changed else "教室每日通风，" for n in range(count))


def whole(old, new):
    return edits(old, (Span(0, len(old)),), new, (Span(0, len(new)),)).whole


def spent(old, new):
    """Return the seconds of processor that the edits take."""
    cut.cache_clear()
    begun = time.process_time()
    whole(old, new)
    return time.process_time() - begun


def test_a_short_text_is_one_stretch():
    left, right = list(range(50)), list(range(20, 70))
    assert list(stretches(left, right)) == [Stretch(0, 50, 0, 50)]


@settings(max_examples=15)
@given(st.sets(st.integers(0, 2 * LONG - 1), max_size=40), st.integers(0, 300))
def test_a_long_text_is_cut_where_both_agree(gone, added):
    left = list(range(2 * LONG))
    right = [*(-n for n in range(1, added)), *(n for n in left if n not in gone)]
    found = list(stretches(left, right))
    edges = [(0, 0), *((s.i1, s.j1) for s in found)]
    assert [(s.i0, s.j0) for s in found] == edges[:-1]
    assert edges[-1] == (len(left), len(right))
    assert all(left[i] == right[j] for i, j in edges[1:-1])
    assert max(s.i1 - s.i0 for s in found) <= LONG


def test_a_repeated_text_has_no_place_to_be_cut():
    assert len(list(stretches([1, 2] * LONG, [1, 2] * (LONG - 7)))) == 1


def test_edits_of_a_long_clause_are_those_of_its_sentences():
    old, new = prose(2000), prose(2000, changed={7, 1200})
    changed = [e for e in whole(old, new) if e.op is not Op.EQUAL]
    assert [(e.template.cut(old), e.variant.cut(new)) for e in changed] == [
        (sentence(7)[:-1], "教室每日通风"),
        (sentence(1200)[:-1], "教室每日通风"),
    ]


@pytest.mark.parametrize(
    "made",
    [
        lambda n: (prose(n), prose(n, changed=range(0, n, 5))),
        lambda n: (prose(n), "".join(sorted(prose(n)))),
        lambda n: ("一" * 16 * n, "一" * (16 * n - 9) + "二"),
    ],
)
def test_time_grows_with_length(made):
    """Four times the text may take eight times as long, and not sixteen; the best of three."""
    costs = {count: min(spent(*made(count)) for _ in range(3)) for count in (700, 2800)}
    assert costs[2800] < 8 * max(costs[700], 0.1)
