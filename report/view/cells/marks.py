"""Which words of a text are marked, and where the counterparts of its clauses stand."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ....alignment.model import Change, Comparison, Op, Trait
from ....corpus.model import Document, Span
from ...words.text import Mark, spoken
from ..replaced import Replaced
from ..units import heads_of, unit_of, whole_labels


class Home(NamedTuple):
    """Where the counterparts of a clause stand: their articles, what they are called."""

    units: frozenset[int]
    locators: tuple[str, ...]
    moved: bool


def marked_spans(comparison: Comparison, variant: bool) -> Iterator[tuple[Span, Mark]]:
    """Yield the edits that this side shows, with their marks."""
    replaced = Replaced(comparison)
    own = Mark.ADDED if variant else Mark.DELETED
    for change in comparison.changes:
        same = Mark.MOVED if Trait.MOVED in change.traits else Mark.SAME
        for edit in change.edits:
            span = edit.variant if variant else edit.template
            if span.start == span.end:
                continue
            if edit.op is Op.EQUAL:
                yield span, same
            else:
                yield span, Mark.SUBSTITUTED if replaced.covers(edit) else own
    document = comparison.variant if variant else comparison.template
    alone = {i for c in comparison.clauses for i in _alone(c, variant)}
    yield from ((span, own) for span in whole_labels(document, alone))


def _alone(change: Change, variant: bool) -> tuple[int, ...]:
    """Return the clauses of a change that has none on the other side."""
    here, there = _ends(change, variant)
    return () if there else tuple(here)


def homes(comparison: Comparison, variant: bool) -> Iterator[tuple[int, Home]]:
    """Yield for each linked clause where its counterparts stand."""
    own, other = comparison.texts[::-1] if variant else comparison.texts
    for change in comparison.changes:
        here, there = _ends(change, variant)
        moved = Trait.MOVED in change.traits
        kept = {own.nodes[clause].locator for clause in here} if moved else set()
        home = Home(
            frozenset(unit_of(other, clause) for clause in there),
            tuple(spoken(_called(other, clause, kept)) for clause in there),
            moved,
        )
        for clause in here:
            if there:
                yield clause, home


def _called(document: Document, clause: int, kept: set[str]) -> str:
    """Return what a clause is called; of one that kept its number (``kept``) what it stood in."""
    name = document.nodes[clause].locator
    above = heads_of(document, clause) if name in kept else ()
    return document.nodes[above[-1]].locator if above else name


def _ends(change: Change, variant: bool) -> tuple[Iterable[int], tuple[int, ...]]:
    """Return the clauses of ``change`` on this side and on the other."""
    link = change.link
    return (link.variant, link.template) if variant else (link.template, link.variant)
