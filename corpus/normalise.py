"""Comparison form of a text: differences of typing gone, every offset kept."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress

from .model import Span
from .tables import rows


@dataclass(frozen=True, slots=True)
class Cleaned:
    """``text`` in comparison form; ``offsets[i]`` is where its character i stood in the original.

    ``offsets`` has one entry more than ``text``: the end of the span.
    """

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original text that ``text[start:end]`` came from."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


@cache
def _folds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("marks")}


class _Folded(dict[int, str]):
    """What each code point is compared as: a table for str.translate, filled as needed."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _fold(chr(code)))


@cache
def _folded() -> _Folded:
    return _Folded()


def _fold(char: str) -> str:
    """Return the one character that ``char`` is compared as, "" for a blank or mark of no width."""
    folded = _folds().get(char)
    if folded is not None:
        return folded
    if char.isspace() or unicodedata.category(char) == "Cf":
        return ""
    narrow = unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else char
    return _folds().get(narrow, narrow)


# Several stages ask for the same clauses and edits: those of two long laws are remembered.
@lru_cache(4096)
def clean(text: str, span: Span) -> Cleaned:
    """Return ``span`` of ``text`` in comparison form.

    Full and half width, blanks, and the forms of quotes, brackets and dashes are made one;
    no wording is folded: 帐 stays 帐, 12 stays 12 and 十二 stays 十二.
    """
    cut, table = span.cut(text), _folded()
    form = cut.translate(table)
    if len(form) == len(cut):  # nothing left out, as in most clauses: the offsets just count
        return Cleaned(form, tuple(range(span.start, span.start + len(cut) + 1)))
    kept = compress(range(span.start, span.end), [table[ord(char)] for char in cut])
    return Cleaned(form, (*kept, span.end))
