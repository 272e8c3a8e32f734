"""Which edits say nothing new: substitutions listed once, references that followed their target."""

from bisect import bisect_right

from ..alignment.model import Comparison, Edit, RefStatus
from ..corpus.model import Span


class Replaced:
    """The places of all substitutions and followed references of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        """Sort the places of both texts."""
        pairs = [pair for found in comparison.substitutions for pair in found.places]
        pairs += [
            (found.template[0], found.variant[0])
            for found in comparison.references
            if found.status is RefStatus.FOLLOWED
        ]
        self._template = sorted(pair[0] for pair in pairs)
        self._variant = sorted(pair[1] for pair in pairs)

    def covers(self, edit: Edit) -> bool:
        """Say whether ``edit`` lies inside a substitution, on every side where it has words."""
        sides = (edit.template, self._template), (edit.variant, self._variant)
        return all(_inside(span, places) for span, places in sides if span.start < span.end)


def _inside(span: Span, places: list[Span]) -> bool:
    at = bisect_right(places, span.start, key=lambda place: place.start) - 1
    return at >= 0 and places[at].start <= span.start and span.end <= places[at].end
