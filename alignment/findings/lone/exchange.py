"""A rule that is gone and one that is new in its place are one change: told in one sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from ...model import Direction, Finding, Topic
from ..statements.quantities import quantities

# A new sentence stands for one that is gone when their words agree so far (0 to 100): the same
# matter, ruled anew.
_MATTER = 34.0
# Of two penalties or bans each is told: what a reader looks for is the one or the other.
_LIMITS = (Topic.AMOUNT, Topic.DEADLINE, Topic.FREQUENCY)
_TERM = re.compile("^[^，。；]*?(?P<head>[^，。；]{2})，?(?:是指|系指|包括|指)")
_APART = (Topic.EXCEPTION, Topic.VALIDITY)


def exchanged(added: Sequence[Finding], gone: Sequence[Finding]) -> list[Finding]:
    """Return the findings of a link's lone rules, those of one matter put together.

    Example: 由部队报销 gone, 由训练机构报销 new → RULE EXCHANGED with both.
    """
    left = list(gone)
    found = []
    for one in added:
        best = max(left, key=lambda old: _alike(old, one), default=None)
        if best is None or one.topic in _APART or _alike(best, one) < _MATTER:
            found.append(one)
            continue
        if one.topic is Topic.DEFINITION and _head(best.before) != _head(one.after):
            found.append(one)
            continue
        left.remove(best)
        if _same_limit(best, one):
            continue
        found.append(
            replace(
                one,
                code=f"{one.topic}-{Direction.EXCHANGED}",
                direction=Direction.EXCHANGED,
                before=best.before,
                template=best.template,
                weight=max(one.weight, best.weight),
                about="",
                expected="",
            )
        )
    return [*found, *left]


def _head(words: str) -> str:
    """Return how the term ends that some words define: 登记 of 食堂登记，是指."""
    hit = _TERM.match(words)
    return hit["head"] if hit else ""


def _same_limit(old: Finding, new: Finding) -> bool:
    """Say whether two rules set the same limit: 至少保存2年, 保存期限不得少于两年."""
    limits = [{(q.value, q.unit) for q in quantities(w)} for w in (old.before, new.after)]
    return new.topic in _LIMITS and limits[0] == limits[1]


def _alike(old: Finding, new: Finding) -> float:
    return fuzz.ratio(old.before, new.after)
