"""What a legacy form field shows that stores no result: the chosen entry, the box, checked or not.

ISO/IEC 29500-1, 17.16.9 (ddList, result, listEntry) and 17.16.7, 17.16.8 (checkBox, checked).
"""

from __future__ import annotations

from .xml import Element, attribute, child, children, integer, switch, value

_CHECKED, _OPEN = "☒", "☐"


def entered(begin: Element) -> str:
    """Return what the field that ``begin`` (w:fldChar) opens shows; "" where it has a result."""
    data = child(begin, "w:ffData")
    choices, box = child(data, "w:ddList"), child(data, "w:checkBox")
    if choices is not None:
        return _chosen(choices)
    return _box(box) if box is not None else ""


def _chosen(choices: Element) -> str:
    """Return the chosen entry of a list: the result, else the default, else the first."""
    entries = [attribute(entry, "w:val") for entry in children(choices, "w:listEntry")]
    at = integer(value(choices, "w:result", value(choices, "w:default", "0")), -1)
    return entries[at] if 0 <= at < len(entries) else ""


def _box(box: Element) -> str:
    """Return a box as it is checked, else as it is by default."""
    state = switch(box, "w:checked")
    return _CHECKED if (switch(box, "w:default") if state is None else state) else _OPEN
