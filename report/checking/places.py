"""Where a fault stands: its line and column, as an editor counts them."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ...corpus.model import Span


class FaultPlace(NamedTuple):
    """A place in a text: line and column count from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Lines:
    """The lines of a text; a line ends with a line feed, a carriage return, or both."""

    text: str

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        found, at = [0], 0
        for line in self.text.splitlines(keepends=True):
            at += len(line)
            if line.endswith(("\n", "\r")):
                found.append(at)
        return found

    def place(self, offset: int) -> FaultPlace:
        """Return the line and column of ``offset``."""
        line = bisect_right(self.starts, offset)
        return FaultPlace(line, offset - self.starts[line - 1] + 1)

    def line(self, offset: int) -> Span:
        """Return the line at ``offset``, without what ends it."""
        number = bisect_right(self.starts, offset)
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))
