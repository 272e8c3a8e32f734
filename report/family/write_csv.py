"""The tables of a collation as CSV: of all documents, and grown family by family."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from ...alignment.family.model import Collation, Family
from ..output import open_whole
from ..plain.csv import BOM, csv_line
from .columns import OF_ALL, TABLES, table_file
from .rows import Descent, family_rows, overall_rows


def family_tables(number: int, family: Family) -> dict[str, bytes]:
    """Return the rows of one family as CSV by table, without the header."""
    rows: dict[str, list[bytes]] = {name: [] for name in TABLES if name not in OF_ALL}
    for table, values in family_rows(number, family):
        rows[table].append(csv_line(values))
    return {name: b"".join(lines) for name, lines in rows.items()}


class Tables:
    """The files being written: their rows and their digests."""

    def __init__(self, files: Mapping[str, BinaryIO]) -> None:
        self._files = files
        self._sums = {name: hashlib.sha256() for name in files}
        self._rows = dict.fromkeys(files, -1)
        for name in files:
            self._put(name, BOM + csv_line(TABLES[name]), 1)

    def add_family(self, tables: Mapping[str, bytes]) -> None:
        """Write the rows of one family."""
        for name, data in tables.items():
            self._put(name, data, data.count(b"\r\n"))

    def add_all(self, found: Collation, placed: Mapping[str, Descent]) -> None:
        """Write the rows of all documents."""
        for name, values in overall_rows(found, placed):
            self._put(name, csv_line(values), 1)

    def told(self) -> dict[str, dict[str, object]]:
        """Return the rows and the SHA-256 of each table."""
        return {
            table_file(name): {"rows": self._rows[name], "sha256": total.hexdigest()}
            for name, total in self._sums.items()
        }

    def _put(self, name: str, data: bytes, rows: int) -> None:
        self._files[name].write(data)
        self._sums[name].update(data)
        self._rows[name] += rows


@contextmanager
def open_tables(folder: Path, names: Iterable[str]) -> Iterator[Tables]:
    """Give tables to write to, each whole or not at all. Raises OSError."""
    with ExitStack() as stack:
        files = {n: stack.enter_context(open_whole(folder / table_file(n))) for n in names}
        yield Tables(files)
