"""Quantities of two statements, by value: 三日 → 五日, 不超过 → 不低于, 及时 → 三日内.

Paired by what they measure and the words beside them, not by their place:
    其他农用地十亩、林地五亩  →  林地五亩、其他农用地二十亩   one change: 十亩 → 二十亩
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from ...model import Direction, Topic
from ..model import NOWHERE, Bound, Measure, Place, Quantity, Statement
from ..note import Note
from ..pairing import Match, Page, Pair
from .cases import direction, in_a_case, limited
from .counterparts import counterpart

_TOPICS = {
    Measure.TIME: Topic.DEADLINE,
    Measure.FREQUENCY: Topic.FREQUENCY,
    Measure.DATE: Topic.VALIDITY,
}
# What is worth telling when it stands on one side only; a count or a size is told by its words.
_LONE = (Measure.TIME, Measure.FREQUENCY, Measure.MONEY, Measure.SHARE, Measure.AGE)
# Two quantities answer each other when the words beside them agree so far (0 to 100).
_CONTEXT = 62.0
# … and so far where each side has one only.
_ALONE = 45.0
_REACH = 6
# 不超过两年 and 三十日内 are limits of two things.
_FAR = 12
_GRADE = "级"
# Of a rule that implements another so much of both statements is the same: 七级伤残 of one benefit
# and of another agree in less.
_MATTER = 0.35
_AMOUNTS = (Measure.MONEY, Measure.SHARE, Measure.AGE)
# What does not take in the number behind it.
_BEYOND = re.compile(
    "(?<!不)(?<!不得)(?<!不应)(?:超过|高于|多于|大于|低于|少于|小于|不足|不满|未满)$"
)
# A quantity is new when less than this of it stood there.
_STAYED = 0.5
# 近三年, 第二年: no length of time that is asked for.
_NO_SPAN = re.compile("[第近前后每满过上下]$|累计$|连续$")
# Days in a year: 前三年 looks back, 会前三日 is a deadline.
_YEAR = 360.0
# So many months of wages are an amount.
_PAY = "(?:工资|补助金|补偿金|津贴|抚恤金|赔偿金)"
_PAID = re.compile(f"[^，。；]{{0,12}}{_PAY}")
_PAYS = re.compile(f"{_PAY}(?:标准)?(?:为|计发|发给|支付|补偿|[:：])?$")
# 年初和年中各举行一次: how often in all the number does not say.
# Five working days are a week.
_WORKING, _WEEK = "工作日", (5, 7)
_EACH = re.compile("各[^，。；]{0,6}$|分别[^，。；]{0,6}$")

# 占用不满三十日的, 占用满三十日的, 超过三十日的: which cases a rule is for.
_SHORT_OF = re.compile("(?:不满|未满|不足|不到|未到)$")
_REACHED = re.compile("(?:满|足|到|超过)$")
# A date in such a clause is when the text takes effect; any other sets a time.
_IN_FORCE = re.compile("施行|生效|废止|有效期|公布|通过|发布")


def limits(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the quantities that changed, came or went between two statements."""
    if not (pair.old.quantities or pair.new.quantities):
        return
    if match.implements and not _one_matter(match, pair):
        return
    yield from _borders(match, pair)
    left, right = _left(_plain(pair.old), _plain(pair.new))
    left = [one for one in left if _touched(match.old, _reach(one, match.old))]
    right = [one for one in right if _touched(match.new, _reach(one, match.new))]
    for old, new in _paired(match, left, right):
        yield from _changed(match, pair, old, new)
        left.remove(old)
        right.remove(new)
    yield from _lone(match, pair, left, right)


def _lone(
    match: Match, pair: Pair, left: Sequence[Quantity], right: Sequence[Quantity]
) -> Iterator[Note]:
    """Yield the quantities that the other statement of a pair has not."""
    for one in left:
        answered = any(_has(p.new, one) for p in match.pairs if p.old is pair.old)
        tells = not answered and _tells(match.old, one, match.new, same=pair.same)
        if tells and not _other(one, pair.new):
            yield Note(topic(one), Direction.REMOVED, 2, one.place, NOWHERE)
    for one in right:
        answered = any(_has(p.old, one) for p in match.pairs if p.new is pair.new)
        tells = not answered and _tells(match.new, one, match.old, same=pair.same)
        if tells and not _other(one, pair.old):
            yield Note(topic(one), Direction.NEW, 2, NOWHERE, one.place)


def _has(said: Statement, one: Quantity) -> bool:
    """Say whether a statement that answers that of a quantity counts the same, exactly or not."""
    return any(
        (q.measure, q.unit, q.bound) == (one.measure, one.unit, one.bound) for q in said.quantities
    )


