"""A row as one text: the variant's words with the deleted ones woven in where they stood."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...alignment.model import Change, Comparison, Edit, Kind, Op, Part, Trait
from ...corpus.model import Document, Level, Node, Span
from ..view.cells.model import BAR, NO_INNER, ArticleCell, CellLine, Inner
from ..view.cells.side import Side
from ..view.replaced import Replaced
from ..view.units import unit_of
from ..view.view import ArticleRow
from ..words.text import Mark, Run

# What a cell shows beside the words of its clauses.
_NAMES = (Part.CAPTION, Part.HEADING)


class Placed(NamedTuple):
    """A line with the side whose clause it is: 0 the template, 1 the variant."""

    side: int
    line: CellLine


class Woven(Side):
    """The variant's side; what was deleted stands before what took its place."""

    def __init__(self, comparison: Comparison) -> None:
        """Weave every change that has clauses on both sides."""
        super().__init__(comparison, variant=True)
        heads = [c for c in comparison.changes if _of_table(comparison, c)]
        self._woven = woven(comparison, (*comparison.clauses, *heads))
        names = (c for c in comparison.changes if c.part in _NAMES and c not in heads)
        self._names = woven(comparison, names)
        self._struck = dict(_struck_captions(comparison))

    def _inner(self, _: list[Node]) -> Inner:
        """Return no cells: what was deleted is woven into the line."""
        return NO_INNER

    def runs(self, node: Node) -> Iterator[Run]:
        """Yield the own text of ``node``: its label, then its words old and new."""
        at = self._index[node.id]
        name, words = self._names.get(at), self._woven.get(at)
        if node.cells and words is None:
            yield from super().runs(node)
            return
        if words is not None and node.level is Level.COLUMNS:
            # Its edits may reach from one cell to the next.
            yield from (run._replace(text=run.text.replace("\t", BAR.text)) for run in words)
            return
        start = node.own.start
        label = self._label_end(node)
        if at in self._struck and label is not None:
            yield Run(self.document.text[start:label])
            yield Run(self._struck[at], Mark.DELETED)
            start = label
        if name is not None:
            yield Run(self.document.text[start : node.head.start])
            yield from name
            start = node.head.end
        if words is None:
            yield from self.marked(Span(start, node.own.end))
            return
        if node.cells and node.label:
            yield from (Run(node.label), BAR, *words)
            return
        yield Run(self.document.text[start : node.body.start])
        yield from words


def _of_table(comparison: Comparison, change: Change) -> bool:
    """Say whether a change alters the head of a table; one that stayed is shown as a row."""
    nodes = comparison.variant.nodes
    return change.kind is not Kind.UNCHANGED and any(
        nodes[index].level is Level.COLUMNS for index in change.link.variant
    )


def _struck_captions(comparison: Comparison) -> Iterator[tuple[int, str]]:
    """Yield the captions that are gone, with their brackets, by the variant's article."""
    template, answers = comparison.template, {}
    for change in comparison.clauses:
        for clause in change.link.template if change.link.variant else ():
            answers[unit_of(template, clause)] = unit_of(comparison.variant, change.link.variant[0])
    for change in comparison.changes:
        if change.part is Part.CAPTION and not change.link.variant:
            node = template.nodes[change.link.template[0]]
            article = answers.get(unit_of(template, change.link.template[0]))
            if article is not None:
                words = template.text[node.own.start : node.body.start].strip()
                yield article, words.removeprefix(node.label).strip()


def woven(comparison: Comparison, changes: Iterable[Change]) -> dict[int, list[Run]]:
    """Return the words of each linked node of the variant, the deleted ones where they stood."""
    replaced = Replaced(comparison)
    found: dict[int, list[Run]] = {}
    for change in changes:
        if change.link.template and change.link.variant:
            found |= weave(change, comparison, replaced)
    return found


def weave(change: Change, comparison: Comparison, replaced: Replaced) -> dict[int, list[Run]]:
    """Return the words of one change that has two sides, by the variant's clause."""
    found: dict[int, list[Run]] = defaultdict(list)
    for clause, run in _weave(change, comparison, replaced):
        found[clause].append(run)
    return found


class Inline:
    """Makes the lines of a row in one column; made once a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        """Note for each template clause which clauses answer it."""
        self._side = Woven(comparison)
        self._answers = {
            clause: change.link.variant
            for change in comparison.clauses
            for clause in change.link.template
        }

    def lines(self, row: ArticleRow) -> tuple[Placed, ...]:
        """Return the lines of ``row``: the variant's, each followed by what was lost after it."""
        beside = frozenset(cell.node for cell in row.template)
        kept = [line for c in row.variant for line in self._side.cell(c.node, beside).lines]
        lost = self._lost(row.template, {line.node: at for at, line in enumerate(kept)})
        lines = list(lost[-1])
        for at, line in enumerate(kept):
            lines += [Placed(1, line), *lost[at]]
        return tuple(lines)

    def _lost(self, cells: Sequence[ArticleCell], kept: dict[int, int]) -> dict[int, list[Placed]]:
        """Return the template's lines without an answer in the row, by the line they follow."""
        lost: dict[int, list[Placed]] = defaultdict(list)
        after = -1
        for line in (line for cell in cells for line in cell.lines):
            answers = [
                kept[clause] for clause in self._answers.get(line.node, ()) if clause in kept
            ]
            if answers:
                after = max(answers)
            elif line.node in self._answers or not kept:
                lost[after].append(Placed(0, _struck(line)))
        return lost


def _struck(line: CellLine) -> CellLine:
    """Return ``line`` as deleted from here; where it went stays named."""
    words = "".join(run.text for run in line.runs)
    return CellLine((Run(words, Mark.DELETED),), line.origin, line.node)


def _weave(change: Change, comparison: Comparison, replaced: Replaced) -> Iterator[tuple[int, Run]]:
    """Yield the words of ``change`` in order, each with the variant's clause it is shown in."""
    clauses = change.link.variant
    at = clauses[0]
    place = -1
    for edit in change.edits:
        at = _clause(edit, clauses, comparison.variant, at)
        cell = _cell(edit, comparison.variant.nodes[at])
        if cell > place >= 0:
            yield at, BAR
        place = max(cell, place)
        old = edit.template.cut(comparison.template.text)
        new = edit.variant.cut(comparison.variant.text)
        if edit.op is Op.EQUAL:
            yield at, Run(new, Mark.MOVED if Trait.MOVED in change.traits else Mark.SAME)
        elif new and replaced.covers(edit):
            yield at, Run(new, Mark.SUBSTITUTED)
        else:
            yield at, Run(old, Mark.DELETED)
            yield at, Run(new, Mark.ADDED)


def _cell(edit: Edit, node: Node) -> int:
    """Return which cell of a row an edit stands in, -1 where it stands in none."""
    if not node.cells:
        return -1
    return sum(cell.span.start <= edit.variant.start for cell in node.cells) - 1


def _clause(edit: Edit, clauses: tuple[int, ...], variant: Document, before: int) -> int:
    """Return the clause that ``edit`` lies in; a deletion belongs to the one before it."""
    if len(clauses) == 1 or edit.variant.start == edit.variant.end:
        return before
    spans = ((clause, variant.nodes[clause].body) for clause in clauses)
    inside = (clause for clause, span in spans if span.start <= edit.variant.start < span.end)
    return next(inside, before)
