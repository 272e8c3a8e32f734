"""What the text says otherwise than the text above: contradictions, loosening, tightening."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ....corpus.model import Span
from ...findings.find import of_change
from ...findings.setting import setting
from ...model import Change, Direction, Finding, Op, Topic
from ..model import Hit
from .model import Screen

# The rule turned round, or one penalty for another.
_CONTRARY = frozenset(
    ("force-exchanged", "condition-negated", "condition-affirmed", "penalty-exchanged")
)
_QUANTITIES = (Topic.DEADLINE, Topic.AMOUNT, Topic.FREQUENCY, Topic.PENALTY, Topic.FORCE)
_LOOSER = (Direction.LOOSENED, Direction.LIGHTER)
_STRICTER = (Direction.TIGHTENED, Direction.HEAVIER)
_LOST = (Topic.RIGHT, Topic.PROCEDURE)
# A step of these is one where the rest of its sentence is taken over: 并说明理由.
_STEPS = (Topic.DUTY, Topic.RULE)
_SENTENCE = re.compile("[^。；;\\n]+")
# So large a share of the rest of a sentence stands in both texts where it is taken over.
_TAKEN = 0.6
# What protects somebody: steps between offices are no right.
_PROTECTS = re.compile(
    "听证|告知|说明理由|陈述|申辩|异议|复议|诉讼|申诉|救济|救助|补偿|赔偿|公示|征求意见|听取意见|听取[^，。]{0,10}意见"
    "|一次性告知|补正|(?<!需要)保密|有权|免费"
)
# So many characters behind the word of force tell that both texts speak of the same act.
_ACT = 3
_BINDING = frozenset(("应当", "必须", "应", "须"))
_ALLOWING = frozenset(("可以", "可", "有权"))
_FORBIDDING = frozenset(("不得", "禁止", "严禁", "不准"))


class _Force(NamedTuple):
    """One word of force replaced by another before the same words."""

    before: str
    after: str
    place: Span
    above: str


def _forces(screen: Screen) -> Iterator[_Force]:
    """Yield the words of force that an edit replaces, the same act behind them."""
    old, new = screen.comparison.template.text, screen.comparison.variant.text
    for change in screen.linked:
        above = screen.comparison.template.nodes[change.link.template[0]].locator
        for edit, following in pairwise(change.edits):
            same = following.op is Op.EQUAL
            same = same and following.variant.end - following.variant.start >= _ACT
            if edit.op is Op.REPLACE and same:
                yield _Force(edit.template.cut(old), edit.variant.cut(new), edit.variant, above)


def _exchanged(
    screen: Screen, old: frozenset[str], new: frozenset[str], told: Iterable[Hit]
) -> Iterator[Hit]:
    """Yield ``told``, and the words of force replaced so that no finding names."""
    known = list(told)
    yield from known
    for force in _forces(screen):
        fresh = all(hit.span.start != force.place.start for hit in known)
        if force.before in old and force.after in new and fresh:
            yield Hit(force.place, (force.before, force.after, force.above))


def _told(screen: Screen, wanted: Callable[[Finding], bool]) -> Iterator[Hit]:
    for change in screen.linked:
        above = screen.comparison.template.nodes[change.link.template[0]].locator
        for found in change.findings:
            if found.variant and wanted(found) and _same_act(screen, found):
                words = found.before or found.about, found.after or found.about, above
                yield Hit(found.variant[0], words)


def _same_act(screen: Screen, found: Finding) -> bool:
    """Say whether a changed word of force stands before the same act in both texts.

    有权拒绝 and 不得收取 are two rules, however alike their sentences.
    """
    if found.topic is not Topic.FORCE or not found.template:
        return True
    old, new = screen.comparison.template.text, screen.comparison.variant.text
    before = old[found.template[0].end : found.template[0].end + _ACT]
    return before == new[found.variant[0].end : found.variant[0].end + _ACT]


def contradicts(screen: Screen) -> Iterator[Hit]:
    """Yield what says the contrary of the text above."""
    told = list(_told(screen, lambda found: found.code in _CONTRARY))
    told = list(_exchanged(screen, _BINDING | _ALLOWING, _FORBIDDING, told))
    yield from _exchanged(screen, _FORBIDDING, _BINDING | _ALLOWING, told)


def loosens(screen: Screen) -> Iterator[Hit]:
    """Yield a duty, a limit or a penalty that is less than that of the text above."""
    told = _told(
        screen, lambda f: f.direction in _LOOSER and f.topic in _QUANTITIES and bool(f.before)
    )
    yield from _exchanged(screen, _BINDING, _ALLOWING, told)


def tightens(screen: Screen) -> Iterator[Hit]:
    """Yield a duty, a limit or a penalty that is more than that of the text above."""
    yield from _told(
        screen, lambda f: f.direction in _STRICTER and f.topic in _QUANTITIES and bool(f.before)
    )


def leaves_out(screen: Screen) -> Iterator[Hit]:
    """Yield the clauses that take over a rule of the text above without a right or a step of it.

    What is left out as a whole is no lead: a text need not repeat the one above.
    """
    comparison = screen.comparison
    pair = setting(comparison.template, comparison.variant, implements=False)
    for change in screen.linked:
        known = [at for at, edit in enumerate(change.edits) if edit.op is Op.EQUAL]
        for found in of_change(pair, change.link, change.edits, known):
            lost = found.direction is Direction.REMOVED and not found.variant
            step = found.topic in _STEPS and _in_a_kept_sentence(screen, change, found)
            lost = lost and (step or found.topic in _LOST)
            if lost and _PROTECTS.search(found.before or found.about):
                node = comparison.variant.nodes[change.link.variant[0]]
                above = comparison.template.nodes[change.link.template[0]].locator
                yield Hit(node.own, (found.before or found.about, above))


def _in_a_kept_sentence(screen: Screen, change: Change, found: Finding) -> bool:
    """Say whether most of the sentence around what is lost stands in both texts."""
    if not found.template:
        return False
    lost = found.template[0]
    sentences = (Span(*hit.span()) for hit in _SENTENCE.finditer(screen.comparison.template.text))
    around = next((one for one in sentences if one.start <= lost.start < one.end), lost)
    rest = around.end - around.start - (min(lost.end, around.end) - lost.start)
    kept = sum(
        max(0, min(edit.template.end, around.end) - max(edit.template.start, around.start))
        for edit in change.edits
        if edit.op is Op.EQUAL
    )
    return kept > 0 and kept >= _TAKEN * rest


RULES = {
    "contradicts-above": contradicts,
    "loosens-above": loosens,
    "tightens-above": tightens,
    "leaves-out-right": leaves_out,
}
