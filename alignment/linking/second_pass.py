"""Second pass: what the probabilities of the other pairs say about a pair."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .evidence.mates import mate_evidence
from .evidence.rivals import rival
from .evidence.twins import twin_evidence
from .model import Bag, Bools, Candidates, Evidence, Floats, Ints, Unit

# Pairs below this probability are not looked into: they are nineteen twentieths of all.
SLIGHT = 0.004
# Pairs looked into together: bounds the memory of long documents.
PAIRS = 2048
# A competitor below this explains nothing.
RIVAL = 0.1
# Pairs above this are anchors of the order.
SURE = 0.6
# Places looked at around a pair; the table of probabilities has a margin of as many.
REACH = 4


def _logit(p: Floats) -> Floats:
    clipped = np.clip(p, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(clipped / (1 - clipped)))


def _around(table: Floats, i: Ints, j: Ints) -> Evidence:
    """Return the probabilities of the neighbours in both texts."""

    def at(di: int, dj: int) -> Floats:
        return np.asarray(table[i + REACH + di, j + REACH + dj])

    steps = [(a, b, 1 - 0.15 * (a + b - 2)) for a in range(1, REACH) for b in range(1, REACH)]
    return {
        "near_b": np.maximum.reduce([at(-a, -b) * fade for a, b, fade in steps]),
        "near_f": np.maximum.reduce([at(a, b) * fade for a, b, fade in steps]),
    }


def _faded(away: NDArray[Any]) -> Floats:
    """Return a distance, 0 to 1 of a text, so that near places differ more than far ones."""
    return np.asarray(np.minimum(np.log1p(np.abs(away) * 20), 2))


def _median(near: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the median of each column without its missing values; 0 where all are missing.

    numpy's own nanmedian loads masked arrays: a quarter of a second.
    """
    known = np.sort(near, axis=0)
    count = (~np.isnan(known)).sum(axis=0)
    column = np.arange(near.shape[1])
    low, high = known[np.maximum(count - 1, 0) // 2, column], known[count // 2, column]
    return np.where(count > 0, (low + high) / 2, 0)


def _displacement(p: Floats, a: Ints, b: Ints, na: int, nb: int) -> Floats:
    """Return how far b lies from the partners of the three surest neighbours on either side of a.

    Their median stands for the place where the order would have b.
    """
    sure = np.flatnonzero(p > SURE)
    if len(sure) < 3:
        return _faded(a / na - b / nb)
    order = sure[np.lexsort((b[sure], a[sure]))]
    x, y = a[order], b[order].astype(float)
    before, after = np.searchsorted(x, a, "left"), np.searchsorted(x, a, "right")
    y = np.r_[[np.nan] * 3, y, [np.nan] * 3]
    near = np.stack([y[before + k] for k in range(3)] + [y[after + 3 + k] for k in range(3)])
    return _faded((_median(near) - b) / nb)


def _unexplained(c: Candidates, p: Floats, by_row: Ints, by_column: Ints) -> tuple[Floats, Floats]:
    """Return the weight of what a pair shares and its best competitors do not share."""
    left = np.zeros((2, len(p)), np.float32)
    looked = np.flatnonzero(p > SLIGHT)
    template, variant = c.bigrams.template, c.bigrams.variant
    for block in range(0, len(looked), PAIRS):
        at = looked[block : block + PAIRS]
        ids, pair = variant.within(c.j[at])
        hit = _holds(template, c.i[at], pair, ids, len(c.weight))
        ids, pair = ids[hit], pair[hit]
        whole = _sums(c.weight[ids], pair, len(at))
        for side, rivals in enumerate((by_row[at], by_column[at])):
            known = (rivals >= 0) & (p[rivals] > RIVAL)
            bag, texts = (template, c.i[rivals]) if side else (variant, c.j[rivals])
            both = known[pair] & _holds(bag, texts, pair, ids, len(c.weight))
            left[side, at] = whole - _sums(c.weight[ids[both]], pair[both], len(at))
    return left[0], left[1]


def _holds(bag: Bag, texts: Ints, whose: Ints, ids: Ints, width: int) -> Bools:
    """Tell which n-grams, of ``width`` in all, are in the text of the pair that they belong to."""
    each, row = np.unique(texts, return_inverse=True)
    table = np.zeros(len(each) * width, bool)
    members, owner = bag.within(each)
    table[owner * width + members] = True
    return np.asarray(table.take((row * width)[whose] + ids))


def _sums(weight: Floats, whose: Ints, n: int) -> Floats:
    """Return the sum of each pair's weights, which stand together, 0 where there is none."""
    first = np.searchsorted(whose, np.arange(n))
    # A nought before each pair's: reduceat knows no empty sum.
    return np.asarray(np.add.reduceat(np.insert(weight, first, 0), first + np.arange(n)))


def _residual(
    c: Candidates, p: Floats, row: tuple[Floats, Ints], column: tuple[Floats, Ints]
) -> Evidence:
    """Return what remains for a pair: text that a truer partner explains supports no second."""
    left_t, left_v = _unexplained(c, p, row[1], column[1])
    t = left_t / (c.bigrams.template.total(c.weight)[c.i] + 1e-3)
    v = left_v / (c.bigrams.variant.total(c.weight)[c.j] + 1e-3)
    con_t, con_v = c.evidence["con_t"], c.evidence["con_v"]
    return {
        "res_t": t,
        "res_v": v,
        "res_x": t * con_v,
        "res_y": v * con_t,
        "res_m": np.log1p(np.minimum(left_t, left_v)),
        "nores_t": row[0] * (1 - np.minimum(t / (con_t + 1e-3), 1)),
        "nores_v": column[0] * (1 - np.minimum(v / (con_v + 1e-3), 1)),
    }


def _better(p: Floats, rival: Floats) -> Bools:
    """Tell which pairs worth a look have a likelier rival."""
    return np.asarray((p > SLIGHT) & (rival > p) & (rival > RIVAL))


def _fresh(left: Floats, shared: Floats) -> Floats:
    """Return the share of the words in common that the rival leaves."""
    return np.asarray(np.clip(left / (shared + 1e-3), 0, 1), np.float32)


def second_pass(
    c: Candidates, p: Floats, template: Sequence[Unit], variant: Sequence[Unit]
) -> Evidence:
    """Return the first evidence and what the probabilities ``p`` of the first pass give."""
    nt, nv = len(template), len(variant)
    table = np.zeros((nt + 2 * REACH, nv + 2 * REACH), np.float32)
    table[c.i + REACH, c.j + REACH] = p
    row, column = rival(p, c.i, nt), rival(p, c.j, nv)
    out = c.evidence | _around(table, c.i, c.j) | _residual(c, p, row, column)
    out["p2"] = np.maximum(_logit(p), 0)
    out["disp_t"] = _displacement(p, c.i, c.j, nt, nv)
    out["disp_v"] = _displacement(p, c.j, c.i, nv, nt)
    out |= twin_evidence(
        (template, variant),
        (c.i, c.j),
        (row[1], column[1]),
        (_better(p, row[0]), _better(p, column[0])),
        (_fresh(out["res_t"], c.evidence["con_t"]), _fresh(out["res_v"], c.evidence["con_v"])),
    )
    return out | mate_evidence(p, c, template, variant, (row[0], column[0]), p > SLIGHT)
