"""Paragraphs that vanish leave the next one its look, whichever of the two a reader keeps.

Where a paragraph mark goes, the words before it join the next paragraph, whose properties count
(ISO/IEC 29500-1, 17.13.5). LibreOffice 7.4 keeps those of the first paragraph, its list included,
unless one single change covers the first paragraph from its beginning on.
"""

from __future__ import annotations

import copy
from typing import NamedTuple

from lxml import etree

from .wordml import MOVE_RANGES, TRANSPARENT, Element, Ink, paragraph_properties, parent_of, w

# What belongs to the one paragraph it stands in and is never copied with its look.
OWN = tuple(w(tag) for tag in ("sectPr", "rPr", "pPrChange", "pageBreakBefore", "framePr"))
# What a paragraph holds beside its words.
AROUND = (w("pPr"), *MOVE_RANGES, *TRANSPARENT)
_LOOK = (w("pStyle"), w("numPr"))


class _View(NamedTuple):
    """One way to resolve all changes: what goes, and whether properties are those of before."""

    gone: tuple[str, str]
    former: bool


_VIEWS = (_View((w("ins"), w("moveTo")), former=True), _View((w("del"), w("moveFrom")), False))


def lend_looks(root: Element, ink: Ink) -> None:
    """Let every paragraph under ``root`` that vanishes look like the one which its words join.

    A moved paragraph becomes one change instead, with its struck words inside: looking like the
    next one it would bear that one's automatic number for all to see.
    """
    for paragraph in list(root.iter(w("p"))):
        for view in _VIEWS:
            survivor = _other_look(paragraph, view)
            mark, content = _mark(paragraph, view), [c for c in paragraph if c.tag not in AROUND]
            tags = {child.tag for child in content}
            if survivor is None or tags <= {mark}:
                continue
            if mark == w("moveFrom") and tags <= {*view.gone}:
                _nest(content)
            else:
                _lend(paragraph, survivor, view, ink)


def joins_another_look(paragraph: Element) -> Element | None:
    """Return the paragraph that the words of ``paragraph`` join once it vanishes.

    None where it does not vanish, or where the two look the same.
    """
    found = (_other_look(paragraph, view) for view in _VIEWS)
    return next((survivor for survivor in found if survivor is not None), None)


def _other_look(paragraph: Element, view: _View) -> Element | None:
    """Return the paragraph that its words join in ``view``, if that one looks otherwise.

    None as well where ``paragraph`` does not vanish.
    """
    survivor = _survivor(paragraph, view) if _mark(paragraph, view) else None
    if survivor is None or _look(paragraph, view) == _look(survivor, view):
        return None
    return survivor


def _mark(paragraph: Element, view: _View) -> str:
    """Return the tag by which the mark of ``paragraph`` goes in ``view``, "" where it stays."""
    flags = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return next((tag for tag in view.gone if flags is not None and flags.find(tag) is not None), "")


def _survivor(paragraph: Element, view: _View) -> Element | None:
    """Return the next paragraph whose mark stays, None where something else is in between."""
    follower = paragraph.getnext()
    while follower is not None and (
        follower.tag in AROUND or (follower.tag == w("p") and _mark(follower, view))
    ):
        follower = follower.getnext()
    return follower if follower is not None and follower.tag == w("p") else None


def _properties(paragraph: Element, view: _View) -> Element | None:
    """Return the w:pPr that counts in ``view``."""
    now = paragraph.find(w("pPr"))
    change = None if now is None or not view.former else now.find(w("pPrChange"))
    return now if change is None else change.find(w("pPr"))


def _look(paragraph: Element, view: _View) -> list[bytes]:
    properties = _properties(paragraph, view)
    found = [None if properties is None else properties.find(tag) for tag in _LOOK]
    return [b"" if element is None else etree.tostring(element) for element in found]


def _lend(paragraph: Element, survivor: Element, view: _View, ink: Ink) -> None:
    """Give ``paragraph`` the look of ``survivor`` in ``view`` and leave it its own in the other."""
    lent = _without_own(_properties(survivor, view))
    now = paragraph_properties(paragraph)
    change = now.find(w("pPrChange"))
    if change is None:
        change = ink.tracked("pPrChange")
        change.append(_without_own(now))
        now.append(change)
    if view.former:
        change[:] = [lent]
        return
    for child in [child for child in now if child.tag not in OWN]:
        now.remove(child)
    now[:0] = list(lent)


def _without_own(properties: Element | None) -> Element:
    """Return a copy of w:pPr without what belongs to one paragraph only."""
    found = etree.Element(w("pPr")) if properties is None else copy.deepcopy(properties)
    for child in [child for child in found if child.tag in OWN]:
        found.remove(child)
    return found


def _nest(content: list[Element]) -> None:
    """Put the struck words of a moved paragraph into its one move."""
    outer = next(change for change in content if change.tag == w("moveFrom"))
    at = content.index(outer)
    outer[:0] = content[:at]
    for change in content[at + 1 :]:
        if change.tag == outer.tag:
            outer.extend(list(change))
            parent_of(change).remove(change)
        else:
            outer.append(change)
