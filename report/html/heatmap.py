"""The heat map: a square for each article or clause, its shape and shade its state.

Shade falls from verbatim to absent, and no two states share a shape: it reads in grey too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .adoption import State
from .svg import drawing, element, link

_CELL = 16.0
_GAP = 3.0
_FONT = 12.0
# Shapes in a square of ten: full; with a hole; its lower half; two bars; an outline.
_SHAPES = {
    State.VERBATIM: "M0 0h10v10H0Z",
    State.SUBSTITUTED: "M0 0h10v10H0ZM3 3v4h4V3Z",
    State.REWORDED: "M0 10L10 0V10Z",
    State.SPLIT: "M0 0h3.6v10H0ZM6.4 0H10v10H6.4Z",
    State.ABSENT: "M0 0h10v10H0ZM1 1v8h8V1Z",
}


@dataclass(frozen=True, slots=True)
class Square:
    """One cell: its state, the words of its tip, and where a click leads."""

    state: State
    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of the map: a chapter with its articles, or a clause with all variants."""

    label: str
    squares: tuple[Square, ...]


def heat_map(strips: Sequence[Strip], *, wrap: int = 0) -> Markup:
    """Draw ``strips`` one under the other; with ``wrap``, long ones go on in the next line."""
    lines = [line for strip in strips for line in _wrapped(strip, wrap)]
    left = _label_width(strips)
    width = left + max((len(line.squares) for line in lines), default=0) * (_CELL + _GAP)
    shapes = (_line(line, left, at * (_CELL + _GAP)) for at, line in enumerate(lines))
    return drawing(width, len(lines) * (_CELL + _GAP), shapes, "plot-heat")


def swatch(state: State) -> Markup:
    """Draw one square for the legend."""
    return drawing(_CELL, _CELL, [_shape(state, 0, 0)], "plot-heat")


def _wrapped(strip: Strip, wrap: int) -> Iterator[Strip]:
    """Yield ``strip`` in lines of ``wrap`` squares, the label on the first."""
    if not wrap or len(strip.squares) <= wrap:
        yield strip
        return
    for at in range(0, len(strip.squares), wrap):
        yield Strip("" if at else strip.label, strip.squares[at : at + wrap])


def _line(strip: Strip, left: float, top: float) -> Markup:
    words = element("text", strip.label, x=0, y=top + _CELL - 3, font_size=_FONT)
    squares = (
        link(square.href, square.title, _shape(square.state, left + at * (_CELL + _GAP), top))
        for at, square in enumerate(strip.squares)
    )
    return element("g", *([words] if strip.label else []), *squares)


def _shape(state: State, x: float, y: float) -> Markup:
    """Draw the shape of ``state`` over a square that takes the pointer everywhere."""
    ground = element("rect", x=x, y=y, width=_CELL, height=_CELL, class_="ground")
    move = f"translate({x:g} {y:g}) scale({_CELL / 10:g})"
    more = {"class_": f"state {state.value}", "fill-rule": "evenodd"}
    return ground + element("path", d=_SHAPES[state], transform=move, **more)


def _label_width(strips: Sequence[Strip]) -> float:
    """Return room for the longest label: a Chinese character is as wide as high."""
    longest = max((_ems(strip.label) for strip in strips), default=0.0)
    return longest * _FONT + (_FONT if longest else 0)


def _ems(text: str) -> float:
    return sum(0.6 if char.isascii() else 1.0 for char in text)
