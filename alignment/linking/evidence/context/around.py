"""Evidence around a pair: the articles that its clauses are in, their lead-ins, items, citations.

Where the first look finds partners in one article for most clauses of another, a clause that is
left over likely has its partner there too. An item has its partner under the partner of its
lead-in, or the list became a sentence and its items answer the clause that the lead-in answers.
A penalty has its partner where the articles answer each other that the two penalties cite.
"""

from collections.abc import Sequence

import numpy as np

from ...model import Candidates, Evidence, Floats, Ints, Unit
from ..cells import Cells, largest, summed
from ..rivals import rival
from .mates import articles

# Without a lead-in, or without an article cited, on either side there is nothing to be asked.
NONE = -1.0


def _of_articles(c: Candidates, p: Floats, own: tuple[Ints, Ints], look: Ints) -> Evidence:
    """Return how many clauses of one article have a partner in the other, and in no third."""
    a, b = own[0][c.i], own[1][c.j]
    sizes = np.bincount(own[0]), np.bincount(own[1])
    many_t, many_v = len(sizes[0]), len(sizes[1])
    in_v, in_t = largest(c.i * many_v + b, p), largest(c.j * many_t + a, p)
    row, column = np.divmod(in_v.codes, many_v)
    with_t = summed(own[0][row] * many_v + column, in_v.values)
    row, column = np.divmod(in_t.codes, many_t)
    with_v = summed(column * many_v + own[1][row], in_t.values)
    # Of both the same pairs of articles: those that have a candidate.
    t, v = np.divmod(with_t.codes, many_v)
    share = (with_t.values + with_v.values) / (sizes[0][t] + sizes[1][v])
    lead_t = Cells(with_t.codes, share - rival(share, t, many_t)[0])
    lead_v = Cells(with_t.codes, share - rival(share, v, many_v)[0])
    at = (a * many_v + b)[look]
    ours, theirs = with_t.at(at), with_v.at(at)
    return {
        "article_answered_t": ours / sizes[0][a[look]],
        "article_answered_v": theirs / sizes[1][b[look]],
        "article_links": np.minimum(ours, theirs) - p[look],
        "article_lead_t": lead_t.at(at),
        "article_lead_v": lead_v.at(at),
    }


def _of_lead_ins(
    c: Candidates, p: Floats, above: tuple[Ints, Ints], whole: Cells, look: Ints
) -> Evidence:
    """Return what the first look made of the lead-ins of two clauses, and of their items."""
    i, j, many = c.i[look], c.j[look], len(above[1])
    up_t, up_v = above[0][i], above[1][j]
    of_t, of_v = above[0][c.i], above[1][c.j]
    own, t, v = i * many + j, of_t >= 0, of_v >= 0
    below_t = largest((of_t * many + c.j)[t], p[t])
    below_v = largest((c.i * many + of_v)[v], p[v])
    below = largest((of_t * many + of_v)[t & v], p[t & v])
    return {
        "lead_ins": np.where((up_t >= 0) & (up_v >= 0), whole.at(up_t * many + up_v), NONE),
        "lead_in_t": np.where(up_t >= 0, whole.at(up_t * many + j), NONE),
        "lead_in_v": np.where(up_v >= 0, whole.at(i * many + up_v), NONE),
        "items_answered_t": below_t.at(own),
        "items_answered_v": below_v.at(own),
        "items_answered": below.at(own),
    }


def _next_door(c: Candidates, sizes: tuple[int, int], whole: Cells, look: Ints) -> Evidence:
    """Return the better of the pairs that one clause makes with the other's neighbours."""
    i, j, (nt, nv) = c.i[look], c.j[look], sizes

    def at(t: Ints, v: Ints) -> Floats:
        inside = (t >= 0) & (t < nt) & (v >= 0) & (v < nv)
        return np.where(inside, whole.at(t * nv + v), 0)

    return {
        "beside_t": np.maximum(at(i - 1, j), at(i + 1, j)),
        "beside_v": np.maximum(at(i, j - 1), at(i, j + 1)),
    }


def _cited(
    c: Candidates, p: Floats, units: tuple[Sequence[Unit], Sequence[Unit]], look: Ints
) -> Evidence:
    """Return how likely the articles that two clauses cite answer each other."""
    best, one = np.full(len(look), NONE, np.float32), np.zeros(len(look), np.float32)
    cites = [[u.cites for u in side] for side in units]
    if not (any(cites[0]) or any(cites[1])):
        return {"cited_both": best, "cited_one": one}
    numbers = [np.array([u.article for u in side]) for side in units]
    width = int(max(side.max() for side in numbers)) + 2
    pairs = largest((numbers[0][c.i] + 1) * width + numbers[1][c.j] + 1, p)
    for k, (a, b) in enumerate(zip(c.i[look].tolist(), c.j[look].tolist(), strict=True)):
        ours, theirs = cites[0][a], cites[1][b]
        one[k] = bool(ours) != bool(theirs)
        if ours and theirs:
            wanted = [(t + 1) * width + v + 1 for t in ours for v in theirs]
            best[k] = pairs.at(np.array(wanted)).max()
    return {"cited_both": best, "cited_one": one}


def around_evidence(
    c: Candidates, p: Floats, template: Sequence[Unit], variant: Sequence[Unit], look: Ints
) -> Evidence:
    """Return what the first look made of what is around two clauses.

    ``p`` are the probabilities of all candidates, ``look`` the places of those looked into.
    """
    own = articles(template), articles(variant)
    above = np.array([u.parent for u in template]), np.array([u.parent for u in variant])
    whole = largest(c.i * len(variant) + c.j, p)
    out = _of_articles(c, p, own, look) | _of_lead_ins(c, p, above, whole, look)
    out |= _next_door(c, (len(template), len(variant)), whole, look)
    return out | _cited(c, p, (template, variant), look)
