"""Words put into a list of what is forbidden or punished, or taken out of it.

禁止使用猎夹、捕鸟网、地枪  beside  禁止使用猎夹、地枪  →  SCOPE new 捕鸟网
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from rapidfuzz import fuzz

from ...model import Direction, Topic
from ..model import NOWHERE, Force, Place, Statement
from ..note import Note
from ..pairing import Match, Page, Pair
from ..statements.subject import names

# A part of a list: no longer than a name, no shorter than a word.
_LONGEST, _SHORTEST = 24, 2
_MARK = ("、", "，")
# A part stands in the other list when its words agree with some there so far (0 to 100).
_LIKE = 66.0
# … and a short one, of no more characters, so far.
_LIKE_SHORT, _SHORT = 80.0, 5
# 适用于, 检查范围包括: all of such a sentence is whom or what a rule reaches.
_REACHES = re.compile(
    "适用于|适用本|范围(?:是|为|包括)|^[^，]{0,20}包括|(?:承担|履行)[^，]*(?:义务|责任)|有权|享有"
    "|申请(?:行政)?复议|提起[^，]{0,4}诉讼"
)
# A level of offices is named by one character: 区、县.
_LEVEL = re.compile("[、和及][省市县区乡镇]|[省市县区乡镇][、和及]")
# A list at the head of a stretch, up to a member of it: names and no verb that asks for work.
_HEADS = re.compile(
    "(?!负责|组织|加强|建立|开展|制定|对|在|将|按|依|根据|由|会同)[^，。；：的]{2,40}、?"
)
# What a text is for, and the principles it keeps to, reach nobody.
_AIMS = re.compile("^为了?|(?:原则|方针|作用|理念)$|制定本")
_PARTS = "、|或者|以及|及其|和|及"
# 法律另有规定 holds of those below it as well.
_LAWS = "(?:(?:宪法|法律|行政法规|法规|规章|地方性法规|国务院|国家)、?)+"
# 第三款、第四款 names rules; 防治及其监督管理 reaches what 防治 does.
_OF_COURSE = re.compile(
    f"{_LAWS}|第[^，。；、]{{1,6}}[编章节条款项目]|(?:相关|有关|监督|管理|监管)+(?:活动|工作|行为)"
)
_SPLIT = re.compile("、|或者|以及")
_BEFORE = re.compile(f"(?:{_PARTS})$")
_AFTER = re.compile(f"(?:{_PARTS})")
# 安全保护等具体管理办法: the part ends before it.
_AND_SO_ON = "等"
# A name holds no word of force; 应收账款, 可燃物 and 不动产 do not bind.
_NAME = re.compile("(?:应[收付急用届税]|可[燃再降回]|不动产|[^，。；：的应可不])+$")


def lists(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the parts that came into, or went out of, the lists of a ban, a penalty or a condition.

    A local rule names its own, but where its sentence is the one above with some words more.
    """
    if pair.old.force is not pair.new.force or _AIMS.search(match.new.words(pair.new.place)):
        return
    if match.implements and not pair.same:
        return
    for place in _first(match.new, pair.new, match.old, breach=match.breach):
        yield Note(Topic.SCOPE, Direction.NEW, 2, NOWHERE, place)
    for place in _first(match.old, pair.old, match.new, breach=match.breach):
        yield Note(Topic.SCOPE, Direction.REMOVED, 2, place, NOWHERE)


def _first(page: Page, one: Statement, other: Page, *, breach: bool) -> Iterator[Place]:
    """Yield the first part of a list that the other side has not: of those who act, and of what."""
    seen: set[bool] = set()
    for place in _fresh(page, one, breach=breach):
        acts = _of_who(page, one, place)
        if _OF_COURSE.fullmatch(page.words(place)):
            continue
        if acts not in seen and not _stands(page.words(place), other.form):
            seen.add(acts)
            yield place


def _stands(part: str, form: str) -> bool:
    """Say whether a part of a list, or each of several, stands in another text."""
    each = [one for one in _SPLIT.split(part) if one]
    return all(_like(one, form) for one in each) or _like(part, form)


