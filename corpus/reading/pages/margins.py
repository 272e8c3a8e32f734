"""What is printed on page after page around the text: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ..tally import Tally
from .records import Page, PageLine

# So many lines at the top and at the bottom of a page may be headers and footers.
_EDGE = 3
# A line at the same height (points) on this part of the pages, and on two at least.
_HEIGHT, _SHARE = 4.0, 0.4
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-—–－‐·•.]+\d{1,4}[-—–－‐·•.]+|第\d{1,4}页(?:[,，/、]?共\d{1,4}页)?|\d{1,4}/\d{1,4}"
)
_BARE = re.compile(r"\d{1,4}")
# What is no text stands apart from it or in another size: in heights of a line, a part of it.
_APART, _SIZE = 0.9, 0.12


class _Edge(NamedTuple):
    """A line near the edge of a page: what it says with its digits open, and where it stands."""

    words: str
    height: int
    top: bool
    offset: int  # its number less that of the page: the same on every page for page numbers


def without_margins(pages: Sequence[Page], tally: Tally) -> tuple[Page, ...]:
    """Return the pages without headers, footers and page numbers, which are counted."""
    repeated = _repeated(pages)
    return tuple(_trimmed(page, number, repeated, tally) for number, page in enumerate(pages))


def _repeated(pages: Sequence[Page]) -> frozenset[_Edge]:
    """Return the lines that stand at the edge of enough pages; heights are rounded both ways."""
    seen: Counter[_Edge] = Counter()
    for number, page in enumerate(pages):
        edges = {
            edge
            for at, one in enumerate(page.lines)
            for top in _places(page, at)
            for edge in _edges(one, number, top)
        }
        seen.update(edges)
    least = max(2, _SHARE * len(pages))
    return frozenset(edge for edge, count in seen.items() if count >= least)


def _places(page: Page, at: int) -> Iterator[bool]:
    """Yield True for a line among the first ones of its page, False for one among the last."""
    if at < _EDGE:
        yield True
    if at >= len(page.lines) - _EDGE:
        yield False


def _edges(one: PageLine, number: int, top: bool) -> Iterator[_Edge]:
    """Yield what a line may have in common with lines of other pages; heights both ways."""
    words = "".join(one.text.split())
    found = [(words, 0)]
    for hit in _DIGITS.finditer(words):
        opened = f"{words[: hit.start()]}#{words[hit.end() :]}"
        found.append((opened, int(hit[0][:6]) - number))
    for form, offset in found:
        for shift in (0.0, 0.5):
            yield _Edge(form, int(one.top / _HEIGHT + shift), top, offset)


def _trimmed(page: Page, number: int, repeated: frozenset[_Edge], tally: Tally) -> Page:
    """Take off the outermost lines that are no text, at both ends."""
    lines = list(page.lines)
    for top in (True, False):
        inwards = lines if top else lines[::-1]
        kinds = _kinds(inwards, number, top, repeated)
        for kind, one in zip(kinds, inwards, strict=False):
            tally.add(kind, 1, one.text)
        lines = lines[len(kinds) :] if top else lines[: len(lines) - len(kinds)]
    return replace(page, lines=tuple(lines))


def _kinds(
    lines: Sequence[PageLine], number: int, top: bool, repeated: frozenset[_Edge]
) -> list[str]:
    """Return what the outermost lines are, as far as they are no text; ``lines`` run inwards."""
    found: list[str] = []
    for one in lines[:_EDGE]:
        again = any(edge in repeated for edge in _edges(one, number, top))
        kind = _kind("".join(one.text.split()), again, top)
        if not kind:
            break
        found.append(kind)
    while found and not _ends_margin(lines, len(found), found[-1]):
        found.pop()
    return [kind.removeprefix("bare ") for kind in found]


def _kind(words: str, again: bool, top: bool) -> str:
    """Return "page-numbers" (or a bare one, which may be text), "headers", "footers", or ""."""
    if _NUMBER.fullmatch(words):
        return "page-numbers"
    if _BARE.fullmatch(words):
        return "page-numbers" if again else "bare page-numbers"
    if not again:
        return ""
    return "headers" if top else "footers"


def _ends_margin(lines: Sequence[PageLine], count: int, kind: str) -> bool:
    """Say whether the text begins after ``count`` lines: apart from them, or in another size."""
    if kind == "page-numbers" or count >= len(lines):
        return True
    last, first = lines[count - 1], lines[count]
    gap = max(first.top - last.bottom, last.top - first.bottom)
    differs = abs(last.size - first.size) > _SIZE * first.size
    return differs or gap > max(_APART * last.size, _usual_gap(lines))


def _usual_gap(lines: Sequence[PageLine]) -> float:
    """Return a little more than the gap between two lines of the page's text."""
    gaps = sorted(
        max(one.top - other.bottom, other.top - one.bottom) for one, other in pairwise(lines)
    )
    return gaps[len(gaps) // 2] * 1.2 + 1.0
