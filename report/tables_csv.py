"""The tables of a batch as CSV: UTF-8 with a byte order mark, no cell that a spreadsheet runs."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .output import open_whole
from .tables_columns import TABLES, names
from .tables_sink import Sink
from .write_csv import BOM, csv_writer


@contextmanager
def csv_tables(folder: Path) -> Iterator[Sink]:
    """Give a sink that writes ``documents.csv`` and the other tables. Raises OSError."""
    with ExitStack() as stack:
        files = {
            table: stack.enter_context(open_whole(folder / f"{table}.csv")) for table in TABLES
        }
        writers = {table: csv_writer(file.write) for table, file in files.items()}
        for table, file in files.items():
            file.write(BOM)
            writers[table](names(table))
        yield lambda table, row: writers[table](row)
