"""The tables of a collation, of all documents and grown family by family, in each format."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from ...alignment.family.model import Collation, Family
from ..batch.csv import csv_tables
from ..batch.files import Format
from ..batch.sink import Sink
from .columns import OF_ALL, TABLES, columns, table_file
from .rows import Descent, Values, family_rows, overall_rows

Rows = dict[str, list[Values]]


def family_tables(number: int, family: Family) -> Rows:
    """Return the rows of one family by table."""
    rows: Rows = {name: [] for name in TABLES if name not in OF_ALL}
    for table, values in family_rows(number, family):
        rows[table].append(values)
    return rows


class Tables:
    """The tables being written, in each format, and how many rows each has."""

    def __init__(self, sinks: Sequence[Sink]) -> None:
        self._sinks = sinks
        self.rows = dict.fromkeys(TABLES, 0)

    def add_family(self, tables: Mapping[str, Sequence[Values]]) -> None:
        """Write the rows of one family."""
        for name, rows in tables.items():
            self._put(name, rows)

    def add_all(self, found: Collation, placed: Mapping[str, Descent]) -> None:
        """Write the rows of all documents."""
        for name, values in overall_rows(found, placed):
            self._put(name, (values,))

    def _put(self, name: str, rows: Sequence[Values]) -> None:
        self.rows[name] += len(rows)
        for sink in self._sinks:
            sink(name, rows)


@contextmanager
def open_tables(folder: Path, formats: Iterable[Format]) -> Iterator[Tables]:
    """Give tables to write to, each file whole or not at all. Raises OSError."""
    with ExitStack() as stack:
        yield Tables([stack.enter_context(_sink(folder, one)) for one in formats])


def _sink(folder: Path, chosen: Format) -> AbstractContextManager[Sink]:
    """Return the writer of a format, loaded when it is used."""
    paths = {table: folder / table_file(table, chosen) for table in TABLES}
    if chosen is Format.PARQUET:
        from ..batch.typed.parquet import parquet_tables

        return parquet_tables(paths, columns)
    if chosen is Format.DTA:
        from ..batch.typed.stata import stata_tables

        return stata_tables(paths, columns)
    return csv_tables(paths, TABLES.__getitem__)


def told(folder: Path, tables: Tables, formats: Iterable[Format]) -> dict[str, dict[str, object]]:
    """Return what run.json tells of each file: the rows of its table and its SHA-256."""
    found: dict[str, dict[str, object]] = {}
    for table, chosen in ((table, one) for one in formats for table in TABLES):
        with (folder / table_file(table, chosen)).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        found[table_file(table, chosen)] = {"rows": tables.rows[table], "sha256": digest}
    return found
