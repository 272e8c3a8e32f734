"""The tables of a batch as Parquet: typed columns, written in groups of rows."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from .output import open_whole
from .tables_columns import TABLES, Type, Values, columns
from .tables_frame import frame
from .tables_sink import Sink

if TYPE_CHECKING:
    import pyarrow as pa

# So many rows are held in memory: a few megabytes of the widest table.
_GROUP = 10_000


@contextmanager
def parquet_tables(folder: Path) -> Iterator[Sink]:
    """Give a sink that writes ``documents.parquet`` and the other tables. Raises OSError."""
    with ExitStack() as stack:
        files = {
            table: _Table(
                table, stack, stack.enter_context(open_whole(folder / f"{table}.parquet"))
            )
            for table in TABLES
        }
        yield lambda table, row: files[table].add(row)
        for file in files.values():
            file.flush()


def parquet_bytes(table: str, rows: list[Values]) -> bytes:
    """Return ``rows`` of ``table`` as a Parquet file of its own."""
    import pyarrow as pa
    from pyarrow import parquet

    made = pa.BufferOutputStream()
    parquet.write_table(_arrow(table, rows, _schema(table)), made, compression="zstd")
    return bytes(made.getvalue().to_pybytes())


class _Table:
    """A table being written: the rows that wait for their group to be full."""

    def __init__(self, name: str, stack: ExitStack, file: BinaryIO) -> None:
        from pyarrow import parquet

        self._name = name
        self._rows: list[Values] = []
        self._schema = _schema(name)
        # The types of the data frame are told in the schema: pandas reads them back.
        told = _arrow(name, [], self._schema).schema
        self._file = stack.enter_context(parquet.ParquetWriter(file, told, compression="zstd"))

    def add(self, row: Values) -> None:
        """Take a row."""
        self._rows.append(row)
        if len(self._rows) == _GROUP:
            self.flush()

    def flush(self) -> None:
        """Write the rows that wait."""
        if self._rows:
            self._file.write_table(_arrow(self._name, self._rows, self._schema))
            self._rows = []


def _schema(table: str) -> "pa.Schema":
    import pyarrow as pa

    types = {
        Type.TEXT: pa.string(),
        Type.LIST: pa.string(),
        Type.CODE: pa.dictionary(pa.int8(), pa.string()),
        Type.INTEGER: pa.int64(),
        Type.SHARE: pa.float64(),
    }
    return pa.schema([(column.name, types[column.type]) for column in columns(table)])


def _arrow(table: str, rows: list[Values], schema: "pa.Schema") -> "pa.Table":
    import pyarrow as pa

    return pa.Table.from_pandas(frame(table, rows), schema=schema, preserve_index=False)
