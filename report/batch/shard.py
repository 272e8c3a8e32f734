"""The rows of one comparison as a file of its own (DIR/pairs): made once, read by every run after.

JSON lines, each ``[table, value, …]``; the last line is the SHA-256 of those before it, so that
a file that was cut or altered is known and made again. The name is the digest of all that the
rows depend on.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from .columns import TABLES, Values

SUFFIX = ".jsonl"
_SCHEMA = "duizhao.pair/1"


def shard_name(parts: Mapping[str, object]) -> str:
    """Return the name of the file for a comparison that depends on ``parts`` alone."""
    told = json.dumps({"schema": _SCHEMA, **parts}, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest() + SUFFIX


def shard(rows: Iterable[tuple[str, Values]]) -> bytes:
    """Return the file that holds ``rows``, each with its table."""
    body = _lines([[table, *values] for table, values in rows]).encode()
    return body + _digest(body) + b"\n"


def _lines(rows: Sequence[Sequence[str | int | float]]) -> str:
    """Return rows as JSON, each on its line.

    Encoded in one go, which takes a third of the time of one by one, with a line break after each
    comma: inside of words JSON writes none, so that "],\n[" stands between two rows and nowhere
    else.
    """
    told = json.dumps(rows, ensure_ascii=False, separators=(",\n", ": "))
    lines = told[1:-1].replace("],\n[", "]\n[").replace(",\n", ", ")
    return lines + "\n" if lines else ""


def is_whole(path: Path) -> bool:
    """Say whether ``path`` is such a file, with every byte that was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    body, _, sealed = data.removesuffix(b"\n").rpartition(b"\n")
    return bool(body) and _digest(body + b"\n") == sealed


def read_shard(path: Path, tables: Iterable[str] = TABLES) -> Iterator[tuple[str, Values]]:
    """Yield the rows of ``tables`` in a file that is whole, each with its table. Raises OSError."""
    wanted = tuple(f'["{table}", '.encode() for table in tables)
    with path.open("rb") as file:
        # Read in one go, as they were written.
        lines = b",".join([line for line in file if line.startswith(wanted)])
    for table, *values in json.loads(b"[%b]" % lines):
        yield table, tuple(values)


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
