"""Elements of WordprocessingML: runs, tracked changes, paragraph marks, comment anchors."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from ..plan.model import State

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PIECES = re.compile(r"\t|\u2011|[^\t\u2011]+")
_WRAPPER = {
    State.DELETE: "del",
    State.INSERT: "ins",
    State.MOVE_FROM: "moveFrom",
    State.MOVE_TO: "moveTo",
}
_RANGE = {State.MOVE_FROM: "moveFromRange", State.MOVE_TO: "moveToRange"}
# Word names its moves so; the pair is found by the name.
_MOVE_NAME = "move{}"

Element = etree._Element


def w(tag: str) -> str:
    """Return the full name of ``tag`` in the main namespace."""
    return f"{{{W}}}{tag}"


def make(tag: str, **attributes: str) -> Element:
    """Return a new element ``w:tag``, its attributes in the same namespace."""
    return etree.Element(w(tag), {w(key): text for key, text in attributes.items()}, {"w": W})


def run(words: str, properties: Element | None, *, deleted: bool = False) -> Element:
    """Return a w:r with ``words``; tabs and non-breaking hyphens are elements of their own."""
    element = make("r")
    if properties is not None:
        element.append(copy.deepcopy(properties))
    for part in _PIECES.findall(words):
        if part in ("\t", "\u2011"):
            element.append(make("tab" if part == "\t" else "noBreakHyphen"))
            continue
        text = etree.SubElement(element, w("delText" if deleted else "t"))
        text.text = part
        if part != part.strip():
            text.set(_SPACE, "preserve")
    return element


class Ink:
    """Makes tracked changes of one author and date, each with an id of its own."""

    def __init__(self, author: str, date: str, first_id: int) -> None:
        self.author, self.date = author, date
        self._next = first_id

    def new_id(self) -> str:
        """Return an id that nothing in the file bears."""
        self._next += 1
        return str(self._next - 1)

    def tracked(self, tag: str) -> Element:
        """Return an empty element ``w:tag`` with id, author and date."""
        return make(tag, id=self.new_id(), author=self.author, date=self.date)

    def wrap(self, state: State, runs: Iterable[Element]) -> Element:
        """Return ``runs`` inside w:ins, w:del, w:moveFrom or w:moveTo."""
        element = self.tracked(_WRAPPER[state])
        element.extend(list(runs))
        return element

    def mark(self, paragraph: Element, state: State) -> None:
        """Flag the paragraph mark; the flag stands first in its properties (schema order)."""
        if state is not State.EQUAL:
            mark_properties(paragraph).insert(0, self.tracked(_WRAPPER[state]))

    def move_range(self, state: State, number: int) -> tuple[Element, Element]:
        """Return the start and the end of one side of move ``number``."""
        start = self.tracked(f"{_RANGE[state]}Start")
        start.set(w("name"), _MOVE_NAME.format(number))
        end = make(f"{_RANGE[state]}End", id=start.get(w("id"), ""))
        return start, end


MOVE_RANGES = tuple(
    w(f"{tag}Range{end}") for tag in ("moveFrom", "moveTo") for end in ("Start", "End")
)
# What may stand between two paragraphs or runs and is neither.
TRANSPARENT = tuple(
    w(tag)
    for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr")
)


def parent_of(element: Element) -> Element:
    """Return the parent of ``element``, which has one."""
    parent = element.getparent()
    assert parent is not None
    return parent


def shell_of(element: Element) -> Element:
    """Return an element of the same name and attributes without content."""
    shell = copy.copy(element)
    for child in list(shell):
        shell.remove(child)
    shell.text = shell.tail = None
    return shell


def paragraph_properties(paragraph: Element) -> Element:
    """Return the w:pPr of ``paragraph``, made where there is none."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = make("pPr")
        paragraph.insert(0, found)
    return found


def mark_properties(paragraph: Element) -> Element:
    """Return the w:rPr of the paragraph mark, made at its place where there is none."""
    properties = paragraph_properties(paragraph)
    found = properties.find(w("rPr"))
    if found is None:
        found = make("rPr")
        after = [properties.find(w(tag)) for tag in ("sectPr", "pPrChange")]
        before = next((element for element in after if element is not None), None)
        if before is None:
            properties.append(found)
        else:
            before.addprevious(found)
    return found


def ids(root: Element) -> Iterator[int]:
    """Yield every w:id under ``root`` that is a number."""
    for element in root.iter():
        number = element.get(w("id"))
        if number is not None and number.lstrip("-").isdigit():
            yield int(number)


def to_bytes(root: Element) -> bytes:
    """Return ``root`` as a part of a package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
