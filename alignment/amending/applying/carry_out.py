"""A decision carried out on a text: instruction by instruction, refused rather than guessed.

What stands under one number is carried out together or not at all. Numbers of articles are
reckoned at the end from what was added, deleted and declared; a number whose declaration
disagrees is refused, and the rest is carried out anew without it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ....corpus.model import Ordinal
from ..model import (
    CLAUSES,
    Amendment,
    Applied,
    Form,
    Home,
    Instruction,
    Line,
    LineKind,
    Numbered,
    Outcome,
    Part,
    RefusalError,
    Status,
    Step,
)
from ..places import write_ordinal
from .contents import refreshed
from .draft import NEW, Added, Draft, Head, rank
from .numbering import Arrangement, arrange
from .steps.lines import headed
from .steps.table import STEPS

# Flaws of a decision's own writing that are told and change nothing.
_TOLD = frozenset({"marks", "label-order"})


def _attached(amendment: Amendment, one: Instruction) -> Instruction:
    """Give an instruction that names an annex of the decision the words of that annex."""
    if one.form is not Form.ATTACHED:
        return one
    number = int(one.new[0][0]) if one.new and one.new[0][0].isdigit() else -1
    words = dict(amendment.attached).get(number)
    if words is None:
        raise RefusalError("annex-missing", str(number))
    return replace(one, new=(words,))


def _run(draft: Draft, numbered: Numbered, amendment: Amendment) -> tuple[Draft, list[Outcome]]:
    """Carry out one number on a copy; give the draft back as it was where anything is refused."""
    trial = draft.copy()
    out: list[Outcome] = []
    for at, one in enumerate(numbered.instructions):
        try:
            if "unbalanced" in numbered.flaws:
                raise RefusalError("quotes-unbalanced")
            if "count" in numbered.flaws:
                raise RefusalError("count-said")
            if numbered.other:
                raise RefusalError("other-text", numbered.other)
            if not all(any(words) for words in (*one.old, *one.new)):
                raise RefusalError("no-text")
            STEPS[one.form](trial, _attached(amendment, one))
        except RefusalError as refusal:
            refused = Outcome(one, Status.REFUSED, refusal.code, refusal.params)
            before = [
                Outcome(done, Status.REFUSED, "with-others") for done in numbered.instructions[:at]
            ]
            after = [
                Outcome(rest, Status.REFUSED, "with-others")
                for rest in numbered.instructions[at + 1 :]
            ]
            return draft, [*before, refused, *after]
        out.append(_outcome(one, trial))
    return trial, _told(numbered, out)


def _outcome(one: Instruction, draft: Draft) -> Outcome:
    adapted, draft.adapted = draft.adapted, []
    if one.form in CLAUSES:
        return Outcome(one, Status.NOTED, one.form)
    if adapted:
        return Outcome(one, Status.ADAPTED, adapted[0][0], adapted[0][1])
    return Outcome(one, Status.APPLIED)


def _told(numbered: Numbered, out: list[Outcome]) -> list[Outcome]:
    """Tell a flaw of the decision's writing with the first of its instructions."""
    flaws = [flaw for flaw in numbered.flaws if flaw in _TOLD]
    if flaws and out and out[0].status is Status.APPLIED:
        out[0] = out[0]._replace(status=Status.ADAPTED, code=f"decision-{flaws[0]}")
    return out


def carry_out(lines: Sequence[Line], part: Part, amendment: Amendment) -> Applied:
    """Carry out what a decision says of a text."""
    skipped: dict[int, RefusalError] = {}
    doubled = _doubled(part)
    while True:
        draft = Draft(lines)
        draft.shift = any(one.form is Form.ORDER for one in amendment.closing)
        draft.kept = any(one.form is Form.KEPT for one in amendment.closing)
        outcomes: list[list[Outcome]] = []
        for index, numbered in enumerate(part.numbered):
            refusal = skipped.get(index) or doubled.get(index)
            if refusal:
                outcomes.append(
                    [
                        Outcome(one, Status.REFUSED, refusal.code, refusal.params)
                        for one in numbered.instructions
                    ]
                )
                continue
            draft, made = _run(draft, numbered, amendment)
            outcomes.append(made)
        row = _Row(draft)
        wrong = _blamed(row, part, draft)
        if not wrong or all(index in skipped for index in wrong):
            closing = [Outcome(one, Status.NOTED, one.form) for one in amendment.closing]
            made_lines = row.lines()
            if not _on_contents(part):
                made_lines = refreshed(lines, made_lines)
            return Applied(tuple(made_lines), (*(o for made in outcomes for o in made), *closing))
        skipped |= wrong


