"""One of the two texts of a redline, with what of it are words of clauses."""

from __future__ import annotations

from dataclasses import dataclass

from ....corpus.model import Span
from .clean import Clean


@dataclass(frozen=True, slots=True)
class Marked:
    """A text; ``inside`` has a byte for each character: 1 in the words of a clause, 0 elsewhere."""

    clean: Clean
    inside: bytes

    @property
    def text(self) -> str:
        """The words of the page."""
        return self.clean.text

    def before_words(self, span: Span) -> int:
        """Return how many characters stand before the first word of a clause."""
        marks = self.inside[span.start : span.end]
        return len(marks) - len(marks.lstrip(b"\0"))

    def whole_line(self, stretches: list[Span]) -> Span:
        """Return the paragraph that holds the stretches and no other clause; empty: there is none.

        A clause's words are one stretch of the paragraph that reaches to its end.
        """
        line = self.clean.paragraph_span(self.clean.paragraph(stretches[0].start))
        if stretches[-1].end > line.end:
            return Span(0, 0)
        marks = self.inside[line.start : line.end]
        first = marks.find(1)
        return line if first >= 0 and 0 not in marks[first:] else Span(0, 0)

    def label(self, line: Span) -> Span:
        """Return where the label of a line stands: all before the first word of a clause."""
        return Span(line.start, line.start + self.before_words(line))
