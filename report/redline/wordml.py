"""Elements of WordprocessingML: runs, tracked changes, paragraph marks, comment anchors."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from .model import State

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


def anchor(paragraph: Element, number: str, style: str) -> None:
    """Anchor comment ``number`` on the whole of ``paragraph``.

    The anchor stands outside every tracked change, or half of it would be left when one is
    accepted or rejected. Only in a paragraph that vanishes with its mark it vanishes too: what
    stays behind would lend the look of that paragraph to the next one.
    """
    start, end = make("commentRangeStart", id=number), make("commentRangeEnd", id=number)
    reference = make("r")
    if style:
        etree.SubElement(etree.SubElement(reference, w("rPr")), w("rStyle")).set(w("val"), style)
    reference.append(make("commentReference", id=number))
    wrappers = _vanishing(paragraph)
    follower = paragraph.getnext()
    if wrappers and follower is not None and _lends_its_look(paragraph, follower):
        _put_first(paragraph, start)
        _put_first(follower, end, reference)
    elif wrappers:
        wrappers[0].insert(0, start)
        wrappers[-1].extend((end, reference))
    else:
        _put_first(paragraph, start)
        paragraph.extend((end, reference))


def _put_first(paragraph: Element, *elements: Element) -> None:
    """Put ``elements`` at the beginning of a paragraph, behind its properties."""
    at = 0 if paragraph.find(w("pPr")) is None else 1
    paragraph[at:at] = elements


def _lends_its_look(paragraph: Element, follower: Element) -> bool:
    """Say whether a paragraph that vanishes leaves a mark on the next one, which has another look.

    LibreOffice keeps a paragraph in which a comment stays, and gives its look to the next one;
    then the comment ends at the next one's beginning.
    """
    if follower.tag != w("p") or _vanishing(follower):
        return False
    looks = [element.find(w("pPr")) for element in (paragraph, follower)]
    names = [[None if p is None else p.find(w(tag)) for tag in ("pStyle", "numPr")] for p in looks]
    return _written(names[0]) != _written(names[1])


def _written(properties: list[Element | None]) -> list[bytes]:
    return [b"" if found is None else etree.tostring(found) for found in properties]


def _vanishing(paragraph: Element) -> list[Element]:
    """Return the tracked changes of a paragraph that has nothing else and a mark of their kind."""
    marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    for kinds in (("ins", "moveTo"), ("del", "moveFrom")):
        tags = [w(kind) for kind in kinds]
        if marks is not None and any(marks.find(tag) is not None for tag in tags):
            content = [child for child in paragraph if child.tag not in (w("pPr"), *MOVE_RANGES)]
            return content if all(child.tag in tags for child in content) else []
    return []


def ids(root: Element) -> Iterator[int]:
    """Yield every w:id under ``root`` that is a number."""
    for element in root.iter():
        number = element.get(w("id"))
        if number is not None and number.lstrip("-").isdigit():
            yield int(number)


def to_bytes(root: Element) -> bytes:
    """Return ``root`` as a part of a package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
