"""Paragraph marks that cannot be inserted or struck: ends of cells, sections and of the text."""

from __future__ import annotations

from collections.abc import Sequence

from ..plan.model import State
from ..wordml.wordml import TRANSPARENT, Element, w
from .script import Script, Split, Step
from .wordfile import WordFile

_CONTROLS = (w("sdt"), w("sdtContent"))


def free_cells(word: WordFile, scripts: Sequence[Script]) -> None:
    """Let the last mark of a new table be inserted with it, so that its row can vanish.

    The mark that both texts have is then the one before the new paragraphs.
    """
    for at, script in enumerate(scripts):
        cell = next(word.elements[at][-1].iterancestors(w("tc")), None)
        if script.mark is not State.EQUAL or not script.all_new or cell is None:
            continue
        here = at - 1
        while here >= 0 and (scripts[here].mark is None or _new_paragraph(scripts[here])):
            here -= 1
        if here >= 0 and scripts[here].mark is State.INSERT:
            scripts[here].mark, scripts[here].template = State.EQUAL, script.template
            script.mark, script.template = State.INSERT, -1


def _new_paragraph(script: Script) -> bool:
    return script.all_new and script.mark is State.INSERT


def new_rows(word: WordFile, scripts: Sequence[Script]) -> dict[Element, list[int]]:
    """Return the table rows that are inserted as a whole, with the paragraphs in them."""
    rows: dict[Element, list[int]] = {}
    for at, elements in enumerate(word.elements):
        row = next(elements[-1].iterancestors(w("tr")), None)
        while row is not None:
            rows.setdefault(row, []).append(at)
            row = next(row.iterancestors(w("tr")), None)
    return {
        row: inside
        for row, inside in rows.items()
        if any(scripts[at].mark for at in inside)
        and all(
            scripts[at].mark is None or (scripts[at].all_new and scripts[at].mark is State.INSERT)
            for at in inside
        )
    }


def new_boxes(word: WordFile, scripts: Sequence[Script]) -> list[int]:
    """Return the first paragraph of each text box in which all words are new: the box stays."""
    boxes: dict[Element, list[int]] = {}
    for at, elements in enumerate(word.elements):
        box = next(elements[-1].iterancestors(w("txbxContent")), None)
        if box is not None and scripts[at].mark is not None:
            boxes.setdefault(box, []).append(at)
    return [inside[0] for inside in boxes.values() if all(scripts[at].all_new for at in inside)]


def settle(word: WordFile, scripts: Sequence[Script], gone: frozenset[int]) -> list[int]:
    """Move the marks that cannot be tracked where they stand; return those left untracked.

    A mark is fixed where no paragraph follows in the same cell or body, or a section ends. Then
    the mark before the new paragraphs is the inserted one instead, which gives the same texts.
    Struck paragraphs leave the first cell of a table for the paragraph before it.
    """
    fixed = [_fixed(elements[-1]) for elements in word.elements]
    _leave_tables(word, scripts, gone)
    left = []
    goes_on = False  # whether the template's paragraph goes on behind the last mark
    for at, script in enumerate(scripts):
        new = script.mark in (State.INSERT, State.MOVE_TO)
        if new and fixed[at] and at not in gone and not _rotate(word, scripts, fixed, at):
            if goes_on or not script.all_new:
                left.append(at)
            script.mark, script.move = State.EQUAL, 0
        if script.mark is not None:
            goes_on = script.mark is not State.EQUAL and (goes_on or not script.all_new)
    _join_blanks(word, scripts)
    return left


def _join_blanks(word: WordFile, scripts: Sequence[Script]) -> None:
    """Insert the marks of blank paragraphs that stand where the template goes on in its line."""
    goes_on = False
    for at, script in enumerate(scripts):
        if script.mark is None:
            continue
        goes_on = script.mark is not State.EQUAL and (goes_on or not script.all_new)
        if goes_on:
            _join_blank(word, scripts, at)


def _fixed(paragraph: Element) -> bool:
    follower = _follower(paragraph)
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    return section is not None or follower is None or follower.tag != w("p")


def _follower(block: Element) -> Element | None:
    """Return the block after ``block``; content controls are looked out of and into."""
    follower = block.getnext()
    while follower is not None and follower.tag in TRANSPARENT:
        follower = follower.getnext()
    above = block.getparent()
    if follower is None and above is not None and above.tag in _CONTROLS:
        return _follower(above)
    while follower is not None and follower.tag in _CONTROLS:
        follower = follower.find(w("sdtContent")) if follower.tag == w("sdt") else follower[0]
        follower = follower[0] if follower is not None and len(follower) else None
    return follower


def _story(paragraph: Element) -> Element | None:
    """Return the cell, box or body that holds ``paragraph``."""
    return next(paragraph.iterancestors(w("tc"), w("txbxContent"), w("body")), None)


def _rotate(word: WordFile, scripts: Sequence[Script], fixed: list[bool], at: int) -> bool:
    """Let an earlier mark of the same cell or body be the inserted one; say whether it could."""
    story = _story(word.elements[at][-1])
    here = at
    while here > 0 and scripts[here].all_new:
        here -= 1
        script = scripts[here]
        if _story(word.elements[here][-1]) is not story or fixed[here]:
            return False
        if script.mark is State.EQUAL:
            scripts[at].mark, scripts[at].template = State.EQUAL, script.template
            scripts[at].move, script.template, script.mark = 0, -1, State.INSERT
            return True
        if script.mark is not None and script.mark is not State.INSERT:
            return False
    return False


def _leave_tables(word: WordFile, scripts: Sequence[Script], gone: frozenset[int]) -> None:
    """Move whole struck paragraphs from the head of a cell to the paragraph before the cell."""
    before = -1
    for at, script in enumerate(scripts):
        if script.mark is None:
            continue
        if before >= 0 and _enters(word.elements[before][-1], word.elements[at][-1], at in gone):
            head = _struck_paragraphs(script.steps)
            if head and scripts[before].mark is State.EQUAL:
                last = head[-1]
                scripts[before].steps += [last, *head[:-1]]
                script.steps = script.steps[len(head) :]
        before = at


def _enters(first: Element, second: Element, gone: bool) -> bool:
    """Say whether a cell begins between two paragraphs, or a row that can vanish."""
    if first.getparent() is second.getparent():
        return False
    return gone or next(second.iterancestors(w("tc")), None) is not None


def _struck_paragraphs(steps: list[Step]) -> list[Step]:
    """Return the steps at the head that strike whole paragraphs."""
    last = -1
    for at, step in enumerate(steps):
        if isinstance(step, Split):
            last = at
        elif hasattr(step, "start"):
            break
    return steps[: last + 1]


def _join_blank(word: WordFile, scripts: Sequence[Script], at: int) -> None:
    """Insert the marks of blank paragraphs too where the words around them were one paragraph."""
    story = _story(word.elements[at][-1])
    for follower in range(at + 1, len(scripts)):
        same = _story(word.elements[follower][-1]) is story
        if scripts[follower].mark is not None or not same:
            return
        scripts[follower].mark = State.INSERT
