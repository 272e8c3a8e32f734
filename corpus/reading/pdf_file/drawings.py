"""What a page of a PDF file draws beside its words: pictures are counted, straight lines kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from ctypes import c_float, c_int, c_uint
from dataclasses import dataclass, field
from typing import Any

from ..pages.records import Rule

# FPDFPageObj_GetType, FPDFPathSegment_GetType, FPDFPath_GetDrawMode (public headers of PDFium).
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_MOVE = 2
# What is thinner than this (points) is a line, whether it is stroked or filled.
_THIN = 2.5
# A path of more pieces is a picture; a page with more lines than these is one, too.
_PIECES, _RULES = 400, 6_000
_WHITE = 250


@dataclass(slots=True)
class Drawings:
    """What a page draws: its pictures counted, straight lines, grounds on which words may stand.

    ``pale``: some words are white, so that they are seen on a ground only. ``forms``: parts of
    the page are forms, which may be drawn at another place than they were written for.
    """

    images: int = 0
    rules: list[Rule] = field(default_factory=list)
    grounds: list[Rule] = field(default_factory=list)
    pale: bool = False
    forms: bool = False


def drawings(page: Any) -> Drawings:
    """Look through the objects of a page; y downwards."""
    import pypdfium2.raw as raw

    found = Drawings()
    for at in range(max(int(raw.FPDFPage_CountObjects(page.raw)), 0)):
        one = raw.FPDFPage_GetObject(page.raw, at)
        kind = raw.FPDFPageObj_GetType(one)
        if kind == _TEXT:
            found.pale |= is_white(raw.FPDFPageObj_GetFillColor, one)
        elif kind == _IMAGE:
            found.images += 1
            found.grounds += _bounds(raw, one)
        elif kind == _PATH and len(found.rules) <= _RULES:
            found.rules += _rules(raw, one)
            if not is_white(raw.FPDFPageObj_GetFillColor, one):
                found.grounds += _bounds(raw, one)
        elif kind == _FORM:
            found.forms = True
            found.grounds += _bounds(raw, one)
    return found


def is_white(ask: Callable[..., int], *of: Any) -> bool:
    """Say whether ``ask``, a function of PDFium for the colour that fills, tells white."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    told = ask(*of, red, green, blue, alpha)
    return bool(told) and min(red.value, green.value, blue.value) >= _WHITE


def _bounds(raw: Any, one: Any) -> list[Rule]:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(one, left, bottom, right, top):
        return []
    return [Rule(left.value, right.value, -top.value, -bottom.value)]


def _rules(raw: Any, path: Any) -> Iterator[Rule]:
    """Yield the straight lines of a path: its sides where it is stroked, itself where thin."""
    box = next(iter(_bounds(raw, path)), None)
    if box is None:
        return
    width, height = box.right - box.left, box.bottom - box.top
    if min(width, height) <= _THIN < max(width, height):
        yield box
    elif min(width, height) > _THIN and _is_stroked(raw, path):
        yield from _sides(raw, path)


def _is_stroked(raw: Any, path: Any) -> bool:
    fill, stroke = c_int(), c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, fill, stroke) and stroke.value)


def _sides(raw: Any, path: Any) -> Iterator[Rule]:
    """Yield the pieces of a path that run straight across or down the page."""
    matrix, x, y = raw.FS_MATRIX(), c_float(), c_float()
    count = raw.FPDFPath_CountSegments(path)
    if not 2 <= count <= _PIECES or not raw.FPDFPageObj_GetMatrix(path, matrix):
        return
    before = begun = (math.nan, math.nan)
    for at in range(count):
        piece = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(piece, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            -(matrix.b * x.value + matrix.d * y.value + matrix.f),
        )
        if raw.FPDFPathSegment_GetType(piece) == _MOVE:
            begun = here
        else:
            yield from _straight(before, here)
        if raw.FPDFPathSegment_GetClose(piece):
            yield from _straight(here, begun)
        before = here


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
    if min(across, down) <= _THIN < max(across, down):
        xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
        yield Rule(xs[0], xs[1], ys[0], ys[1])
