"""One text object of OFD: its characters with their boxes on the page."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from itertools import chain, repeat

from ..docx_file.xml import Element
from ..pages.records import Char
from .geometry import Frame, deltas, number
from .package import children

# Of the height of a character this part stands above its baseline.
_ASCENT = 0.88
# What a Latin letter or digit takes of the height of its font where no step tells.
_NARROW = 0.5
_QUARTER = math.pi / 2
# A character that leans more than this (about 5 degrees) stands in no line.
_LEAN = 0.09
# Stands for a glyph that no character was given for (GB/T 33190-2016, 11.3).
_NO_CHARACTER = "\xa4"
_CONTROLS = dict.fromkeys((*range(32), 173, 65534, 65535))


def text_chars(element: Element, frame: Frame, most: int) -> Iterator[tuple[int, Char]]:
    """Yield the characters of a TextObject, ``most`` at most, in millimetres.

    Each comes with its quarter turns, -1 where it leans. ``frame`` places the object.
    """
    size = number(element.get("Size"), 0.0)
    wide = size * number(element.get("HScale"), 1.0)
    turned = number(element.get("CharDirection"), 0.0) / 90 + frame.angle / _QUARTER
    straight = abs(turned - round(turned)) * _QUARTER < _LEAN
    turns = round(turned) % 4 if straight else -1
    unmapped = next(children(element, "CGTransform"), None) is not None
    x = y = 0.0
    for code in children(element, "TextCode"):
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        for char, at, below, width in _placed(code, x, y, wide, most):
            box = _box(frame, at, below, width, size)
            shown = "\ufffd" if _is_unknown(char, unmapped) else char
            yield turns, Char(shown, *box)


def _placed(
    code: Element, x: float, y: float, wide: float, most: int
) -> Iterator[tuple[str, float, float, float]]:
    """Yield each character of a TextCode with its place on the baseline, and how wide it is."""
    words = (code.text or "").translate(_CONTROLS)[:most]
    along, down = code.get("DeltaX", ""), code.get("DeltaY", "")
    steps = chain(deltas(along, len(words)), repeat(None))
    drops = chain(deltas(down, len(words)), repeat(0.0))
    for char, step, drop in zip(words, steps, drops, strict=False):
        natural = wide if unicodedata.east_asian_width(char) in "WFA" else wide * _NARROW
        yield char, x, y, min(natural, step) if step and step > 0 else natural
        x += step if step is not None else 0.0 if down else natural
        y += drop


def _box(
    frame: Frame, x: float, y: float, width: float, size: float
) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of a character on the page."""
    corners = [
        frame.at(x + aside, y + height)
        for aside in (0.0, width)
        for height in (-_ASCENT * size, (1 - _ASCENT) * size)
    ]
    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(across), max(across), min(down), max(down)


def _is_unknown(char: str, unmapped: bool) -> bool:
    """Say whether a character only stands for a glyph that the font does not name."""
    return 0xE000 <= ord(char) <= 0xF8FF or (unmapped and char == _NO_CHARACTER)
