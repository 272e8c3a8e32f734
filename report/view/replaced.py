"""Which edits say nothing new: substitutions listed once, references that followed their target."""

from bisect import bisect_right
from itertools import islice
from operator import attrgetter

from ...alignment.model import Comparison, Edit, RefStatus
from ...corpus.model import Span


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
        self._texts = comparison.template.text, comparison.variant.text
        self._places = tuple(sorted({pair[side] for pair in pairs}) for side in (0, 1))

    def covers(self, edit: Edit) -> bool:
        """Say whether ``edit`` is nothing but such: 学校食堂→院校食堂 where 学校→院校 is one."""
        return self._rest(0, edit.template) == self._rest(1, edit.variant)

    def _rest(self, side: int, span: Span) -> str:
        """Return the words of ``span`` outside the places."""
        places, text = self._places[side], self._texts[side]
        at, kept = span.start, ""
        first = max(0, bisect_right(places, span.start, key=attrgetter("start")) - 1)
        for place in islice(places, first, None):
            if place.start >= span.end:
                break
            kept += text[at : place.start]
            at = max(at, place.end)
        return kept + text[at : span.end]
