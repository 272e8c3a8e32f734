"""All tables of a text, from the file's own and from the lines of plain text."""

from collections.abc import Sequence

from ...model import Hint
from .head import names_columns, with_names
from .hinted import hinted_rows
from .model import TableRow
from .plain import gapped_rows, plain_rows


def table_rows(text: str, hints: Sequence[Hint] = ()) -> list[TableRow]:
    """Return the rows of all tables by place; they do not overlap.

    Lines that tabs, bars or gaps part are asked only where the file tells of no tables.
    """
    tables = hinted_rows(text, hints)
    if not any(hint.kind in ("row", "columns") for hint in hints):
        tables = plain_rows(text) or [t for t in gapped_rows(text) if names_columns(text, t)]
    tables.sort(key=lambda table: table[0].span)
    return [row for i, table in enumerate(tables, 1) for row in with_names(text, table, i)]
