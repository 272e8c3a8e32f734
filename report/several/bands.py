"""Lines of several texts that answer each other, side by side.

A worked example with three texts, of which the second has a new line and the third has lost one::

    a1 b1     a2 x2 b2     a3

Linked lines are one set: {a1 a2 a3} {b1 b2} {x2}. In every text a set stands before the next, which
gives their order: a, x, b. Sets that cross, because two lines changed places, become one band.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..view.cells import Line
from .groups import find, join
from .model import Several
from .order import components

# A line as (column, position).
_Spot = tuple[int, int]


def bands(
    several: Several, columns: Sequence[Sequence[Line]]
) -> Iterator[tuple[tuple[Line, ...], ...]]:
    """Yield the bands of a row, each with the lines of every column in their order."""
    joined = _sets(several, columns)
    follows: dict[_Spot, set[_Spot]] = {}
    for at, lines in enumerate(columns):
        heads = [find(joined, (at, i)) for i in range(len(lines))]
        for one in heads:
            follows.setdefault(one, set())
        for before, after in pairwise(heads):
            if before != after:
                follows[before].add(after)
    for group in components(follows):
        spots = [spot for spot in joined if find(joined, spot) in group]
        yield tuple(
            tuple(lines[i] for c, i in sorted(spots) if c == at) for at, lines in enumerate(columns)
        )


def _sets(several: Several, columns: Sequence[Sequence[Line]]) -> dict[_Spot, _Spot]:
    """Return the sets of linked lines; a caption goes with the line that it heads."""
    spots = {
        (at, line.node): (at, i) for at, lines in enumerate(columns) for i, line in enumerate(lines)
    }
    joined = {spot: spot for spot in spots.values()}
    for pair in several.pairs:
        for change in pair.comparison.changes:
            ends = [(pair.reference, i) for i in change.link.template]
            ends += [(pair.text, i) for i in change.link.variant]
            join(joined, [spots[end] for end in ends if end in spots])
    for at, lines in enumerate(columns):
        for i, line in enumerate(lines[:-1]):
            if not line.clause:
                join(joined, [(at, i), (at, i + 1)])
    return joined
