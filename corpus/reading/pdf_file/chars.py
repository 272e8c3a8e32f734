"""The characters of a PDF file with their places, through PDFium."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from ctypes import c_double, c_float
from typing import Any
from unicodedata import east_asian_width

from ...limits import Limits
from ...model import InputError
from ..pages.page import Drawn, arranged
from ..pages.records import Char, Page, Rule
from .drawings import drawings, is_white
from .overlays import overlays
from .repair import with_trailer

# FPDF_GetLastError (public headers of PDFium).
_PASSWORD = 4
_QUARTER = math.pi / 2
# The box of a font is about as high as the font and reaches a little below the baseline.
_WHOLE, _DEEP, _ASCENT = 0.97, 0.5, 0.88
# A box this much lower than others of its page is that of a flat shape; so ideographs begin.
_FLAT = 0.6
_IDEOGRAPHS = "\u3400"
# The place of a character in the file's order, its quarter turns, its box.
_Found = tuple[int, int, Char]
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
        document.init_forms()
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
        yield from arranged(_drawn(page, words, document.formenv))
        words.close()
        page.close()


def _drawn(page: Any, words: Any, form: Any) -> Drawn:
    """Gather what one page shows; ``form`` is the form of the document."""
    shown = drawings(page)
    entered, comments = overlays(page, form)
    found = list(_chars(words))
    if _has_flat_boxes(found):
        found = _measured(words, found, forms=shown.forms)
    hidden = _unseen(words, found, shown.grounds) if shown.pale else ()
    chars = [one for at, one in enumerate(found) if at not in hidden]
    placed = [(turn, char) for _, turn, char in chars] + [(0, char) for char in entered]
    unseen = "".join(found[at][2].text for at in hidden)
    size = page.get_width(), page.get_height()
    return Drawn(placed, *size, shown.rules, shown.images, comments, unseen)


def _has_flat_boxes(found: list[_Found]) -> bool:
    """Say whether boxes are those of the drawn shapes: ideographs of one font differ in height."""
    wide = sorted(
        char.bottom - char.top
        for _, turn, char in found
        if turn == 0 and char.text >= _IDEOGRAPHS and east_asian_width(char.text) == "W"
    )
    return bool(wide) and wide[0] < _FLAT * wide[len(wide) // 2]


def _unseen(words: Any, found: list[_Found], grounds: Sequence[Rule]) -> tuple[int, ...]:
    """Return which characters are white where nothing is drawn below them."""
    import pypdfium2.raw as raw

    return tuple(
        at
        for at, (index, _, char) in enumerate(found)
        if is_white(raw.FPDFText_GetFillColor, words.raw, index)
        and not any(_covers(ground, char) for ground in grounds)
    )


def _covers(ground: Rule, char: Char) -> bool:
    across, down = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return ground.left <= across <= ground.right and ground.top <= down <= ground.bottom


def _chars(words: Any) -> Iterator[_Found]:
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
            yield at, (-round(turns) % 4 if straight else -1), char


def _measured(words: Any, found: Sequence[_Found], *, forms: bool) -> list[_Found]:
    """Give upright characters the box of their font, whatever the file says of their box."""
    on_baseline = _Measure(words.raw, forms=forms).on_baseline
    return [(at, turn, on_baseline(at, char) if turn == 0 else char) for at, turn, char in found]


class _Measure:
    """Tells where a character sits on its baseline, however little its font says of its height.

    The box of a Type 3 font is that of the drawn shape: 一 is a flat box in the middle of its
    line, and falls out of it. Baseline and size are the same for all characters of a line.
    """

    def __init__(self, page: Any, *, forms: bool) -> None:
        import pypdfium2.raw as raw

        self.raw, self.page, self.forms = raw, page, forms
        self.x, self.y = c_double(), c_double()
        self.matrix, self.own = raw.FS_MATRIX(), raw.FS_MATRIX()

    def on_baseline(self, at: int, char: Char) -> Char:
        """Return ``char`` with the box of its font where its own is that of the shape."""
        raw, matrix = self.raw, self.matrix
        if not raw.FPDFText_GetMatrix(self.page, at, matrix):
            return char
        size = raw.FPDFText_GetFontSize(self.page, at)
        wide = size * math.hypot(matrix.a, matrix.b)
        high = size * math.hypot(matrix.c, matrix.d)
        left, base = self._origin(at, wide, high)
        whole = char.bottom - char.top >= _WHOLE * high and abs(char.bottom - base) < _DEEP * high
        if high <= 0 or (whole and abs(char.left - left) < wide):
            return char
        narrow = char.right - char.left + min(abs(char.left - left), wide)
        full = wide if east_asian_width(char.text) in "WF" else narrow
        top, bottom = base - _ASCENT * high, base + (1 - _ASCENT) * high
        return Char(char.text, left, left + full, top, bottom)

    def _origin(self, at: int, wide: float, high: float) -> tuple[float, float]:
        """Return where a character begins on its baseline; y downwards."""
        self.raw.FPDFText_GetCharOrigin(self.page, at, self.x, self.y)
        x, y = self.x.value, self.y.value
        return self._in_form(at, wide, high) if self.forms else (x, -y)

    def _in_form(self, at: int, wide: float, high: float) -> tuple[float, float]:
        """Return the place that was told last, moved as its form is where that was forgotten.

        PDFium forgets that a form is moved where it tells of Type 3 fonts in it: the character
        still stands at its text object, whose own place in the form is told.
        """
        raw, left, low, right, top = self.raw, *(c_float() for _ in range(4))
        x, y = self.x.value, self.y.value
        words = raw.FPDFText_GetTextObject(self.page, at)
        told = words and raw.FPDFPageObj_GetMatrix(words, self.own)
        if told and raw.FPDFPageObj_GetBounds(words, left, low, right, top):
            aside, up = self.matrix.e - self.own.e, self.matrix.f - self.own.f
            there = left.value - wide <= x <= right.value + wide
            there = there and low.value - high <= y <= top.value + high
            if there and math.hypot(aside, up) > high:
                return x + aside, -(y + up)
        return x, -y


def _text(code: int, unmapped: bool) -> str:
    """Return the character, "" for one that nobody sees, U+FFFD for one that nobody knows."""
    if unmapped or 0xE000 <= code <= 0xF8FF or code == 0xFFFE:
        return "\ufffd"
    if code in (0, 2, 0xAD) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)
