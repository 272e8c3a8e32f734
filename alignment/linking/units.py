"""The clauses of a document as linking sees them."""

from collections.abc import Sequence
from typing import NamedTuple

from ...corpus.model import Document, Level
from ...corpus.normalise import clean
from .model import Unit

# What a lead-in introduces.
LISTED = frozenset({Level.ITEM, Level.POINT, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4})


class _Place(NamedTuple):
    """Where a node stands: the article that it is or stands in, and what introduces it.

    -1 without such a node. Listed nodes alone are introduced: by the last paragraph before them
    under the same parent, else by the parent.
    """

    article: int
    lead_in: int


def _places(document: Document) -> list[_Place]:
    """Return where each node stands; a parent comes before its children."""
    places: list[_Place] = []
    paragraph: dict[int, int] = {}
    for at, node in enumerate(document.nodes):
        article = places[node.parent].article if node.parent >= 0 else -1
        lead_in = paragraph.get(node.parent, node.parent) if node.level in LISTED else -1
        places.append(_Place(at if node.level is Level.ARTICLE else article, lead_in))
        if node.clause and node.level is Level.PARAGRAPH:
            paragraph[node.parent] = at
    return places


def worded(document: Document) -> tuple[int, ...]:
    """Return the clauses that are weighed, as indices of nodes: those that have words.

    The rows of tables are none of them: they answer each other by their cells.
    """
    nodes = document.nodes
    return tuple(
        i
        for i in document.clauses
        if nodes[i].level is not Level.ROW and clean(document.text, nodes[i].body).text
    )


def units(document: Document, clauses: Sequence[int]) -> tuple[Unit, ...]:
    """Return the given clauses of a document, in their order, as units."""
    known = {node: k for k, node in enumerate(clauses)}
    nodes, places = document.nodes, _places(document)
    return tuple(
        Unit(
            clean(document.text, nodes[at].body).text,
            known.get(places[at].lead_in, -1),
            places[at].article,
        )
        for at in clauses
    )
