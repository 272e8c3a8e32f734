"""Procedures and consequences: 批准 → 备案, a hearing put in, 吊销 left out."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...model import Direction, Topic
from ...tables import rows
from ..model import NOWHERE, Force, Marked, Place, Statement
from ..note import Note
from ..pairing import Match, Page, Pair
from ..statements.marks import in_a_list
from .breach import one_breach

# A word of so many characters may have others in its middle.
_PARTED = 4
# A rule that implements another has a step in place of its step where so much of both is the same.
_GENERAL = frozenset(("予以处罚", "给予处罚", "依法处罚", "行政处罚"))
_SAME_MATTER = 0.5
# Kinds that different words of the law name alike.
_ALIKE = {
    "consent": "approval",
    "permit": "approval",
    "registration": "filing",
    "report": "notice",
    "hearing": "consultation",
}


# Words for a step that name other things more often: 发布广告, 允许进入.
_WORDS = {
    "publicity": re.compile("发布|刊登|张贴|刊载"),
    "approval": re.compile("允许|准予"),
}


@cache
def _ranks(table: str) -> dict[str, int]:
    return {row[1]: int(row[2]) for row in rows(table)}


def steps(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the procedures that changed, came or went between two statements."""
    if {pair.old.force, pair.new.force} == {Force.BAN, Force.DUTY}:
        return
    gone, added = _surplus(match, pair, pair.old.procedures, pair.new.procedures)
    rank = _ranks("procedures")
    if gone and added and _one_matter(match, pair):
        old = max(gone, key=lambda one: rank[one.name])
        new = max(added, key=lambda one: rank[one.name])
        before, after = rank[old.name], rank[new.name]
        stays = match.implements and (_asked_there(match.new, old) or _asked_there(match.old, new))
        if before and after and before != after and not stays:
            way = Direction.LOOSENED if before > after else Direction.TIGHTENED
            places = _whole(pair.old, old.place), _whole(pair.new, new.place)
            yield Note(Topic.PROCEDURE, way, 3, *places)
        elif before != after and pair.same:
            places = _whole(pair.old, old.place), _whole(pair.new, new.place)
            yield Note(Topic.PROCEDURE, Direction.EXCHANGED, 2, *places)
        return
    gone = [
        one for one in gone if not _asked_there(match.new, one) and not _with_another(pair.old, one)
    ]
    added = [
        one
        for one in added
        if not _asked_there(match.old, one) and not _with_another(pair.new, one)
    ]
    for one in gone[:1]:
        yield Note(
            Topic.PROCEDURE,
            Direction.REMOVED,
            _weight(rank[one.name]),
            _whole(pair.old, one.place),
            NOWHERE,
        )
    for one in added[:1]:
        yield Note(
            Topic.PROCEDURE,
            Direction.NEW,
            _weight(rank[one.name]),
            NOWHERE,
            _whole(pair.new, one.place),
        )


def _with_another(said: Statement, step: Marked) -> bool:
    """Say whether a step is one word with another: 审查批准, 审核上报."""
    return any(
        one.place.end == step.place.start or one.place.start == step.place.end
        for one in said.procedures
    )


def _one_matter(match: Match, pair: Pair) -> bool:
    """Say whether two statements are about one matter: of versions all that are paired."""
    shares = match.old.share(pair.old.place), match.new.share(pair.new.place)
    return not match.implements or min(shares) >= _SAME_MATTER


def _asked_there(page: Page, step: Marked) -> bool:
    """Say whether a side asks for such a step anywhere: in the next sentence, or in other words."""
    kind = _ALIKE.get(step.name, step.name)
    if kind in _WORDS and _WORDS[kind].search(page.form):
        return True
    there = (one.name for said in page.said for one in said.procedures)
    return kind in {_ALIKE.get(name, name) for name in there}


def _whole(one: Statement, step: Place) -> Place:
    """Return the condition that a step stands in: 经校长批准; else the step alone."""
    return next((c for c in one.conditions if c.start <= step.start < c.end), step)


def _weight(rank: int) -> int:
    return 3 if rank > 3 else 2


def penalties(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the consequences that came or went between two statements."""
    gone, added = _surplus(match, pair, pair.old.penalties, pair.new.penalties)
    gone = [one for one in gone if not _imposed_there(match.new, match.old, one)]
    added = [one for one in added if not _imposed_there(match.old, match.new, one)]
    rank = _ranks("penalties")
    if gone and added:
        old = max(gone, key=lambda one: rank[one.name])
        new = max(added, key=lambda one: rank[one.name])
        if not one_breach(match, old.place.start, new.place.start):
            return
        if {match.old.words(old.place), match.new.words(new.place)} & _GENERAL:
            # 予以处罚 says not which penalty: 处罚款 may be the same.
            return
        more = rank[new.name] - rank[old.name]
        way = Direction.HEAVIER if more > 0 else Direction.LIGHTER if more else Direction.EXCHANGED
        yield Note(Topic.PENALTY, way, 3, old.place, new.place)
        return
    for one in gone[:1]:
        yield Note(Topic.PENALTY, Direction.LIGHTER, 3, one.place, NOWHERE)
    for one in added[:1]:
        yield Note(Topic.PENALTY, Direction.HEAVIER, 3, NOWHERE, one.place)


def _imposed_there(page: Page, here: Page, one: Marked) -> bool:
    """Say whether a side imposes a consequence too, be its word parted: 责令该单位改正."""
    if one.name in _kinds(page):
        return True
    word = here.words(one.place)
    parted = f"{re.escape(word[:2])}[^，。；]{{0,12}}{re.escape(word[-2:])}"
    return len(word) >= _PARTED and re.search(parted, page.form) is not None


def _kinds(page: Page) -> frozenset[str]:
    """Return the kinds of consequences that a side names anywhere.

    尚不构成犯罪的，给予处分 and 给予处分；构成犯罪的，追究刑事责任 say the same.
    """
    return frozenset(one.name for said in page.said for one in said.penalties)


_ASKED = re.compile("^(?:但是?|并)?(?:经|报|须|应当|取得|向)")


def _asked(page: Page, statement: Statement, one: Marked) -> bool:
    """Say whether a step is asked for: in the act, or in a condition such as 经…批准."""
    for place in statement.conditions:
        if place.start <= one.place.start < place.end:
            return bool(_ASKED.match(page.words(place)))
    if statement.force is Force.BAN:
        # 禁止审批采矿权 forbids, and asks for no step.
        return False
    ahead = statement.own_force and one.place.start < statement.force_at.start
    return not ahead and not in_a_list(page.form, one.place)


def _surplus(
    match: Match, pair: Pair, old: Sequence[Marked], new: Sequence[Marked]
) -> tuple[list[Marked], list[Marked]]:
    """Return the listed words of either side whose kind the other does not have at all."""

    def only(
        page: Page, said: Statement, these: Sequence[Marked], those: Sequence[Marked]
    ) -> list[Marked]:
        there = {_ALIKE.get(one.name, one.name) for one in those}
        return [
            one
            for one in these
            if _ALIKE.get(one.name, one.name) not in there
            and page.changed(one.place)
            and _asked(page, said, one)
        ]

    return only(match.old, pair.old, old, new), only(match.new, pair.new, new, old)
