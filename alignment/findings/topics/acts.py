"""What is asked of one and the same subject gave way to another thing altogether.

机关应当依法进行调查  →  机关可以要求经营者申报   POWER exchanged
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from ...model import Direction, Topic
from ..model import Force, Place, Statement
from ..note import Note
from ..pairing import Match, Pair

_TOPICS = {
    Force.DUTY: Topic.DUTY,
    Force.BAN: Topic.BAN,
    Force.POWER: Topic.POWER,
}
# Another act: so little of what stands behind either word of force stayed, or is like (0 to 100).
_STAYED = 0.4
_LIKE = 40.0
# Fewer characters behind a word of force are no act.
_SHORTEST = 4


def acts(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the duty, ban or power that stands in place of another; versions of one text only."""
    old, new = pair.old, pair.new
    if match.implements or not (old.own_force and new.own_force):
        return
    if old.force not in _TOPICS or new.force not in _TOPICS:
        return
    before, after = _behind(old), _behind(new)
    if min(before.end - before.start, after.end - after.start) < _SHORTEST:
        return
    if max(match.old.share(before), match.new.share(after)) >= _STAYED:
        return
    if fuzz.partial_ratio(match.old.words(before), match.new.words(after)) >= _LIKE:
        return
    places = Place(old.force_at.start, before.end), Place(new.force_at.start, after.end)
    yield Note(_TOPICS[new.force], Direction.EXCHANGED, 2, *places)


def _behind(one: Statement) -> Place:
    return Place(one.force_at.end, one.core.end)
