"""What the walk over a Word file yields: paragraphs that know where in the XML they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..model import LeftOut

# Where an element stands: the index of each ancestor among its siblings, from the root down.
ElementPath = tuple[int, ...]
# Tracked changes read as accepted, or as rejected.
Tracked = Literal["accepted", "original"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch ``text[start:end]`` of a paragraph and the element that holds it.

    The element is the leaf (w:t, w:br, w:tab, w:sym …); its parent is the run.
    """

    start: int
    end: int
    path: ElementPath


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as shown (段落): its automatic number, its text, and where both come from.

    ``text`` is without the automatic number and may hold line breaks; ``paths`` are the w:p
    elements that make it up: more than one where tracked or hidden paragraph marks join them,
    and the last one owns the paragraph mark. ``table`` counts outermost tables from 1, 0: none.
    """

    text: str
    label: str
    gap: str
    paths: tuple[ElementPath, ...]
    pieces: tuple[Piece, ...]
    kind: str = ""
    table: int = 0

    @property
    def shown(self) -> str:
        """The paragraph as the page shows it, automatic number included."""
        return f"{self.label}{self.gap}{self.text}"


@dataclass(slots=True)
class Tally:
    """Counts what is not read, with the first words of it."""

    counts: dict[str, int] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)

    def add(self, code: str, count: int = 1, detail: str = "") -> None:
        """Count ``count`` more of ``code``; the first ``detail`` is kept."""
        if count:
            self.counts[code] = self.counts.get(code, 0) + count
            if detail.strip() and code not in self.details:
                self.details[code] = shorten(detail)

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return the counts as records, sorted by code."""
        return _records(self.counts, self.details)


def _records(counts: Mapping[str, int], details: Mapping[str, str]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(code, counts[code], details.get(code, "")) for code in sorted(counts))


def shorten(words: str, length: int = 40) -> str:
    """Return ``words`` on one line, at most ``length`` characters, … where it was cut."""
    line = " ".join(words.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
