"""The table of several texts: headings, and groups of articles in bands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..notes.model import Note
from ..view.cells.model import CellLine
from ..view.cells.side import Marked
from ..view.headings import heading_text
from ..view.units import heads_of
from ..words.layout import Rows
from ..words.text import Mark
from .bands import bands
from .cuts import Meeting
from .groups import grouped
from .marks import marked
from .model import Across, Group, Several
from .notes import noted


def several_rows(
    several: Several, rows: Rows = Rows.ALL, notes: Sequence[Note] = ()
) -> tuple[tuple[Across | Group, ...], tuple[Note, ...]]:
    """Return the rows of the table, numbered without gaps, and the notes that fit none of them.

    Rows without a change are listed at choice, with a note always.
    """
    made, homeless = noted(tuple(_rows(several)), several.names, notes)
    return tuple(_numbered(made, rows)), homeless


def _rows(several: Several) -> Iterator[Across | Group]:
    meeting = Meeting(several)
    sides = [
        Marked(text, marked(several, at), cut=meeting.cuts[at])
        for at, text in enumerate(several.texts)
    ]
    headings = _Headings(several)
    for units in grouped(several):
        yield from headings.before(units)
        lines = [_lines(side, found) for side, found in zip(sides, units, strict=True)]
        found = bands(several, lines, meeting)
        yield Group(0, units, found, _changed(lines))


def _lines(side: Marked, units: Sequence[int]) -> list[CellLine]:
    return [line for unit in units for line in side.cell(unit, frozenset()).lines]


def _changed(columns: Sequence[Sequence[CellLine]]) -> bool:
    """Say whether a text lacks the row, or a word of it is marked."""
    marks = {run.mark for lines in columns for line in lines for run in line.runs}
    return not all(columns) or bool(marks - {Mark.SAME})


def _numbered(found: Iterable[Across | Group], rows: Rows) -> Iterator[Across | Group]:
    """Yield the rows that are listed; a heading only above one that is."""
    waiting: list[Across] = []
    number = 0
    for row in found:
        if isinstance(row, Across):
            waiting.append(row)
            if row.notes:
                yield from waiting
                waiting = []
        elif row.changed or row.notes or rows is Rows.ALL:
            yield from waiting
            waiting = []
            number += 1
            yield replace(row, number=number)


class _Headings:
    """Gives each heading once, before the first article that stands under it in its own order."""

    def __init__(self, several: Several) -> None:
        self._texts = several.texts
        self._shown: list[set[int]] = [set() for _ in several.texts]
        self._last = [-1] * len(several.texts)

    def before(self, units: Sequence[Sequence[int]]) -> Iterator[Across]:
        """Yield the headings that open with a row, those of the same depth side by side."""
        opened = [self._opened(at, found) for at, found in enumerate(units)]
        for depth in range(max(map(len, opened))):
            yield Across(tuple(one[depth] if depth < len(one) else "" for one in opened))

    def _opened(self, at: int, units: Sequence[int]) -> list[str]:
        """Return the headings of the first article that were not shown; none where it moved."""
        if not units or units[0] < self._last[at]:
            return []
        self._last[at] = units[0]
        text, shown = self._texts[at], self._shown[at]
        fresh = [head for head in heads_of(text, units[0]) if head not in shown]
        shown.update(fresh)
        return [heading_text(text, head) for head in fresh]
