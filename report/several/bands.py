"""Lines of several texts that answer each other, side by side.

A worked example with three texts, of which the second has a new line x and the third changed the
order. The last text's order counts; what it has not stands behind what it followed in its own::

    a  a  b
    b  x  a     gives the bands   b b b   a a a   - x -
       b
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ...corpus.model import Document
from ..table.subrows import parts_of
from ..view.cells.model import CellLine
from .cuts import Meeting
from .groups import alone, ends_of, find, join, merged, sure
from .model import Several

# A line as (column, position).
_Spot = tuple[int, int]
# The lines of every column that face each other.
Band = tuple[tuple[CellLine, ...], ...]


def bands(
    several: Several, columns: Sequence[Sequence[CellLine]], meeting: Meeting
) -> tuple[Band, ...]:
    """Return the bands of a row, each with the lines of every column in their order.

    Clauses are cut where ``meeting`` says; where their parts would not follow each other, nothing
    of the row is cut.
    """
    cut = [[part for line in column for part in parts_of(line)] for column in columns]
    made = tuple(_laid_out(several, cut, meeting))
    if any(_torn(made, at) for at in range(len(columns))):
        return tuple(_laid_out(several, columns, meeting))
    return made


def _torn(made: Sequence[Band], column: int) -> bool:
    """Say whether the parts of a clause do not follow each other in a column."""
    lines = [line for band in made for line in band[column]]
    return any(b.begun and a.node != b.node for a, b in pairwise([CellLine(()), *lines]))


def _laid_out(
    several: Several, columns: Sequence[Sequence[CellLine]], meeting: Meeting
) -> Iterator[Band]:
    joined = _sets(several, columns, meeting)
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


def _sets(
    several: Several, columns: Sequence[Sequence[CellLine]], meeting: Meeting
) -> dict[_Spot, _Spot]:
    """Return the sets of linked lines; a caption goes with the line that it heads."""
    spots: dict[_Spot, list[_Spot]] = {}
    for at, lines in enumerate(columns):
        for i, line in enumerate(lines):
            spots.setdefault((at, line.node), []).append((at, i))
    joined = {spot: spot for found in spots.values() for spot in found}
    for found in _linked(several, columns, meeting, spots):
        join(joined, found)
    fresh = alone(joined)
    for pair in several.beside:
        for ends in sure(pair):
            join(joined, [s for end in ends for s in spots.get(end, ()) if s in fresh])
    for found in _headed(columns):
        join(joined, found)
    return joined


def _linked(
    several: Several,
    columns: Sequence[Sequence[CellLine]],
    meeting: Meeting,
    spots: Mapping[_Spot, Sequence[_Spot]],
) -> Iterator[list[_Spot]]:
    """Yield the lines of each part of every change."""
    for pair in several.pairs:
        for change in pair.comparison.changes:
            parts: dict[int, list[_Spot]] = {}
            for at, i in (s for end in ends_of(pair, change) for s in spots.get(end, ())):
                start = _start(several.texts[at], columns[at][i])
                parts.setdefault(meeting.part(pair, change, at, start), []).append((at, i))
            yield from parts.values()


def _start(text: Document, line: CellLine) -> int:
    """Return where the words of a line begin, behind the label of its clause."""
    return line.start if line.begun else text.nodes[line.node].body.start


def _headed(columns: Sequence[Sequence[CellLine]]) -> Iterator[list[_Spot]]:
    """Yield each line that is only a caption, with the next one."""
    for at, lines in enumerate(columns):
        for i, line in enumerate(lines[:-1]):
            if not line.clause:
                yield [(at, i), (at, i + 1)]
