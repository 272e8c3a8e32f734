"""The heat map: a square for each article or clause, its shape and shade its state.

Shade falls from verbatim to absent, and no two states share a shape: it reads in grey too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from ..view.adoption import State
from .svg import drawing, element, link, number

_CELL = 16.0
_GAP = 3.0
_FONT = 12.0
Shape = tuple[tuple[float, float, str], ...]
# Shapes in a square of ten, as strokes from points of it: full; with a hole; its lower half; two
# bars; one bar; a line at the foot.
_SHAPES: dict[State, Shape] = {
    State.VERBATIM: ((0, 0, "h10v10h-10z"),),
    State.SUBSTITUTED: ((0, 0, "h10v10h-10z"), (3, 3, "v4h4v-4z")),
    State.REWORDED: ((0, 10, "l10 -10v10z"),),
    State.SPLIT: ((0, 0, "h3.6v10h-3.6z"), (6.4, 0, "h3.6v10h-3.6z")),
    State.MERGED: ((3, 0, "h4v10h-4z"),),
    State.ABSENT: ((0, 9, "h10v1h-10z"),),
}
# The rest of the square of these is shaded: what was adopted reads as a mass also from afar.
_SHADED = (State.REWORDED, State.SPLIT, State.MERGED)
_FULL = _SHAPES[State.VERBATIM]
# What a strip of squares without labels is made of; it is stretched to its place on the page.
SQUARE = 10.0


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


def strip(states: Sequence[State], places: Sequence[float], width: float) -> Markup:
    """Draw squares for ``states`` at ``places``, one path a state: a thousand strips stay light."""
    found: dict[str, list[str]] = {}
    for state, left in zip(states, places, strict=True):
        if state in _SHADED:
            found.setdefault("shade", []).append(_path(_FULL, left))
        found.setdefault(f"state {state.value}", []).append(_path(_SHAPES[state], left))
    paths = (
        element("path", d="".join(found[name]), class_=name, fill_rule="evenodd")
        for name in sorted(found)
    )
    box = f"0 0 {number(width)} {number(SQUARE)}"
    more = {"viewBox": box, "preserveAspectRatio": "none"}
    return element("svg", *paths, class_="plot strip", aria_hidden="true", **more)


# A text after another has its squares in the same places.
@lru_cache(8192)
def _path(shape: Shape, left: float) -> str:
    """Return ``shape`` with its square's corner at ``left``."""
    return "".join(f"M{number(left + x)} {number(y)}{line}" for x, y, line in shape)


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
    place: dict[str, str | float] = {"x": x, "y": y, "width": _CELL, "height": _CELL}
    ground = element("rect", class_="shade" if state in _SHADED else "ground", **place)
    move = f"translate({x:g} {y:g}) scale({_CELL / 10:g})"
    more = {"class_": f"state {state.value}", "fill-rule": "evenodd"}
    return ground + element("path", d=_path(_SHAPES[state], 0), transform=move, **more)


def _label_width(strips: Sequence[Strip]) -> float:
    """Return room for the longest label: a Chinese character is as wide as high."""
    longest = max((_ems(strip.label) for strip in strips), default=0.0)
    return longest * _FONT + (_FONT if longest else 0)


def _ems(text: str) -> float:
    return sum(0.6 if char.isascii() else 1.0 for char in text)
