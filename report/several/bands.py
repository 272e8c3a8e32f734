"""Lines of several texts that answer each other, side by side.

A worked example with three texts, of which the second has a new line x and the third changed the
order. The last text's order counts; what it has not stands behind what it followed in its own::

    a  a  b
    b  x  a     gives the bands   b b b   a a a   - x -
       b
"""

from collections.abc import Iterator, Sequence

from ..view.cells.model import CellLine
from .groups import alone, find, join, linked, merged, sure
from .model import Several

# A line as (column, position).
_Spot = tuple[int, int]


def bands(
    several: Several, columns: Sequence[Sequence[CellLine]]
) -> Iterator[tuple[tuple[CellLine, ...], ...]]:
    """Yield the bands of a row, each with the lines of every column in their order."""
    joined = _sets(several, columns)
    members: dict[_Spot, list[_Spot]] = {}
    for spot in joined:
        members.setdefault(find(joined, spot), []).append(spot)
    order: list[_Spot] = []
    for at, lines in reversed(list(enumerate(columns))):
        order = merged(order, dict.fromkeys(find(joined, (at, i)) for i in range(len(lines))))
    for key in order:
        yield tuple(
            tuple(lines[i] for c, i in sorted(members[key]) if c == at)
            for at, lines in enumerate(columns)
        )


def _sets(several: Several, columns: Sequence[Sequence[CellLine]]) -> dict[_Spot, _Spot]:
    """Return the sets of linked lines; a caption goes with the line that it heads."""
    spots = {
        (at, line.node): (at, i) for at, lines in enumerate(columns) for i, line in enumerate(lines)
    }
    joined = {spot: spot for spot in spots.values()}
    for pair in several.pairs:
        for ends in linked(pair, pair.comparison.changes):
            join(joined, [spots[end] for end in ends if end in spots])
    fresh = alone(joined)
    for pair in several.beside:
        for ends in sure(pair):
            join(joined, [spots[end] for end in ends if spots.get(end) in fresh])
    for at, lines in enumerate(columns):
        for i, line in enumerate(lines[:-1]):
            if not line.clause:
                join(joined, [(at, i), (at, i + 1)])
    return joined
