"""The tables of a batch, put together from the rows of its comparisons one after the other.

Nothing but a row is held in memory, and every file is written whole.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from ..corpus.model import Document, InputError
from .catalogue import Lang
from .output import open_whole, write_whole
from .sentences import error_sentence
from .tables_columns import KEYS, TABLES, Values, columns
from .tables_rows import template_rows
from .tables_shard import read_shard
from .text import visible
from .write_csv import BOM, csv_line

FAILURES = "failures.csv"
RUN = "run.json"
_FAILURE_COLUMNS = ("document", "code", "reason")


def table_file(table: str) -> str:
    """Return the name of the file of ``table``."""
    return f"{table}.csv"


OUTPUTS = (*map(table_file, TABLES), FAILURES, RUN)


@dataclass
class _Table:
    """A table being written, with what is said of it in the end."""

    file: BinaryIO
    rows: int = 0
    sum: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> None:
        """Write some bytes of it."""
        self.file.write(data)
        self.sum.update(data)


def write_tables(
    folder: Path, template: Document, shards: Iterable[tuple[str, Path]]
) -> dict[str, dict[str, object]]:
    """Write every table to ``folder``: the template, then ``shards`` (document, file) as they come.

    Returns the rows and the SHA-256 of each table. Raises OSError.
    """
    with ExitStack() as stack:
        tables = {
            name: _Table(stack.enter_context(open_whole(folder / table_file(name))))
            for name in TABLES
        }
        for name, table in tables.items():
            table.write(BOM + csv_line(columns(name)))
        for name, row in _rows(template, shards):
            tables[name].write(csv_line(row))
            tables[name].rows += 1
    return {
        table_file(name): {"rows": table.rows, "sha256": table.sum.hexdigest()}
        for name, table in tables.items()
    }


def _rows(template: Document, shards: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, Values]]:
    """Yield every row with its table, the documents named in it."""
    first = visible(template.path)
    for table, values in template_rows(template):
        yield table, (first, *values)
    for document, path in shards:
        own = visible(document)
        for table, values in read_shard(path):
            yield table, (*((first, own)[-len(KEYS[table]) :]), *values)


def write_failures(folder: Path, errors: Iterable[tuple[str, InputError]], lang: Lang) -> None:
    """Write which documents could not be compared, and why; no row when all could."""
    lines = [BOM + csv_line(_FAILURE_COLUMNS)]
    for name, error in errors:
        lines.append(csv_line((visible(name), error.code, error_sentence(error, lang))))
    write_whole(folder / FAILURES, b"".join(lines))


def write_run(folder: Path, told: Mapping[str, object]) -> None:
    """Write what the tables were made from and with; written last, it says that they are whole."""
    text = json.dumps({"schema": "duizhao.run/1", **told}, ensure_ascii=False, indent=1)
    write_whole(folder / RUN, (text + "\n").encode())
