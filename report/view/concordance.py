"""Old and new article numbers (条号对照), runs that shifted together on one line."""

from collections.abc import Iterator
from typing import NamedTuple

from ...corpus.model import Document, Node
from .view import ArticleRow, View


class Shift(NamedTuple):
    """Articles from ``first`` to ``last`` and what they are numbered now; one article twice."""

    before: tuple[str, str]
    after: tuple[str, str]


def concordance(seen: View) -> tuple[Shift, ...]:
    """Return the renumbered articles that answer one to one, neighbours folded into runs."""
    pairs = list(_pairs(seen))
    runs: list[list[tuple[Node, Node, int]]] = []
    for pair in pairs:
        if runs and _follows(runs[-1][-1], pair):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return tuple(
        Shift((run[0][0].label, run[-1][0].label), (run[0][1].label, run[-1][1].label))
        for run in runs
    )


def unchanged_labels(seen: View) -> tuple[str, ...]:
    """Return the locators of the articles in which nothing changed at all."""
    return tuple(row.variant[0].locator for row in seen.articles if row.relations == ("unchanged",))


def _pairs(seen: View) -> Iterator[tuple[Node, Node, int]]:
    """Yield (old node, new node, row number) of articles with another number."""
    template, variant = seen.comparison.template, seen.comparison.variant
    for row in seen.articles:
        if len(row.template) == len(row.variant) == 1:
            old, new = _nodes(row, template, variant)
            if old.label and new.label and old.label != new.label:
                yield old, new, row.number


def _nodes(row: ArticleRow, template: Document, variant: Document) -> tuple[Node, Node]:
    return template.nodes[row.template[0].node], variant.nodes[row.variant[0].node]


def _follows(before: tuple[Node, Node, int], pair: tuple[Node, Node, int]) -> bool:
    """Say whether both numbers of ``pair`` are one more than those of the pair before it."""
    steps = {
        (new.ordinal.number - old.ordinal.number, old.ordinal.inserted, new.ordinal.inserted)
        for old, new in zip(before[:2], pair[:2], strict=True)
    }
    return steps == {(1, 0, 0)} and pair[2] == before[2] + 1
