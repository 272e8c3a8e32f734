"""Plots of shares between none and all: bars, and points in a square."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .svg import drawing, element, link

_LABEL = 100.0
_WIDTH = 214.0
_VALUE = 44.0
_BAR = 12.0
_LINE = 24.0
_SIDE = 320.0
_EDGE = 44.0
_DOT = 4.0
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A share, what it is a share of, and the words of its tip."""

    share: float
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point by two shares, the words of its tip, and where a click leads."""

    x: float
    y: float
    title: str
    href: str = ""


def bars(items: Sequence[Bar]) -> Markup:
    """Draw a horizontal bar for each share, its whole in outline, its figure after it."""
    drawn = (_bar(item, at * _LINE) for at, item in enumerate(items))
    return drawing(_LABEL + _WIDTH + _VALUE, len(items) * _LINE, drawn, "plot-bars")


def points(dots: Sequence[Dot], x_title: str, y_title: str) -> Markup:
    """Draw each of ``dots`` in a square from none to all, with its axes."""
    marks = (link(dot.href, dot.title, _circle(dot)) for dot in dots)
    parts = [*_axes(x_title, y_title), *marks]
    return drawing(_SIDE + 2 * _EDGE, _SIDE + 2 * _EDGE, parts, "plot-points")


def _bar(item: Bar, top: float) -> Markup:
    place = {"x": _LABEL, "y": top + (_LINE - _BAR) / 2, "height": _BAR}
    words = top + _LINE / 2 + 4
    return link(
        "",
        item.title,
        element("text", item.label, x=0, y=words),
        element("rect", width=_WIDTH, class_="whole", **place),
        element("rect", width=item.share * _WIDTH, class_="share", **place),
        element("text", f"{item.share:.0%}", x=_LABEL + _WIDTH + 8, y=words),
    )


def _circle(dot: Dot) -> Markup:
    return element("circle", cx=_x(dot.x), cy=_y(dot.y), r=_DOT, class_="dot")


def _axes(x_title: str, y_title: str) -> Iterator[Markup]:
    """Yield the lines of the grid, the figures at them, the titles."""
    for tick in _TICKS:
        words = f"{tick:.0%}"
        yield element("line", x1=_x(tick), y1=_y(0), x2=_x(tick), y2=_y(1), class_="grid")
        yield element("line", x1=_x(0), y1=_y(tick), x2=_x(1), y2=_y(tick), class_="grid")
        yield element("text", words, x=_x(tick), y=_y(0) + 16, text_anchor="middle")
        yield element("text", words, x=_x(0) - 6, y=_y(tick) + 4, text_anchor="end")
    yield element("text", x_title, x=_x(0.5), y=_y(0) + 36, text_anchor="middle")
    yield element("text", y_title, x=_x(0) - 36, y=_y(1) - 12)


def _x(share: float) -> float:
    return _EDGE + share * _SIDE


def _y(share: float) -> float:
    return _EDGE + (1 - share) * _SIDE
