"""The characters of a PDF file with their places, through PDFium."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from ...limits import Limits
from ...model import InputError
from .records import Char, Page
from .repair import with_trailer
from .stamps import without_stamps
from .vertical import laid_down

# FPDF_GetLastError, FPDFAnnot_GetSubtype, FPDFPageObj_GetType (public headers of PDFium).
_PASSWORD = 4
_COMMENTS = frozenset({1, 3})  # text, free text
_IMAGE = 3
_QUARTER = math.pi / 2
# A character that leans more than this (about 5 degrees) stands in no line.
_LEAN = 0.09


def read_pages(data: bytes, path: str, limits: Limits) -> tuple[Page, ...]:
    """Return the pages of a PDF file.

    Raises InputError: "no-pdf-reader" where pypdfium2 is not installed, "password", "damaged",
    "too-many-pages", "too-large" where the text is longer than a text file may be.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError as error:
        raise InputError("no-pdf-reader", path) from error
    try:
        document = _opened(pdfium.PdfDocument, data)
        if len(document) > limits.pages:
            raise InputError("too-many-pages", path, str(limits.pages))
        return tuple(_pages(document, path, limits))
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", 0) == _PASSWORD
        raise InputError("password" if locked else "damaged", path) from error


def _opened(open_: Callable[[bytes], Any], data: bytes) -> Any:
    """Open the file; one that lacks its end alone is opened with a new one."""
    try:
        return open_(data)
    except RuntimeError as error:
        mended = b"" if getattr(error, "err_code", 0) == _PASSWORD else with_trailer(data)
        if not mended:
            raise
        return open_(mended)


def _pages(document: Any, path: str, limits: Limits) -> Iterator[Page]:
    """Yield the pages, each closed before the next is opened."""
    left = limits.text_bytes
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        left -= words.count_chars()
        if left < 0:
            raise InputError("too-large", path, str(limits.text_bytes >> 20))
        yield _page(page, words)
        words.close()
        page.close()


def _page(page: Any, words: Any) -> Page:
    """Turn one page upright and gather its characters into lines."""
    found = list(_chars(words))
    turns = Counter(turn for turn, char in found if turn >= 0 and char.text.strip())
    turn = turns.most_common(1)[0][0] if turns else 0
    upright = [_turned(char, turn) for way, char in found if way == turn]
    height = page.get_height()
    shift = {0: height, 3: page.get_width()}.get(turn, 0.0)
    placed = [Char(text, x, y, top + shift, low + shift) for text, x, y, top, low, _ in upright]
    lines, stamped = without_stamps(laid_down(placed))
    askew = "".join(char.text for way, char in found if way != turn).strip() or stamped
    unknown = sum(char.text == "\ufffd" for _, char in found)
    return Page(lines, askew, *_others(page), unknown)


def _chars(words: Any) -> Iterator[tuple[int, Char]]:
    """Yield each printed character, y downwards, with its quarter turns; -1 where it leans."""
    import pypdfium2.raw as raw

    box, page = raw.FS_RECTF(), words.raw
    for at in range(words.count_chars()):
        if raw.FPDFText_IsGenerated(page, at):
            continue
        code = raw.FPDFText_GetUnicode(page, at)
        text = _text(code, bool(raw.FPDFText_HasUnicodeMapError(page, at)))
        if text and raw.FPDFText_GetLooseCharBox(page, at, box):
            turns = raw.FPDFText_GetCharAngle(page, at) / _QUARTER
            straight = abs(turns - round(turns)) * _QUARTER < _LEAN
            char = Char(text, box.left, box.right, -box.top, -box.bottom)
            yield (-round(turns) % 4 if straight else -1), char


def _text(code: int, unmapped: bool) -> str:
    """Return the character, "" for one that nobody sees, U+FFFD for one that nobody knows."""
    if unmapped or 0xE000 <= code <= 0xF8FF or code == 0xFFFE:
        return "\ufffd"
    if code in (0, 2, 0xAD) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)


def _turned(char: Char, turns: int) -> Char:
    """Return the box of ``char`` on a page turned so that it stands upright."""
    left, right, top, bottom = char[1:5]
    if not turns:
        return char
    for _ in range(turns):  # against the clock: what pointed up points right
        left, right, top, bottom = -bottom, -top, left, right
    return Char(char.text, left, right, top, bottom)


def _others(page: Any) -> tuple[int, int]:
    """Count the pictures and the comments of a page."""
    import pypdfium2.raw as raw

    objects = (raw.FPDFPage_GetObject(page.raw, at) for at in range(_count(raw, page)))
    images = sum(raw.FPDFPageObj_GetType(one) == _IMAGE for one in objects)
    comments = 0
    for at in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, at)
        comments += raw.FPDFAnnot_GetSubtype(note) in _COMMENTS
        raw.FPDFPage_CloseAnnot(note)
    return images, comments


def _count(raw: Any, page: Any) -> int:
    return max(int(raw.FPDFPage_CountObjects(page.raw)), 0)
