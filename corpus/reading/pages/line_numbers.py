"""Numbers printed beside the lines of a draft (行号)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..tally import Tally
from .lines import line
from .records import Page, PageLine

# They stand at nearly every line, each one more than the last, and so far before the words (ems).
_SHARE, _GAP = 0.9, 0.5
_LEAST = 5  # lines
# Beside the rows of a table or a list stand numbers as well: lines of text reach the margin.
_ROOM, _FULL = 2.0, 0.3


def without_line_numbers(pages: Sequence[Page], tally: Tally) -> tuple[Page, ...]:
    """Return the pages without the numbers of their lines; any other pages as they are."""
    lines = [one for page in pages for one in page.lines]
    numbers = [_number(one) for one in lines]
    if not _are_line_numbers(lines, numbers):
        return tuple(pages)
    tally.add("line-numbers", sum(number >= 0 for number in numbers))
    return tuple(
        replace(page, lines=tuple(filter(None, map(_stripped, page.lines)))) for page in pages
    )


def _are_line_numbers(lines: Sequence[PageLine], numbers: Sequence[int]) -> bool:
    """Say whether numbers that count the lines stand before them; on each page anew or not."""
    found = [number for number in numbers if number >= 0]
    if len(found) < max(_LEAST, _SHARE * len(lines)):
        return False
    counted = sum(after in (before + 1, 1) for before, after in pairwise(found))
    margin = max(one.right for one in lines)
    full = sum(margin - one.right < _ROOM * one.size for one in lines)
    return counted >= _SHARE * (len(found) - 1) and full >= _FULL * len(lines)


def _digits(one: PageLine) -> int:
    """Return how many digits a line begins with that stand apart from its words."""
    count = 0
    while count < len(one.chars) and one.chars[count].text in "0123456789":
        count += 1
    if count == len(one.chars) or count > 4:
        return 0 if count > 4 else count
    apart = one.chars[count].left - one.chars[count - 1].right if count else 0.0
    return count if apart >= _GAP * one.size else 0


def _number(one: PageLine) -> int:
    """Return the number before a line, -1 where there is none."""
    count = _digits(one)
    return int("".join(char.text for char in one.chars[:count])) if count else -1


def _stripped(one: PageLine) -> PageLine | None:
    """Return the line without its number, None where it is nothing else."""
    return line(one.chars[_digits(one) :])
