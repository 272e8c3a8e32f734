"""Which edits say nothing new: substitutions listed once, references that followed their target."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice

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
        self._template = _Places(comparison.template.text, (old for old, _ in pairs))
        self._variant = _Places(comparison.variant.text, (new for _, new in pairs))

    def covers(self, edit: Edit) -> bool:
        """Say whether ``edit`` is nothing but such: 学校食堂→院校食堂 where 学校→院校 is one."""
        return self._template.rest(edit.template) == self._variant.rest(edit.variant)


class _Places:
    """The places in one text."""

    def __init__(self, text: str, places: Iterable[Span]) -> None:
        self._text, self._places = text, sorted({*places})

    def rest(self, span: Span) -> str:
        """Return the words of ``span`` outside the places."""
        at, kept = span.start, ""
        # The last that begins no later than the span, however far it goes.
        first = max(0, bisect_right(self._places, (span.start, len(self._text))) - 1)
        for place in islice(self._places, first, None):
            if place.start >= span.end:
                break
            kept += self._text[at : place.start]
            at = max(at, place.end)
        return kept + self._text[at : span.end]
