"""A word put into a sentence that otherwise stayed, or left out of it, and what that changes.

大型商场应当设置母婴室  →  商场应当设置母婴室      CONDITION removed 大型
乡政府公布年度安排      →  乡政府鼓励公布年度安排  FORCE loosened 公布 → 鼓励公布
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...model import Direction, Topic
from ...tables import rows, words
from ..model import NOWHERE, Force, Measure, Place, Statement
from ..note import Note
from ..pairing import Match, Page, Pair
from ..statements.force import ONLY_THEN, WHERE_NEEDED

# What parts a word from its neighbours and is no word itself.
_EDGES = "，、且并的和及或了"
# A description that says which of several is meant: 具有本市户籍的老年人.
_DESCRIBES = re.compile(
    "(?:不?具有|不?具备|持有|未?取得|不?符合|从事|参加|年满|已满|未满|受过|拥有|连续)[^，。；：的]{2,16}的"
)
# … and what says of no thing which is meant.
_NO_DESCRIPTION = re.compile("规定|有关|相关|相应|下列|前款|本[条款办法例]|批准")
# 情节严重构成犯罪的: so grave is every crime.
_CRIME = re.compile("[，、的]*(?:构成犯罪|触犯)")
_DENIED = re.compile("未|拒不|没有")
_WHOM = ("为", "向", "对", "给")
_THEN = re.compile(ONLY_THEN)
_ACTING = {Force.DUTY: Topic.DUTY, Force.POWER: Topic.POWER}
_FORCE = re.compile("(?P<duty>应当|必须|应|须)|(?P<ban>不得|禁止|严禁|不准)|(?P<power>可以|有权)")
# Where a listed word counts.
_ANYWHERE, _CASE, _END, _VERB, _ACT = "anywhere", "case", "end", "verb", "act"
_MARKS = ("", "，", "。", "；")
# So many characters may stand before a step, none of these; an act has its object behind it.
_BEFORE, _APART = 4, frozenset("，。；的")
_AND, _OBJECT = re.compile("并且?"), re.compile("[^，。；的]{2,24}")
# 鼓励 is shown with the verb behind it: so many characters.
_SHOWN = 2
# A ban, a penalty and a reversal are what a reader looks for first.
_WEIGHTS = {Topic.BAN: 3, Topic.PENALTY: 3, Topic.DEADLINE: 3}
_WAY_BACK = {
    Direction.EXCHANGED: Direction.EXCHANGED,
    Direction.NEW: Direction.REMOVED,
    Direction.LIGHTER: Direction.HEAVIER,
    Direction.HEAVIER: Direction.LIGHTER,
    Direction.LOOSENED: Direction.TIGHTENED,
    Direction.TIGHTENED: Direction.LOOSENED,
}


class Change(NamedTuple):
    """A stretch of each side between what stayed; an empty one: nothing stands there."""

    old: Place
    new: Place


def put_in(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the listed words, and descriptions, that came into a statement or went out of it."""
    if not pair.same:
        return
    found = [_unbound(match, change) for change in changes(match, pair)]
    gone = {match.old.words(_bare(match.old, one.old)) for one in found}
    come = {match.new.words(_bare(match.new, one.new)) for one in found}
    for change in found:
        fresh = not _size(change.old)
        if fresh == (not _size(change.new)):
            continue
        page, place = (match.new, change.new) if fresh else (match.old, change.old)
        if page.words(_bare(page, place)) not in gone & come:
            # 新建、改建、扩建 → 新建、扩建、改建: it only stands elsewhere.
            note = _note(match, pair, change, fresh=fresh)
            if note is not None:
                yield note if fresh else _turned(note)


def _note(match: Match, pair: Pair, change: Change, *, fresh: bool) -> Note | None:
    """Return what a word changes as if it was put in; None: nothing that is listed."""
    page, place = (match.new, change.new) if fresh else (match.old, change.old)
    one = pair.new if fresh else pair.old
    there = match.old.form if fresh else match.new.form
    note = _told(page, one, _bare(page, place), there) or _bound(match, pair, change)
    if note is None and page.words(place).removeprefix("并") not in there:
        note = _added(page, one, place)
    return note


def _told(page: Page, one: Statement, place: Place, other: str) -> Note | None:
    """Return what a word that was put in changes; None: nothing that is listed."""
    word = page.words(place)
    listed = _listed().get(word)
    if listed is not None:
        topic, way, where = listed
        ends = page.form[place.end : place.end + 1] in _MARKS
        if word == "不" and _DENIED.search(other):
            # 未及时制止、报告 and 不制止、不报告 deny the same.
            return None
        if _CRIME.match(page.form, place.end) or _of_a_name(page, place):
            return None
        if word == WHERE_NEEDED and one.force is Force.POWER:
            return None
        if topic is Topic.FREQUENCY and _every(one):
            return None
        acts = where == _ACT and page.form.startswith(_acts(), place.end)
        if (
            where == _ANYWHERE
            or acts
            or (where == _CASE and _narrows(page, one, place))
            or (where == _END and ends)
        ):
            return Note(topic, way, _WEIGHTS.get(topic, 2), NOWHERE, place)
        return None
    described = _DESCRIBES.fullmatch(word + "的" * (not word.endswith("的")))
    if described and not _NO_DESCRIPTION.search(word) and _narrows(page, one, place):
        return Note(Topic.CONDITION, Direction.NEW, 2, NOWHERE, place)
    return None


