"""The walk over the main part: body, tables, text boxes, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from ...limits import Limits
from ...model import InputError, Tracked
from ..tally import Tally
from .draft import Draft
from .grid import Grid
from .inline import DROPPED_CODES, TRACKED_CODES, Inline, alternative, dropped, is_tracked, words_of
from .numbering import Label, Numbering
from .records import ElementPath, Paragraph
from .styles import Styles
from .xml import Element, attribute, child, descendants, name, switch, value

_BLOCK_WRAPPERS = frozenset({"w:customXml", "w:sdtContent"})
# Gives the paragraphs of a file that is taken in (w:altChunk) by the name of its relation.
Imports = Callable[[str], Sequence[Paragraph]]
# A field's code that runs on over more paragraphs than this never ends.
_LONGEST_CODE = 50
_MARKS = ("w:ins", "w:moveTo", "w:del", "w:moveFrom")


class Walk:
    """Reads the blocks of one document into paragraphs; one use each."""

    def __init__(
        self,
        path: str,
        styles: Styles,
        numbering: Numbering,
        tracked: Tracked,
        limits: Limits,
        imports: Imports | None = None,
    ) -> None:
        self.imports = imports
        self.path, self.styles, self.numbering = path, styles, numbering
        self.tracked, self.limits = tracked, limits
        self.tally = Tally()
        self.paragraphs: list[Paragraph] = []
        self._inline = Inline(path, styles, self.tally, tracked, limits)
        self.grid = Grid()
        self._tables = self._depth = 0
        self._labels = 0  # characters of automatic numbers so far

    def story(self, element: Element, path: ElementPath) -> None:
        """Read a story: a body, a cell or a text box; nothing joins beyond its end."""
        rest = self._blocks(element, path, None)
        self._close(rest)

    def _blocks(self, element: Element, path: ElementPath, open_: Draft | None) -> Draft | None:
        """Read the blocks of ``element``; ``open_`` is a paragraph whose mark is gone."""
        if len(path) > self.limits.depth:
            raise InputError("too-deep", self.path, str(self.limits.depth))
        for at, below in enumerate(element):
            open_ = self._block(below, (*path, at), open_)
        return open_

    def _block(self, element: Element, path: ElementPath, open_: Draft | None) -> Draft | None:
        kind = name(element)
        if kind == "w:p":
            return self._paragraph(element, path, open_)
        if kind == "w:tbl":
            self._close(open_)
            self._table(element, path)
            return None
        if kind == "mc:AlternateContent":
            branch = alternative(element)
            return self._blocks(branch[1], (*path, branch[0]), open_) if branch else open_
        if kind == "w:sdt" or kind in _BLOCK_WRAPPERS:
            return self._blocks(element, path, open_)
        if is_tracked(kind):
            return open_ if dropped(kind, self.tracked) else self._blocks(element, path, open_)
        if kind == "w:altChunk":
            self._close(open_)
            self._import(element, path)
            return None
        if kind in {"m:oMath", "m:oMathPara"}:
            return self._paragraph(element, path, open_)
        return open_

    def _import(self, element: Element, path: ElementPath) -> None:
        """Read the paragraphs of a file that Word takes in at this place; one not read counts."""
        imported = self.imports(attribute(element, "r:id")) if self.imports else ()
        self.tally.add("imported-files", 0 if imported else 1)
        for paragraph in imported:
            self._keep(replace(paragraph, paths=(path,), pieces=()))

    def _paragraph(self, element: Element, path: ElementPath, open_: Draft | None) -> Draft | None:
        """Read a w:p; where its mark is gone the paragraph stays open for the next one."""
        properties = self._properties(element)
        marks = child(child(element, "w:pPr"), "w:rPr")
        draft = open_ or Draft()
        draft.properties, draft.style = properties, value(properties, "w:pStyle")
        draft.paths.append(path)
        before = draft.length
        self._inline.content(element, path, draft)
        if _mark_in_code(element, draft):
            return draft
        draft.fields.clear()
        if draft.length and _is_drop_cap(properties):
            return draft
        if self._mark_dropped(marks):
            return draft
        if self._mark_hidden(marks, draft, before):
            return draft
        self._emit(draft)
        return None

    def _mark_dropped(self, marks: Element | None) -> bool:
        """Say whether the paragraph mark is absent from this view of the tracked changes."""
        kinds = [kind for kind in _MARKS if child(marks, kind) is not None]
        self.tally.add(TRACKED_CODES[self.tracked], len(kinds))
        return any(dropped(kind, self.tracked) for kind in kinds)

    def _mark_hidden(self, marks: Element | None, draft: Draft, before: int) -> bool:
        """Join over a hidden mark (style separator); a wholly hidden paragraph has no number."""
        if not switch(marks, "w:vanish"):
            return False
        if draft.length > before and draft.label is None:
            draft.label = self._label(draft)
        return True

    def _properties(self, element: Element) -> Element | None:
        """Return w:pPr, or the one before a tracked change of formatting."""
        properties = child(element, "w:pPr")
        if self.tracked == "original":
            former = child(child(properties, "w:pPrChange"), "w:pPr")
            return properties if former is None else former
        return properties

    def _label(self, draft: Draft) -> Label:
        return self.numbering.label(draft.style, draft.properties)

    def _close(self, open_: Draft | None) -> None:
        """End a paragraph that no further one follows; an empty one is gone with its mark."""
        if open_ is None:
            return
        if open_.text:
            self._emit(open_)
        else:
            self._read_boxes(open_)

    def _emit(self, draft: Draft) -> None:
        """Number and keep a finished paragraph, then read the text boxes anchored in it."""
        shown = draft.label or self._label(draft)
        self._labels += len(shown.text)
        if self._labels > self.limits.text_chars:  # no file need hold them to ask for them
            raise InputError("too-long", self.path, str(self.limits.text_chars))
        self._keep(
            Paragraph(
                text=draft.text,
                label=shown.text,
                gap=shown.suffix if draft.length else "",
                paths=tuple(draft.paths),
                pieces=tuple(draft.pieces),
                kind=self.styles.paragraph_kind(draft.style, draft.properties),
                table=self._tables if self._depth else 0,
            )
        )
        self._read_boxes(draft)

    def _keep(self, paragraph: Paragraph) -> None:
        """Keep a paragraph; raises InputError when there are more than the limit."""
        if len(self.paragraphs) >= self.limits.paragraphs:
            raise InputError("too-many-paragraphs", self.path, str(self.limits.paragraphs))
        self.paragraphs.append(paragraph)

    def _read_boxes(self, draft: Draft) -> None:
        for box, path in draft.boxes:
            self.story(box, path)

    def _table(self, element: Element, path: ElementPath) -> None:
        """Read a table row by row; nested tables belong to the outermost one."""
        self._tables += self._depth == 0
        self._depth += 1
        with self.grid.table():
            self._rows(element, path)
        self._depth -= 1

    def _rows(self, element: Element, path: ElementPath) -> None:
        """Read rows and cells, also inside content controls and markup that wraps them."""
        if len(path) > self.limits.depth:
            raise InputError("too-deep", self.path, str(self.limits.depth))
        for at, below in enumerate(element):
            kind, place = name(below), (*path, at)
            if kind == "w:tr":
                hidden = self._hidden_row(below)
                if not hidden and not self._tracked_away(below, "w:trPr", ("w:ins", "w:del")):
                    self._row(below, place)
            elif kind == "w:tc":
                self._cell(below, place)
            elif self._wraps(kind):
                self._rows(below, place)

    def _row(self, element: Element, path: ElementPath) -> None:
        start = len(self.paragraphs)
        self.grid.open_row(element)
        self._rows(element, path)
        self.grid.close_row(element, (start, len(self.paragraphs)))

    def _hidden_row(self, element: Element) -> bool:
        """Say whether a row is hidden (w:hidden); its words are counted."""
        hidden = bool(switch(child(element, "w:trPr"), "w:hidden"))
        if hidden:
            words = words_of(element, "w:t")
            self.tally.add("hidden", 1 if words.strip() else 0, words)
        return hidden

    def _wraps(self, kind: str) -> bool:
        """Say whether an element only wraps rows or cells that this view holds."""
        if is_tracked(kind):
            return not dropped(kind, self.tracked)
        return kind == "w:sdt" or kind in _BLOCK_WRAPPERS

    def _cell(self, element: Element, path: ElementPath) -> None:
        """Read a cell; what stands in the hidden part of a merged cell is counted."""
        properties = child(element, "w:tcPr")
        if self._tracked_away(element, "w:tcPr", ("w:cellIns", "w:cellDel")):
            return
        if _continues(properties, "w:vMerge") or _continues(properties, "w:hMerge"):
            words = words_of(element, "w:t")
            self.tally.add("hidden", 1 if words.strip() else 0, words)
            self.grid.cell(properties, (0, 0), goes_on=True)
            return
        start = len(self.paragraphs)
        self.story(element, path)
        self.grid.cell(properties, (start, len(self.paragraphs)), goes_on=False)

    def _tracked_away(self, element: Element, properties: str, kinds: tuple[str, str]) -> bool:
        """Say whether a row or cell is absent from this view: (inserted, deleted) marks."""
        own = child(element, properties)
        present = [child(own, kind) is not None for kind in kinds]
        self.tally.add(TRACKED_CODES[self.tracked], sum(present))
        away = present[1] if self.tracked == "accepted" else present[0]
        if away:
            words = words_of(element, "w:delText", "w:t")
            self.tally.add(DROPPED_CODES[self.tracked], 1 if words.strip() else 0, words)
        return away


def _continues(properties: Element | None, kind: str) -> bool:
    """Say whether a cell continues the merged cell before it: the mark without "restart"."""
    mark = child(properties, kind)
    return mark is not None and attribute(mark, "w:val", "continue") == "continue"


def _is_drop_cap(properties: Element | None) -> bool:
    """Say whether a paragraph is a large first letter: the next one goes on with its words."""
    return attribute(child(properties, "w:framePr"), "w:dropCap", "none") in {"drop", "margin"}


def _mark_in_code(element: Element, draft: Draft) -> bool:
    """Say whether a paragraph ends within the code of a field that a later one goes on with."""
    if "code" not in draft.fields:
        return False
    later = islice(element.itersiblings(), _LONGEST_CODE)
    marks = (mark for below in later for mark in descendants(below, "w:fldChar"))
    return any(attribute(mark, "w:fldCharType") in {"separate", "end"} for mark in marks)
