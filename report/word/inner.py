"""A table in the text stays a table: its rows inside a cell of the comparison table.

Each row stands in a line of its own, beside the row that answers it, so every one is a table of one
row; the next one closes up to it and draws no line above.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ..view.cells.model import CellLine
from ..words.text import Run
from .styles import CELL_END, CELL_LEFT
from .xml import Element, cell, paragraph, row, table

_Words = Callable[[Sequence[Run]], list[Element]]
# What the cell around leaves free on its sides, in twentieths of a point.
_AROUND = 140


def with_tables(
    shown: Sequence[CellLine],
    width: int,
    words: _Words,
    line: Callable[[CellLine], Element],
) -> Iterator[Element]:
    """Yield the paragraphs of lines, rows of a table as a table in a cell of ``width``.

    ``words`` makes the runs of a cell, ``line`` the paragraph of any other line. A cell must end
    with a paragraph (ECMA-376 part 1, 17.4.65): behind a table it is as low as can be.
    """
    for inner, group in groupby(shown, key=lambda one: bool(one.inner.cells)):
        if not inner:
            yield from map(line, group)
            continue
        for columns, rows in groupby(group, key=lambda one: _columns(one.inner.widths, width)):
            yield table(columns, [_row(one, columns, words) for one in rows])
            yield paragraph([], CELL_END.name)


def _columns(widths: Sequence[int], width: int) -> tuple[int, ...]:
    room = width - _AROUND
    return tuple(room * one // sum(widths) for one in widths)


def _row(shown: CellLine, columns: Sequence[int], words: _Words) -> Element:
    pairs = zip(shown.inner.cells, columns, strict=True)
    style = CELL_LEFT.name
    return row(cell([paragraph(words(runs), style)], wide, style=style) for runs, wide in pairs)
