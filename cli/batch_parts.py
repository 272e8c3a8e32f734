"""The Parquet parts of a batch (DIR/parts): a file for each table and text, made where it is read.

A folder of them is a table: pandas, Dask, DuckDB and Spark read it as one.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePath

from ..corpus.model import Document
from ..report.tables_columns import TABLES, Values
from ..report.tables_write import named
from .formats import store

PARTS = "parts"
# The name of a text is kept so far that a reader knows it: a file name holds 255 bytes.
_LONGEST = 40
_DIGITS = 12
_OURS = re.compile(rf".*-[0-9a-f]{{{_DIGITS}}}\.parquet")


def part_name(template: str, document: str, shard: str) -> str:
    """Return the name of the files for a text whose rows stand in ``shard``.

    All that stands in them has a say in it: files that exist are the right ones.
    """
    import hashlib

    stem = re.sub(r"[^\w-]+", "-", PurePath(document).stem)[:_LONGEST].strip("-")
    told = "\0".join((template, document, shard)).encode(errors="surrogateescape")
    return f"{stem}-{hashlib.sha256(told).hexdigest()[:_DIGITS]}.parquet"


def part_paths(folder: Path, name: str) -> tuple[Path, ...]:
    """Return the files of one text, in the order of the tables."""
    return tuple(folder / table / name for table in TABLES)


def parts_of(rows: Iterable[tuple[str, Values]], template: str, document: str) -> tuple[bytes, ...]:
    """Return the rows of one text as Parquet files, one for each table; an empty one as well."""
    from ..report.tables_parquet import parquet_bytes

    kept: dict[str, list[Values]] = {table: [] for table in TABLES}
    for table, values in named((row for row in rows if row[0] in kept), template, document):
        kept[table].append(values)
    return tuple(parquet_bytes(table, kept[table]) for table in TABLES)


def keep_parts(folder: Path, name: str, parts: Iterable[bytes]) -> None:
    """Write the files of one text. Raises InputError."""
    for path, data in zip(part_paths(folder, name), parts, strict=True):
        store(path, data)


def keep_template(folder: Path, template: Document) -> str:
    """Write the rows of the template as a part of their own; return its name. Raises InputError."""
    from ..report.tables_rows import template_rows

    name = part_name(template.path, template.path, template.sha256)
    parts = parts_of(template_rows(template), template.path, template.path)
    keep_parts(folder, name, parts)
    return name


def prune_parts(folder: Path, used: Collection[str]) -> None:
    """Take away the parts of texts that are no longer compared, or have changed since."""
    for path in _files(folder):
        if _OURS.fullmatch(path.name) and path.name not in used:
            path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    for table in TABLES:
        yield from (folder / table).glob("*.parquet")
