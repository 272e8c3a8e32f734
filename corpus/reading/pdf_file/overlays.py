"""What lies over a page of a PDF file: values of form fields are words, comments are counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import c_ushort, sizeof
from typing import Any

from ..pages.records import Char

# FPDFAnnot_GetSubtype, FPDFAnnot_GetFlags, FPDFAnnot_GetFormFieldType (public headers of PDFium).
_COMMENTS = frozenset({1, 3})  # text, free text
_BOXES, _WRITTEN = frozenset({2, 3}), frozenset({4, 5, 6})  # check box, radio; choices and text
_WIDGET = 20
_HIDDEN = 0x2 | 0x20  # hidden, not viewed
# No value of a field is longer (code units of UTF-16).
_LONGEST = 20_000
# Words of a field are about as high as its line of text (points); a Latin letter is half as wide.
_HIGH, _NARROW = 12.0, 0.5
_CHECKED, _OPEN = "☑", "□"


def overlays(page: Any, form: Any) -> tuple[list[Char], int]:
    """Return the words entered in the form fields of a page, and how many comments it has.

    ``form`` is the form of the document, None where it has none.
    """
    import pypdfium2.raw as raw

    entered: list[Char] = []
    comments = 0
    for at in range(max(int(raw.FPDFPage_GetAnnotCount(page.raw)), 0)):
        note = raw.FPDFPage_GetAnnot(page.raw, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        comments += kind in _COMMENTS
        if kind == _WIDGET and not raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
            entered += _field(raw, form, note)
        raw.FPDFPage_CloseAnnot(note)
    return entered, comments


def _field(raw: Any, form: Any, note: Any) -> Iterator[Char]:
    """Yield the characters of a field's value, placed where the field stands."""
    box = raw.FS_RECTF()
    words = _shown(raw, form, note).replace("\r\n", "\n").replace("\r", "\n").strip()
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


def _shown(raw: Any, form: Any, note: Any) -> str:
    """Return the value of a text field or a choice; a box as it is checked; "" for a button.

    A field may be drawn at several places: its kind and value then stand in the field alone, and
    only the form tells of them.
    """
    if form is None:
        return _string(raw.FPDFAnnot_GetStringValue, note, b"V")
    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    if kind in _BOXES:
        return _CHECKED if raw.FPDFAnnot_IsChecked(form, note) else _OPEN
    return _string(raw.FPDFAnnot_GetFormFieldValue, form, note) if kind in _WRITTEN else ""


def _string(ask: Callable[..., int], *of: Any) -> str:
    """Return the words that ``ask``, a function of PDFium, tells; "" where it has none."""
    size = int(ask(*of, None, 0))
    if not 2 < size <= _LONGEST * sizeof(c_ushort):
        return ""
    buffer = (c_ushort * (size // 2))()
    ask(*of, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
