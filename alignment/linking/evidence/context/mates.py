"""Evidence of whole articles: what the other clauses of the same two articles say of a pair.

A worked example. 第三条 has the items (一) and (二), and so has 第四条 of the variant. The first
look is sure that (一) answers (一). That speaks for the pair of the second items, which share
neither clause with it (``mates``), however little their words are alike. It says nothing for
(一) beside (二): there the sure pair is a rival (``mate_t`` and ``mate_v`` count what no rival
claims).
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ...model import REMEMBERED, Bools, Candidates, Evidence, Floats, Ints, Unit, numbered
from ..rivals import rival


def articles(units: Sequence[Unit]) -> Ints:
    """Return the articles of clauses as numbers from 0; outside articles each is its own."""
    return _articles(tuple(units))


@lru_cache(REMEMBERED)
def _articles(units: tuple[Unit, ...]) -> Ints:
    numbers = [u.article if u.article >= 0 else -1 - k for k, u in enumerate(units)]
    return numbered(np.array(numbers))[1]


def _elsewhere(p: Floats, i: Ints, j: Ints, key: Ints, looked_into: Bools) -> Floats:
    """Return for each pair the best other one of its key that shares neither clause with it."""
    order = np.lexsort((-p, key))
    at = np.searchsorted(key[order], key)
    end = np.searchsorted(key[order], key, "right")
    out = np.zeros(len(p), np.float32)
    # A pair of articles that has such another pair has at least two by two clauses.
    left = np.flatnonzero(looked_into & (end - at > 3))
    while len(left):
        other = order[at[left]]
        apart = (i[other] != i[left]) & (j[other] != j[left])
        out[left[apart]] = p[other[apart]]
        left = left[~apart]
        at[left] += 1
        left = left[at[left] < end[left]]
    return out


def _best_other(p: Floats, key: Ints) -> Floats:
    """Return for each pair the best other one of its key; few of all possible keys occur."""
    known, place = numbered(key)
    return rival(p, place, len(known))[0]


def mate_evidence(
    p: Floats,
    c: Candidates,
    template: Sequence[Unit],
    variant: Sequence[Unit],
    rivals: tuple[Floats, Floats],
    looked_into: Bools,
) -> Evidence:
    """Return the best pair that another clause of the article makes: with the same, with another.

    An article is split, merged or kept as a whole more often than a clause of it leaves alone. But
    a clause that has its partner elsewhere is no part of what the others of its article answer;
    ``rivals`` are the best competitors of each pair in its row and in its column.
    """
    of_t, of_v = articles(template), articles(variant)
    many_t, many_v = int(of_t.max()) + 1, int(of_v.max()) + 1
    in_v = _best_other(p, c.i * many_v + of_v[c.j])
    in_t = _best_other(p, c.j * many_t + of_t[c.i])
    return {
        "mate_v": in_v * (1 - rivals[1]),
        "mate_t": in_t * (1 - rivals[0]),
        "mates": _elsewhere(p, c.i, c.j, of_t[c.i] * many_v + of_v[c.j], looked_into),
    }
