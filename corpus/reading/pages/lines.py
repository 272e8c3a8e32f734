"""Characters that stand at one height, as lines across the page."""

from __future__ import annotations

from collections.abc import Iterable

from .records import Char, PageLine

# Two characters share a line when their middles lie closer than this part of their height; at one
# level are those that only their fonts move. Wider gaps than this (in heights) part columns.
_SAME_HEIGHT, _SAME_LEVEL, _APART = 0.5, 0.2, 1.0
# The same character printed again closer than this part of its width is bold print by shadow.
_SHADOW = 0.25


def rows(chars: Iterable[Char]) -> tuple[PageLine, ...]:
    """Group characters into lines from top to bottom, each from left to right.

    Fonts differ a little in where the middle of a line is, small raised signs more. Lines of two
    columns that stand at different heights are two lines, however little they differ.
    """
    found: list[list[list[Char]]] = []
    levels = sorted(_levels(chars), key=len, reverse=True)
    for level in levels:
        near = [
            (abs(_height(row[0]) - _height(level)), number)
            for number, row in enumerate(found)
            if _share_a_line(row, level)
        ]
        if near:
            found[min(near)[1]].append(level)
        else:
            found.append([level])
    found.sort(key=_top)
    lines = (line(char for level in row for char in level) for row in found)
    return tuple(one for one in lines if one is not None)


def _levels(chars: Iterable[Char]) -> list[list[Char]]:
    """Group the characters whose middles are nearly at one height."""
    found: list[list[Char]] = []
    middle = reach = 0.0
    for char in sorted(chars, key=_middle):
        if not found or _middle(char) - middle > reach:
            found.append([])
            middle, reach = _middle(char), (char.bottom - char.top) * _SAME_LEVEL
        found[-1].append(char)
    return found


def _share_a_line(row: list[list[Char]], level: list[Char]) -> bool:
    """Say whether a level belongs to a line: near in height, no gap of columns between them."""
    first = row[0]
    high = max(first[0].bottom - first[0].top, level[0].bottom - level[0].top)
    if abs(_height(first) - _height(level)) > _SAME_HEIGHT * high:
        return False
    left, right = _sides(char for part in row for char in part)
    begin, end = _sides(level)
    return begin - right < _APART * high and left - end < _APART * high


def _sides(chars: Iterable[Char]) -> tuple[float, float]:
    """Return where the print of some characters begins and ends."""
    edges = [(char.left, char.right) for char in chars]
    return min(edge[0] for edge in edges), max(edge[1] for edge in edges)


def _height(level: list[Char]) -> float:
    return _middle(level[0])


def _top(row: list[list[Char]]) -> float:
    return _height(row[0])


def _middle(char: Char) -> float:
    return (char.top + char.bottom) / 2


def line(chars: Iterable[Char]) -> PageLine | None:
    """Return the characters of one height as a line; None where nothing is printed.

    A blank is noted at the character after it. Shadows of bold print go.
    """
    kept: list[Char] = []
    apart = False
    for char in sorted(chars, key=_start):
        if char.text.isspace():
            apart = True
        elif not (kept and _is_shadow(char, kept[-1])):
            kept.append(char._replace(apart=True) if apart else char)
            apart = False
    if not kept:
        return None
    heights = sorted(char.bottom - char.top for char in kept)
    top, bottom = min(char.top for char in kept), max(char.bottom for char in kept)
    return PageLine(tuple(kept), top, bottom, max(heights[len(heights) // 2], 1.0))


def _start(char: Char) -> float:
    return char.left


def _is_shadow(char: Char, before: Char) -> bool:
    near = char.left - before.left < _SHADOW * (before.right - before.left)
    return char.text == before.text and near
