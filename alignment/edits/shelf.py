"""Bodies taken out of their text and put back: their edits are the same wherever they stand.

A worked example. The bodies 留样。 at 40 to 43 and 清洗。 at 50 to 53 stand in a text of their own
at 0 to 3 and at 4 to 7. An edit of that text at 4 to 6 is one at 50 to 52.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from ...corpus.model import Span

# What stands between two bodies, so that the end of one is not the beginning of the next.
GAP = "\n"


def placed(bodies: Sequence[str]) -> tuple[Span, ...]:
    """Return where bodies stand in a text of their own."""
    starts = accumulate((len(body) + len(GAP) for body in bodies[:-1]), initial=0)
    return tuple([Span(at, at + len(body)) for at, body in zip(starts, bodies, strict=True)])


class Shelf(NamedTuple):
    """Where each body begins in a text of its own, and in the text that it is from."""

    here: tuple[int, ...]
    there: tuple[int, ...]

    @classmethod
    def of(cls, bodies: Sequence[str], spans: Sequence[Span]) -> "Shelf":
        """Return the shelf of bodies that stand at ``spans``, one or more, which ascend."""
        if len(spans) == 1:
            return cls((0,), (spans[0].start,))
        return cls(tuple(at.start for at in placed(bodies)), tuple(at.start for at in spans))

    def taken(self, span: Span) -> Span:
        """Return where a stretch of a body stands in the text of its own."""
        at = bisect_right(self.there, span.start) - 1
        return _moved(span, self.here[at] - self.there[at])

    def back(self, span: Span) -> Span:
        """Return where a stretch of a body of the text of its own stands in the text."""
        at = bisect_right(self.here, span.start) - 1 if len(self.here) > 1 else 0
        return _moved(span, self.there[at] - self.here[at])


def _moved(span: Span, far: int) -> Span:
    return Span(span.start + far, span.end + far)
