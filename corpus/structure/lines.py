"""A text as lines, nothing lost: the line breaks and the blanks around each line stay known."""

import re
from typing import NamedTuple

from ..model import Span

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_INDENT = re.compile(r"[ \t\xa0\u2000-\u200a\u3000]+")


class Line(NamedTuple):
    """One line: ``span`` without its break, ``content`` without the blanks around it."""

    span: Span
    content: Span

    @property
    def blank(self) -> bool:
        """Whether the line holds nothing but blanks."""
        return self.content.start == self.content.end


def _trimmed(text: str, start: int, end: int) -> Span:
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip())
    return Span(start + left, start + max(left, len(raw.rstrip())))


def lines(text: str) -> tuple[Line, ...]:
    """Cut ``text`` at its line breaks (of Windows, Unix and Unicode); every code point is kept."""
    found: list[Line] = []
    start = 0
    for hit in _BREAK.finditer(text):
        found.append(Line(Span(start, hit.start()), _trimmed(text, start, hit.start())))
        start = hit.end()
    found.append(Line(Span(start, len(text)), _trimmed(text, start, len(text))))
    return tuple(found)


def trim(text: str, span: Span) -> Span:
    """Return ``span`` without the white space at its ends."""
    return _trimmed(text, span.start, span.end)


def indent_of(text: str, line: Line) -> str:
    """Return the blanks before the content of ``line``; of a blank line all its blanks."""
    hit = _INDENT.match(text, line.span.start, line.span.end)
    return hit.group() if hit else ""
