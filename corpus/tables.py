"""Tables of knowledge: one fact a row, columns parted by tabs, read once.

A line that begins with ``# `` is a comment; the head of each file names its source.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one package, in its folder ``tables``."""

    package: str

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the rows of ``tables/NAME.tsv``, each as its columns."""
        return _read(self.package, name)

    def words(self, name: str) -> frozenset[str]:
        """Return the first column of a table: the words that it lists."""
        return _listed(self.package, name)

    def classes(self, name: str) -> Mapping[str, str]:
        """Return a table of two columns as word → class."""
        return _classed(self.package, name)


@cache
def _read(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    lines = (files(package) / "tables" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("# "))


@cache
def _listed(package: str, name: str) -> frozenset[str]:
    return frozenset(row[0] for row in _read(package, name))


@cache
def _classed(package: str, name: str) -> Mapping[str, str]:
    return MappingProxyType({row[0]: row[1] for row in _read(package, name)})


def alternation(listed: frozenset[str]) -> str:
    """Return a pattern that matches any of the words, the longest first.

    Where no word begins, one look at the character tells it, however many words there are:
    不得, 不予, 可以  →  (?=[不可])(?:不(?:予|得)|可以)
    """
    tails: dict[str, list[str]] = {}
    for word in sorted(listed, key=lambda word: (-len(word), word)):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    groups = (
        re.escape(head) + (f"(?:{'|'.join(rest)})" if len(rest) > 1 else rest[0])
        for head, rest in sorted(tails.items())
    )
    heads = "".join(re.escape(head) for head in sorted(tails))
    return f"(?=[{heads}])(?:{'|'.join(groups)})"


CORPUS = Tables("duizhao.corpus")
rows = CORPUS.rows
