"""Which pairs are worth a look: all of a small document, else the best of each row and column.

A clause that stands word for word in the other text has its partner; no other is looked for.
"""

from collections.abc import Sequence

import numpy as np

from .model import Floats, Index, Ints, begins

# Up to this many pairs nothing is left out: looking at all takes a tenth of a second.
ALL = 4000
# Beyond this many pairs fewer are kept for each row: time grows with the clauses, not the pairs.
LARGE = 400_000
# Candidates a row by shared bigrams and by meaning: a clause split into seven needs eight.
MANY, FEW = (14, 8), (8, 3)
# A bigram that more texts hold is no way to find a partner, in an index of this many texts.
COMMON_SHARE, COMMON_LEAST, COMMON_MOST = 0.08, 40, 120
# Rows scored at a time: bounds the memory of long documents.
BLOCK = 256
NONE = np.zeros(0, np.int64)


def _best(score: Floats, count: int) -> Ints:
    """Return the places of the best ``count`` cells of each row."""
    k = min(count, score.shape[1] - 1)
    return np.asarray(np.argpartition(-score, k, axis=1)[:, :k])


def _mirrored(ix: Index) -> Index:
    """Return the index with its sides exchanged."""
    return Index(ix.variant, ix.template, ix.in_variant, ix.in_template, ix.codes)


def _lexical(ix: Index, weight: Floats, many: int, wanted: Ints) -> Ints:
    """Return the best of each wanted row by shared rare bigrams (an inverted index), as codes."""
    nv = len(ix.variant.start) - 1
    order = np.argsort(ix.variant.ids, kind="stable")
    text = np.repeat(np.arange(nv), np.diff(ix.variant.start))[order]
    start = np.searchsorted(ix.variant.ids[order], np.arange(len(ix.codes) + 1))
    rare = ix.in_variant <= min(max(COMMON_LEAST, int(COMMON_SHARE * nv)), COMMON_MOST)
    size = np.sqrt(ix.variant.total(weight) + 1e-9)
    found = [NONE]
    for block in range(0, len(wanted), BLOCK):
        rows = wanted[block : block + BLOCK]
        ids, row = ix.template.within(rows)
        ids, row = ids[rare[ids]], row[rare[ids]]
        n = start[ids + 1] - start[ids]
        at = np.arange(n.sum()) + np.repeat(start[ids] - (np.cumsum(n) - n), n)
        cell = np.repeat(row, n) * nv + text[at]
        score = np.bincount(cell, np.repeat(weight[ids], n), len(rows) * nv).reshape(-1, nv) / size
        best = _best(score.astype(np.float32), many)
        found.append((best + rows[:, None] * nv).ravel())
    return np.concatenate(found)


def _alike(a: Floats, b: Floats, few: int, wanted: Ints) -> Ints:
    """Return the best of each wanted row by meaning, as codes: row × columns + column."""
    found = [NONE]
    for block in range(0, len(wanted), BLOCK):
        rows = wanted[block : block + BLOCK]
        best = _best(np.asarray(a[rows] @ b.T), few)
        found.append((best + rows[:, None] * len(b)).ravel())
    return np.concatenate(found)


def _kept_pairs(of_t: Ints, of_v: Ints) -> Ints:
    """Return the pairs of clauses that are the same word for word, as codes."""
    order = np.argsort(of_v, kind="stable")
    rows = np.flatnonzero(of_t >= 0)
    first, last = (np.searchsorted(of_v[order], of_t[rows], side) for side in ("left", "right"))
    row = np.repeat(np.arange(len(rows)), last - first)
    place = np.arange(len(row)) + (first - (np.cumsum(last - first) - (last - first)))[row]
    return np.asarray(rows[row] * len(of_v) + order[place])


def candidates(
    ix: Index,
    weight: Floats,
    meaning: tuple[Floats, Floats],
    kept: tuple[Ints, Ints],
    frame: Sequence[tuple[int, int]],
) -> tuple[Ints, Ints]:
    """Return the pairs worth a look, ascending by template.

    ``meaning`` holds centred vectors, ``kept`` which link each clause is in word for word;
    ``frame`` are pairs that open or close both texts, with few words in common as it may be.
    """
    nt, nv = len(meaning[0]), len(meaning[1])
    if nt * nv <= ALL:
        return np.repeat(np.arange(nt), nv), np.tile(np.arange(nv), nt)
    many, few = MANY if nt * nv <= LARGE else FEW
    rows, columns = (np.flatnonzero(side < 0) for side in kept)
    ahead = _lexical(ix, weight, many, rows), _alike(*meaning, few, rows)
    back = _lexical(_mirrored(ix), weight, many, columns), _alike(*meaning[::-1], few, columns)
    j, i = np.divmod(np.concatenate(back), nt)
    # Sorted, each once; np.unique would load masked arrays.
    framing = np.array([t * nv + v for t, v in frame], np.int64)
    codes = np.sort(np.concatenate([*ahead, i * nv + j, _kept_pairs(*kept), framing]))
    codes = codes[begins(codes)]
    i, j = np.divmod(codes, nv)
    return i, j
