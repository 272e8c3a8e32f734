"""Where a comment is anchored: outside every tracked change, or wholly inside one that vanishes."""

from __future__ import annotations

from lxml import etree

from .looks import AROUND, joins_another_look
from .wordml import Element, make, w


def anchor(paragraph: Element, number: str, style: str) -> None:
    """Anchor comment ``number`` on the whole of ``paragraph``.

    The anchor stands outside every tracked change; inside, half of it would be left when the change
    is accepted or rejected. Only in a paragraph that vanishes with its mark the anchor is inside,
    and vanishes too. LibreOffice then keeps the paragraph and gives its look to the one that its
    words join; where the two look different, the comment ends at the beginning of the second.
    """
    start, end = make("commentRangeStart", id=number), make("commentRangeEnd", id=number)
    reference = make("r")
    if style:
        etree.SubElement(etree.SubElement(reference, w("rPr")), w("rStyle")).set(w("val"), style)
    reference.append(make("commentReference", id=number))
    wrappers = _vanishing(paragraph)
    survivor = joins_another_look(paragraph) if wrappers else None
    if survivor is not None:
        _put_first(paragraph, start)
        _put_first(survivor, end, reference)
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


def _vanishing(paragraph: Element) -> list[Element]:
    """Return the tracked changes of a paragraph that has nothing else and a mark of their kind."""
    marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    for kinds in (("ins", "moveTo"), ("del", "moveFrom")):
        tags = [w(kind) for kind in kinds]
        if marks is not None and any(marks.find(tag) is not None for tag in tags):
            content = [child for child in paragraph if child.tag not in AROUND]
            return content if all(child.tag in tags for child in content) else []
    return []
