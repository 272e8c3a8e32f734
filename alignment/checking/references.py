"""The references of a text, each with its place and what it points at."""

from typing import NamedTuple

from ...corpus.model import Document, Span
from ..references.check import find
from ..references.mention import Mention
from ..references.resolve import Index


class Named(NamedTuple):
    """A reference: where it stands, its words, the clause it is made in, what it points at."""

    span: Span
    words: str
    clause: int
    target: tuple[int, ...]
    mention: Mention


def named(document: Document) -> tuple[Named, ...]:
    """Return the references of ``document`` in order, those to other laws too."""
    index = Index(document)
    return tuple(
        Named(one.span, one.words, clause, one.target, one.mention)
        for clause in document.clauses
        for one in find(index, (clause,))
    )
