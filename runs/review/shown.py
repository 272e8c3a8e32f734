"""A review as its page shows it: plain values, every word in the reader's language."""

from collections.abc import Iterator, Sequence
from typing import Any

from ...alignment.model import Decided, Verdict
from ...corpus.model import Document, Level
from ...report.notes.lines import homeless_lines
from ...report.notes.place import NOWHERE
from ...report.view.cells.model import ArticleCell
from ...report.view.decided import decided_sentence, is_kept
from ...report.view.headings import Heading
from ...report.view.units import ancestry
from ...report.view.view import ArticleRow
from ...report.words.text import begun, one_line
from ...report.words.words import Words
from .card import name
from .desk import Desk
from .entries import in_force, last_step
from .looked import Standing, homeless
from .model import Answered, Question
from .queue import doubts

# So many questions are listed; more nobody looks at before they are answered.
LISTED = 200
# First words by which a clause is known in a list.
_WORDS = 40
_LEFT_OUT = frozenset((Level.FURNITURE,))

Json = dict[str, Any]


def texts_json(desk: Desk) -> list[Json]:
    """Return both texts, line by line."""
    return [
        {"title": one_line(document.title), "lines": list(_lines(document))}
        for document in desk.texts
    ]


def _lines(document: Document) -> Iterator[Json]:
    for at, node in enumerate(document.nodes):
        words = one_line(node.own.cut(document.text))
        if words and node.level not in _LEFT_OUT:
            depth = sum(document.nodes[i].clause for i in list(ancestry(document, at))[1:])
            line = {"node": at, "words": words, "clause": node.clause, "depth": depth}
            yield line | {"locator": name(document, at) if node.clause else ""}


def state_json(desk: Desk, words: Words) -> Json:
    """Return all that a step may alter: links, questions, what was said, what changed with it."""
    found = desk.found
    asked = desk.questions()
    return {
        "revision": desk.revision,
        "links": [[link.template, link.variant, link.probability] for link in found.links],
        "asked": [sorted(side) for side in found.asked],
        "questions": [_question(desk, one) for one in asked[:LISTED]],
        "left": len(asked),
        "wrong": round(sum(doubts(found).values())),
        "shifts": [_shift(desk, at, words) for at in range(len(desk.shifts))],
        "undo": last_step(desk.entries),
        "said": list(_said(desk, words)),
        "homeless": list(_homeless(desk, words)),
    }


def _question(desk: Desk, one: Question) -> Json:
    document = desk.texts[one.side]
    words = begun(one_line(document.nodes[one.clause].body.cut(document.text)), _WORDS)
    more = {
        "locator": name(document, one.clause),
        "words": words,
        "worth": max(round(one.worth), 1),
    }
    return {"side": one.side, "clause": one.clause} | more


def _shift(desk: Desk, at: int, words: Words) -> str:
    shift = desk.shifts[at]
    template, variant = desk.texts
    ends = [_names(template, clauses, words) for clauses in (shift.before, shift.after)]
    return words.say("review.shift", name(variant, shift.clause), *ends)


def _names(document: Document, clauses: Sequence[int], words: Words) -> str:
    listed = words.listed(name(document, clause) for clause in clauses)
    return listed or words.say("review.nothing")


def _said(desk: Desk, words: Words) -> Iterator[Json]:
    """Yield the decisions on links that are kept, the last first, with their place among all."""
    places = dict(zip(map(id, desk.found.said), desk.found.decided, strict=True))
    for at in range(len(desk.entries) - 1, -1, -1):
        entry = desk.entries[at]
        found = places.get(id(entry.said)) if not entry.until else None
        if isinstance(entry.said, Answered) and found is not None and is_kept(found):
            yield {"entry": at, "step": entry.step, "words": _decided(desk, found, words)}


def _decided(desk: Desk, found: Decided, words: Words) -> str:
    left, right = (
        _names(document, clauses, words) if clauses else ""
        for document, clauses in zip(desk.texts, (found.template, found.variant), strict=True)
    )
    if found.decision.verdict is Verdict.NONE or not (left and right):
        side = "variant" if right else "template"
        return words.say("review.said.none", words.say(f"side.{side}"), right or left)
    return words.say(f"review.said.{found.decision.verdict.value}", left, right)


def _homeless(desk: Desk, words: Words) -> Iterator[str]:
    """Yield what was said and has no place in the texts of now."""
    for found in desk.found.decided:
        if not is_kept(found):
            seen = desk.view().comparison
            yield decided_sentence(found, seen, words)
    if any(not isinstance(entry.said, Answered) for entry in in_force(desk.entries)):
        yield from homeless_lines([n for n, home in desk.notes() if home == NOWHERE], words)
        for one in homeless(desk.findings(), desk.entries):
            about = one.about or one.after or one.before
            yield words.say("review.finding.homeless", begun(one_line(about), _WORDS))


def rows_json(desk: Desk, words: Words) -> list[Json]:
    """Return the rows of the table with what was written beside them and what was found."""
    standing: dict[int, list[Standing]] = {}
    seen = desk.view()
    place = {id(change): at for at, change in enumerate(seen.comparison.changes)}
    for one in desk.findings():
        standing.setdefault(one.change, []).append(one)
    notes: dict[int, list[str]] = {}
    for note, home in desk.notes():
        notes.setdefault(home, []).extend(note.lines)
    return [
        _row(at, row, words)
        | {
            "note": "\n".join(notes.get(at, ())),
            "findings": [
                _finding(desk, one, words)
                for change in row.changes
                for one in standing.get(place[id(change)], ())
            ],
        }
        for at, row in enumerate(seen.rows)
    ]


def _row(at: int, row: ArticleRow | Heading, words: Words) -> Json:
    if isinstance(row, Heading):
        sides = [[[[run.text, run.mark.value] for run in side]] for side in row.runs]
        plain = [[[row.template, "same"]]], [[[row.variant, "same"]]]
        shown = sides if any(row.runs) else list(plain)
        return {"row": at, "heading": True, "name": "", "relation": "", "sides": shown}
    named = [one_line(cell.locator) for cell in (*row.variant, *row.template)]
    relation = words.relation(row.relations, row.levels)
    sides = [_cell(cells) for cells in (row.template, row.variant)]
    quiet = row.quiet
    more = {"name": next(filter(None, named), ""), "relation": relation, "sides": sides}
    return {"row": at, "heading": False, "quiet": quiet} | more


def _cell(cells: Sequence[ArticleCell]) -> list[list[list[str]]]:
    return [
        [[run.text, run.mark.value] for run in line.runs] for cell in cells for line in cell.lines
    ]


def _finding(desk: Desk, one: Standing, words: Words) -> Json:
    found = desk.view().comparison.changes[one.change].findings[one.finding]
    return {
        "change": one.change,
        "finding": one.finding,
        "words": words.told(found),
        "weight": found.weight,
        "mark": one.looked.mark.value if one.looked else "",
        "reason": one.looked.reason if one.looked else "",
    }
