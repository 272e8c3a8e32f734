"""The tree of who copied from whom: a line a text, an elbow from what it was copied from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .svg import drawing, element

_LINE = 26.0
_STEP = 34.0
_LEFT = 8.0
_WORDS = 12.0
_FONT = 13.0
_THIN, _THICK = 1.0, 4.0
# An edge that fewer than half of the resamples have is dashed: do not build on it.
_DOUBTFUL = 0.5


@dataclass(frozen=True, slots=True)
class Twig:
    """A text in the tree: how deep it stands, its name, the support of its edge (root: none)."""

    depth: int
    name: str
    support: float | None = None


def lineage(twigs: Sequence[Twig]) -> Markup:
    """Draw ``twigs``, parents before children; a strong edge is thick, a doubtful one dashed."""
    width = max((_x(twig.depth) + _WORDS + _ems(_words(twig)) for twig in twigs), default=0.0)
    parts = [part for at in range(len(twigs)) for part in _twig(twigs, at)]
    return drawing(width + _LEFT, len(twigs) * _LINE, parts, "plot-lineage")


def _twig(twigs: Sequence[Twig], at: int) -> Iterator[Markup]:
    twig = twigs[at]
    x, y = _x(twig.depth), _y(at)
    if twig.support is not None:
        parent = max(i for i in range(at) if twigs[i].depth == twig.depth - 1)
        line = f"M{_x(twig.depth - 1):g} {_y(parent):g}V{y:g}H{x:g}"
        doubtful = " doubtful" if twig.support < _DOUBTFUL else ""
        thick = _THIN + twig.support * (_THICK - _THIN)
        yield element("path", d=line, class_=f"edge{doubtful}", stroke_width=thick)
    yield element("circle", cx=x, cy=y, r=4, class_="node")
    yield element("text", _words(twig), x=x + _WORDS, y=y + 4)


def _words(twig: Twig) -> str:
    return twig.name if twig.support is None else f"{twig.name}  {twig.support:.0%}"


def _x(depth: int) -> float:
    return _LEFT + depth * _STEP


def _y(at: int) -> float:
    return _LINE / 2 + at * _LINE


def _ems(text: str) -> float:
    """Return the width of ``text``: a Chinese character is as wide as high."""
    return sum(0.62 if char.isascii() else 1.0 for char in text) * _FONT
