"""Tables that the file itself has: rows and cells as its reader found them."""

from collections.abc import Iterator, Sequence

from ...model import Hint, Span
from ..labels import CONTAINER_STYLES, Style, read_label
from ..lines import lines, trim
from .model import TableRow

# A page laid out as a table has its text in one cell: so many articles or chapters, or so long.
_NAMED_MAX, _LONG = 2, 4000
_NAMED = (Style.ARTICLE, *CONTAINER_STYLES)
# Where most rows begin with 第X条 the table only sets the label apart from its words.
_LABELS_SHARE = 0.5


def _fills_lines(text: str, span: Span) -> bool:
    """Say whether a row begins where a line begins and ends where one ends."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    around = text[start : span.start] + text[span.end : end if end >= 0 else len(text)]
    return span.start < span.end and not around.strip()


def _innermost(text: str, hints: Sequence[Hint]) -> Iterator[TableRow]:
    """Yield the rows that hold no other row: a table around tables only lays out the page."""
    kinds = ("row", "columns")
    rows = [(trim(text, hint.span), hint) for hint in hints if hint.kind in kinds and hint.cells]
    rows.sort(key=lambda row: (row[0].start, -row[0].end))
    ends = [*(span.start for span, _ in rows[1:]), len(text)]
    for (span, hint), end in zip(rows, ends, strict=False):
        cells = tuple(trim(text, cell) for cell in hint.cells)
        inside = all(cell.end <= span.end for cell in cells)
        if end >= span.end and inside and _fills_lines(text, span):
            yield TableRow(span, cells, head=hint.kind == "columns")


def _lays_out(text: str, cell: Span) -> bool:
    if cell.end - cell.start > _LONG:
        return True
    words = cell.cut(text)
    labels = (read_label(words, *line.content) for line in lines(words) if not line.blank)
    return sum(label is not None and label.style in _NAMED for label in labels) > _NAMED_MAX


def _is_row(text: str, row: TableRow) -> bool:
    """Say whether a row has two cells that say something, none of them a whole document."""
    said = {cell for cell in row.cells if cell.end > cell.start}
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
    for row in _innermost(text, hints):
        if table and (
            text[table[-1].span.end : row.span.start].strip()
            or len(table[-1].cells) != len(row.cells)
        ):
            yield table
            table = []
        if _is_row(text, row):
            table.append(row)
    yield table


def hinted_rows(text: str, hints: Sequence[Hint]) -> list[list[TableRow]]:
    """Return the tables that the reader found, each as its rows; layout by tables is none."""
    found = _tables(text, hints)
    return [table for table in found if len(table) > 1 and not _labels_only(text, table)]
