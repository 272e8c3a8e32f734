"""Tables of knowledge: one fact a row, read once."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``tables/<name>.tsv``; a line that begins with ``#`` is a comment."""
    table = files(__package__).joinpath("tables", f"{name}.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("# "))


@cache
def words(name: str, kind: str) -> tuple[str, ...]:
    """Return the first column of the rows whose second column is ``kind``, longest first."""
    found = (row[0] for row in rows(name) if row[1] == kind)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
