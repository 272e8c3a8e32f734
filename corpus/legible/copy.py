"""A copy of a text without what hinders reading, each character with its place in the text.

⽬录 is 目录, ︵一︶ is (一), 【第一条】 is 第一条, 第—条 is 第一条, and marks of no width are
gone: in the copy. The text stays as it is, and what is found in the copy is told of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from ..model import Issue, Span
from ..normalise import reading_forms
from .labels import Mend, mends

_BREAKS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


class Copy(NamedTuple):
    """The copy, where each of its characters stands in the text, and what was mended.

    ``places`` has one entry more than ``text``: the length of the text.
    """

    text: str
    places: Sequence[int]
    issues: tuple[Issue, ...] = ()

    @property
    def same_places(self) -> bool:
        """Whether every character stands where it stood."""
        return isinstance(self.places, range)

    def back(self, span: Span) -> Span:
        """Return ``span`` of the copy as a span of the text.

        What was left out belongs to the character before it; at the head of a line to the one
        behind it, so that an ornament is part of the line that it adorns.
        """
        if self.same_places:
            return span
        return Span(self._begin(span.start), self._begin(span.end))

    def exactly(self, span: Span) -> Span:
        """Return ``span`` of the copy as a span of the text without what was left out around it."""
        if self.same_places or span.start == span.end:
            return self.back(span)
        return Span(self.places[span.start], self.places[span.end - 1] + 1)

    def over(self, span: Span) -> Span:
        """Return ``span`` of the text as a span of the copy."""
        if self.same_places:
            return span
        return Span(bisect_left(self.places, span.start), bisect_left(self.places, span.end))

    def _begin(self, at: int) -> int:
        """Return where the stretch of text begins that the character ``at`` stands for."""
        if at in (0, len(self.text)):
            return self.places[-1] if at else 0
        return self.places[at - 1] + 1 if self.text[at - 1] in _BREAKS else self.places[at]


# A comparison reads each text once; collating reads many texts once each.
@lru_cache(16)
def legible(text: str) -> Copy:
    """Return the copy of ``text`` that structure is read from."""
    table = reading_forms()
    shown = text.translate(table)
    places: Sequence[int] = range(len(text) + 1)
    if len(shown) < len(text):
        places = (*compress(places, (table[ord(char)] for char in text)), len(text))
    found = tuple(mends(shown))
    issues = tuple(
        Issue("misread-label", Span(places[one.start], places[one.end - 1] + 1), one.told)
        for one in found
        if one.told
    )
    copy, kept = _mended(shown, found)
    if len(kept) < len(shown):
        places = (*(places[at] for at in kept), len(text))
    return Copy(copy, places, issues)


def _mended(text: str, found: Sequence[Mend]) -> tuple[str, Sequence[int]]:
    """Return ``text`` with every mend made, and where each of its characters stood."""
    if not found:
        return text, range(len(text))
    parts: list[str] = []
    kept: list[int] = []
    at = 0
    for one in found:
        parts += [text[at : one.start], one.new]
        kept += [*range(at, one.start), *range(one.start, one.start + len(one.new))]
        at = one.end
    return "".join((*parts, text[at:])), (*kept, *range(at, len(text)))
