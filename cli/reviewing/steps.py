"""A step that the page asks for, read from JSON that may hold anything, and taken."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ...report.notes.model import Note
from ...report.view.headings import Heading
from ...report.words.text import one_line, plain
from ...runs.review.decide import Answer
from ...runs.review.desk import Desk
from ...runs.review.model import Mark, Pair

Asked = dict[str, Any]
# Characters of a note or a reason: a page of it.
_LONGEST = 4000


class StepError(Exception):
    """A step that the page does not ask for."""


def take(desk: Desk, asked: Any) -> bool:
    """Take a step, and return whether it was asked of a state that is no more: then it is not.

    Raises StepError when it is no step, InputError when it cannot be kept.
    """
    if not isinstance(asked, dict) or asked.get("do") not in _STEPS:
        raise StepError
    if asked.get("revision") != desk.revision:
        return True
    _STEPS[asked["do"]](desk, asked)
    return False


def _answer(desk: Desk, asked: Asked) -> None:
    side = _whole(asked.get("side"), 2)
    ours = _clauses(desk, side, asked.get("asked"))
    theirs = _clauses(desk, 1 - side, asked.get("partners"))
    if not ours:
        raise StepError
    desk.answer(Answer(side, ours, theirs))


def _part(desk: Desk, asked: Asked) -> None:
    side = _whole(asked.get("side"), 2)
    ours = _clauses(desk, side, asked.get("asked"))
    pairs: list[Pair] = []
    for clause in ours:
        partners = desk.found.partners((side, clause))
        pairs += [(other, clause) if side else (clause, other) for other in partners]
    if pairs:
        desk.part(pairs)


def _list(desk: Desk, asked: Asked) -> None:
    side = _whole(asked.get("side"), 2)
    for clause in _clauses(desk, side, [asked.get("clause")]):
        desk.accept_list((side, clause))


def _sure(desk: Desk, asked: Asked) -> None:
    least = asked.get("least")
    if not isinstance(least, int | float) or not 0 <= least <= 1:
        raise StepError
    desk.accept_sure(least)


def _note(desk: Desk, asked: Asked) -> None:
    rows = desk.view().rows
    at = _whole(asked.get("row"), len(rows))
    lines = tuple(line.strip() for line in _words(asked.get("words")).splitlines())
    row = rows[at]
    if isinstance(row, Heading):
        template, variant = row.template, row.variant
    else:
        template, variant = (
            "\n".join(plain(line.runs) for cell in cells for line in cell.lines)
            for cells in (row.template, row.variant)
        )
    desk.note(Note(tuple(filter(None, lines)), template, variant), at)


def _finding(desk: Desk, asked: Asked) -> None:
    place = asked.get("change"), asked.get("finding")
    name = next((f.name for f in desk.findings() if (f.change, f.finding) == place), None)
    mark = asked.get("mark")
    if name is None or mark not in ("", *Mark):
        raise StepError
    if mark:
        reason = one_line(_words(asked.get("reason", "")))
        desk.look(replace(name, mark=Mark(mark), reason=reason))
    else:
        desk.leave(name)


def _withdraw(desk: Desk, asked: Asked) -> None:
    at = _whole(asked.get("entry"), len(desk.entries))
    if desk.entries[at].until:
        raise StepError
    desk.withdraw(at)


_STEPS: dict[str, Callable[[Desk, Asked], None]] = {
    "answer": _answer,
    "part": _part,
    "list": _list,
    "sure": _sure,
    "note": _note,
    "finding": _finding,
    "withdraw": _withdraw,
    "undo": lambda desk, _: desk.undo(),
}


def _whole(value: Any, end: int) -> int:
    """Return a whole number from 0 and below ``end``. Raises StepError."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < end:
        raise StepError
    return value


def _clauses(desk: Desk, side: int, value: Any) -> tuple[int, ...]:
    """Return clauses of a side in order, each once. Raises StepError."""
    known = frozenset(desk.texts[side].clauses)
    if not isinstance(value, list) or not all(type(one) is int and one in known for one in value):
        raise StepError
    return tuple(sorted(set(value)))


def _words(value: Any) -> str:
    """Return what somebody wrote. Raises StepError."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise StepError
    return value
