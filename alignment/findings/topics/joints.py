"""What is asked for together, and what of several is enough: 和 → 或者.

提交身份证和户口簿  →  提交身份证或者户口簿   CONDITION loosened
"""

import re
from collections.abc import Iterator

from ...model import Direction, Topic
from ..model import Place, Statement
from ..note import Note
from ..pairing import Match, Page, Pair, sentence
from .put_in import changes

_ALL = re.compile("[，、]?(?:和|及|以及|并|并且|且|同时|并处)")
_ANY = re.compile("[，、]?(?:或|或者|或者处)")
# What is asked for stands behind these, or before those: 经本人和监护人同意.
_ASKED = re.compile("条件|具备|提交|提供|出具|附具|应当有|持有|凭")
_GIVEN = re.compile("同意|批准|签字|签名|确认")
# 验收前 → 验收后
_TIMES = (("前", "后"), ("后", "前"))
# Each of these shows with so many characters on either side.
_BESIDE = 3


def joints(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the joint between things that are asked for, where all became any, or any all."""
    if not pair.same:
        return
    for change in changes(match, pair):
        words = match.old.words(change.old), match.new.words(change.new)
        loose = bool(_ALL.fullmatch(words[0]) and _ANY.fullmatch(words[1]))
        tight = bool(_ANY.fullmatch(words[0]) and _ALL.fullmatch(words[1]))
        if (loose or tight) and pair.old.penalties and pair.new.penalties:
            way = Direction.LIGHTER if loose else Direction.HEAVIER
            places = _shown(match.old, change.old), _shown(match.new, change.new)
            yield Note(Topic.PENALTY, way, 3, *places)
            return
        if words in _TIMES:
            places = _shown(match.old, change.old), _shown(match.new, change.new)
            yield Note(Topic.DEADLINE, Direction.EXCHANGED, 3, *places)
            return
        if (loose or tight) and _of_what_is_asked(match.new, pair.new, change.new):
            way = Direction.LOOSENED if loose else Direction.TIGHTENED
            places = _shown(match.old, change.old), _shown(match.new, change.new)
            yield Note(Topic.CONDITION, way, 2, *places)
            return


def _of_what_is_asked(page: Page, one: Statement, joint: Place) -> bool:
    """Say whether a joint stands between what a statement asks for."""
    whole = sentence(page, one.place)
    before = _ASKED.search(page.form, whole.start, joint.start)
    after = _GIVEN.search(page.form, joint.end, whole.end)
    return before is not None or (after is not None and "经" in page.form[: joint.start])


def _shown(page: Page, joint: Place) -> Place:
    """Return a joint with some characters of what it joins."""
    start, end = joint
    while start > joint.start - _BESIDE and start and page.form[start - 1].isalnum():
        start -= 1
    while end < min(joint.end + _BESIDE, len(page.form)) and page.form[end].isalnum():
        end += 1
    return Place(start, end)
