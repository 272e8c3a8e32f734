"""Parts of a package that a redline adds: comments, relations, content types."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from ..plan.comments import Comment
from .anchors import anchor
from .wordml import Element, Ink, make, run, to_bytes, w

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def add_comments(
    root: Element, found: Iterable[tuple[Element, Comment]], ink: Ink, styles: tuple[str, str]
) -> None:
    """Append each comment to the w:comments ``root`` and anchor it on its paragraph.

    ``styles`` are the ids of the comment text's and the reference mark's style, "" for none.
    """
    for paragraph, comment in found:
        number = ink.new_id()
        element = make("comment", id=number, author=ink.author, date=ink.date)
        element.set(w("initials"), ink.author[:2])
        for at, words in enumerate(comment.words):
            element.append(_comment_paragraph(words, styles, first=at == 0))
        root.append(element)
        anchor(paragraph, number, styles[1])


def _comment_paragraph(words: str, styles: tuple[str, str], *, first: bool) -> Element:
    """Return one paragraph of a comment; the first one begins with the mark of the comment."""
    paragraph = make("p")
    if styles[0]:
        properties = etree.SubElement(paragraph, w("pPr"))
        etree.SubElement(properties, w("pStyle")).set(w("val"), styles[0])
    if first:
        mark = etree.SubElement(paragraph, w("r"))
        if styles[1]:
            properties = etree.SubElement(mark, w("rPr"))
            etree.SubElement(properties, w("rStyle")).set(w("val"), styles[1])
        etree.SubElement(mark, w("annotationRef"))
    paragraph.append(run(words, None))
    return paragraph


def comments_root() -> Element:
    """Return an empty w:comments."""
    return make("comments")


def add_relation(relations: bytes, kind: str, target: str) -> bytes:
    """Return the relations part with one more internal relation of type ``…/kind``."""
    root = etree.fromstring(relations)
    taken = {relation.get("Id") for relation in root}
    number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    element = etree.SubElement(root, f"{{{RELATIONS}}}Relationship")
    element.set("Id", f"rId{number}")
    element.set("Type", f"{OFFICE}/{kind}")
    element.set("Target", target)
    return to_bytes(root)


def set_type(types: bytes, part: str, content_type: str) -> bytes:
    """Return the content types with ``part`` (without a leading slash) declared as given."""
    root = etree.fromstring(types)
    for element in root:
        if element.get("PartName", "").lstrip("/").lower() == part.lower():
            element.set("ContentType", content_type)
            return to_bytes(root)
    element = etree.SubElement(root, f"{{{TYPES}}}Override")
    element.set("PartName", f"/{part}")
    element.set("ContentType", content_type)
    return to_bytes(root)
