"""Tables that the file itself has: rows and cells as its reader found them."""

from collections.abc import Iterator, Sequence

from ...model import Hint, Span
from ..labels import CONTAINER_STYLES, Style, read_label
from ..lines import lines, trim
from .model import TableRow

# A page laid out as a table has its text in one cell: so many articles or chapters, or so long.
_NAMED_MAX, _LONG = 2, 4000
_NAMED = (Style.ARTICLE, *CONTAINER_STYLES)
# Rules hardly nest tables three deep; a web page may nest any number.
_DEEPEST = 8
_ROWS_MIN = 2
# Where most rows begin with 第X条 the table only sets the label apart from its words.
_LABELS_SHARE = 0.5


def _fills_lines(text: str, span: Span) -> bool:
    """Say whether a row begins where a line begins and ends where one ends."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    around = text[start : span.start] + text[span.end : end if end >= 0 else len(text)]
    return span.start < span.end and not around.strip()


def _rows(text: str, hints: Sequence[Hint]) -> Iterator[TableRow]:
    """Yield the rows that the hints tell of, outer ones before those inside them."""
    kinds = ("row", "columns")
    rows = [(trim(text, hint.span), hint) for hint in hints if hint.kind in kinds and hint.cells]
    rows.sort(key=lambda row: (row[0].start, -row[0].end))
    for span, hint in rows:
        cells = tuple(_inside(trim(text, cell), span) for cell in hint.cells)
        if all(cell.end <= span.end for cell in cells) and _fills_lines(text, span):
            yield TableRow(span, cells, head=hint.kind == "columns")


def _inside(cell: Span, row: Span) -> Span:
    """Return a cell; an empty one stands at the end of its row, wherever its blank line was."""
    return cell if cell.end > cell.start else Span(row.end, row.end)


def _lays_out(text: str, cell: Span) -> bool:
    if cell.end - cell.start > _LONG:
        return True
    words = cell.cut(text)
    labels = (read_label(words, *line.content) for line in lines(words) if not line.blank)
    return sum(label is not None and label.style in _NAMED for label in labels) > _NAMED_MAX


def _said(row: TableRow) -> set[Span]:
    return {cell for cell in row.cells if cell.end > cell.start}


def _is_row(text: str, row: TableRow) -> bool:
    """Say whether a row has two cells with words, none of which is a whole document."""
    return len(_said(row)) > 1 and not any(_lays_out(text, cell) for cell in _said(row))


def _labels_only(text: str, table: Sequence[TableRow]) -> bool:
    """Say whether the first cells are labels of articles: 第一条 | 为了……"""
    firsts = [next(cell for cell in row.cells if cell.end > cell.start) for row in table]
    labels = [read_label(text, *cell) for cell in firsts]
    named = sum(label is not None and label.style in _NAMED for label in labels)
    return named > _LABELS_SHARE * len(table)


def _outermost(rows: Sequence[TableRow]) -> list[tuple[TableRow, list[TableRow]]]:
    """Return the rows that stand in no other, each with those inside it."""
    found: list[tuple[TableRow, list[TableRow]]] = []
    for row in rows:
        if not found or row.span.start >= found[-1][0].span.end:
            found.append((row, []))
        elif row.span.end <= found[-1][0].span.end:
            found[-1][1].append(row)
    return found


def _runs(
    text: str, rows: Sequence[tuple[TableRow, list[TableRow]]]
) -> Iterator[list[tuple[TableRow, list[TableRow]]]]:
    """Yield runs of rows with nothing between them and the same number of columns."""
    run: list[tuple[TableRow, list[TableRow]]] = []
    for row, inside in rows:
        last = run[-1][0] if run else row
        between = text[last.span.end : row.span.start].strip()
        if run and (between or len(last.cells) != len(row.cells)):
            yield run
            run = []
        run.append((row, inside))
    yield run


def _table(text: str, run: Sequence[tuple[TableRow, list[TableRow]]]) -> list[TableRow]:
    """Return a run of rows as a table: from its first row of several cells to its last.

    A row in between with one cell over the whole width divides the table; a title above and a
    note below it are no rows. A run of fewer than two plain rows only lays out the page.
    """
    real = [_is_row(text, row) for row, _ in run]
    if (
        sum(is_row and not inside for is_row, (_, inside) in zip(real, run, strict=True))
        < _ROWS_MIN
    ):
        return []
    first, last = real.index(True), len(real) - real[::-1].index(True)
    between = zip(real[first:last], run[first:last], strict=True)
    return [row for is_row, (row, _) in between if is_row or len(_said(row)) == 1]


def hinted_rows(text: str, hints: Sequence[Hint]) -> list[list[TableRow]]:
    """Return the tables that the reader found, each as its rows; layout by tables is none.

    Where a table lays out the page, the tables inside its cells are looked at.
    """
    found: list[list[TableRow]] = []
    rows = list(_rows(text, hints))
    for _ in range(_DEEPEST):
        deeper: list[TableRow] = []
        for run in _runs(text, _outermost(rows)):
            table = _table(text, run)
            if table and not _labels_only(text, table):
                found.append(table)
            elif not table:
                deeper += [row for _, inside in run for row in inside]
        rows = deeper
    return found
