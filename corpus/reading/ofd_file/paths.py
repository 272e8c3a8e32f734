"""The straight lines of a drawn path, as its abbreviated data tell it (GB/T 33190-2016, 9.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pages.records import Rule
from .geometry import Frame, number

# Operators and how many numbers follow each: S M start, L line, Q B A curves, C closes.
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_WORDS = re.compile(r"[A-Za-z]|[-+.\d]+(?:[eE][-+]?\d+)?")
# What is thinner than this (millimetres) is a line; a path of more pieces is a picture.
_THIN = 0.9
_PIECES = 1_000


def straight_lines(data: str, frame: Frame) -> Iterator[Rule]:
    """Yield the pieces of a path that run straight across or down the page, in millimetres."""
    found = _WORDS.findall(data)
    if len(found) > _PIECES:
        return
    at, begun, here = 0, (0.0, 0.0), (0.0, 0.0)
    while at < len(found):
        operator, count = found[at], _OPERANDS.get(found[at], 0)
        values = [number(word, 0.0) for word in found[at + 1 : at + 1 + count]]
        at += 1 + count
        if operator not in _OPERANDS or len(values) < count:
            continue
        there = frame.at(*values[-2:]) if count else begun
        if operator in "LC":
            yield from _straight(here, there)
        begun = there if operator in "SM" else begun
        here = there


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
    if min(across, down) <= _THIN < max(across, down):
        xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
        yield Rule(xs[0], xs[1], ys[0], ys[1])
