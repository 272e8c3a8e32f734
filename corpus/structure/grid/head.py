"""Which rows name the columns of a table, what these are called, and which cells only count.

The first row names them: it is short, no two cells are alike, names of columns are among them.
In the others the running number is 1, 2:

    序号 | 情节 | 罚款
    1    | 轻微 | 二万元
    2    | 严重 | 十万元
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ...model import Span
from ...tables import rows as known
from ..line_words import bare, heading_text
from ..numerals import read_numeral
from .model import TableRow

# Names of columns are words, not sentences.
_NAME_MAX = 20
# A table that shows its head only by the numbers below it needs as many rows.
_ROWS_MIN = 3
_LINK = "·"
# The column of the running number.
_RUNNING = frozenset(("序号", "序", "编号", "序列"))


@cache
def _names() -> tuple[str, ...]:
    return tuple(row[0] for row in known("column_words"))


def _words(text: str, cell: Span) -> str:
    return "".join(cell.cut(text).split())


def _counts(words: str) -> bool:
    """Say whether a cell holds a number or an amount: 3, 二万元, 50—100元."""
    return any(char.isdigit() for char in words) or read_numeral(words[:1]) >= 0


def _short(text: str, row: TableRow) -> bool:
    """Say whether the cells could be names: short, no sentence, no number, no two alike."""
    said = [_words(text, cell) for cell in dict.fromkeys(row.cells) if cell.end > cell.start]
    plain = all(len(w) <= _NAME_MAX and bare(w, Span(0, len(w))) for w in said)
    return plain and len(said) == len(set(said)) and not any(_counts(w[:1]) for w in said)


def _named(text: str, row: TableRow) -> bool:
    """Say whether a cell ends in a word that columns are called by: 罚款标准, 备注."""
    return any(_words(text, cell).endswith(_names()) for cell in row.cells)


def _numbers_below(text: str, rows: Sequence[TableRow]) -> bool:
    """Say whether a column holds numbers in all rows but the first."""
    if len(rows) < _ROWS_MIN:
        return False
    columns = zip(*(row.cells for row in rows), strict=False)
    return any(
        not _counts(_words(text, first)) and all(_counts(_words(text, cell)) for cell in below)
        for first, *below in columns
    )


def _heads(text: str, rows: Sequence[TableRow]) -> int:
    """Return how many of the first rows name the columns."""
    marked = next((i for i, row in enumerate(rows) if not row.head), len(rows))
    if 0 < marked < len(rows):
        return marked
    if not _short(text, rows[0]):
        return 0
    if not _named(text, rows[0]) and not _numbers_below(text, rows):
        return 0
    said = [cell for cell in rows[0].cells if cell.end > cell.start]
    merged = len(set(said)) < len(said)
    return 2 if merged and len(rows) > 2 and _short(text, rows[1]) else 1


def _column_names(text: str, heads: Sequence[TableRow]) -> tuple[str, ...]:
    """Return the name of each column; a cell over two columns is said before theirs."""
    columns = zip(*(row.cells for row in heads), strict=False)
    return tuple(
        _LINK.join(
            dict.fromkeys(heading_text(text, cell) for cell in column if cell.end > cell.start)
        )
        for column in columns
    )


def _numbered(text: str, rows: Sequence[TableRow]) -> Iterator[TableRow]:
    """Set the running number apart where the first cells count on by one from row to row.

    Below 序号 a number may be left out: a row was struck, and the others kept theirs.
    """
    numbers = [read_numeral(_words(text, row.cells[0])) for row in rows]
    run = all(after == before + 1 for before, after in pairwise(numbers)) and len(rows) > 1
    if rows and rows[0].names[:1] and rows[0].names[0] in _RUNNING:
        run = run or all(after > before for before, after in pairwise(numbers))
    counts = run and numbers[0] >= 0
    for row in rows:
        alone = row.cells[0] not in row.cells[1:] and row.cells[0].start >= row.span.start
        yield row._replace(number=row.cells[0]) if counts and alone else row


def names_columns(text: str, table: Sequence[TableRow]) -> bool:
    """Say whether the first row names the columns, so that there can be no doubt of the table."""
    return _heads(text, [row for row in table if not row.rule]) > 0


def with_names(text: str, table: Sequence[TableRow], number: int) -> list[TableRow]:
    """Return the rows of a table with their columns named and their numbers set apart.

    A head that comes again, as at the top of each page, only draws a line: it says nothing new.
    """
    rows = [row._replace(table=number) for row in table if not row.rule]
    count = _heads(text, rows)
    names = _column_names(text, rows[:count])
    heads = [row._replace(head=True) for row in rows[:count]]
    said = {tuple(_words(text, cell) for cell in row.cells) for row in heads}
    body: list[TableRow] = []
    rules = [row for row in table if row.rule]
    for row in rows[count:]:
        if tuple(_words(text, cell) for cell in row.cells) in said:
            rules.append(row._replace(rule=True))
        else:
            body.append(row._replace(head=False, names=names))
    return sorted([*heads, *_numbered(text, body), *rules], key=lambda row: row.span)
