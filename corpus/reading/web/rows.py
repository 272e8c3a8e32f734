"""Which cell of a page's table stands in which column (HTML standard, 4.9.12: forming a table)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# The HTML standard clamps colspan to 1000 and rowspan to 65534; no table of a rule is so wide.
_WIDEST = _LONGEST = 64
NO_CELL = 0


@dataclass(slots=True)
class HtmlRow:
    """A row of a table: the number of the cell in each column; a merged one comes again."""

    cells: list[int] = field(default_factory=list)
    head: bool = True


@dataclass(slots=True)
class _Table:
    rows: list[HtmlRow] = field(default_factory=list)
    down: dict[int, tuple[int, int]] = field(default_factory=dict)  # column: cell, rows to go


class RowCollector:
    """Takes the beginnings and ends of tables, rows and cells; cells are numbered from 1."""

    def __init__(self) -> None:
        self.rows: list[HtmlRow] = []
        self.around: dict[int, int] = {}  # the cell around each cell
        self._open: list[_Table] = []
        self._cells = NO_CELL
        self._inside: list[int] = []

    @property
    def cell(self) -> int:
        """The innermost cell that is open, 0 outside tables."""
        return self._inside[-1] if self._inside else NO_CELL

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element of a table begins."""
        if tag == "table":
            self._open.append(_Table())
        elif tag == "tr" and self._open:
            self._start_row(self._open[-1])
        elif tag in ("td", "th") and self._open:
            if not self._open[-1].rows:
                self._start_row(self._open[-1])
            self._start_cell(self._open[-1], tag, attributes)

    def end(self, tag: str) -> None:
        """An element of a table ends."""
        if tag == "table" and self._open:
            self._open.pop()
        elif tag in ("td", "th") and self._inside:
            self._inside.pop()

    def _start_row(self, table: _Table) -> None:
        table.rows.append(HtmlRow())
        self.rows.append(table.rows[-1])
        self._fill(table)

    def _fill(self, table: _Table) -> None:
        """Put the cells that reach down from above into the next columns."""
        row = table.rows[-1]
        while table.down.get(len(row.cells), (0, 0))[1] > 0:
            cell, left = table.down[len(row.cells)]
            table.down[len(row.cells)] = cell, left - 1
            row.cells.append(cell)

    def _start_cell(self, table: _Table, tag: str, attributes: Mapping[str, str]) -> None:
        self._cells += 1
        self.around[self._cells] = self.cell
        self._inside.append(self._cells)
        row = table.rows[-1]
        row.head = row.head and tag == "th"
        wide = min(_count(attributes.get("colspan", "")), _WIDEST)
        tall = min(_count(attributes.get("rowspan", "")), _LONGEST)
        for _ in range(wide):
            if len(row.cells) < _WIDEST:
                table.down[len(row.cells)] = self._cells, tall - 1
                row.cells.append(self._cells)
        self._fill(table)


def _count(words: str) -> int:
    return max(1, int(words)) if re.fullmatch(r"[0-9]{1,5}", words.strip()) else 1
