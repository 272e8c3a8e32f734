"""Footnotes at the foot of a page, and the small marks in the text that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..tally import Tally
from .lines import line
from .records import Char, Page, PageLine

# Notes are printed smaller than the text, and the marks that lead to them smaller than their line.
_SMALLER, _RAISED = 0.9, 0.8
_MARK = re.compile(r"[①-⑳⑴-⒇]|\[\d{1,2}\]|〔\d{1,2}〕|\d{1,2}(?!\d)|[*＊※†]{1,3}")


def without_notes(pages: Sequence[Page], tally: Tally) -> tuple[Page, ...]:
    """Return the pages without footnotes, which are counted, and without the marks of them.

    Small print at the foot of a page is a note where a small mark in the text above leads to it.
    """
    usual = _usual_size(pages)
    return tuple(_page(page, usual, tally) for page in pages)


def _usual_size(pages: Sequence[Page]) -> float:
    """Return the size in which most characters of the text are printed."""
    sizes = sorted((one.size, len(one.chars)) for page in pages for one in page.lines)
    left = sum(count for _, count in sizes) / 2
    for size, count in sizes:
        left -= count
        if left <= 0:
            return size
    return 0.0


def _page(page: Page, usual: float, tally: Tally) -> Page:
    lines = page.lines
    first = len(lines)
    while first and lines[first - 1].size < _SMALLER * usual:
        first -= 1
    known = {mark for one in lines[:first] for mark, _ in _raised(one)}
    starts = (at for at in range(first, len(lines)) if _mark(lines[at]) in known)
    cut = next(starts, len(lines))
    notes = [mark for one in lines[cut:] if (mark := _mark(one)) in known]
    if not notes or not first:
        return page
    tally.add("footnotes", len(notes), lines[cut].text)
    text = (_without_marks(one, frozenset(notes)) for one in lines[:first])
    return replace(page, lines=(*filter(None, text), *lines[first:cut]))


def _mark(one: PageLine) -> str:
    """Return the mark with which a note begins, "" where it begins otherwise."""
    found = _MARK.match(one.text)
    return found[0] if found else ""


def _raised(one: PageLine) -> Iterator[tuple[str, tuple[Char, ...]]]:
    """Yield the runs of small characters in a line, as text and as characters."""
    run: list[Char] = []
    for char in (*one.chars, None):
        if char is not None and char.bottom - char.top < _RAISED * one.size:
            run.append(char)
        elif run:
            yield "".join(small.text for small in run), tuple(run)
            run = []


def _without_marks(one: PageLine, marks: frozenset[str]) -> PageLine | None:
    """Return the line without ``marks``, the gaps they leave closed."""
    gone = {char for mark, run in _raised(one) if mark in marks for char in run}
    kept: list[Char] = []
    room = 0.0
    for char in one.chars:
        if char in gone:
            room += char.right - char.left
        else:
            kept.append(char._replace(left=char.left - room, right=char.right - room))
    return line(kept) if gone else one
