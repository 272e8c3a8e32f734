"""Characters that stand at one height, as lines across the page."""

from __future__ import annotations

from collections.abc import Iterable

from .records import Char, Line

# Two characters share a line when their middles lie closer than this part of their height.
_SAME_HEIGHT = 0.5
# The same character printed again closer than this part of its width is bold print by shadow.
_SHADOW = 0.25


def rows(chars: Iterable[Char]) -> tuple[Line, ...]:
    """Group characters into lines from top to bottom, each from left to right."""
    found: list[list[Char]] = []
    middle = reach = 0.0
    for char in sorted(chars, key=_middle):
        if not found or _middle(char) - middle > reach:
            found.append([])
            middle, reach = _middle(char), (char.bottom - char.top) * _SAME_HEIGHT
        found[-1].append(char)
    lines = (line(row) for row in found)
    return tuple(one for one in lines if one is not None)


def _middle(char: Char) -> float:
    return (char.top + char.bottom) / 2


def line(chars: Iterable[Char]) -> Line | None:
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
    return Line(tuple(kept), top, bottom, max(heights[len(heights) // 2], 1.0))


def _start(char: Char) -> float:
    return char.left


def _is_shadow(char: Char, before: Char) -> bool:
    near = char.left - before.left < _SHADOW * (before.right - before.left)
    return char.text == before.text and near