def _borders(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield a limit that takes in the number itself on one side only: 五人以上 → 超过五人.

    以上 and 以内 take it in, 超过 and 不满 do not (民法典 第一千二百五十九条).
    """
    there = {_key(q): q for q in _plain(pair.new) if _touched(match.new, _reach(q, match.new))}
    for old in _plain(pair.old):
        new = there.get(_key(old))
        if new is not None and old.bound is not Bound.EXACT:
            words = _beside(match.old, old)[0], _beside(match.new, new)[0]
            beyond = [bool(_BEYOND.search(one)) for one in words]
            if beyond[0] != beyond[1]:
                places = shown(match.old, old), shown(match.new, new)
                yield Note(topic(new), Direction.EXCHANGED, 1, *places)
                return


def _each(page: Page, one: Quantity) -> bool:
    """Say whether a number is counted of several things: 年初和年中各举行一次."""
    return bool(_EACH.search(page.form, max(0, one.place.start - 2 * _REACH), one.place.start))


def _one_matter(match: Match, pair: Pair) -> bool:
    """Say whether two statements are so much alike that their quantities measure one thing."""
    return min(match.old.share(pair.old.place), match.new.share(pair.new.place)) >= _MATTER


def _other(one: Quantity, said: Statement) -> bool:
    """Say whether a statement limits by another amount of the kind: it changed, it is not new."""
    if one.measure is Measure.TIME:
        return one.bound is not Bound.EXACT and any(
            q.measure is Measure.TIME and q.bound is not Bound.EXACT for q in said.quantities
        )
    return one.measure in _AMOUNTS and any(q.measure is one.measure for q in said.quantities)


def _touched(page: Page, place: Place) -> bool:
    """Say whether anything of a stretch is new, or something that stood inside it is gone."""
    to = page.to[place.start : place.end]
    return -1 in to or any(a >= 0 and 0 <= b != a + 1 for a, b in pairwise(to))


def _plain(one: Statement) -> list[Quantity]:
    """Return the quantities of a statement but for its fines."""
    return [q for q in one.quantities if q.measure is not Measure.FINE]


def topic(one: Quantity) -> Topic:
    """Return what a change of a quantity is about."""
    return _TOPICS.get(one.measure, Topic.AMOUNT)


def _tells(page: Page, one: Quantity, other: Page, *, same: bool) -> bool:
    """Say whether a quantity on one side only limits something, and stands nowhere beyond."""
    limit = one.bound is not Bound.EXACT or one.measure is not Measure.TIME or _lasts(page, one)
    if one.measure is Measure.TIME and one.value >= _YEAR and _before(page, one).endswith("前"):
        # 前三年平均年产值
        return False
    counts = same and one.measure is Measure.COUNT and one.bound is not Bound.EXACT
    if not (one.measure in _LONE or counts) or not limit or page.share(one.place) >= _STAYED:
        return False
    if counterpart(page, one, other) is not None:
        return False
    there = [q for said in other.said for q in said.quantities]
    if one.measure is Measure.FREQUENCY and (
        _often(page.words(one.place)).search(other.form) or _as_often(there, one)
    ):
        return False
    return not any(q.measure is one.measure and _key(q)[1:3] == _key(one)[1:3] for q in there)


def _as_often(there: Sequence[Quantity], one: Quantity) -> bool:
    """Say whether a side asks as often in other words: 每年至少两次 and 每半年."""
    return any(
        every.measure is Measure.FREQUENCY
        and times.unit == "次"
        and 0 <= times.place.start - every.place.end <= 2 * _REACH
        and round(every.value / max(1.0, times.value), 6) == round(one.value, 6)
        for every, times in pairwise(there)
    )


def _often(words: str) -> re.Pattern[str]:
    """Return the pattern of a frequency however it is written: 每日 is 按日."""
    return re.compile(f"(?:每|按|逐){re.escape(words.removeprefix('每'))}")


def _lasts(page: Page, one: Quantity) -> bool:
    """Say whether a time closes its stretch: 留样四十八小时 says how long; 三年规划 is a name."""
    end = one.place.end
    closes = end == len(page.form) or page.form[end] in "，。；"
    return closes and not _NO_SPAN.search(_before(page, one))


def _before(page: Page, one: Quantity) -> str:
    return page.form[max(0, one.place.start - 2) : one.place.start]


def _reach(one: Quantity, page: Page) -> Place:
    """Return a quantity with the words that bound it."""
    return Place(max(0, one.place.start - 4), min(len(page.form), one.place.end + 2))


def _key(one: Quantity) -> tuple[object, ...]:
    return one.measure, round(one.value, 6), one.unit, one.bound


def _left(
    old: Sequence[Quantity], new: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Return the quantities of either side that the other does not have as often."""

    def surplus(these: Sequence[Quantity], those: Sequence[Quantity]) -> list[Quantity]:
        there = Counter(map(_key, those))
        found = []
        for one in these:
            if there[_key(one)]:
                there[_key(one)] -= 1
            else:
                found.append(one)
        return found

    return surplus(old, new), surplus(new, old)


def _paired(
    match: Match, left: Sequence[Quantity], right: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Pair the quantities of one measure by the words beside them, the closest first."""
    ranked = sorted(
        (
            (-_near(match, a, b), i, j)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
            if a.measure is b.measure and _one_scale(match, a, b)
        ),
    )
    found, used = [], (set[int](), set[int]())
    for score, i, j in ranked:
        lone = len(left) == len(right) == 1 and not _far_apart(left[i], right[j])
        if i in used[0] or j in used[1] or -score < (_ALONE if lone else _CONTEXT):
            continue
        used[0].add(i)
        used[1].add(j)
        found.append((left[i], right[j]))
    return found


def _far_apart(a: Quantity, b: Quantity) -> bool:
    """Say whether two times are too far apart to be one limit unless their words agree."""
    least, most = sorted((a.value, b.value))
    return a.measure is Measure.TIME and most > _FAR * max(least, 1 / 24)


def _one_scale(match: Match, a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities may stand for each other: 专业技术三级 is no 专业技能三级."""
    if _GRADE not in (a.unit, b.unit):
        return True
    heads = (
        p.form[max(0, q.place.start - 2) : q.place.start]
        for p, q in zip((match.old, match.new), (a, b), strict=True)
    )
    return a.unit == b.unit and len(set(heads)) == 1


def _near(match: Match, a: Quantity, b: Quantity) -> float:
    same = 30.0 if a.bound is b.bound else 0.0
    unit = 20.0 if a.unit == b.unit else 0.0
    sides = zip(_beside(match.old, a), _beside(match.new, b), strict=True)
    return same + unit + sum(fuzz.ratio(*words) for words in sides) / 4


def _beside(page: Page, one: Quantity) -> tuple[str, str]:
    start, end = one.place
    return page.form[max(0, start - _REACH) : start], page.form[end : end + _REACH]


def _changed(match: Match, pair: Pair, old: Quantity, new: Quantity) -> Iterator[Note]:
    if _each(match.old, old) or _each(match.new, new) or _as_long(old, new):
        return
    places = shown(match.old, old), shown(match.new, new)
    if _key(old)[:3] == _key(new)[:3]:
        time = new.measure is Measure.TIME and not _turned(match, old, new)
        time = time and not (limited(match.old, old) and limited(match.new, new))
        if Bound.EXACT in (old.bound, new.bound) or new.measure is Measure.AGE or time:
            return
        yield Note(topic(new), Direction.EXCHANGED, 3, *places)
    else:
        about, weight = topic(new), 3
        if _pays(match.new, new):
            about = Topic.AMOUNT
        if new.measure is Measure.DATE and _IN_FORCE.search(match.new.form):
            weight = 1
            if match.implements:
                return
        elif new.measure is Measure.DATE:
            about = Topic.DEADLINE
        yield Note(about, _direction(match, pair, old, new), weight, *places)


def _as_long(old: Quantity, new: Quantity) -> bool:
    """Say whether whole weeks of working days are as many days: 五个工作日, 七日."""
    if not (old.measure is new.measure is Measure.TIME) or old.unit == new.unit:
        return False
    working, other = (old, new) if old.unit == _WORKING else (new, old)
    if working.unit != _WORKING:
        return False
    return working.value % _WEEK[0] == 0 and other.value * _WEEK[0] == working.value * _WEEK[1]


def _pays(page: Page, one: Quantity) -> bool:
    """Say whether so many months of wages are paid: 六个月的工资."""
    start, end = one.place
    if one.measure is not Measure.TIME or one.bound is not Bound.EXACT:
        return False
    before = page.form[max(0, start - 2 * _REACH) : start]
    return bool(_PAID.match(page.form, end) or _PAYS.search(before))


def _turned(match: Match, old: Quantity, new: Quantity) -> bool:
    """Say whether a case that a span falls short of became one that it reaches: 不满 → 满."""
    short = _beside(match.old, old)[0], _beside(match.new, new)[0]
    first, second = (bool(_SHORT_OF.search(words)) for words in short)
    return first != second and all(_REACHED.search(words) for words in short)


def _direction(match: Match, pair: Pair, old: Quantity, new: Quantity) -> Direction:
    """Return which way a quantity went; one that only says when a rule holds goes neither way."""
    return Direction.EXCHANGED if in_a_case(match, pair, old, new) else direction(old, new)


def shown(page: Page, one: Quantity) -> Place:
    """Return a quantity with the word that bounds it: 不超过一万元, 十日内."""
    start, end = one.place
    before, after = page.form[max(0, start - 4) : start], page.form[end : end + 2]
    for word in (
        "不得超过",
        "不得低于",
        "不得少于",
        "不超过",
        "不低于",
        "不少于",
        "不高于",
        "至少",
        "最多",
        "超过",
        "低于",
        "不满",
        "未满",
        "不足",
        "满",
        "≥",
        "≤",
    ):
        if before.endswith(word):
            start -= len(word)
            break
    for word in ("以上", "以下", "以内", "之内", "内"):
        if after.startswith(word):
            end += len(word)
            break
    return Place(start, end)
