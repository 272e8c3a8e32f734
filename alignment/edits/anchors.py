"""Where two very long texts can be cut so that what answers each other stays together.

The heaviest common subsequence takes time and memory that grow with the product of the lengths.
Of ordinary clauses that is nothing; a clause of a hundred thousand characters is cut first, at
words in a row that stand once in either text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..chains import ascending

# Elements (about one a character) up to which a stretch is left whole: no real provision is longer.
LONG = 6_000
# Elements in a row that make an anchor: some five words, which do not recur by chance.
RUN = 10
# Pairs of elements that are still compared: 50 MB of bits. Two longer stretches without an anchor
# are different texts, and nothing in them answers each other.
MOST = 400_000_000


class Stretch(NamedTuple):
    """Elements ``i0`` to ``i1`` of one text, which answer ``j0`` to ``j1`` of the other."""

    i0: int
    i1: int
    j0: int
    j1: int


def stretches(left: Sequence[int], right: Sequence[int]) -> Iterator[Stretch]:
    """Yield the stretches to compare, in order; two short texts are one stretch."""
    i = j = 0
    ends = len(left), len(right)
    anchors = _in_order(sorted(_anchors(left, right))) if max(ends) > LONG else []
    for x, y in (*anchors, ends):
        if (x, y) == ends or max(x - i, y - j) > LONG // 2:
            if (x - i) * (y - j) <= MOST:
                yield Stretch(i, x, j, y)
            i, j = x, y


def _anchors(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where a run of elements begins that stands once in either text."""
    there = _once(right)
    for run, i in _once(left).items():
        if run in there:
            yield i, there[run]


def _once(elements: Sequence[int]) -> dict[tuple[int, ...], int]:
    """Return the runs that stand once, with their places."""
    runs = list(zip(*(elements[k:] for k in range(RUN)), strict=False))
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _in_order(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a longest series of sorted points that ascends in both texts."""
    return [points[at] for at in ascending([y for _, y in points])]
