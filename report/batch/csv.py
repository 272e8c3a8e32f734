"""Tables as CSV: UTF-8 with a byte order mark, no cell that a spreadsheet runs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..output import open_whole
from ..plain.csv import BOM, csv_line, csv_lines
from .columns import names
from .sink import Sink


@contextmanager
def csv_tables(
    paths: Mapping[str, Path], names_of: Callable[[str], Sequence[str]] = names
) -> Iterator[Sink]:
    """Give a sink that writes each table to its path. Raises OSError.

    ``names_of`` gives the names of the columns of a table; those of a batch if not given.
    """
    with ExitStack() as stack:
        files = {table: stack.enter_context(open_whole(path)) for table, path in paths.items()}
        for table, file in files.items():
            file.write(BOM + csv_line(names_of(table)))
        yield lambda table, rows: files[table].write(csv_lines(rows))
