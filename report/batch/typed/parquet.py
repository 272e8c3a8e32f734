"""Tables as Parquet: typed columns, written in groups of rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ...output import open_whole
from ..columns import Column, Type, Values, columns
from ..sink import Sink
from .frame import frame

if TYPE_CHECKING:
    import pyarrow as pa

# So many rows are held in memory: a few megabytes of the widest table.
_GROUP = 10_000


@contextmanager
def parquet_tables(
    paths: Mapping[str, Path], columns_of: Callable[[str], Sequence[Column]] = columns
) -> Iterator[Sink]:
    """Give a sink that writes each table to its path. Raises OSError.

    ``columns_of`` gives the columns of a table; those of a batch if not given.
    """
    with ExitStack() as stack:
        files = {
            table: _Table(columns_of(table), stack, stack.enter_context(open_whole(path)))
            for table, path in paths.items()
        }
        yield lambda table, rows: files[table].add(rows)
        for file in files.values():
            file.flush()


class _Table:
    """A table being written: the rows that wait for their group to be full."""

    def __init__(self, made: Sequence[Column], stack: ExitStack, file: BinaryIO) -> None:
        from pyarrow import parquet

        self._columns = made
        self._rows: list[Values] = []
        self._schema = _schema(made)
        # The types of the data frame are told in the schema: pandas reads them back.
        told = _arrow(made, [], self._schema).schema
        self._file = stack.enter_context(parquet.ParquetWriter(file, told, compression="zstd"))

    def add(self, rows: Sequence[Values]) -> None:
        """Take rows."""
        self._rows += rows
        while len(self._rows) >= _GROUP:
            self.flush()

    def flush(self) -> None:
        """Write the rows that wait, as far as they are of one group."""
        group, self._rows = self._rows[:_GROUP], self._rows[_GROUP:]
        if group:
            self._file.write_table(_arrow(self._columns, group, self._schema))


def _schema(made: Sequence[Column]) -> "pa.Schema":
    import pyarrow as pa

    types = {
        Type.TEXT: pa.string(),
        Type.LIST: pa.string(),
        Type.CODE: pa.dictionary(pa.int8(), pa.string()),
        Type.INTEGER: pa.int64(),
        Type.SHARE: pa.float64(),
        Type.NUMBER: pa.float64(),
    }
    return pa.schema([(column.name, types[column.type]) for column in made])


def _arrow(made: Sequence[Column], rows: list[Values], schema: "pa.Schema") -> "pa.Table":
    import pyarrow as pa

    return pa.Table.from_pandas(frame(made, rows), schema=schema, preserve_index=False)
