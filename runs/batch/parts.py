"""The Parquet parts of a batch (DIR/parts): a file for each table and so many texts.

A folder of them is a table: pandas, Dask, DuckDB and Spark read it as one. They are made from the
rows of the comparisons (DIR/pairs) when all are there, wherever these were made.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ...corpus.model import Document
from ...report.batch.columns import OF_TEXTS
from ...report.batch.rows.metadata import GivenFor, nothing_given
from ...report.batch.write import NamedRows, pair_rows, table_rows

PARTS = "parts"
# So many texts share a part, failed ones counted: a few megabytes, where a file for each text
# would make tens of thousands. A text that changes makes its part anew and no other.
PER_PART = 500
_DIGITS = 12
_OURS = re.compile(rf".*-[0-9a-f]{{{_DIGITS}}}\.parquet")


def write_parts(
    folder: Path,
    template: Document,
    names: Sequence[str],
    shards: Mapping[str, Path],
    given: GivenFor = nothing_given,
) -> None:
    """Write the parts that are not there yet, and take away those that nobody asks for any more.

    ``names`` are all texts of the batch in their order: their places say which share a part.
    ``shards`` are the files of rows of those that were compared. Raises OSError.
    """
    about = template.path, template.sha256
    used = {_part_name("template", about)}
    _write(folder, _part_name("template", about), table_rows(template, (), given))
    for number, start in enumerate(range(0, len(names), PER_PART), 1):
        group = [(name, shards[name]) for name in names[start : start + PER_PART] if name in shards]
        told = [template.path, *(word for name, path in group for word in (name, path.name))]
        told += [word for name, _ in group for pair in sorted(given(name).items()) for word in pair]
        part = _part_name(f"{number:05}", told)
        used.add(part)
        if group and not all((folder / table / part).exists() for table in OF_TEXTS):
            _write(folder, part, pair_rows(template, group, given))
    prune_parts(folder, used)


def prune_parts(folder: Path, used: Collection[str] = ()) -> None:
    """Take away the parts but those of the names ``used``; a file that is not ours stays."""
    for path in _files(folder):
        if _OURS.fullmatch(path.name) and path.name not in used:
            path.unlink(missing_ok=True)


def _part_name(stem: str, told: Iterable[str]) -> str:
    """Return the name of the files of a part: all that stands in them has a say in it."""
    import hashlib

    words = "\0".join(told).encode(errors="surrogateescape")
    return f"{stem}-{hashlib.sha256(words).hexdigest()[:_DIGITS]}.parquet"


def _write(folder: Path, part: str, rows: NamedRows) -> None:
    from ...report.batch.typed.parquet import parquet_tables

    with parquet_tables({table: folder / table / part for table in OF_TEXTS}) as sink:
        for table, values in rows:
            sink(table, values)


def _files(folder: Path) -> Iterator[Path]:
    for table in OF_TEXTS:
        yield from (folder / table).glob("*.parquet")
