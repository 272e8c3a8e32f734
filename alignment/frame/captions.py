"""Which captions answer each other: those of the articles whose clauses do."""

from collections.abc import Iterable, Sequence

from ...corpus.model import Document, Level
from ..model import Link
from .headings import shared
from .pair import Pair, greedy


def caption_pairs(
    template: Document,
    variant: Document,
    named: tuple[Sequence[int], Sequence[int]],
    links: Iterable[Link],
) -> list[Pair]:
    """Return the pairs of captions that answer each other.

    An article answers the one that holds most of its words. Where that one bears no caption, this
    one was struck out: 第二条（适用范围）→ 第二条.
    """
    if not named[0] or not named[1]:
        return []
    bearers = _bearers(template, named[0]), _bearers(variant, named[1])
    weights = shared(template, variant, bearers, links)
    pairs = greedy((weight, *pair) for pair, weight in weights.items())
    captioned = set(named[0]), set(named[1])
    return [(t, v) for t, v in pairs if t in captioned[0] and v in captioned[1]]


def _bearers(document: Document, named: Iterable[int]) -> set[int]:
    """Return the nodes that bear a caption, and the articles, which could."""
    nodes = enumerate(document.nodes)
    return set(named) | {i for i, node in nodes if node.level is Level.ARTICLE}
