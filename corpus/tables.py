"""Tables of knowledge: one fact a row, columns parted by tabs, read once.

A line that begins with ``# `` is a comment; the head of each file names its source.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

# A class of so many characters is made at once.
_CLASS = 2


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
        tails.setdefault(word[0], []).append(_plain(word[1:]))
    groups = (
        group for head, rest in sorted(tails.items()) for group in _groups(_plain(head), rest)
    )
    heads = "".join(map(_plain, sorted(tails)))
    return f"(?=[{heads}])(?:{'|'.join(groups)})"


def _plain(word: str) -> str:
    """Return a word as a pattern has it: what is all letters needs no look at each."""
    return word if word.isalnum() else re.escape(word)


def _groups(head: str, rest: Sequence[str]) -> Iterator[str]:
    """Yield the words of one head.

    Single characters stand two by two, 备(?:份|注)|备(?:案|查): of more than two a class is made,
    which takes longer than all the rest.
    """
    if len(rest) == 1:
        yield f"{head}{rest[0]}"
    elif len(rest) > _CLASS and max(map(len, rest)) == 1:
        yield from (
            f"{head}(?:{'|'.join(rest[at : at + _CLASS])})" for at in range(0, len(rest), _CLASS)
        )
    else:
        yield f"{head}(?:{'|'.join(rest)})"


CORPUS = Tables("duizhao.corpus")
rows = CORPUS.rows
