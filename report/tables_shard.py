"""The rows of one comparison as a file of its own (DIR/pairs): made once, read by every run after.

JSON lines, each ``[table, value, …]``; the last line is the SHA-256 of those before it, so that
a file that was cut or altered is known and made again. The name is the digest of all that the
rows depend on.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .tables_columns import TABLES, Values

SUFFIX = ".jsonl"
_SCHEMA = "duizhao.pair/1"


def shard_name(parts: Mapping[str, object]) -> str:
    """Return the name of the file for a comparison that depends on ``parts`` alone."""
    told = json.dumps({"schema": _SCHEMA, **parts}, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest() + SUFFIX


def shard(rows: Iterable[tuple[str, Values]]) -> bytes:
    """Return the file that holds ``rows``, each with its table."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = [encode([table, *values]) for table, values in rows]
    body = "".join(line + "\n" for line in lines).encode()
    return body + _digest(body) + b"\n"


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
    wanted = tuple(f'["{table}", ' for table in tables)
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith(wanted):
                table, *values = json.loads(line)
                yield table, tuple(values)


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
