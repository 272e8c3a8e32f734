"""The record of a table row, before it becomes a node of the tree."""

from typing import NamedTuple

from ...model import Span


class TableRow(NamedTuple):
    """One row of a table (表格行).

    ``cells`` holds one span for each column of the grid; a merged cell comes again in every
    column and every row that it covers, so it may begin before ``span``. ``names`` are the names
    of these columns, "" where the table names none. ``head``: the row is the one that names
    them; ``rule``: it only draws a line. ``number`` is the running number in the first cell, an
    empty span where there is none. Tables count from 1.
    """

    span: Span
    cells: tuple[Span, ...]
    head: bool = False
    rule: bool = False
    names: tuple[str, ...] = ()
    number: Span = Span(0, 0)
    table: int = 0
