"""Tables of knowledge: one fact a row, columns parted by tabs, read once.

A line that begins with ``# `` is a comment; the head of each file names its source.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one package, in its folder ``tables``."""

    package: str

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the rows of ``tables/NAME.tsv``, each as its columns."""
        return _read(self.package, name)

    def words(self, name: str) -> frozenset[str]:
        """Return the first column of a table: the words that it lists."""
        return frozenset(row[0] for row in self.rows(name))

    def classes(self, name: str) -> dict[str, str]:
        """Return a table of two columns as word → class."""
        return {row[0]: row[1] for row in self.rows(name)}


@cache
def _read(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    lines = (files(package) / "tables" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("# "))


def alternation(listed: frozenset[str]) -> str:
    """Return a pattern that matches any of the words, the longest first."""
    return "|".join(sorted(listed, key=lambda word: (-len(word), word)))


CORPUS = Tables("duizhao.corpus")
rows = CORPUS.rows
