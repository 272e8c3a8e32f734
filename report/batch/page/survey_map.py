"""The map of many texts: where the squares of a strip stand, and the axis above them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ...html.heatmap import SQUARE
from ...html.svg import element, number
from ...view.adoption import State
from .survey import Clause, Survey

# Between clauses of one article, between articles, between chapters.
_GAPS = (1.0, 4.0, 12.0)
# How high the bars over the map are.
BARS = 36.0
_WORDS = 14.0


@dataclass(frozen=True, slots=True)
class Places:
    """The left edge of each square, and the width of all."""

    left: tuple[float, ...]
    width: float


def places(clauses: Sequence[Clause]) -> Places:
    """Return where the squares of a strip stand: articles and chapters a little apart."""
    left: list[float] = []
    at = 0.0
    for before, clause in zip((None, *clauses), clauses, strict=False):
        if before is not None:
            apart = 2 if before.chapter != clause.chapter else 1 if clause.opens else 0
            at += SQUARE + _GAPS[apart]
        left.append(at)
    return Places(tuple(left), at + SQUARE)


def axis(survey: Survey, where: Places) -> Markup:
    """Draw the names of the chapters, and over each clause how many texts adopted it.

    All places are shares of the width, so that words are not stretched with the squares.
    """
    whole = len(survey.texts)
    shares = [(whole - counts[State.ABSENT]) / whole if whole else 0.0 for counts in survey.counts]
    chapters, over = _chapters(survey, where), bars(shares, where, _WORDS + 6)
    more: dict[str, str | float] = {"width": "100%", "height": _WORDS + 6 + BARS}
    return element("svg", *chapters, *over, class_="plot axis", aria_hidden="true", **more)


def _chapters(survey: Survey, where: Places) -> Iterator[Markup]:
    """Yield the names of chapters, each cut where the next begins."""
    pairs = list(zip(survey.clauses, where.left, strict=True))
    for chapter, group in groupby(pairs, key=lambda pair: pair[0].chapter):
        edges = [left for _, left in group]
        width = edges[-1] + SQUARE - edges[0]
        words = element("text", chapter, x=0, y=_WORDS - 2)
        box = {"x": _share(edges[0], where), "width": _share(width, where)}
        tip = element("title", chapter)
        yield element("svg", tip, words, y=0, height=_WORDS + 4, class_="chapter", **box)


def bars(shares: Sequence[float], where: Places, top: float = 0.0) -> Iterator[Markup]:
    """Yield a bar a clause, ``top`` below the edge: the share of texts that have it."""
    for left, share in zip(where.left, shares, strict=True):
        height = share * BARS
        box = {"x": _share(left, where), "width": _share(SQUARE, where)}
        yield element("rect", y=top + BARS - height, height=height, class_="share", **box)


def _share(length: float, where: Places) -> str:
    return f"{number(100 * length / where.width if where.width else 0.0)}%"
