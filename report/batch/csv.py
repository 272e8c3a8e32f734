"""The tables of a batch as CSV: UTF-8 with a byte order mark, no cell that a spreadsheet runs."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..output import open_whole
from ..plain.csv import BOM, csv_line, csv_lines
from .columns import TABLES, names
from .sink import Sink


@contextmanager
def csv_tables(folder: Path) -> Iterator[Sink]:
    """Give a sink that writes ``documents.csv`` and the other tables. Raises OSError."""
    with ExitStack() as stack:
        files = {
            table: stack.enter_context(open_whole(folder / f"{table}.csv")) for table in TABLES
        }
        for table, file in files.items():
            file.write(BOM + csv_line(names(table)))
        yield lambda table, rows: files[table].write(csv_lines(rows))
