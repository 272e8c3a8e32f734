"""The clauses of a document as linking sees them."""

from collections.abc import Sequence
from functools import lru_cache

from ...corpus.model import Document, Level, Span
from ...corpus.normalise import clean
from .records import Unit

# What a lead-in introduces.
LISTED = frozenset({Level.ITEM, Level.POINT, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4})


def _lead_in(document: Document, place: dict[int, int], at: int) -> int:
    """Return which clause introduces the clause at node ``at``: -1 where none of these does.

    An item is introduced by the last paragraph before it under the same parent, or by a parent
    that is a clause itself.
    """
    node = document.nodes[at]
    if node.level not in LISTED:
        return -1
    for before in range(at - 1, node.parent, -1):
        other = document.nodes[before]
        if other.parent == node.parent and other.clause and other.level is Level.PARAGRAPH:
            return place.get(before, -1)
    return place.get(node.parent, -1)


def _article(document: Document, at: int) -> int:
    """Return the article that the clause at node ``at`` is or stands in, -1 without one."""
    while at >= 0 and document.nodes[at].level is not Level.ARTICLE:
        at = document.nodes[at].parent
    return at


def worded(document: Document) -> tuple[int, ...]:
    """Return the clauses that have words: their indices among the nodes."""
    nodes = document.nodes
    return tuple(i for i in document.clauses if clean(document.text, nodes[i].body).text)


def units(document: Document, clauses: Sequence[int]) -> tuple[Unit, ...]:
    """Return the given clauses of a document, in their order, as units."""
    bodies = tuple(document.nodes[at].body for at in clauses)
    return _units(document, tuple(clauses), bodies)


# The template of a batch meets every variant. The bodies are named since documents that differ
# in their spans alone are equal.
@lru_cache(4)
def _units(
    document: Document, clauses: tuple[int, ...], bodies: tuple[Span, ...]
) -> tuple[Unit, ...]:
    place = {node: k for k, node in enumerate(clauses)}
    return tuple(
        Unit(clean(document.text, body).text, _lead_in(document, place, at), _article(document, at))
        for at, body in zip(clauses, bodies, strict=True)
    )
