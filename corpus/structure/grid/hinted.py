"""Tables that the file itself has: rows and cells as its reader found them."""

from collections.abc import Iterator, Sequence

from ...model import Hint, Span
from ..labels import CONTAINER_STYLES, Style, read_label
from ..lines import lines
from .model import TableRow

# A page laid out as a table has its text in one cell: so many articles or chapters, or so long.
_NAMED_MAX, _LONG = 2, 4000
_NAMED = (Style.ARTICLE, *CONTAINER_STYLES)
# Where most rows begin with 第X条 the table only sets the label apart from its words.
_LABELS_SHARE = 0.5


def _innermost(hints: Sequence[Hint]) -> Iterator[Hint]:
    """Yield the rows that hold no other row: a table around tables only lays out the page."""
    rows = sorted(
        (hint for hint in hints if hint.kind in ("row", "columns")),
        key=lambda hint: (hint.span.start, -hint.span.end),
    )
    ends = [*(hint.span.start for hint in rows[1:]), len(rows) and rows[-1].span.end]
    yield from (hint for hint, end in zip(rows, ends, strict=False) if end >= hint.span.end)


def _lays_out(text: str, cell: Span) -> bool:
    if cell.end - cell.start > _LONG:
        return True
    words = cell.cut(text)
    labels = (read_label(words, *line.content) for line in lines(words) if not line.blank)
    return sum(label is not None and label.style in _NAMED for label in labels) > _NAMED_MAX


def _is_row(text: str, hint: Hint) -> bool:
    """Say whether a row has two cells that say something, none of them a whole document."""
    said = {cell for cell in hint.cells if cell.end > cell.start}
    return len(said) > 1 and not any(_lays_out(text, cell) for cell in said)


def _labels_only(text: str, table: Sequence[TableRow]) -> bool:
    """Say whether the first cells are labels of articles: 第一条 | 为了……"""
    firsts = [next(cell for cell in row.cells if cell.end > cell.start) for row in table]
    labels = [read_label(text, *cell) for cell in firsts]
    named = sum(label is not None and label.style in _NAMED for label in labels)
    return named > _LABELS_SHARE * len(table)


def _tables(text: str, hints: Sequence[Hint]) -> Iterator[list[TableRow]]:
    """Yield runs of rows with nothing between them and the same number of columns."""
    table: list[TableRow] = []
    for hint in _innermost(hints):
        if table and (
            text[table[-1].span.end : hint.span.start].strip()
            or len(table[-1].cells) != len(hint.cells)
        ):
            yield table
            table = []
        if _is_row(text, hint):
            table.append(TableRow(hint.span, hint.cells, head=hint.kind == "columns"))
    yield table


def hinted_rows(text: str, hints: Sequence[Hint]) -> list[list[TableRow]]:
    """Return the tables that the reader found, each as its rows; layout by tables is none."""
    found = _tables(text, hints)
    return [table for table in found if len(table) > 1 and not _labels_only(text, table)]
