"""Fines of two statements, each as the range that it is, by value.

处二万元以上十万元以下罚款  →  处十万元以上五十万元以下罚款   one change: heavier
"""

import re
from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from rapidfuzz import fuzz

from ...model import Direction, Topic
from ..model import NOWHERE, Bound, Marked, Measure, Place, Quantity, Statement
from ..note import Note
from ..pairing import Match, Page, Pair, sentence
from .breach import of_an_item, one_breach

# What stands between the two ends of a range.
_JOINT = re.compile("(?:以上)?(?:至|到)?")
_TAIL = re.compile("以[上下]|以内")
_OPTIONAL = re.compile("(?P<may>可以?)(?P<verb>并?(?:处|给予|责令|没收|吊销))")
_TO_THE_FINE = re.compile("[^，。；]{0,16}?罚[款金]")
# A rule that implements another names breaches of its own: the words before agree so far.
_SAME = 62.0
# … and so far where they are about another.
_OTHER = 45.0
_FINE = "fine"
# Whom a fine is for is named so shortly before it.
_NEAR = 12
_FINED = re.compile(
    "对(单位|个人|企业|机构)[^，。；]{0,6}$|(?:属于)?(单位|个人)的?，[^，。；]{0,6}$"
)
# A fine is new when less than this of it stood there.
_STAYED = 0.5


class Fine(NamedTuple):
    """A fine from ``low`` to ``high`` in ``unit`` (元, 倍, %), and where its words stand."""

    low: float
    high: float
    unit: str
    place: Place


