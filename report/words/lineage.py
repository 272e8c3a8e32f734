"""A lineage in words: its texts from the root, and what is known of each edge."""

from collections.abc import Iterator

from ...alignment.family.model import ROOT, Edge, Lineage
from .catalogue import Lang, say


def walked(lineage: Lineage) -> Iterator[tuple[int, int, Edge | None]]:
    """Yield each text from the root: how deep it stands, itself, the edge that leads there."""
    below: dict[int, list[Edge]] = {}
    for one in lineage.edges:
        below.setdefault(one.parent, []).append(one)
    waiting: list[tuple[int, int, Edge | None]] = [(0, ROOT, None)]
    while waiting:
        depth, document, edge = waiting.pop()
        yield depth, document, edge
        waiting += [(depth + 1, one.child, one) for one in reversed(below.get(document, []))]


def edge_words(edge: Edge, lang: Lang) -> str:
    """Return what is known of an edge: its support; of a copy, the columns that speak for it."""
    support = f"{100 * edge.support:.0f}%"
    if edge.parent == ROOT:
        return say(lang, "family.edge.root", support)
    return say(lang, "family.edge", support, edge.shared, edge.against)
