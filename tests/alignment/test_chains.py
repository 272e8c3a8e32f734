"""Chains: what keeps its order, weighed or counted; laws beside the worked cases."""

from itertools import combinations, pairwise

import pytest
from duizhao.alignment.chains import (
    Point,
    Stretch,
    ascending,
    best_pairs,
    heaviest,
    on_every_heaviest,
)
from hypothesis import given
from hypothesis import strategies as st


def made(points):
    return [Point(*point) for point in points]


@pytest.mark.parametrize(
    ("points", "chain"),
    [
        ([], set()),
        ([(0, 0, 5), (1, 1, 5), (2, 2, 5)], {0, 1, 2}),
        # The heavy one stays, though the light ones are more.
        ([(0, 9, 100), (1, 1, 5), (2, 2, 5), (3, 3, 5)], {0}),
        ([(0, 1, 5), (1, 0, 6), (2, 2, 1)], {1, 2}),
        # of two that weigh the same neither kept its place
        ([(0, 1, 5), (1, 0, 5), (2, 2, 1)], {2}),
        ([], set()),
    ],
)
def test_on_every_heaviest(points, chain):
    assert on_every_heaviest(made(points)) == chain


POINTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 3)), max_size=12)


@given(POINTS)
def test_exchanging_the_documents_keeps_the_chain(points):
    assert on_every_heaviest([Point(y, x, w) for x, y, w in points]) == on_every_heaviest(
        made(points)
    )


@given(POINTS)
def test_what_is_kept_rises(points):
    kept = sorted(points[i][:2] for i in on_every_heaviest(made(points)))
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(kept))


@given(st.lists(st.integers(0, 9), max_size=9))
def test_no_ascending_series_is_longer(values):
    found = [values[at] for at in ascending(values)]
    assert all(a < b for a, b in pairwise(found))
    longer = combinations(values, len(found) + 1)
    assert not any(all(a < b for a, b in pairwise(one)) for one in longer)


def test_the_heaviest_stretches_do_not_overlap():
    stretches = [Stretch(0, 4, 5), Stretch(2, 6, 10), Stretch(4, 8, 5), Stretch(6, 9, 1)]
    assert heaviest(stretches) == [1, 3]
    assert heaviest([*stretches[:3], Stretch(8, 9, 1)]) == [0, 2, 3]
    assert heaviest([]) == []


def test_best_pairs_keep_their_order():
    assert best_pairs([[0, 2], [3, 0]]) == [(1, 0)]
    assert best_pairs([[2, 0], [3, 2]]) == [(0, 0), (1, 1)]
    assert best_pairs([]) == []
