"""One article as one side of the table shows it: a line per clause, its edits marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ...alignment.model import Change, Comparison, Op, Trait
from ...corpus.model import Document, Node, Span
from ..words.text import Mark, Run, flow
from .replaced import Replaced
from .units import below, unit_of

# Between a label and its words, as official documents are printed.
_GAP = Run("\u3000")


class Origin(NamedTuple):
    """Where a clause comes from or went, when that is not beside it, or not in its old order."""

    locators: tuple[str, ...] = ()
    key: str = "origin.from"


NOWHERE = Origin()


class _Home(NamedTuple):
    """Where the counterparts of a clause stand: their articles, what they are called."""

    units: frozenset[int]
    locators: tuple[str, ...]
    moved: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A clause, or the label of an article, on a line of its own; ``node`` is what it ends with."""

    runs: tuple[Run, ...]
    origin: Origin = NOWHERE
    node: int = -1


@dataclass(frozen=True, slots=True)
class Cell:
    """An article on one side: its node, what people call it, its lines."""

    node: int
    locator: str
    lines: tuple[Line, ...]


class Side:
    """One document with the marks and origins of its clauses; made once a comparison."""

    def __init__(self, comparison: Comparison, *, variant: bool) -> None:
        """Collect the edits of every change on this side, and where each clause went."""
        self._variant = variant
        self.document = comparison.variant if variant else comparison.template
        self._edits = sorted(_marked(comparison, variant))
        self._ends = [span.end for span, _ in self._edits]
        self._starts = [span.start for span, _ in self._edits]
        self._homes = dict(_homes(comparison, variant))
        self._index = {node.id: at for at, node in enumerate(self.document.nodes)}

    def cell(self, unit: int, beside: frozenset[int]) -> Cell:
        """Return ``unit`` as a cell; ``beside`` are the other side's units in the same row."""
        node = self.document.nodes[unit]
        lines = tuple(self._line(group, beside) for group in _lines(self.document, unit))
        return Cell(unit, node.locator, tuple(line for line in lines if line.runs))

    def _line(self, nodes: list[Node], beside: frozenset[int]) -> Line:
        runs = flow(run for node in nodes for run in (*self.runs(node), _GAP))
        at = self._index[nodes[-1].id]
        home = self._homes.get(at)
        if home is None or (home.units <= beside and not (home.moved and self._variant)):
            return Line(runs, node=at)
        key = "origin.from" if self._variant else "origin.to"
        return Line(runs, Origin(home.locators, key), at)

    def runs(self, node: Node) -> Iterator[Run]:
        """Yield the own text of ``node``, the parts inside an edit with its mark."""
        at = node.own.start
        first, last = bisect_right(self._ends, at), bisect_left(self._starts, node.own.end)
        for span, mark in self._edits[first:last]:
            yield Run(self.document.text[at : max(at, span.start)])
            at = max(at, min(span.end, node.own.end))
            yield Run(self.document.text[max(span.start, node.own.start) : at], mark)
        yield Run(self.document.text[at : node.own.end])


def _lines(document: Document, unit: int) -> Iterator[list[Node]]:
    """Yield the nodes that share a line: a label goes with what follows it.

    A caption that stands on a line of its own in the text stays so.
    """
    pending: list[Node] = []
    for node in below(document, unit):
        if pending and pending[-1].heading and "\n" in _between(document, pending[-1], node):
            yield pending
            pending = []
        pending.append(node)
        if node.clause:
            yield pending
            pending = []
    if pending:
        yield pending


def _between(document: Document, first: Node, second: Node) -> str:
    """Return the white space between two neighbours."""
    return document.text[first.own.end : second.own.start]


def _marked(comparison: Comparison, variant: bool) -> Iterator[tuple[Span, Mark]]:
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


def _homes(comparison: Comparison, variant: bool) -> Iterator[tuple[int, _Home]]:
    """Yield for each linked clause where its counterparts stand."""
    other = comparison.template if variant else comparison.variant
    for change in comparison.changes:
        here, there = _ends(change, variant)
        home = _Home(
            frozenset(unit_of(other, clause) for clause in there),
            tuple(other.nodes[clause].locator for clause in there),
            Trait.MOVED in change.traits,
        )
        for clause in here:
            if there:
                yield clause, home


def _ends(change: Change, variant: bool) -> tuple[Iterable[int], tuple[int, ...]]:
    """Return the clauses of ``change`` on this side and on the other."""
    link = change.link
    return (link.variant, link.template) if variant else (link.template, link.variant)
