"""Evidence of chapters: where most clauses of two chapters answer each other, others do so too.

    第二章 保障  ↔  第三章 保障与服务  ↮  第五章 法律责任

Of a chapter of ten clauses six have their likely partners in one chapter of the other text, and a
seventh has two candidates: that in the same chapter is the likelier one.
"""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from ...model import Candidates, Evidence, Floats, Ints, Unit, numbered
from ..cells import largest, summed

# Outside chapters there is nothing to be asked.
NONE = -1.0
# A chapter with hardly a likely pair says little of where its clauses belong.
FEW = 0.5


def _side(
    own: Ints, clause: Ints, other: Ints, p: Floats, many: int, look: Ints
) -> tuple[Floats, Floats]:
    """Return what the rest of a clause's chapter has in the chapter opposite: sum, and share.

    ``own`` is the chapter of each clause, ``clause`` and ``other`` are of each pair the clause and
    the chapter opposite, one of ``many``.
    """
    best = largest(clause * many + other, p)
    row, column = np.divmod(best.codes, many)
    sums = summed(own[row] * many + column, best.values)
    whole = np.bincount(own[row], best.values, int(own.max()) + 1)
    of_clause = np.bincount(row, best.values, len(own))
    at, to = clause[look], other[look]
    rest = sums.at(own[at] * many + to) - best.at(at * many + to)
    share = rest / (whole[own[at]] - of_clause[at] + FEW)
    return rest, np.asarray(share, np.float32)


def _titles(template: Sequence[Unit], variant: Sequence[Unit], i: Ints, j: Ints) -> Floats:
    """Return how alike the headings of the chapters of pairs are, 0 to 1."""
    ours, theirs = [u.heading for u in template], [u.heading for u in variant]
    left, right = [ours[k] for k in i.tolist()], [theirs[k] for k in j.tolist()]
    ratio = process.cpdist(left, right, scorer=fuzz.ratio, dtype=np.float32)
    return np.asarray(ratio / 100, np.float32)


def chapter_evidence(
    c: Candidates, p: Floats, template: Sequence[Unit], variant: Sequence[Unit], look: Ints
) -> Evidence:
    """Return how likely the other clauses of two chapters answer each other.

    ``p`` are the probabilities of all candidates at first look, ``look`` the places of the pairs
    looked into.
    """
    sides = [np.array([u.chapter for u in side]) for side in (template, variant)]
    within = (sides[0][c.i[look]] >= 0) & (sides[1][c.j[look]] >= 0)
    names = "chapter_share_t", "chapter_share_v", "chapter_links", "chapter_titles"
    if not within.any():
        return dict.fromkeys(names, np.full(len(look), NONE, np.float32))
    own = [numbered(side)[1] for side in sides]
    many_t, many_v = (int(side.max()) + 1 for side in own)
    ours, share_t = _side(own[0], c.i, own[1][c.j], p, many_v, look)
    theirs, share_v = _side(own[1], c.j, own[0][c.i], p, many_t, look)
    titles = _titles(template, variant, c.i[look], c.j[look])
    found = share_t, share_v, np.minimum(ours, theirs), titles
    return {
        name: np.where(within, values, NONE).astype(np.float32)
        for name, values in zip(names, found, strict=True)
    }
