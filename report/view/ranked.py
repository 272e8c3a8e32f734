"""The findings of a comparison as reports list them: what weighs most first."""

from collections.abc import Iterator

from ...alignment.model import Change, Comparison, Finding
from ..words.text import spoken
from .places import place
from .view import View

# A list longer than this is cut: the articles below show the rest beside their words.
_LONG = 20


def ranked(comparison: Comparison) -> tuple[tuple[Change, Finding], ...]:
    """Return each finding with its change, the weightiest first, else in the order of the text."""
    found = [(change, one) for change in comparison.changes for one in change.findings]
    return tuple(sorted(found, key=lambda pair: -pair[1].weight))


def lines(seen: View) -> Iterator[str]:
    """Yield a line for each finding, with its place; a long list is cut."""
    found = ranked(seen.comparison)
    for _, one in found[:_LONG]:
        where = spoken(place(one, *seen.texts))
        yield f"{where}  {seen.words.finding(one)}".lstrip()
    if len(found) > _LONG:
        yield seen.say("summary.more", len(found) - _LONG)
