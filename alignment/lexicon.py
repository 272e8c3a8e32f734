"""The tables of this package: one fact a row, columns parted by tabs, ``#`` begins a comment."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``tables/NAME.tsv``, each as its columns, comments left out."""
    table = files("duizhao.alignment") / "tables" / f"{name}.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a table: the words that it lists."""
    return frozenset(row[0] for row in rows(name))


@cache
def classes(name: str) -> dict[str, str]:
    """Return a table of two columns as word → class."""
    return {row[0]: row[1] for row in rows(name)}


def alternation(listed: frozenset[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(sorted(listed, key=lambda word: (-len(word), word)))
