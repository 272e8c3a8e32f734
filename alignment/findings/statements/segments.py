"""Sentences and the stretches between their marks, and what each stretch is for.

发生事故的，经营者应当立即报告；  →  condition 发生事故的 · predicate 经营者应当立即报告
"""

import re
from enum import StrEnum
from typing import NamedTuple

from ..model import Place

# The marks of 10,000 and 8:00 part nothing.
_MARKS = re.compile(
    "(?:[。；！？;]|[，,](?!(?<=[0-9].)[0-9]{3}(?![0-9]))|[：:](?!(?<=[0-9].)[0-9]))+"
)
_ENDS = frozenset("。；！？;")
# Marks inside brackets part nothing.
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_EXCEPTION = re.compile(
    "^(?:但是?)?除.*外$|除外$|从其规定$|不在此限$|^(?:但是?)?.{0,24}另有规定的?$"
)
# How the others begin; what begins otherwise is an act.
_OTHERS = frozenset("必如凡未非经并应根依按遵参为")
_BASIS = re.compile("^(?:并|应当)?(?:根据|依照|按照|依据|遵照|参照)")
# 按照规定对责任人员给予处分: the act stands in the same stretch.
_IMPOSES = re.compile("(?:给予|予以|处以|追究|责令|没收|吊销)[^，。；]{1,20}$")
# 根据需要召开联组会议: so does this one.
_NEEDED = re.compile("并?根据(?:工作|实际)?需要[^，。；]{3,}$")
_PURPOSE = re.compile("^为(?:了|[^，]{2,}?(?:，|$))")
# How an exception ends, and a condition: what ends otherwise is not looked at further.
_EXCEPTION_ENDS = "外定限的"
_CONDITION_ENDS = "的时间下后前起上中"
_CONDITION = re.compile(
    "(?:的|时|期间|情况下|条件下|情形下|以后|以前|之日起|基础上|过程中)$"
    "|(?<!此)后$|(?<![目以之])前$"
)
_ASKS = re.compile(
    "必要时|如果|凡|未经|非经|经.*(?:同意|批准|审核|决定|认定|协商)"
    "|经[^，]{0,16}(?:合格|考核|验收|评估|鉴定|检验|检疫|审查|公示|听证)$"
)
_IS = re.compile("(?:是|属于)[^，]*的$|目的$|标的$")


class Use(StrEnum):
    """What a stretch between two marks is for."""

    ACT = "act"
    CONDITION = "condition"
    EXCEPTION = "exception"
    BASIS = "basis"
    PURPOSE = "purpose"


class Segment(NamedTuple):
    """A stretch between two marks; ``sentence`` counts the sentences of the clause."""

    use: Use
    place: Place
    sentence: int


def sentences(form: str) -> list[list[Segment]]:
    """Return the stretches between the marks of a clause in comparison form, by sentence."""
    masked = form
    if "(" in form:
        masked = _BRACKETS.sub(lambda hit: "(" + "·" * (len(hit.group()) - 2) + ")", form)
    found: list[list[Segment]] = []
    parts: list[Segment] = []
    at = sentence = 0
    for mark in _MARKS.finditer(masked):
        start, end = mark.span()
        if at < start:
            parts.append(Segment(use_of(form[at:start]), Place(at, start), sentence))
        at = end
        if not _ENDS.isdisjoint(mark.group()):
            sentence += 1
            if parts:
                found.append(parts)
                parts = []
    if at < len(form):
        parts.append(Segment(use_of(form[at:]), Place(at, len(form)), sentence))
    return [*found, parts] if parts else found


def use_of(words: str) -> Use:
    """Return what a stretch is for, by how it begins and ends.

    A stretch that holds a word of force and ends otherwise than with 的 is an act: the caller
    looks at forces first only there.
    """
    last = words[-1]
    if last in _EXCEPTION_ENDS and _EXCEPTION.search(words):
        return Use.EXCEPTION
    begins = words[0] in _OTHERS
    asks = (begins and _ASKS.match(words)) or (last in _CONDITION_ENDS and _CONDITION.search(words))
    if asks and not _IS.search(words):
        return Use.CONDITION
    if not begins:
        return Use.ACT
    if _BASIS.match(words) and not _IMPOSES.search(words) and not _NEEDED.match(words):
        return Use.BASIS
    return Use.PURPOSE if _PURPOSE.match(words) else Use.ACT