def _on_contents(part: Part) -> bool:
    """Say whether a decision itself says what becomes of 目录, or of the whole text."""
    units = {
        step.unit
        for number in part.numbered
        for one in number.instructions
        for place in one.at
        for step in place.steps[:1]
    }
    return bool(units & {"目录", "全文"})


def _doubled(part: Part) -> dict[int, RefusalError]:
    """Return the numbers that say word for word what another said before."""
    seen: dict[str, str] = {}
    out: dict[int, RefusalError] = {}
    for index, numbered in enumerate(part.numbered):
        text = re.sub(r"\s", "", numbered.text)
        if text in seen:
            out[index] = RefusalError("doubled", seen[text])
        seen.setdefault(text, numbered.number)
    return out


class _Row:
    """The articles of a draft in their new order."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.heads = [line for line in draft.lines if line.kind is LineKind.ARTICLE]
        self.old = _with_gone(draft)
        self.made: dict[int, Arrangement] = {}
        for scope in sorted({home.scope for home, _ in self.old} | {a.scope for a in draft.added}):
            self.made[scope] = self._arranged(scope)

    def _arranged(self, scope: int) -> Arrangement:
        old = [pair for pair in self.old if pair[0].scope == scope]
        gone = frozenset(i for i, (_, lost) in enumerate(old) if lost)
        renamed = self.draft.renamed
        declared = {i: renamed[home] for i, (home, _) in enumerate(old) if home in renamed}
        added = [a.ordinal for a in self.draft.added if a.scope == scope]
        fresh = frozenset(i for i, (home, _) in enumerate(old) if home.twin == NEW)
        floating = frozenset(i for i, (home, _) in enumerate(old) if home in self.draft.floating)
        numbers = [home.article for home, _ in old]
        shift = self.draft.shift and not self.draft.kept
        free = self.draft.kept
        return arrange(numbers, gone, declared, added, shift, fresh, floating, free=free)

    def wrong(self) -> list[tuple[Home | Added, Ordinal, Ordinal]]:
        """Return what was declared with another number than it gets: what, declared, computed."""
        out: list[tuple[Home | Added, Ordinal, Ordinal]] = []
        for scope, made in self.made.items():
            old = [home for home, _ in self.old if home.scope == scope]
            added = [a for a in self.draft.added if a.scope == scope]
            out += [(old[i], self.draft.renamed[old[i]], o) for i, o in made.wrong_old]
            out += [(added[i], added[i].ordinal, o) for i, o in made.wrong_added]
        return out

    def lines(self) -> list[Line]:
        """Return all lines, articles in their new order under their new numbers."""
        out = self.draft.lines
        for scope, made in self.made.items():
            out = self._ordered(out, scope, made)
        for head in self.draft.heads:
            out = _headed_by(out, head)
        return out

    def _ordered(self, lines: list[Line], scope: int, made: Arrangement) -> list[Line]:
        old = [home for home, _ in self.old if home.scope == scope]
        added = [a for a in self.draft.added if a.scope == scope]
        moved = made.moved
        bodies = {home: _body(lines, home) for home in (old[i] for i in moved)}
        for home in bodies:
            lines = [line for line in lines if not _of(line, home)]
        kept = {old[one.old]: one.ordinal for one in made.order if one.old >= 0}
        lines = _relabelled(lines, kept)
        after: Home | None = None
        for one in made.order:
            if one.old >= 0 and one.old not in moved:
                after = old[one.old]
                continue
            body = bodies[old[one.old]] if one.old >= 0 else list(added[one.added].lines)
            under = (
                self.draft.under.get(old[one.old], ()) if one.old >= 0 else added[one.added].under
            )
            body[0] = headed(body[0], one.ordinal) if body[0].ordinal != one.ordinal else body[0]
            at = _place_of(lines, after, scope, under)
            lines = [*lines[:at], *body, *lines[at:]]
            after = body[0].home
        return lines


def _with_gone(draft: Draft) -> list[tuple[Home, bool]]:
    """Return the homes of all old articles in order, and whether each is gone."""
    here = [line.home for line in draft.lines if line.kind is LineKind.ARTICLE]
    gone = list(draft.gone)
    out = [(home, False) for home in here]
    for home in gone:
        if home.twin == NEW:
            continue
        at = next((i for i, (other, _) in enumerate(out) if _later(other, home)), len(out))
        out.insert(at, (home, True))
    return out


def _later(other: Home, home: Home) -> bool:
    return other.scope == home.scope and other.twin != NEW and other.article > home.article


def _of(line: Line, home: Home) -> bool:
    inner = line.kind not in (
        LineKind.HEADING,
        LineKind.ANNEX,
        LineKind.TAIL,
        LineKind.NOTE,
        LineKind.TITLE,
    )
    return inner and line.home[:3] == home[:3]


def _body(lines: Sequence[Line], home: Home) -> list[Line]:
    return [line for line in lines if _of(line, home)]


def _relabelled(lines: list[Line], numbers: Mapping[Home, Ordinal]) -> list[Line]:
    """Return lines with the new numbers of the articles that stay where they are."""
    return [
        headed(line, ordinal)
        if line.kind is LineKind.ARTICLE
        and (ordinal := numbers.get(line.home, line.ordinal)) != line.ordinal
        else line
        for line in lines
    ]


def _place_of(
    lines: Sequence[Line], after: Home | None, scope: int, under: tuple[Step, ...]
) -> int:
    """Return where an article is put: after the one before it, or first below a heading."""
    end = _end_of(lines, after) if after is not None else -1
    head = _heading_at(lines, under)
    if head >= 0 and (end <= head + 1 or _next_article(lines, head) >= end):
        return head + 1
    if after is not None:
        return end
    at = next(
        (
            i
            for i, one in enumerate(lines)
            if one.kind is LineKind.ARTICLE and one.home.scope == scope
        ),
        -1,
    )
    return at if at >= 0 else len(lines)


def _heading_at(lines: Sequence[Line], steps: tuple[Step, ...]) -> int:
    """Return the line of a heading by its new number, -1 where it is not there."""
    at = -1
    for step in steps:
        found = next(
            (
                i
                for i in range(at + 1, len(lines))
                if lines[i].kind is LineKind.HEADING
                and (lines[i].unit, lines[i].ordinal) == (step.unit, step.ordinal)
            ),
            -1,
        )
        if found < 0 and step is steps[-1]:
            return -1
        at = max(at, found)
    return at


def _headed_by(lines: list[Line], head: Head) -> list[Line]:
    """Put a heading before its first article, outside of the lesser headings that stand there."""
    at = next(
        (
            i
            for i, line in enumerate(lines)
            if line.kind is LineKind.ARTICLE and line.ordinal == head.before and not line.home.scope
        ),
        len(lines),
    )
    while at and lines[at - 1].kind is LineKind.HEADING and rank(lines[at - 1]) > rank(head.line):
        at -= 1
    return [*lines[:at], head.line, *lines[at:]]


def _next_article(lines: Sequence[Line], at: int) -> int:
    return next(
        (i for i in range(at + 1, len(lines)) if lines[i].kind is LineKind.ARTICLE), len(lines)
    )


def _end_of(lines: Sequence[Line], home: Home) -> int:
    last = max(i for i, line in enumerate(lines) if _of(line, home))
    return last + 1


def _blamed(row: _Row, part: Part, draft: Draft) -> dict[int, RefusalError]:
    """Return the numbers that declare what is not so, each with why."""
    out: dict[int, RefusalError] = {}
    for what, declared, computed in row.wrong():
        unit = "条"
        refusal = RefusalError(
            "number-computed", write_ordinal(declared, unit), write_ordinal(computed, unit)
        )
        for index, numbered in enumerate(part.numbered):
            if _declares(numbered, what, declared):
                out[index] = refusal
    del draft
    return out


def _declares(numbered: Numbered, what: Home | Added, declared: Ordinal) -> bool:
    for one in numbered.instructions:
        ends = [(p.last.ordinal, p.until) for p in one.to if p.last.unit in ("条", "部分")]
        hits = any(
            first == declared or (until.number and first <= declared <= until)
            for first, until in ends
        )
        if hits and (isinstance(what, Added) or _names(one, what)):
            return True
    return False


def _names(one: Instruction, home: Home) -> bool:
    return any(
        step.ordinal == home.article
        or (place.until.number and step.ordinal <= home.article <= place.until)
        for place in one.at
        for step in place.steps
        if step.unit in ("条", "部分")
    )
