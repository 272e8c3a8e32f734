"""The figures of the page for one pair: coverage both ways, and the map of the template."""

from itertools import groupby

from ...corpus.model import Document
from ..view.adoption import State, of_row
from ..view.headings import heading_text
from ..view.places import title_of
from ..view.units import heads_of
from ..view.view import ArticleRow, View
from .anchors import Field, Link
from .figure import Figure
from .heatmap import Square, Strip, heat_map, swatch
from .plots import Bar, bars

# Squares in a line: what fits the narrowest column that shows them unscaled.
_WRAP = 30


def figures(seen: View) -> tuple[Figure, ...]:
    """Return the figures of ``seen``."""
    return coverage_figure(seen), adoption_figure(seen)


def coverage_figure(seen: View) -> Figure:
    """Return how much of either text has a counterpart, by clauses and by characters."""
    rows: list[tuple[Field, ...]] = []
    drawn: list[Bar] = []
    counted = seen.summary.template, seen.summary.variant
    for side, text, found in zip(seen.sides, seen.texts, counted, strict=True):
        counts = (
            ("clauses", found.matched, found.clauses, found.share),
            ("characters", found.matched_characters, found.characters, found.share_of_characters),
        )
        for unit, part, whole, share in counts:
            kind = seen.say(f"unit.{unit}")
            fields = title_of(text), kind, str(part), str(whole), f"{share:.0%}"
            rows.append(tuple((Link(field),) for field in fields))
            label = seen.say("figure.coverage.bar", side, kind)
            drawn.append(Bar(share, label, f"{title_of(text)} {part} / {whole}"))
    names = ("text", "unit", "matched", "all", "share")
    return Figure("coverage", bars(drawn), seen.words.columns(names), tuple(rows))


def adoption_figure(seen: View) -> Figure:
    """Return the state of every article of the template, chapter by chapter."""
    articles = _articles(seen)
    strips = tuple(
        Strip(label, tuple(_square(row, name, seen) for _, row, name in group))
        for label, group in groupby(articles, key=lambda article: article[0])
    )
    rows = tuple(
        (
            (Link(label),),
            (Link(name, f"#r{row.number}"),),
            (Link(seen.say(f"state.{of_row(row).value}")),),
        )
        for label, row, name in articles
    )
    columns = seen.words.columns(("chapter", "article", "state"))
    legend = tuple((found.value, swatch(found)) for found in State)
    return Figure("adoption", heat_map(strips, wrap=_WRAP), columns, rows, legend)


def _articles(seen: View) -> list[tuple[str, ArticleRow, str]]:
    """Return (chapter, row, locator) for each article of the template, in its own order."""
    text = seen.comparison.template
    found = sorted(
        ((cell.node, cell.locator, row) for row in seen.articles for cell in row.template),
        key=lambda article: article[0],
    )
    return [(_chapter(text, node), row, locator) for node, locator, row in found]


def _chapter(text: Document, unit: int) -> str:
    """Return the outermost heading above ``unit``; "" where there is none."""
    heads = heads_of(text, unit)
    return heading_text(text, heads[0]) if heads else ""


def _square(row: ArticleRow, name: str, seen: View) -> Square:
    found = of_row(row)
    return Square(found, f"{name} {seen.say(f'state.{found.value}')}", f"#r{row.number}")
