"""Which words of a text are marked, and where the counterparts of its clauses stand."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ....alignment.model import Change, Comparison, Op, Trait
from ....corpus.model import Span
from ...words.text import Mark, spoken
from ..replaced import Replaced
from ..units import unit_of, whole_labels


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
    other = comparison.template if variant else comparison.variant
    for change in comparison.changes:
        here, there = _ends(change, variant)
        home = Home(
            frozenset(unit_of(other, clause) for clause in there),
            tuple(spoken(other.nodes[clause].locator) for clause in there),
            Trait.MOVED in change.traits,
        )
        for clause in here:
            if there:
                yield clause, home


def _ends(change: Change, variant: bool) -> tuple[Iterable[int], tuple[int, ...]]:
    """Return the clauses of ``change`` on this side and on the other."""
    link = change.link
    return (link.variant, link.template) if variant else (link.template, link.variant)
