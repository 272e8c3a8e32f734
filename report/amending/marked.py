"""A consolidated text in which what was not carried out is marked at its place."""

from collections.abc import Sequence

from ...alignment.amending.model import Consolidated, Line, LineKind, Outcome
from ...alignment.amending.text import text_of
from ..words.catalogue import Lang
from ..words.text import one_line
from .words import AmendingWords


def marked_text(made: Consolidated, lang: Lang) -> str:
    """Return the consolidated text; below each article named in vain stands what was refused."""
    lines, said = list(made.lines), AmendingWords(lang)
    for outcome in reversed(made.refused):
        if outcome.code == "with-others":
            continue
        one = outcome.instruction
        reason = said.reason(outcome)
        words = said.say("amending.unapplied", one.number, one_line(one.text), reason)
        lines.insert(_after(lines, outcome), Line(LineKind.PARAGRAPH, words))
    return text_of(lines)


def _after(lines: Sequence[Line], outcome: Outcome) -> int:
    """Return the end of the article that an instruction names, the end of the text without one."""
    numbers = {
        step.ordinal
        for place in outcome.instruction.at
        for step in place.steps
        if step.unit in ("条", "部分")
    }
    at = [i for i, line in enumerate(lines) if line.home.article in numbers]
    return at[-1] + 1 if at else len(lines)
