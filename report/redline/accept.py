"""Accept the tracked changes that a file already has: ours cannot be nested in them."""

from __future__ import annotations

from .wordml import Element, parent_of, w

_KEPT = tuple(w(tag) for tag in ("ins", "moveTo"))
_DROPPED = tuple(w(tag) for tag in ("del", "moveFrom"))
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


def accept_changes(root: Element) -> int:
    """Accept every tracked change under ``root``, in place; return how many there were."""
    kinds = (*_KEPT, *_DROPPED, *_PROPERTIES, *_CELLS)
    found = list(root.iter(*kinds))
    if not found:
        return 0
    _cells_and_rows(root)
    for element in list(root.iter(*_PROPERTIES, *_RANGES)):
        _remove(element)
    _content(root)
    for paragraph in [p for p in root.iter(w("p")) if _mark_gone(p)]:
        _join_next(paragraph)
    for element in list(root.iter(*_KEPT, *_DROPPED)):
        _remove(element)
    return len(found)


def _cells_and_rows(root: Element) -> None:
    """Drop deleted rows and cells, and tables that lose their last row."""
    for element in list(root.iter(w("cellDel"))):
        _remove(parent_of(parent_of(element)))
    for element in list(root.iter(*_CELLS)):
        _remove(element)
    for row in list(root.iter(w("tr"))):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            _remove(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(f".//{w('tc')}") is None:
            _remove(table)


def _content(root: Element) -> None:
    """Drop deleted content and unwrap what was inserted."""
    for element in list(root.iter(*_DROPPED)):
        if not _is_flag(element):
            _remove(element)
    for element in list(root.iter(*_KEPT)):
        if not _is_flag(element):
            for child in list(element):
                element.addprevious(child)
            _remove(element)


def _is_flag(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in _FLAGGED


def _mark_gone(paragraph: Element) -> bool:
    marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return marks is not None and any(marks.find(tag) is not None for tag in _DROPPED)


def _join_next(paragraph: Element) -> None:
    """Put the content of a paragraph whose mark is deleted before that of the next one."""
    follower = paragraph.getnext()
    while follower is not None and follower.tag != w("p") and follower.tag in _TRANSPARENT:
        follower = follower.getnext()
    content = [child for child in paragraph if child.tag != w("pPr")]
    if follower is not None and follower.tag == w("p"):
        at = 1 if follower.find(w("pPr")) is not None else 0
        for offset, child in enumerate(content):
            follower.insert(at + offset, child)
        _remove(paragraph)
    elif not content and _can_go(paragraph):
        _remove(paragraph)


_TRANSPARENT = tuple(
    w(tag)
    for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr")
)


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