def _unbound(match: Match, change: Change) -> Change:
    """Return a change without words of one force at its head: 禁止 → 不得擅自 puts in 擅自."""
    heads = _FORCE.match(match.old.form, *change.old), _FORCE.match(match.new.form, *change.new)
    if not (heads[0] and heads[1]) or heads[0].lastgroup != heads[1].lastgroup:
        return change
    return Change(Place(heads[0].end(), change.old.end), Place(heads[1].end(), change.new.end))


def _added(page: Page, one: Statement, place: Place) -> Note | None:
    """Return a step, or an act, that was joined to another in one stretch; None: none.

    应当核验资格 → 应当核验资格并保存核验记录; 应当进行风险评估 → 应当进行合法性审查和风险评估.
    """
    if one.force not in _ACTING or place.start < one.force_at.end or one.penalties:
        return None
    bare = _bare(page, place)
    if bare != place and _step(page.words(bare)):
        return Note(Topic.PROCEDURE, Direction.NEW, 2, NOWHERE, bare)
    if place.end == one.core.end and _joined(page.words(place)):
        return Note(_ACTING[one.force], Direction.NEW, 2, NOWHERE, place)
    return None


def _of_a_name(page: Page, place: Place) -> bool:
    """Say whether a word is half of the name of an office: 农业 → 农业农村."""
    word = page.words(place)
    ahead = page.form[max(0, place.start - 2) : place.start]
    return ahead + word in words("renamed_bodies")


def _every(one: Statement) -> bool:
    """Say whether a statement says how often without the word that was put in: 每年报告一次."""
    return any(q.measure is Measure.FREQUENCY for q in one.quantities)


def _bound(match: Match, pair: Pair, change: Change) -> Note | None:
    """Return the change of force where 鼓励 or 可以 was put before an act, or left out; None: else.

    公布 → 鼓励公布: what was done is only encouraged. A statement that another word of force
    governs is compared by that word.
    """
    fresh = bool(_size(change.new))
    page, place, there = (
        (match.new, change.new, change.old) if fresh else (match.old, change.old, change.new)
    )
    one, other = (pair.new, pair.old) if fresh else (pair.old, pair.new)
    listed = _listed().get(page.words(place))
    if listed is None or listed[2] != _VERB or other.force is not Force.NONE:
        return None
    if one.force_at != place or match.implements or one.penalties:
        return None
    if listed[0] is Topic.BAN:
        return Note(listed[0], listed[1], 3, NOWHERE, place)
    bare = Place(there.start, there.start + _SHOWN)
    return Note(listed[0], listed[1], 3, bare, Place(place.start, place.end + _SHOWN))


def _narrows(page: Page, one: Statement, place: Place) -> bool:
    """Say whether a word stands where it says whom or what a rule reaches.

    In what is forbidden or punished, in a condition, before or in the name of who acts or whom it
    is for: 为失能老人提供护理.
    """
    if one.force is Force.BAN or one.penalties:
        return True
    if any(c.start <= place.start < c.end for c in one.conditions):
        return True
    if page.form[max(0, place.start - 1) : place.start] in _WHOM:
        return True
    if _THEN.search(page.form, place.end, one.place.end):
        return True
    return one.own_force and place.start < one.force_at.start


def _turned(note: Note) -> Note:
    """Return the note of what went out, made from that of what came in."""
    return Note(note.topic, _WAY_BACK[note.direction], note.weight, note.new, note.old)


def _size(place: Place) -> int:
    return place.end - place.start


def _bare(page: Page, place: Place) -> Place:
    """Return a stretch without marks and joining words at its ends."""
    start, end = place
    while start < end and page.form[start] in _EDGES:
        start += 1
    while start < end and page.form[end - 1] in _EDGES:
        end -= 1
    return Place(start, end)


def _step(said: str) -> bool:
    """Say whether words are a step that stands beside another: 合法性审查 before 和风险评估."""
    heads = range(min(len(said), _BEFORE + 1))
    return any(said[at:] in words("procedures") and _APART.isdisjoint(said[:at]) for at in heads)


def _joined(said: str) -> bool:
    """Say whether words are an act joined to another: 并公布名单."""
    hit = _AND.match(said)
    ends = range(hit.end() + 1, len(said)) if hit else ()
    start = hit.end() if hit else 0
    return any(said[start:at] in words("acts") and _OBJECT.fullmatch(said, at) for at in ends)


@cache
def _listed() -> dict[str, tuple[Topic, Direction, str]]:
    return {
        word: (Topic(topic), Direction(way), where) for word, topic, way, where in rows("put_ins")
    }


@cache
def _acts() -> tuple[str, ...]:
    return tuple(sorted(words("acts") | words("procedures")))


def changes(match: Match, pair: Pair) -> Iterator[Change]:
    """Yield what changed between two statements, each without what is alike at its ends."""
    old, new = pair.old.place, pair.new.place
    # What comes next on either side.
    left, right = old.start, new.start
    for start, stop, to in match.new.runs:
        begin, end = max(start, new.start, start + left - to), min(stop, new.end)
        there = to + begin - start
        if begin < end and there <= max(old.end, left):
            if there > left or begin > right:
                yield _trimmed(match, Change(Place(left, there), Place(right, begin)))
            left, right = there + end - begin, end
    if old.end > left or new.end != right:
        yield _trimmed(match, Change(Place(left, max(old.end, left)), Place(right, new.end)))


def _trimmed(match: Match, gap: Change) -> Change:
    """Return a change without the characters that both sides have at its head and its tail."""
    (start, end), (begin, stop) = gap
    old, new = match.old.form, match.new.form
    while start < end and begin < stop and old[start] == new[begin]:
        start, begin = start + 1, begin + 1
    while start < end and begin < stop and old[end - 1] == new[stop - 1]:
        end, stop = end - 1, stop - 1
    return Change(Place(start, end), Place(begin, stop))
