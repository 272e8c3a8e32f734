"""Pairing of what there is little of: the likeliest pairs first, or all in their order."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

Pair = tuple[int, int]
# Beyond so many pairs of lines only their order is looked at: no text has a hundred titles.
_MOST = 10_000


def greedy(scores: Iterable[tuple[float, int, int]]) -> list[Pair]:
    """Return pairs, each of either side in one at most: those of the highest score first."""
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for _, t, v in sorted((-score, t, v) for score, t, v in scores):
        if t not in left and v not in right:
            left.add(t)
            right.add(v)
            found.append((t, v))
    return sorted(found)


def in_order(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pair two lists in their order, every member of the shorter one; places in the lists.

    [甲市人民政府, 甲市渡口办法] against [乙市渡口办法] gives [(1, 0)]: the likest one is taken.
    """
    shorter = min(len(old), len(new))
    if len(old) == len(new) or len(old) * len(new) > _MOST:
        return [(k, k) for k in range(shorter)]
    if len(old) > len(new):
        return [(t, v) for v, t in in_order(new, old)]
    likeness = [[fuzz.ratio(a, b) for b in new] for a in old]
    return _best(likeness, len(new) - len(old))


def _best(likeness: Sequence[Sequence[float]], slack: int) -> list[Pair]:
    """Return the heaviest pairing in which row k has column k to k + ``slack``."""
    rows = len(likeness)
    best = [[0.0] * (slack + 1) for _ in range(rows + 1)]
    for k in range(rows - 1, -1, -1):
        for skip in range(slack, -1, -1):
            here = likeness[k][k + skip] + best[k + 1][skip]
            best[k][skip] = max(here, best[k][skip + 1]) if skip < slack else here
    found, skip = [], 0
    for k in range(rows):
        while skip < slack and best[k][skip] == best[k][skip + 1]:
            skip += 1
        found.append((k, k + skip))
    return found
