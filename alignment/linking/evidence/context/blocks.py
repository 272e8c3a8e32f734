"""Evidence of blocks: an article of several paragraphs is linked as one, whichever of them speaks.

    第九条 …应当接种疫苗。 …费用由财政承担。  ↔  第十二条 …费用列入预算。 …免费接种。

A reader asks first whether the two articles say the same, then which paragraph answers which. So
what two whole articles share is held against what each shares with rival articles.
An article that lists items is no block: each item answers for itself.
"""

from collections.abc import Sequence

import numpy as np

from ...model import Candidates, Evidence, Floats, Index, Ints, Unit, numbered
from ..ngrams import shared
from ..rivals import rival


def blocks(units: Sequence[Unit]) -> Ints:
    """Return the block of each clause, from 0: a clause with a list around it is its own."""
    listed = {u.article for u in units if u.parent >= 0}
    keys = [
        (u.article, -1) if u.article >= 0 and u.article not in listed else (-1, at)
        for at, u in enumerate(units)
    ]
    place: dict[tuple[int, int], int] = {}
    return np.array([place.setdefault(key, len(place)) for key in keys])


def _votes(ix: Index, weight: Floats, i: Ints, j: Ints) -> Floats:
    """Return what pairs of blocks, ascending by template, share, above all where few share it.

    ``weight`` is of each bigram; one counts by the pairs of blocks that hold it.
    """
    telling = weight / np.maximum(1, ix.in_template * ix.in_variant)
    (votes,), _ = shared(ix, i, j, [telling.astype(np.float32)])
    return np.asarray(np.log1p(votes), np.float32)


def block_evidence(
    c: Candidates, template: Sequence[Unit], variant: Sequence[Unit], look: Ints
) -> Evidence:
    """Return how much the blocks of two clauses alone share, and how far ahead of rival blocks.

    ``look`` are the places of the pairs looked into.
    """
    own = blocks(template), blocks(variant)
    many_t, many_v = (int(side.max()) + 1 for side in own)
    codes = own[0][c.i[look]] * many_v + own[1][c.j[look]]
    pairs, place = numbered(codes)
    i, j = np.divmod(pairs, many_v)
    votes = _votes(c.bigrams.joined(*own), c.weight, i, j)
    found = {
        "block_votes": votes,
        "block_votes_lead_t": votes - rival(votes, i, many_t)[0],
        "block_votes_lead_v": votes - rival(votes, j, many_v)[0],
    }
    return {name: np.asarray(values[place], np.float32) for name, values in found.items()}
