"""One article as one side of the table shows it: a line per clause, its edits marked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from ...alignment.model import Change, Comparison, Op, Trait
from ...corpus.model import Document, Level, Node, Span
from ..words.text import Mark, Run, flow, plain, spoken
from .joints import WHOLE, Cuts, cuts
from .replaced import Replaced
from .units import below, is_spaced, unit_of, whole_labels

# Between a label and its words, as official documents are printed.
_GAP = Run("\u3000")
# Between the cells of a table's row.
BAR = Run(" ｜ ")
# A column of a table in the text has room for so many characters at least and at most, and for its
# edges: what is longer is broken.
_NARROW, _WIDE, _EDGE = 2, 10, 2


_FROM, _TO = "origin.from", "origin.to"


class Origin(NamedTuple):
    """Where a clause comes from or went, when that is not beside it, or not in its old order."""

    locators: tuple[str, ...] = ()
    key: str = _FROM


NOWHERE = Origin()


class _Home(NamedTuple):
    """Where the counterparts of a clause stand: their articles, what they are called."""

    units: frozenset[int]
    locators: tuple[str, ...]
    moved: bool


_HOMELESS: Mapping[int, _Home] = MappingProxyType({})
_UNCUT: Mapping[int, Cuts] = MappingProxyType({})


class Inner(NamedTuple):
    """The cells of a row of a table in the text, and how wide they are to each other."""

    cells: tuple[tuple[Run, ...], ...] = ()
    widths: tuple[int, ...] = ()


NO_INNER = Inner()


class Cut(NamedTuple):
    """A place where a further part of a line begins: in its words, and in its text."""

    position: int
    offset: int


@dataclass(frozen=True, slots=True)
class CellLine:
    """A clause, or the label of an article, on a line of its own; ``node`` is what it ends with.

    It is a ``clause`` unless nothing on it is compared: a caption above the words it heads. Of its
    change it shows the ``part`` that it begins with; ``cuts`` are the places in its words where
    further parts begin. ``start`` is the offset of the clause in its text. ``begun`` is the line
    that goes on with words cut off before. A row of a table in the text has its cells in ``inner``
    too.
    """

    runs: tuple[Run, ...]
    origin: Origin = NOWHERE
    node: int = -1
    clause: bool = True
    part: int = 0
    cuts: tuple[Cut, ...] = ()
    begun: bool = False
    inner: Inner = NO_INNER
    start: int = -1


@dataclass(frozen=True, slots=True)
class ArticleCell:
    """An article on one side: its node, what people call it, its lines."""

    node: int
    locator: str
    lines: tuple[CellLine, ...]


class Marked:
    """One document with the marks and origins of its clauses."""

    def __init__(
        self,
        document: Document,
        edits: Iterable[tuple[Span, Mark]],
        homes: Mapping[int, _Home] = _HOMELESS,
        key: str = "",
        cut: Mapping[int, Cuts] = _UNCUT,
    ) -> None:
        """Sort the marked spans of ``document``; ``homes`` tell where its clauses went.

        ``key`` is the sentence that names such a place: ``origin.from`` in a variant. ``cut`` are
        the clauses that several of the other text answer one after the other.
        """
        self.document, self._homes, self._key, self._cuts = document, homes, key, cut
        self._edits = sorted(edits)
        self._ends = [span.end for span, _ in self._edits]
        self._starts = [span.start for span, _ in self._edits]
        self._index = {node.id: at for at, node in enumerate(document.nodes)}
        self._widths = dict(_widths(document))

    def cell(self, unit: int, beside: frozenset[int]) -> ArticleCell:
        """Return ``unit`` as a cell; ``beside`` are the other side's units in the same row."""
        node = self.document.nodes[unit]
        lines = tuple(self._line(group, beside) for group in _lines(self.document, unit))
        return ArticleCell(unit, node.locator, tuple(line for line in lines if line.runs))

    def _line(self, nodes: list[Node], beside: frozenset[int]) -> CellLine:
        runs = flow(self._joined(nodes))
        at = self._index[nodes[-1].id]
        home, clause = self._homes.get(at), nodes[-1].clause
        moved = home is not None and home.moved and self._key == _FROM
        away = home is not None and (moved or not home.units <= beside)
        origin = Origin(home.locators, self._key) if home is not None and away else NOWHERE
        cut = self._cuts.get(at, WHOLE)
        places = tuple(Cut(self._place(nodes, offset), offset) for offset in cut.offsets)
        inner, start = self._inner(nodes), nodes[-1].own.start
        return CellLine(runs, origin, at, clause, cut.first, places, inner=inner, start=start)

    def _inner(self, nodes: list[Node]) -> Inner:
        """Return the cells of a line that is a row of a table and nothing else."""
        if len(nodes) > 1 or not nodes[0].cells:
            return NO_INNER
        cells = tuple(flow(cell) for cell in self._cells(nodes[0]))
        return Inner(cells, self._widths[self._index[nodes[0].id]])

    def _place(self, nodes: list[Node], offset: int) -> int:
        """Return the position in a line of an offset that lies in the words of its last node."""
        *before, last = nodes
        own, body = Span(last.own.start, offset), Span(last.body.start, offset)
        until = [*before, replace(last, own=own, body=body)]
        return len(plain(flow(self._joined(until))))

    def _joined(self, nodes: list[Node]) -> Iterator[Run]:
        """Yield the runs of nodes on one line, parted as a label is from its words."""
        for node in nodes:
            yield from self.runs(node)
            yield _GAP if is_spaced(node) else Run("")

    def runs(self, node: Node) -> Iterator[Run]:
        """Yield the own text of ``node``, the parts inside an edit with its mark.

        Label and words are parted in one way, whatever blanks the text has there.
        """
        label = self._label_end(node)
        if node.cells:
            yield from self._row(node)
            return
        if label is None:
            yield from self.marked(node.own)
            return
        yield from self.marked(Span(node.own.start, label))
        if node.body.end > node.body.start and is_spaced(node):
            yield _GAP
        yield from self.marked(Span(node.body.start, node.own.end))

    def _row(self, node: Node) -> Iterator[Run]:
        """Yield the cells of a table's row in one line."""
        for at, cell in enumerate(self._cells(node)):
            if at:
                yield BAR
            yield from cell

    def _cells(self, node: Node) -> Iterator[tuple[Run, ...]]:
        """Yield the cells of a table's row; one merged with a cell above is said again."""
        for cell in node.cells:
            if cell.span.start < node.own.start:
                yield (Run(cell.span.cut(self.document.text)),)
            else:
                yield tuple(self.marked(cell.span))

    def named(self, index: int) -> Iterator[Run]:
        """Yield a heading as printed (第二章　监督管理), a title or a note as it stands."""
        node = self.document.nodes[index]
        if node.cells:
            yield from self._row(node)
        elif node.head.start < node.head.end:
            yield from (Run(node.label), _GAP if is_spaced(node) else Run(""))
            yield from self.marked(node.head)
        else:
            yield from self.marked(node.own)

    def _label_end(self, node: Node) -> int | None:
        """Return where the label ends when nothing but blanks stands between it and the words."""
        before = self.document.text[node.own.start : node.body.start].rstrip()
        bare = "".join(before.split()) == "".join(node.label.split())
        return node.own.start + len(before) if node.label and bare else None

    def marked(self, span: Span) -> Iterator[Run]:
        """Yield the text of ``span``, the parts inside an edit with its mark."""
        at = span.start
        first, last = bisect_right(self._ends, at), bisect_left(self._starts, span.end)
        for edit, mark in self._edits[first:last]:
            yield Run(self.document.text[at : max(at, edit.start)])
            at = max(at, min(edit.end, span.end))
            yield Run(self.document.text[max(edit.start, span.start) : at], mark)
        yield Run(self.document.text[at : span.end])


