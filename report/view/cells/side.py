"""One text of a comparison as cells: its clauses in lines, with their marks and their cuts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ....alignment.model import Comparison
from ....corpus.model import Document, Node, Span
from ...words.text import Mark, Run, flow, plain
from ..units import is_spaced
from .joints import WHOLE, Cuts, cuts
from .lines import lines
from .marks import Home, homes, marked_spans
from .model import BAR, FROM, NO_INNER, NOWHERE, TO, ArticleCell, CellLine, Cut, Inner, Origin
from .widths import widths

# Between a label and its words, as official documents are printed.
_GAP = Run("\u3000")
_HOMELESS: Mapping[int, Home] = MappingProxyType({})
_UNCUT: Mapping[int, Cuts] = MappingProxyType({})


class Marked:
    """One document with the marks and origins of its clauses."""

    def __init__(
        self,
        document: Document,
        edits: Iterable[tuple[Span, Mark]],
        homes: Mapping[int, Home] = _HOMELESS,
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
        self._widths = dict(widths(document))

    def cell(self, unit: int, beside: frozenset[int]) -> ArticleCell:
        """Return ``unit`` as a cell; ``beside`` are the other side's units in the same row."""
        node = self.document.nodes[unit]
        made = (self._line(group, beside) for group in lines(self.document, unit))
        return ArticleCell(unit, node.locator, tuple(line for line in made if line.runs))

    def _line(self, nodes: list[Node], beside: frozenset[int]) -> CellLine:
        runs = flow(self._joined(nodes))
        at = self._index[nodes[-1].id]
        home, clause = self._homes.get(at), nodes[-1].clause
        moved = home is not None and home.moved and self._key == FROM
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
            marked_spans(comparison, variant),
            dict(homes(comparison, variant)),
            FROM if variant else TO,
            dict(cuts(comparison, variant=variant)),
        )
