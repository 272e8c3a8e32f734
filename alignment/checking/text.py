"""A document as the rules see it: its kind, articles and lists, its words without furniture."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ...corpus.model import Document, Level, Node, Span
from .kinds import kind_of
from .model import Office, TextKind
from .references import Named, named
from .shelf import Shelf

_NUMBER = re.compile("[0-9０-９〇零一二三四五六七八九十百]+|[a-zA-Z①-⑳]")
_ASCII = str.maketrans("（）．", "().")
# What the page or the contents say is not the text.
_ASIDE = frozenset((Level.FURNITURE, Level.TOC))
_ITEMS = frozenset((Level.ITEM, Level.POINT))
_LEVELS = frozenset((Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4))
NUMBERED = _ITEMS | _LEVELS
CONTAINERS = frozenset((Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION))


class Clause(NamedTuple):
    """A clause with its words; ``start`` is where they begin in the text."""

    at: int
    node: Node
    words: str
    start: int

    def span(self, hit: re.Match[str], group: int | str = 0) -> Span:
        """Return where a match in the words stands in the text."""
        return Span(self.start + hit.start(group), self.start + hit.end(group))


class Series(NamedTuple):
    """Numbered nodes that count on from one another, and the clause that leads in to them."""

    lead: Clause | None
    members: tuple[int, ...]


@dataclass(frozen=True)
class CheckedText:
    """A document and what several rules ask of it, worked out once."""

    document: Document
    office: Office
    laws: Shelf | None = None

    @property
    def words(self) -> str:
        """The text itself."""
        return self.document.text

    @cached_property
    def kind(self) -> TextKind:
        """The kind of text, as the office says or as the text shows."""
        return self.office.kind or kind_of(self.document)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses with their words, in reading order."""
        nodes, text = self.document.nodes, self.document.text
        return tuple(
            Clause(i, nodes[i], nodes[i].body.cut(text), nodes[i].body.start)
            for i in self.document.clauses
        )

    @cached_property
    def by_index(self) -> dict[int, Clause]:
        """The clauses by the index of their node."""
        return {clause.at: clause for clause in self.clauses}

    @cached_property
    def articles(self) -> tuple[int, ...]:
        """The articles in reading order."""
        return tuple(i for i, n in enumerate(self.document.nodes) if n.level is Level.ARTICLE)

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The nodes right below each node."""
        found: dict[int, list[int]] = {}
        for index, node in enumerate(self.document.nodes):
            found.setdefault(node.parent, []).append(index)
        return found

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The enumerations: 项 and 目 below articles, and the numbers of plans and notices."""
        return tuple(
            series
            for parent, below in self.children.items()
            if parent >= 0
            for series in _series(self, below)
        )

    @cached_property
    def references(self) -> tuple[Named, ...]:
        """The references of the text in order; those to other laws are marked external."""
        return named(self.document)

    @cached_property
    def _aside(self) -> tuple[list[int], list[int]]:
        spans = [
            n.own for n in self.document.nodes if n.level in _ASIDE and n.own.end > n.own.start
        ]
        return [s.start for s in spans], [s.end for s in spans]

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches in the text, those in page furniture and contents left out."""
        starts, ends = self._aside
        for hit in pattern.finditer(self.document.text):
            at = bisect_right(starts, hit.start()) - 1
            if at < 0 or ends[at] <= hit.start():
                yield hit

    def in_annex(self, index: int) -> bool:
        """Say whether a node stands in an annex: a form or a list with rules of its own."""
        return self.above(index, frozenset((Level.ANNEX,))) >= 0

    def node_at(self, offset: int) -> int:
        """Return the innermost node whose own words hold ``offset``, or the last one before it."""
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def _starts(self) -> list[int]:
        return [node.own.start for node in self.document.nodes]

    @cached_property
    def listed(self) -> frozenset[int]:
        """The headings of contents that nothing marks as such: three or more without a clause."""
        nodes = self.document.nodes
        empty = [
            i for i, n in enumerate(nodes) if n.level in CONTAINERS and not self.children.get(i)
        ]
        runs = [i for i in empty if {i + 1, i + 2} <= set(empty) or {i - 1, i - 2} <= set(empty)]
        inner = [i for i in empty if {i - 1, i + 1} <= set(empty)]
        return frozenset((*runs, *inner))

    def above(self, index: int, levels: frozenset[Level]) -> int:
        """Return the nearest node at or above ``index`` of one of ``levels``, -1 for none."""
        nodes = self.document.nodes
        while index >= 0 and nodes[index].level not in levels:
            index = nodes[index].parent
        return index

    def article(self, index: int) -> int:
        """Return the article of a node, -1 outside of articles."""
        return self.above(index, frozenset((Level.ARTICLE,)))


def shape(label: str) -> str:
    """Return how a label is written: （一） and （十二） are one shape, 1. another."""
    return _NUMBER.sub("n", "".join(label.split()).translate(_ASCII))


def _breaks(before: Node, node: Node) -> bool:
    """Say whether ``node`` does not go on counting from ``before``."""
    on = node.ordinal.number > before.ordinal.number
    return not on or shape(node.label) != shape(before.label)


def _series(text: CheckedText, below: list[int]) -> Iterator[Series]:
    """Yield the enumerations among the children of one node.

    A paragraph between two items ends a list only where the numbers begin anew.
    """
    nodes = text.document.nodes
    bodies = text.by_index
    lead: Clause | None = None
    members: list[int] = []
    for index in below:
        node = nodes[index]
        if node.level in NUMBERED and node.label:
            if members and _breaks(nodes[members[-1]], node):
                yield Series(lead, tuple(members))
                members = []
            members.append(index)
        elif node.level is Level.PARAGRAPH:
            if members:
                yield Series(lead, tuple(members))
            lead, members = bodies.get(index), []
    if members:
        yield Series(lead, tuple(members))