class Side(Marked):
    """One text of a comparison with its edits, and where each clause went; made once."""

    def __init__(self, comparison: Comparison, *, variant: bool) -> None:
        """Collect the edits of every change on this side."""
        super().__init__(
            comparison.variant if variant else comparison.template,
            _marked(comparison, variant),
            dict(_homes(comparison, variant)),
            _FROM if variant else _TO,
            dict(cuts(comparison, variant=variant)),
        )


def _lines(document: Document, unit: int) -> Iterator[list[Node]]:
    """Yield the nodes that share a line: a label goes with what follows it.

    A caption that stands on a line of its own in the text stays so, and so does a table's head.
    """
    pending: list[Node] = _label_of(document, unit)
    for node in below(document, unit):
        apart = bool(pending) and (pending[-1].heading or pending[-1].level is Level.COLUMNS)
        if apart and "\n" in _between(document, pending[-1], node):
            yield pending
            pending = []
        pending.append(node)
        if node.clause:
            yield pending
            pending = []
    if pending:
        yield pending


def _widths(document: Document) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield for each row of a table how wide its columns are to each other: as their words ask."""
    rows = [at for at, node in enumerate(document.nodes) if node.cells]
    for _, table in groupby(rows, key=lambda at: _table(document.nodes[at])):
        found = list(table)
        lengths = zip(
            *(
                [len(cell.span.cut(document.text)) for cell in document.nodes[at].cells]
                for at in found
            ),
            strict=True,
        )
        wide = tuple(_EDGE + min(max(_NARROW, *column), _WIDE) for column in lengths)
        yield from ((at, wide) for at in found)


def _table(node: Node) -> tuple[int, int]:
    """Return what the rows of a table have in common: where they stand, how many columns."""
    return node.parent, len(node.cells)


def _label_of(document: Document, unit: int) -> list[Node]:
    """Return the 二、 whose words are the unit, where items that follow have rows of their own."""
    node = document.nodes[unit]
    if node.level is not Level.PARAGRAPH or node.parent != unit - 1 or node.parent < 0:
        return []
    above = document.nodes[node.parent]
    return [above] if above.label and not above.heading else []


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
    document = comparison.variant if variant else comparison.template
    alone = {i for c in comparison.clauses for i in _alone(c, variant)}
    yield from ((span, own) for span in whole_labels(document, alone))


def _alone(change: Change, variant: bool) -> tuple[int, ...]:
    """Return the clauses of a change that has none on the other side."""
    here, there = _ends(change, variant)
    return () if there else tuple(here)


def _homes(comparison: Comparison, variant: bool) -> Iterator[tuple[int, _Home]]:
    """Yield for each linked clause where its counterparts stand."""
    other = comparison.template if variant else comparison.variant
    for change in comparison.changes:
        here, there = _ends(change, variant)
        home = _Home(
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
