"""A text as paragraphs of a page: no blank lines, no blanks at the ends of a line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ....corpus.model import Span

# Characters that XML 1.0 (production 2) cannot hold, and surrogates.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Clean:
    """The paragraphs of a text, joined by line feeds, each run of blanks as one space.

    ``raw[i]`` is where character i of ``text`` stands in ``source``, the text it was made from;
    ``starts`` are the offsets in ``text`` where the paragraphs begin.
    """

    text: str
    source: str = field(repr=False)
    raw: tuple[int, ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)

    def at(self, raw: int) -> int:
        """Return the offset in ``text`` of the first character at or after ``raw``."""
        return bisect_left(self.raw, raw)

    def span(self, raw: Span) -> Span:
        """Return the part of ``text`` that comes from ``raw``, without line feeds at its ends."""
        start, end = self.at(raw.start), self.at(raw.end)
        while start < end and self.text[start] == "\n":
            start += 1
        while start < end and self.text[end - 1] == "\n":
            end -= 1
        return Span(start, end)

    def words(self, span: Span) -> str:
        """Return the words of ``span``, a part of one paragraph, with the blanks of the source."""
        part = span.cut(self.text)
        if " " not in part:
            return part
        return "".join(
            self._blanks(at) if char == " " else char
            for at, char in enumerate(part, start=span.start)
        )

    def _blanks(self, at: int) -> str:
        """Return the run of blanks that the space at ``at`` stands for."""
        return _NOT_XML.sub("", self.source[self.raw[at] : self.raw[at + 1]]) or " "

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph that holds offset ``at``; -1 in an empty text."""
        return bisect_right(self.starts, at) - 1

    def paragraph_span(self, number: int) -> Span:
        """Return the span of paragraph ``number``, its line feed not included."""
        last = number + 1 == len(self.starts)
        return Span(self.starts[number], len(self.text) if last else self.starts[number + 1] - 1)


def clean(text: str) -> Clean:
    """Return ``text`` as paragraphs: what a reader of the page calls its lines."""
    parts: list[str] = []
    raw: list[int] = []
    starts: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        kept = _kept(line, at)
        at += len(line)
        if not kept:
            continue
        if starts:
            parts.append("\n")
            raw.append(raw[-1] + 1)
        starts.append(len(raw))
        parts += [char for _, char in kept]
        raw += [offset for offset, _ in kept]
    return Clean("".join(parts), text, tuple(raw), tuple(starts))


def _kept(line: str, at: int) -> list[tuple[int, str]]:
    """Return (offset in the text, character) that a page shows of the line at ``at``."""
    kept: list[tuple[int, str]] = []
    blank = -1
    for offset, char in enumerate(line, start=at):
        if char.isspace():
            blank = offset if blank < 0 else blank
        elif not _NOT_XML.match(char):
            if kept and blank >= 0:
                kept.append((blank, " "))
            kept.append((offset, char))
            blank = -1
    return kept
