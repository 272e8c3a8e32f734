"""Which cell of a Word table stands in which column of its grid (ECMA-376, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .records import Range, TableRow
from .xml import Element, child, integer, switch, value

# No table is so wide; a file may say any number.
_WIDEST = 64
_NONE: Range = (0, 0)


class Grid:
    """Takes the rows of tables as they are read, inner ones too, and notes their cells.

    ``above`` of the table in hand holds what stands in each column, for the cells that go on.
    """

    def __init__(self) -> None:
        self.rows: list[TableRow] = []
        self._above: list[dict[int, Range]] = []
        self._cells: list[list[Range]] = []

    @contextmanager
    def table(self) -> Iterator[None]:
        """Read a table inside this."""
        self._above.append({})
        yield
        self._above.pop()

    def open_row(self, element: Element) -> None:
        """Begin a row; columns that it leaves out at its beginning are empty."""
        before = integer(value(child(element, "w:trPr"), "w:gridBefore"))
        self._cells.append([_NONE] * max(0, min(before, _WIDEST)))

    def cell(self, properties: Element | None, paragraphs: Range, goes_on: bool) -> None:
        """Note a cell in its columns; one that goes on from above or before has its words there."""
        cells, above = self._cells[-1], self._above[-1]
        column = len(cells)
        if goes_on:
            paragraphs = above.get(column, cells[-1] if cells else _NONE)
        wide = integer(value(properties, "w:gridSpan"), 1)
        for at in range(column, min(column + max(1, wide), _WIDEST)):
            cells.append(paragraphs)
            above[at] = paragraphs

    def close_row(self, element: Element, paragraphs: Range) -> None:
        """End the row in hand, whose paragraphs are these."""
        head = bool(switch(child(element, "w:trPr"), "w:tblHeader"))
        self.rows.append(TableRow(paragraphs, tuple(self._cells.pop()), head))