def _like(part: str, form: str) -> bool:
    """Say whether a part stands in a text: a short one but for a character or so.

    联组会议 and 分组会议 are two.
    """
    least = _LIKE if len(part) > _SHORT else _LIKE_SHORT
    return fuzz.partial_ratio(part, form) >= least


def _of_who(page: Page, one: Statement, place: Place) -> bool:
    """Say whether a stretch stands in what a statement is about: before its word of force.

    Without one it stands in the list at the head: 任免案、撤职案逐人表决.
    """
    before = one.own_force and place.start < one.force_at.start
    heads = one.force is Force.NONE and bool(
        _HEADS.fullmatch(page.form, one.core.start, place.start)
    )
    return before or heads or one.who.start <= place.start < one.who.end


def _fresh(page: Page, one: Statement, *, breach: bool) -> Iterator[Place]:
    """Yield the parts of lists that the other side has nothing in place of.

    Of a duty or a power those in its conditions, and of who acts, alone: whom or what it reaches.
    """
    whole = breach or one.force is Force.BAN or bool(one.penalties)
    whole = whole or _REACHES.search(page.words(one.core)) is not None
    for start, end in _new_runs(page, one.place):
        place = Place(start, end)
        inside = whole or _of_who(page, one, place)
        inside = inside or any(c.start <= start < c.end for c in (*one.conditions, *one.exceptions))
        if (inside and _is_part(page, start, end)) or _is_body(page, start, end):
            yield _bare(page, start, end)


def _new_runs(page: Page, place: Place) -> Iterator[Place]:
    """Yield the runs of characters in a stretch that have nothing on the other side."""
    to, end = page.to, place.start
    with suppress(ValueError):
        while True:
            start = end = to.index(-1, end, place.end)
            while end < place.end and to[end] == -1:
                end += 1
            yield Place(start, end)


def _is_part(page: Page, start: int, end: int) -> bool:
    """Say whether new characters are a whole part of a list, with one of its marks."""
    level = _LEVEL.fullmatch(page.form, start, end)
    size = _SHORTEST < end - start <= _LONGEST or level
    if not (size and start and end < len(page.form)):
        return False
    before, after = page.to[start - 1], page.to[end]
    if before < 0 or after != before + 1:
        return False
    said = page.words(_slid(page.form, start, end))
    headed = _AFTER.match(said) and not _BEFORE.search(said)
    tailed = _BEFORE.search(said) and not _AFTER.match(said)
    return bool(headed or tailed) and bool(_NAME.match(said))


def _slid(form: str, start: int, end: int) -> Place:
    """Return new characters cut where a member is: 军人[、退役军人] and not 军人、[退役军人、].

    Characters that are alike at their tail and before them may be counted as either.
    """
    at, to = start, end
    while at > 0 and not (_AFTER.match(form[at:to]) or _BEFORE.search(form[at:to])):
        if form[at - 1] != form[to - 1]:
            return Place(start, end)
        at, to = at - 1, to - 1
    return Place(at, to)


def _is_body(page: Page, start: int, end: int) -> bool:
    """Say whether new characters are a body that was put between others, wherever they stand.

    国务院、最高人民法院 → 国务院、国家监察委员会、最高人民法院.
    """
    if not (_SHORTEST < end - start <= _LONGEST and start > 0 and end < len(page.form)):
        return False
    before, after = page.to[start - 1], page.to[end]
    slid = _slid(page.form, start, end)
    return 0 <= before == after - 1 and _body(page.words(slid))


def _body(said: str) -> bool:
    """Say whether words are a body with the mark before or behind it."""
    headed = said[:1] in _MARK and names(said[1:], 1, _LONGEST)
    return headed or (said[-1:] in _MARK and names(said[:-1], 1, _LONGEST))


def _bare(page: Page, start: int, end: int) -> Place:
    """Return a part without the mark at its head or tail."""
    start, end = _slid(page.form, start, end)
    said = page.form[start:end]
    if said[0] == "，" or said[-1] == "，":
        return Place(start + (said[0] == "，"), end - (said[-1] == "，"))
    head, tail = _AFTER.match(said), _BEFORE.search(said)
    last = tail.start() if tail else len(said)
    others = said.find(_AND_SO_ON, _SHORTEST, last)
    last = others if others > 0 else last
    return Place(start + (head.end() if head else 0), start + last)
