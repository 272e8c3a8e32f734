"""Evidence of lists: what else of a list answers the article that one of its clauses may answer.

    第九条  禁止攀折古树、刻画树干，禁止在树下用火。
    第十二条  禁止下列行为：   （一）攀折古树；   （二）在树干上刻画；   （三）使用明火。

The second look gives 第九条 and （一） 0.9, （二） 0.8, the lead-in 0.4 and （三） 0.3.
A reader who joins an article to a list joins most of it: the other items, 1.7 in sum, and the
lead-in, 0.4, speak for （三）, and the items, 2.0 in sum, for the lead-in. What answers a lead-in
is an article or another lead-in, hardly ever an item.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from ...model import Bools, Candidates, Evidence, Floats, Ints, Unit
from ..cells import largest, summed
from .blocks import blocks

# A pair that the second pass gives less says nothing of a list.
LEAST = 0.01


class _Lists(NamedTuple):
    """The lists of one text: the lead-in of each clause, -1 without one, and which are lead-ins."""

    above: Ints
    leads: Bools

    @classmethod
    def of(cls, units: Sequence[Unit]) -> "_Lists":
        """Return the lists that clauses make."""
        above = np.array([u.parent for u in units])
        leads = np.zeros(len(units), bool)
        leads[above[above >= 0]] = True
        return cls(above, leads)


class _Likely(NamedTuple):
    """The pairs of clauses (own, other) that may be links, and how probable each is so far."""

    own: Ints
    other: Ints
    p: Floats


def _rest(own: _Lists, others: Ints, known: _Likely, pairs: tuple[Ints, Ints]) -> Iterator[Floats]:
    """Yield what the rest of a list makes of the article opposite, for each of ``pairs``.

    The sum over the other items, the lead-in, and for a lead-in the sum over its items; 0 outside
    lists. ``others`` is the block of each clause opposite: an article without a list is one.
    """
    many = int(others.max()) + 1
    best = largest(known.own * many + others[known.other], known.p)
    clause, opposite = np.divmod(best.codes, many)
    items = np.flatnonzero(own.above[clause] >= 0)
    lists = summed(own.above[clause[items]] * many + opposite[items], best.values[items])
    block, above = others[pairs[1]], own.above[pairs[0]]
    here, lead, itself = above >= 0, above * many + block, pairs[0] * many + block
    yield np.where(here, lists.at(lead) - best.at(itself), 0)
    yield np.where(here, best.at(lead), 0)
    yield lists.at(itself)


def list_evidence(
    c: Candidates, p: Floats, template: Sequence[Unit], variant: Sequence[Unit], look: Ints
) -> Evidence:
    """Return what the rest of the lists says of the pairs looked into, and which are lead-ins.

    ``p`` are the probabilities that the second pass gives to all candidates, ``look`` the places of
    the pairs looked into.
    """
    ours, theirs = _Lists.of(template), _Lists.of(variant)
    at = np.flatnonzero(p > LEAST)
    i, j, known = c.i[look], c.j[look], _Likely(c.i[at], c.j[at], p[at])
    sides = (
        ("t", _rest(ours, blocks(variant), known, (i, j))),
        ("v", _rest(theirs, blocks(template), _Likely(known.other, known.own, known.p), (j, i))),
    )
    out: Evidence = {}
    for side, found in sides:
        names = (f"list_{name}_{side}" for name in ("others", "lead", "items"))
        out |= dict(zip(names, found, strict=True))
    lead_t, lead_v = ours.leads[i], theirs.leads[j]
    item_t, item_v = ours.above[i] >= 0, theirs.above[j] >= 0
    plain_t, plain_v = ~(lead_t | item_t), ~(lead_v | item_v)
    return out | {
        "lead_with_item": (lead_t & item_v) | (item_t & lead_v),
        "lead_with_plain": (lead_t & plain_v) | (plain_t & lead_v),
    }
