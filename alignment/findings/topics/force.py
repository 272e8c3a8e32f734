"""Changes of force between two statements: 应当 → 可以, 不得 → 可以."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from ...model import Direction, Topic
from ...tables import rows
from ..model import Force, Place, Statement
from ..note import Note
from ..pairing import Match, Page, Pair

_RANK = {Force.ADVICE: 0, Force.POWER: 1, Force.DUTY: 2}
# Another statement says the same with the other force: its words agree so far (0 to 100).
_ALIKE = 50.0
# Two statements ask for one act when so much of what follows the word of force stayed.
_STAYED = 0.6


def force(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the change of force of a pair, none where the words of force stayed."""
    old, new = pair.old, pair.new
    if old.force is new.force or not _own(match, pair) or not _one_act(match, pair):
        return
    if _elsewhere(match.old, match.new.words(new.place), new.force):
        return
    if _elsewhere(match.new, match.old.words(old.place), old.force):
        return
    if {old.force, new.force} == {Force.POWER, Force.ADVICE}:
        return
    if Force.NONE in (old.force, new.force):
        if Force.BAN in (old.force, new.force) and old.act == new.act and old.act:
            gone = old.force is Force.BAN
            direction = Direction.REMOVED if gone else Direction.NEW
            yield Note(Topic.BAN, direction, 3, old.force_at, new.force_at)
        return
    if {old.force, new.force} == {Force.DUTY, Force.BAN} and not _same_act(old, new):
        return
    yield Note(Topic.FORCE, _direction(old.force, new.force), 3, old.force_at, new.force_at)


def _elsewhere(page: Page, words: str, force: Force) -> bool:
    """Say whether a page has a statement of such a force and much the same words."""
    return any(
        one.force is force and fuzz.ratio(page.words(one.place), words) >= _ALIKE
        for one in page.said
    )


def _own(match: Match, pair: Pair) -> bool:
    """Say whether a word of force that changed stands in the statements themselves."""
    old, new = pair.old, pair.new
    if not (old.own_force or new.own_force):
        return False
    stayed = old.force_at.end and not match.old.changed(old.force_at)
    return not (stayed and new.force_at.end and not match.new.changed(new.force_at))


def _one_act(match: Match, pair: Pair) -> bool:
    """Say whether two statements speak of one act: its words stayed."""
    old = Place(
        pair.old.force_at.end if pair.old.own_force else pair.old.core.start, pair.old.core.end
    )
    new = Place(
        pair.new.force_at.end if pair.new.own_force else pair.new.core.start, pair.new.core.end
    )
    if match.implements and not (pair.old.act and pair.old.act == pair.new.act):
        return False
    if pair.old.act and pair.new.act and pair.old.act != pair.new.act:
        return False
    shares = match.old.share(old), match.new.share(new)
    least = _STAYED if match.implements else _STAYED / 2
    return max(shares) >= _STAYED and min(shares) >= least


def _direction(old: Force, new: Force) -> Direction:
    if Force.BAN in (old, new):
        if {old, new} == {Force.BAN, Force.DUTY}:
            return Direction.EXCHANGED
        return Direction.LOOSENED if old is Force.BAN else Direction.TIGHTENED
    return Direction.LOOSENED if _RANK[old] > _RANK[new] else Direction.TIGHTENED


def _same_act(old: Statement, new: Statement) -> bool:
    """Say whether two statements ask for one act: 不得拒绝 asks for 同意, not for its opposite."""
    if not old.act or old.act != new.act:
        return False
    opposites = {row[0] for row in rows("opposites")} | {row[1] for row in rows("opposites")}
    return old.act not in opposites
