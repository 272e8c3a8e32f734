"""Counting what a reader leaves out, with the first words of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import LeftOut

# So many characters of what was left out are shown.
_LENGTH = 40


@dataclass(slots=True)
class Tally:
    """Counts what is not read, with the first words of it."""

    counts: dict[str, int] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)

    def add(self, code: str, count: int = 1, detail: str = "", length: int = _LENGTH) -> None:
        """Count ``count`` more of ``code``; of the first ``detail`` ``length`` characters stay."""
        if count:
            self.counts[code] = self.counts.get(code, 0) + count
            if detail.strip() and code not in self.details:
                self.details[code] = shorten(detail, length)

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return the counts as records, sorted by code."""
        return tuple(
            LeftOut(code, self.counts[code], self.details.get(code, ""))
            for code in sorted(self.counts)
        )


def shorten(words: str, length: int = _LENGTH) -> str:
    """Return ``words`` on one line, at most ``length`` characters, … where it was cut."""
    line = " ".join(words.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
