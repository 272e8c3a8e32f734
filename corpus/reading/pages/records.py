"""The records of a PDF file: characters and lines, their places in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Char(NamedTuple):
    """One character and its box; ``top`` is smaller than ``bottom``.

    ``apart``: a blank is printed before it in its line.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    apart: bool = False


@dataclass(frozen=True)  # without slots: its words are put together once
class PageLine:
    """Characters that stand beside each other, from left to right, and the edges of them all.

    ``size`` is the height of the middle one: what the width of a Chinese character is near.
    """

    chars: tuple[Char, ...]
    top: float
    bottom: float
    size: float

    @property
    def left(self) -> float:
        """Where the first character begins."""
        return self.chars[0].left

    @property
    def right(self) -> float:
        """Where the last character ends."""
        return self.chars[-1].right

    @cached_property
    def text(self) -> str:
        """The words, with a blank where one is printed or room for one, a tab in tables."""
        words, end = [""], self.chars[0].left
        for char in self.chars:
            words += [_blank(words[-1], char, char.left - end, self.size), char.text]
            end = char.right
        return "".join(words).strip()


class Rule(NamedTuple):
    """A drawn line, across or down the page: where it begins and ends."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell of a table: its words, and the columns and rows that it covers (half-open)."""

    text: str
    columns: tuple[int, int]
    rows: tuple[int, int]


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table that drawn lines part: where it stands, where its columns begin, its cells by row."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: tuple[tuple[RuledCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its lines from top to bottom without those of tables, and what of it is no text."""

    lines: tuple[PageLine, ...]
    turned: str = ""  # characters that stand askew: watermarks, stamps
    images: int = 0
    comments: int = 0
    unknown: int = 0  # characters of which the file does not tell what they are
    outside: str = ""  # characters beyond the edges of the page
    tables: tuple[RuledTable, ...] = ()
    unseen: str = ""  # characters printed white on white


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one column, in order; ``left`` and ``right`` are its margins."""

    lines: tuple[PageLine, ...]
    left: float
    right: float
    columns: int


# A gap wider than this many ems divides words (letters stand closer than Chinese characters, which
# justified lines drive apart), or the cells of a table.
_LETTER_GAP, _WORD_GAP, _CELL_GAP = 0.15, 0.28, 2.5


def _blank(before: str, char: Char, gap: float, size: float) -> str:
    if gap > _CELL_GAP * size:
        return "\t"
    least = _LETTER_GAP if before.isascii() and char.text.isascii() else _WORD_GAP
    return " " if char.apart or gap > least * size else ""
