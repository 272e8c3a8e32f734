"""Whether a quantity says in which case a rule holds: it makes the rule neither looser nor tighter.

超过一百亿元的，应当申报  →  超过二百亿元的，应当申报   exchanged: fewer have to, others may
高度不得超过八米  →  高度不得超过六米   a limit: tightened
"""

import re

from ...model import Direction
from ..model import Bound, Force, Measure, Quantity
from ..pairing import Match, Page, Pair

# Of these a case makes a rule neither looser nor tighter; of a time only some words say so.
_NEUTRAL = (Measure.COUNT, Measure.SIZE, Measure.MONEY, Measure.SHARE)
_CASE = re.compile("[^，。；]{0,24}(?:的|时)(?:[，。；]|$)")
_LIMITED = re.compile(
    "(?:不(?:得|应|能)?(?:超过|高于|多于|大于|低于|少于|小于)|最[多高长大少低短小]|至[少多]|达到)[^，]{0,2}$"
)
# Words that say which cases a rule is for; 不得超过 and 应当达到 limit.
_REACHES = re.compile(
    "(?<!不)(?<!不得)(?<!不应)(?<!不能)(?:超过|高于|多于|大于|低于|少于|小于)[^，]{0,2}$"
    "|(?:不足|不满|未满|不到|未达到|(?<![不未])满)[^，]{0,2}$"
)
_REACHED = re.compile("达到[^，]{0,2}$")
_ASKED = re.compile("应当?|须|必须|要求|力争|确保")
# 造成三人以上死亡: how grave a case is.
_HARM = re.compile("造成|死亡|重伤|受伤|伤亡|失踪|中毒|损失|受灾")
# 十四周岁以下儿童: for whom a rule is.
_AGED = re.compile("以[上下]的?[^，。；的]{0,2}(?:人|儿童|公民|学生|女|男|员|者|居民|村民|老)")
# 六级以上大风: a grade of what happens.
_GRADE = "级"
_REACH = 6


def in_a_case(match: Match, pair: Pair, old: Quantity, new: Quantity) -> bool:
    """Say whether a quantity of a pair says when or for whom a rule holds."""
    if new.measure is Measure.TIME:
        return _reaches(match.new, new) and _conditions(match.new, new)
    if new.measure is Measure.AGE and _AGED.match(match.new.form, new.place.end):
        return True
    if new.measure not in _NEUTRAL:
        return False
    if new.unit == _GRADE or _reaches(match.new, new):
        return True
    item = pair.new.force is Force.NONE and _HARM.search(match.new.words(pair.new.place))
    if item or _conditions(match.new, new):
        return True
    return new.measure is Measure.SIZE and not (limited(match.old, old) and limited(match.new, new))


def of_a_case(page: Page, one: Quantity) -> bool:
    """Say whether a quantity says of itself which cases a rule is for."""
    return one.unit == _GRADE or _reaches(page, one) or _conditions(page, one)


def _reaches(page: Page, one: Quantity) -> bool:
    """Say whether words before a quantity say which cases it reaches: 超过一百亿元."""
    start = max(page.clause_start(one.place.start), one.place.start - _REACH)
    if _REACHES.search(page.form, start, one.place.start):
        return True
    if not _REACHED.search(page.form, start, one.place.start):
        return False
    ahead = max(page.form.rfind(mark, 0, one.place.start) for mark in "，。；：")
    return _ASKED.search(page.form, ahead + 1, one.place.start) is None


def limited(page: Page, one: Quantity) -> bool:
    """Say whether words before a size limit it; 校门三百米内 says where a rule holds."""
    return bool(_LIMITED.search(page.form, max(0, one.place.start - _REACH), one.place.start))


def _conditions(page: Page, one: Quantity) -> bool:
    """Say whether a quantity stands in a condition: 造成三人以上死亡的."""
    return bool(_CASE.match(page.form, one.place.end))


def direction(old: Quantity, new: Quantity) -> Direction:
    """Return which way a quantity went, as its measure has it.

    A shorter time or a shorter interval is tighter; of another limit more is looser where it is
    the most that is allowed, tighter where it is the least.
    """
    # 三十日 → 三十个工作日 is longer.
    more = old.unit < new.unit if old.value == new.value else old.value < new.value
    if new.measure is Measure.DATE:
        if new.bound is not Bound.MOST:
            return Direction.EXCHANGED
        return Direction.LOOSENED if more else Direction.TIGHTENED
    if new.measure is Measure.FREQUENCY:
        return Direction.LOOSENED if more else Direction.TIGHTENED
    if new.measure is Measure.TIME:
        loose = more if new.bound is not Bound.LEAST else not more
        return Direction.LOOSENED if loose else Direction.TIGHTENED
    if new.bound is Bound.MOST:
        return Direction.LOOSENED if more else Direction.TIGHTENED
    if new.bound is Bound.LEAST:
        return Direction.TIGHTENED if more else Direction.LOOSENED
    return Direction.EXCHANGED
