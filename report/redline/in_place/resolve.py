"""Accept or reject the tracked changes that a file has: ours cannot be nested in them."""

from __future__ import annotations

from typing import NamedTuple

from ....corpus.model import Tracked
from ..wordml.wordml import TRANSPARENT, Element, parent_of, w


class _View(NamedTuple):
    """What stays and what goes: wrappers of content, flags of rows, flags of cells."""

    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    row: str
    cell: str


_VIEWS: dict[Tracked, _View] = {
    "accepted": _View((w("ins"), w("moveTo")), (w("del"), w("moveFrom")), w("del"), w("cellDel")),
    "original": _View((w("del"), w("moveFrom")), (w("ins"), w("moveTo")), w("ins"), w("cellIns")),
}
_CONTENT = tuple(w(tag) for tag in ("ins", "moveTo", "del", "moveFrom"))
# Words that were struck are ordinary words again where the deletion is rejected.
_STRUCK = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
# What a tracked change of properties does not hold and therefore leaves as it is.
_LAST = (w("rPr"), w("sectPr"))
_UNTRACKED = (*_CONTENT, w("headerReference"), w("footerReference"), *_LAST)
_PROPERTIES = tuple(
    w(f"{tag}Change")
    for tag in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
)
_CELLS = tuple(w(tag) for tag in ("cellIns", "cellDel", "cellMerge"))
_RANGES = tuple(
    w(f"{tag}Range{end}")
    for tag in (
        "moveFrom",
        "moveTo",
        "customXmlIns",
        "customXmlDel",
        "customXmlMoveFrom",
        "customXmlMoveTo",
    )
    for end in ("Start", "End")
)
# Where the change is a flag and not a wrapper of content.
_FLAGGED = (w("rPr"), w("trPr"), w("numPr"), w("ctrlPr"))


def resolve_changes(root: Element, tracked: Tracked) -> int:
    """Accept or reject every tracked change under ``root``, in place; return how many there were.

    The result reads as the reader's view ``tracked`` of the file (ISO/IEC 29500-1, 17.13.5).
    """
    view = _VIEWS[tracked]
    found = list(root.iter(*_CONTENT, *_PROPERTIES, *_CELLS))
    if not found:
        return 0
    _cells_and_rows(root, view)
    if tracked == "original":
        _former_properties(root)
    for element in list(root.iter(*_PROPERTIES, *_RANGES)):
        _remove(element)
    _content(root, view)
    for paragraph in [p for p in root.iter(w("p")) if _mark_gone(p, view)]:
        _join_next(paragraph)
    for element in list(root.iter(*_CONTENT)):
        _remove(element)
    return len(found)


def drop_comments(root: Element, gone: frozenset[str]) -> None:
    """Drop what is left of the comments whose numbers are in ``gone``: they went with their words.

    In: the main part or the w:comments of the file.
    """
    for element in list(root.iter(w("comment"), w("commentRangeStart"), w("commentRangeEnd"))):
        if element.get(w("id")) in gone:
            _remove(element)


def comments_in(root: Element) -> frozenset[str]:
    """Return the numbers of the comments that ``root`` refers to."""
    return frozenset(found.get(w("id"), "") for found in root.iter(w("commentReference")))


def _former_properties(root: Element) -> None:
    """Put the properties of before in the place of those that a tracked change gave."""
    for change in list(root.iter(*_PROPERTIES)):
        now = parent_of(change)
        former = next(iter(change), None)
        if former is None or former.tag != now.tag:
            continue
        kept = [child for child in now if child.tag in _UNTRACKED]
        for child in [*now]:
            now.remove(child)
        now.extend([*former])
        for child in kept:
            _put_back(now, child)


def _put_back(properties: Element, child: Element) -> None:
    """Put an untracked child where the schema has it: at the head, or at the end."""
    if child.tag in _LAST:
        properties.append(child)
    else:
        heads = sum(1 for other in properties if other.tag in _UNTRACKED and other.tag not in _LAST)
        properties.insert(heads, child)


def _cells_and_rows(root: Element, view: _View) -> None:
    """Drop the rows and cells that this view does not have, and tables without a row left."""
    for element in list(root.iter(view.cell)):
        _remove(parent_of(parent_of(element)))
    for element in list(root.iter(*_CELLS)):
        _remove(element)
    for row in list(root.iter(w("tr"))):
        if row.find(f"{w('trPr')}/{view.row}") is not None:
            _remove(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(f".//{w('tc')}") is None:
            _remove(table)


def _content(root: Element, view: _View) -> None:
    """Drop the content that this view does not have and unwrap the rest."""
    for element in list(root.iter(*view.dropped)):
        if not _is_flag(element):
            _remove(element)
    for element in list(root.iter(*view.kept)):
        if not _is_flag(element):
            for child in list(element):
                element.addprevious(child)
            _remove(element)
    for element in list(root.iter(*_STRUCK)):
        element.tag = _STRUCK[element.tag]


def _is_flag(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in _FLAGGED


def _mark_gone(paragraph: Element, view: _View) -> bool:
    marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return marks is not None and any(marks.find(tag) is not None for tag in view.dropped)


def _join_next(paragraph: Element) -> None:
    """Put the content of a paragraph whose mark is gone before that of the next one."""
    follower = paragraph.getnext()
    while follower is not None and follower.tag != w("p") and follower.tag in TRANSPARENT:
        follower = follower.getnext()
    content = [child for child in paragraph if child.tag != w("pPr")]
    if follower is not None and follower.tag == w("p"):
        at = 1 if follower.find(w("pPr")) is not None else 0
        for offset, child in enumerate(content):
            follower.insert(at + offset, child)
        _remove(paragraph)
    elif not content and _can_go(paragraph):
        _remove(paragraph)


def _can_go(paragraph: Element) -> bool:
    """Say whether a cell or body keeps a paragraph at its end without this one."""
    parent = paragraph.getparent()
    if parent is None or parent.tag not in (w("tc"), w("body"), w("txbxContent")):
        return True
    return any(child.tag == w("p") for child in parent if child is not paragraph)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