def fines(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the fines that changed, came or went between two statements."""
    old = list(ranges(match.old, pair.old.quantities))
    new = list(ranges(match.new, pair.new.quantities))
    left = [one for one in old if one[:3] not in {fine[:3] for fine in new}]
    right = [one for one in new if one[:3] not in {fine[:3] for fine in old}]
    for before, after in _paired(match, left, right):
        left.remove(before)
        right.remove(after)
        changed = match.old.changed(before.place) or match.new.changed(after.place)
        if _whose(match.old, before) != _whose(match.new, after):
            continue
        if changed and one_breach(match, before.place.start, after.place.start):
            if match.implements and _apart(match, before.place.start, after.place.start):
                continue
            way = direction(before, after)
            yield Note(Topic.PENALTY, way, 3, before.place, after.place)
    yield from _lone(match, pair, left, right)


def _apart(match: Match, old: int, new: int) -> bool:
    """Say whether two consequences of a rule and of one below it are for breaches of their own.

    Which breach 违反第八项规定的 is the words do not say.
    """
    if of_an_item(match.old, old) or of_an_item(match.new, new):
        return True
    return not one_breach(match, old, new, _SAME)


def _whose(page: Page, one: Fine) -> str:
    """Return whom the words right before a fine name, "" where none: 对个人处五千元以下罚款."""
    ahead = page.form[max(0, one.place.start - _NEAR) : one.place.start]
    hit = _FINED.search(ahead)
    return (hit[1] or hit[2]) if hit else ""


def leave(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the 可以 that came before a consequence, or went: 处罚款 → 可以处罚款, lighter."""
    old, new = pair.old, pair.new
    if not (old.penalties and new.penalties):
        return
    if min(match.old.share(old.core), match.new.share(new.core)) < _STAYED:
        return
    left = _OPTIONAL.search(match.old.form, *old.core)
    right = _OPTIONAL.search(match.new.form, *new.core)
    if right and not left and match.new.changed(Place(*right.span("may"))):
        bare = _verb(match.old, old, right["verb"])
        if bare.end:
            yield Note(Topic.PENALTY, Direction.LIGHTER, 3, bare, Place(*right.span()))
    if left and not right and match.old.changed(Place(*left.span("may"))):
        bare = _verb(match.new, new, left["verb"])
        if bare.end:
            yield Note(Topic.PENALTY, Direction.HEAVIER, 3, Place(*left.span()), bare)


def _verb(page: Page, one: Statement, verb: str) -> Place:
    """Return where a statement imposes something by a verb, nowhere if by none such."""
    at = page.form.find(verb, *one.core)
    if at < 0 and verb.startswith("并"):
        return _verb(page, one, verb[1:])
    return NOWHERE if at < 0 else Place(at, at + len(verb))


def ranges(page: Page, quantities: Sequence[Quantity]) -> Iterator[Fine]:
    """Yield the fines of a statement, the two ends of a range put together."""
    found = [one for one in quantities if one.measure is Measure.FINE]
    while found:
        first = found.pop(0)
        last = first
        if found and first.unit == found[0].unit and _joined(page, first, found[0]):
            last = found.pop(0)
        low = 0.0 if first.bound is Bound.MOST else first.value
        high = inf if last.bound is Bound.LEAST else last.value
        tail = _TAIL.match(page.form, last.place.end)
        end = tail.end() if tail else last.place.end
        yield Fine(low, high, first.unit, Place(first.place.start, end))


def _joined(page: Page, first: Quantity, second: Quantity) -> bool:
    """Say whether two quantities are the ends of one range."""
    between = page.form[first.place.end : second.place.start]
    return bool(_JOINT.fullmatch(between)) and first.bound is not Bound.MOST


def _paired(match: Match, left: Sequence[Fine], right: Sequence[Fine]) -> list[tuple[Fine, Fine]]:
    """Pair the fines by whom they are for and what stands before them, the closest first."""
    ranked = sorted(
        (-fuzz.ratio(_beside(match.old, a), _beside(match.new, b)) - 20 * (a.unit == b.unit), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
    )
    found, used = [], (set[int](), set[int]())
    for _, i, j in ranked:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((left[i], right[j]))
    return found


def _beside(page: Page, one: Fine) -> str:
    return page.form[max(0, one.place.start - 16) : one.place.start]


def direction(old: Fine, new: Fine) -> Direction:
    """Return which way a fine went; 五万元 → 违法所得五倍 depends on the case."""
    if old.unit != new.unit:
        return Direction.EXCHANGED
    if new.low >= old.low and new.high >= old.high:
        return Direction.HEAVIER
    if new.low <= old.low and new.high <= old.high:
        return Direction.LIGHTER
    return Direction.EXCHANGED


def _lone(match: Match, pair: Pair, left: Sequence[Fine], right: Sequence[Fine]) -> Iterator[Note]:
    """Yield the fines that stand on one side only, and nowhere else on the other."""
    if match.implements:
        yield from _own(match, pair, right)
        return
    for one in left:
        if _gone(match.old, one, match.new):
            yield Note(Topic.PENALTY, Direction.REMOVED, 2, whole_fine(match.old, one), NOWHERE)
    for one in right:
        if _gone(match.new, one, match.old):
            yield Note(Topic.PENALTY, Direction.NEW, 2, NOWHERE, whole_fine(match.new, one))


def _own(match: Match, pair: Pair, right: Sequence[Fine]) -> Iterator[Note]:
    """Yield the statement that fines a breach which the rule above does not speak of there."""
    olds = [one.place.start for one in ranges(match.old, pair.old.quantities)]
    bare = bare_fine(match.old)
    for one in right:
        if bare is not None and one_breach(match, bare.place.start, one.place.start):
            # 可以处以罚款 → 可以处五百元以下罚款: the rule below says how much.
            yield Note(
                Topic.PENALTY, Direction.EXCHANGED, 2, bare.place, whole_fine(match.new, one)
            )
            return
        another = not any(one_breach(match, old, one.place.start, _OTHER) for old in olds)
        if another and _gone(match.new, one, match.old):
            whole = sentence(match.new, pair.new.place)
            place = Place(whole.start, pair.new.place.end)
            yield Note(Topic.PENALTY, Direction.NEW, 2, NOWHERE, place)
            return


def bare_fine(page: Page) -> Marked | None:
    """Return the fine of a page that says nowhere how much: 可以处以罚款; None: there is none."""
    if any(q.measure is Measure.FINE for said in page.said for q in said.quantities):
        return None
    return next((p for said in page.said for p in said.penalties if p.name == _FINE), None)


def _gone(page: Page, one: Fine, other: Page) -> bool:
    if page.share(one.place) >= _STAYED:
        return False
    there = (fine for said in other.said for fine in ranges(other, said.quantities))
    return one[:3] not in {fine[:3] for fine in there}


def whole_fine(page: Page, one: Fine) -> Place:
    """Return a fine to its last word: 五千元以上一万元以下罚款."""
    hit = _TO_THE_FINE.match(page.form, one.place.end)
    return Place(one.place.start, hit.end()) if hit else one.place
