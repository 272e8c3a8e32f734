"""Which pairs are worth a look: all of a small document, else the best of each row and column."""

import numpy as np

from .records import Bools, Floats, Index, Ints

# Up to this many pairs nothing is left out: looking at all takes a tenth of a second.
ALL = 4000
# Beyond this many pairs fewer are kept a row, so that time grows with the clauses, not the pairs.
LARGE = 400_000
# Candidates a row by shared bigrams and by meaning: a clause split into seven needs eight.
MANY, FEW = (14, 8), (8, 3)
# A bigram that more texts hold is no way to find a partner, in an index of this many texts.
COMMON_SHARE, COMMON_LEAST, COMMON_MOST = 0.08, 40, 120


def _mark_best(score: Floats, keep: Bools, count: int) -> None:
    """Mark the best cells of each row and column."""
    k = min(count, score.shape[1] - 1)
    np.put_along_axis(keep, np.argpartition(-score, k, axis=1)[:, :k], True, axis=1)
    k = min(count, score.shape[0] - 1)
    np.put_along_axis(keep, np.argpartition(-score, k, axis=0)[:k], True, axis=0)


def _lexical(ix: Index, weight: Floats) -> Floats:
    """Return the likeness by rare bigrams, by way of an inverted index."""
    nt, nv = len(ix.template.start) - 1, len(ix.variant.start) - 1
    order = np.argsort(ix.variant.ids, kind="stable")
    text = np.repeat(np.arange(nv), np.diff(ix.variant.start))[order]
    start = np.searchsorted(ix.variant.ids[order], np.arange(len(ix.codes) + 1))
    rare = ix.in_variant <= min(max(COMMON_LEAST, int(COMMON_SHARE * nv)), COMMON_MOST)
    size = np.sqrt(ix.variant.total(weight) + 1e-9)
    out = np.zeros((nt, nv), np.float32)
    for k in range(nt):
        ids = ix.template.of(k)
        ids = ids[rare[ids]]
        n = start[ids + 1] - start[ids]
        at = np.arange(n.sum()) + np.repeat(start[ids] - (np.cumsum(n) - n), n)
        out[k] = np.bincount(text[at], np.repeat(weight[ids], n), nv) / size
    return np.asarray(out / np.sqrt(ix.template.total(weight) + 1e-9)[:, None])


def candidates(ix: Index, weight: Floats, meaning: tuple[Floats, Floats]) -> tuple[Ints, Ints]:
    """Return the pairs worth a look, ascending by template; ``meaning`` holds centred vectors."""
    nt, nv = len(meaning[0]), len(meaning[1])
    if nt * nv <= ALL:
        return np.repeat(np.arange(nt), nv), np.tile(np.arange(nv), nt)
    many, few = MANY if nt * nv <= LARGE else FEW
    keep = np.zeros((nt, nv), bool)
    _mark_best(_lexical(ix, weight), keep, many)
    _mark_best(np.asarray(meaning[0] @ meaning[1].T), keep, few)
    i, j = np.nonzero(keep)
    return i, j
