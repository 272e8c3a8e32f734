"""What lies over a page of a PDF file: values of form fields are words, comments are counted."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_ushort, sizeof
from typing import Any

from ..pages.records import Char

# FPDFAnnot_GetSubtype, FPDFAnnot_GetFlags (public headers of PDFium).
_COMMENTS = frozenset({1, 3})  # text, free text
_WIDGET = 20
_HIDDEN = 0x2 | 0x20  # hidden, not viewed
# No value of a field is longer (code units of UTF-16).
_LONGEST = 20_000
# Words of a field are about as high as its line of text (points); a Latin letter is half as wide.
_HIGH, _NARROW = 12.0, 0.5
_CHECKED, _OPEN = "☑", "□"


def overlays(page: Any) -> tuple[list[Char], int]:
    """Return the words entered in the form fields of a page, and how many comments it has."""
    import pypdfium2.raw as raw

    entered: list[Char] = []
    comments = 0
    for at in range(max(int(raw.FPDFPage_GetAnnotCount(page.raw)), 0)):
        note = raw.FPDFPage_GetAnnot(page.raw, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        comments += kind in _COMMENTS
        if kind == _WIDGET and not raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
            entered += _field(raw, note)
        raw.FPDFPage_CloseAnnot(note)
    return entered, comments


def _field(raw: Any, note: Any) -> Iterator[Char]:
    """Yield the characters of a field's value, placed where the field stands."""
    box = raw.FS_RECTF()
    words = _shown(raw, note)
    if not words or not raw.FPDFAnnot_GetRect(note, box):
        return
    lines = words.split("\n")
    high = min((box.top - box.bottom) / len(lines), _HIGH)
    top = (box.top + box.bottom) / 2 + high * len(lines) / 2
    for number, line in enumerate(lines):
        left = box.left
        for char in line:
            wide = high * _NARROW if char.isascii() else high
            upper = -(top - number * high)
            yield Char(char, left, left + wide, upper, upper + high)
            left += wide


def _shown(raw: Any, note: Any) -> str:
    """Return the value of a text field or a choice; a box as it is checked; "" for a button."""
    kind = _string(raw, note, b"FT")
    if kind == "Btn":
        state = _string(raw, note, b"AS")
        return (_OPEN if state == "Off" else _CHECKED) if state else ""
    return _string(raw, note, b"V").replace("\r\n", "\n").replace("\r", "\n").strip()


def _string(raw: Any, note: Any, key: bytes) -> str:
    """Return what an entry of the annotation says, "" where it has none."""
    size = int(raw.FPDFAnnot_GetStringValue(note, key, None, 0))
    if not 2 < size <= _LONGEST * sizeof(c_ushort):
        return ""
    buffer = (c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
