"""Changes inside one paragraph of a Word file: runs are cut at the places that a script names."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from ....corpus.reading.docx_file.records import Paragraph
from ..plan.model import State
from ..wordml.wordml import Element, Ink, parent_of, run, shell_of, w
from .script import Keep, Split, Step, Strike
from .wordfile import at_path

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULAS = (f"{_MATHS}oMath", f"{_MATHS}oMathPara")
_PLACE = "split"  # a placeholder, never written


@dataclass(slots=True)
class Leaf:
    """A stretch of the paragraph's text and the element that holds it (w:t, w:br, w:tab …)."""

    start: int
    end: int
    element: Element


class Surgery:
    """Carries out the steps of a script on the w:p elements of one paragraph, in place."""

    def __init__(
        self,
        root: Element,
        paragraph: Paragraph,
        elements: tuple[Element, ...],
        ink: Ink,
        words: Callable[[Strike], str],
    ) -> None:
        self.ink, self.words = ink, words
        self.first, self.last = elements[0], elements[-1]
        self.leaves = [
            Leaf(piece.start, piece.end, at_path(root, piece.path)) for piece in paragraph.pieces
        ]
        self.groups = dict(fields(elements))
        self.moved: list[tuple[State, int, Element]] = []
        self.places: list[tuple[Split, Element]] = []
        self._cursor: Element | None = None

    def carry_out(self, steps: list[Step]) -> None:
        """Cut the runs at the borders of the steps, then wrap and strike in order."""
        for step in steps:
            if isinstance(step, Keep):
                self._cut(step.start)
                self._cut(step.end)
        at = 0
        for number, step in enumerate(steps):
            self.ink.date = step.date or self.ink.date
            if isinstance(step, Keep):
                self._keep(step)
                at = step.end
            elif isinstance(step, Strike):
                self._strike(step, at, _replaced(steps, number))
            else:
                place = etree.Element(_PLACE)
                self._insert(place, at)
                self.places.append((step, place))

    def wrap_all(self) -> None:
        """Insert what is no text as well: pictures, notes, fields of a new paragraph.

        Comments of the file stay, as the marks around their words do: half of one is none.
        """
        for element in list(self.last.iter(w("r"))):
            comment = element.find(w("commentReference")) is not None
            if self._outermost(element) is element and not _wrapped(element) and not comment:
                self._wrap(State.INSERT, [element])

    def _keep(self, step: Keep) -> None:
        tops = list(
            dict.fromkeys(
                top
                for leaf in self.leaves
                if step.start <= leaf.start and leaf.end <= step.end and leaf.start < leaf.end
                for top in self._tops(leaf.element)
            )
        )
        if not tops:
            return
        if step.state is State.EQUAL:
            self._cursor = tops[-1]
            return
        wrappers = self._wrap(step.state, tops)
        self._cursor = wrappers[-1]
        if step.state is State.MOVE_TO:
            self.moved += [(step.state, step.move, wrapper) for wrapper in wrappers]

    def _wrap(self, state: State, tops: Iterable[Element]) -> list[Element]:
        """Wrap neighbours together; return the wrappers."""
        wrappers: list[Element] = []
        for top in tops:
            if wrappers and wrappers[-1].getnext() is top:
                wrappers[-1].append(top)
                continue
            wrapper = self.ink.wrap(state, ())
            top.addprevious(wrapper)
            wrapper.append(top)
            wrappers.append(wrapper)
        return wrappers

    def _strike(self, step: Strike, at: int, replaced: bool) -> None:
        words = self.words(step)
        if not words:
            return
        deleted = step.state is State.DELETE
        new = run(words, self._format(at, after=replaced), deleted=deleted)
        wrapper = self.ink.wrap(step.state, [new])
        self._insert(wrapper, at)
        if step.state is State.MOVE_FROM:
            self.moved.append((step.state, step.move, wrapper))

    def _insert(self, element: Element, at: int) -> None:
        """Put ``element`` at the place that the steps have reached."""
        cursor = self._cursor
        if cursor is None:
            following = next((leaf for leaf in self.leaves if leaf.end > leaf.start >= at), None)
            if following is None:
                self.last.append(element)
            else:
                self._tops(following.element)[0].addprevious(element)
        else:
            while cursor.getnext() is None and parent_of(cursor).tag != w("p"):
                cursor = parent_of(cursor)
            cursor.addnext(element)
        self._cursor = element

    def _format(self, at: int, *, after: bool) -> Element | None:
        """Return the run properties for struck words: those of the words beside them."""
        before = [leaf for leaf in self.leaves if leaf.end <= at and leaf.start < leaf.end]
        behind = [leaf for leaf in self.leaves if leaf.start >= at and leaf.start < leaf.end]
        order = (behind[:1] + before[-1:]) if after or not before else (before[-1:] + behind[:1])
        return parent_of(order[0].element).find(w("rPr")) if order else None

    def _tops(self, leaf: Element) -> list[Element]:
        """Return the elements that are wrapped for a leaf: its run, or the field it is in."""
        top = self._outermost(leaf)
        return self.groups.get(top, [top])

    def _outermost(self, element: Element) -> Element:
        """Return the outermost w:r or formula that holds ``element`` within its paragraph."""
        top = element
        for above in element.iterancestors():
            if above.tag == w("p"):
                break
            if above.tag == w("r") or above.tag in _FORMULAS:
                top = above
        return top

    def _cut(self, at: int) -> None:
        """Cut the run so that no leaf and no run reaches across offset ``at``."""
        for number, leaf in enumerate(self.leaves):
            if leaf.start < at < leaf.end:
                self._cut_leaf(number, at)
                return
            if leaf.start == at and number and leaf.start < leaf.end:
                before = self.leaves[number - 1].element
                if before.getparent() is leaf.element.getparent():
                    self._part(leaf.element)
                return

    def _cut_leaf(self, number: int, at: int) -> None:
        leaf = self.leaves[number]
        if (
            leaf.element.tag != w("t")
            or self._tops(leaf.element)[0] is not leaf.element.getparent()
        ):
            return
        words = leaf.element.text or ""
        if leaf.element.get(_SPACE) != "preserve":
            words = words.strip(" ")
        second = copy.deepcopy(leaf.element)
        leaf.element.text, second.text = words[: at - leaf.start], words[at - leaf.start :]
        for element in (leaf.element, second):
            element.set(_SPACE, "preserve")
        leaf.element.addnext(second)
        self.leaves.insert(number + 1, Leaf(at, leaf.end, second))
        leaf.end = at
        self._part(second)

    def _part(self, element: Element) -> None:
        """Begin a new run, formatted alike, with ``element`` and what follows it."""
        old = parent_of(element)
        new = shell_of(old)
        properties = old.find(w("rPr"))
        if properties is not None:
            new.append(copy.deepcopy(properties))
        rest = [element, *element.itersiblings()]
        new.extend(rest)
        old.addnext(new)


def _replaced(steps: list[Step], number: int) -> bool:
    """Say whether the words struck at ``number`` are followed by new ones in their place."""
    step = steps[number + 1] if number + 1 < len(steps) else None
    return isinstance(step, Keep) and step.state is State.INSERT


def _wrapped(element: Element) -> bool:
    return any(above.tag in _WRAPPERS for above in element.iterancestors())


_WRAPPERS = (w("ins"), w("moveTo"), w("del"), w("moveFrom"))


def fields(elements: Iterable[Element]) -> Iterator[tuple[Element, list[Element]]]:
    """Yield each run of a complex field with all runs of it, where they are neighbours."""
    for paragraph in elements:
        depth, members = 0, []
        for child in paragraph.iter(w("r")):
            kinds = [mark.get(w("fldCharType")) for mark in child.findall(w("fldChar"))]
            depth += kinds.count("begin")
            if depth > 0:
                members.append(child)
            depth = max(0, depth - kinds.count("end"))
            if members and depth == 0:
                if len({member.getparent() for member in members}) == 1:
                    yield from ((member, members) for member in members)
                members = []
