"""The clauses of a document as linking sees them."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ...corpus.model import NO_ORDINAL, Document, Level, Ordinal
from ...corpus.normalise import clean
from ..lists import LISTED
from ..references.parse import mentions
from .evidence.memory import Known
from .model import REMEMBERED, Unit


class _Place(NamedTuple):
    """Where a node stands: the article and the chapter that it is or stands in, what introduces it.

    -1 without such a node. Listed nodes alone are introduced: by the last paragraph before them
    under the same parent, else by the parent.
    """

    article: int
    lead_in: int
    chapter: int


def _places(document: Document) -> list[_Place]:
    """Return where each node stands; a parent comes before its children."""
    places: list[_Place] = []
    paragraph: dict[int, int] = {}
    for at, node in enumerate(document.nodes):
        above = places[node.parent] if node.parent >= 0 else _Place(-1, -1, -1)
        lead_in = paragraph.get(node.parent, node.parent) if node.level in LISTED else -1
        article = at if node.level is Level.ARTICLE else above.article
        chapter = at if node.level is Level.CHAPTER else above.chapter
        places.append(_Place(article, lead_in, chapter))
        if node.clause and node.level is Level.PARAGRAPH:
            paragraph[node.parent] = at
    return places


class Seen(NamedTuple):
    """The clauses of a document that are weighed: their nodes, and what linking sees of each."""

    clauses: tuple[int, ...]
    units: tuple[Unit, ...]


def seen(document: Document) -> Seen:
    """Return the clauses of a document that have words, as linking sees them."""
    return _seen()(document)


@cache
def _seen() -> Known[Document, Seen]:
    return Known(_look, REMEMBERED)


def _look(document: Document) -> Seen:
    clauses = worded(document)
    return Seen(clauses, units(document, clauses))


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


def _numbered(document: Document) -> dict[Ordinal, int]:
    """Return the first article of each number: documents do repeat numbers."""
    found: dict[Ordinal, int] = {}
    for at, node in enumerate(document.nodes):
        if node.level is Level.ARTICLE and node.ordinal != NO_ORDINAL:
            found.setdefault(node.ordinal, at)
    return found


def _cites(text: str, numbered: dict[Ordinal, int]) -> tuple[int, ...]:
    """Return the articles of its own text that a clause names by their numbers."""
    found = mentions(text)
    if not found:
        return ()
    named = (m.article for m in found if not m.external)
    return tuple(sorted({numbered[number] for number in named if number in numbered}))


def _heading(document: Document, node: int) -> str:
    """Return the words of a heading without blanks, nothing of no node."""
    return "".join(document.nodes[node].heading.split()) if node >= 0 else ""


def units(document: Document, clauses: Sequence[int]) -> tuple[Unit, ...]:
    """Return the given clauses of a document, in their order, as units."""
    known = {node: k for k, node in enumerate(clauses)}
    places, numbered = _places(document), _numbered(document)
    forms = [clean(document.text, document.nodes[at].body).text for at in clauses]
    return tuple(
        Unit(
            form,
            known.get(places[at].lead_in, -1),
            places[at].article,
            _cites(form, numbered),
            places[at].chapter,
            _heading(document, places[at].chapter),
            document.nodes[at].level in LISTED,
        )
        for form, at in zip(forms, clauses, strict=True)
    )
