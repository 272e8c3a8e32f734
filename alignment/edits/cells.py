"""What changed inside a row of a table: cell by cell, so that no edit reaches from one to the next.

无证取水 | 轻微 | 二万元        无证取水 | 轻微 | 三万元        →  [二→三]
"""

from collections.abc import Iterator, Mapping, Sequence

from ...corpus.model import FOLDS, Cell, Document, Fold, Node, Span
from ...corpus.normalise import clean
from ..model import Edit
from .make import Edits, edits

Spans = tuple[Span, ...]


def row_edits(
    template: Document,
    old: int,
    variant: Document,
    new: int,
    folds: frozenset[Fold] = FOLDS,
) -> Edits:
    """Return the edits between two rows, each inside one cell on each side.

    Cells answer each other by the name of their column, where all have one, else by their place. A
    cell that is merged with one of a row above was compared there.
    """
    fine: list[Edit] = []
    whole: list[Edit] = []
    for before, after in _pairs(template.nodes[old], variant.nodes[new]):
        found = edits(template.text, before, variant.text, after, (), folds)
        fine += found.fine
        whole += found.whole
    return Edits(_in_order(fine), _in_order(whole))


def _in_order(found: Sequence[Edit]) -> tuple[Edit, ...]:
    return tuple(sorted(found, key=lambda edit: edit.variant.start))


def row_words(document: Document, index: int) -> Spans:
    """Return the words of a row, cell by cell."""
    return tuple(_by_column(document.nodes[index]).values())


def _pairs(old: Node, new: Node) -> Iterator[tuple[Spans, Spans]]:
    """Yield the cells that answer each other; alone those that none answers."""
    ours, theirs = _by_column(old), _by_column(new)
    answers = dict(_columns_paired(_columns(old, ours), _columns(new, theirs)))
    answers = {key: answers[key] for key in ours if answers.get(key) in theirs}
    for key, span in ours.items():
        yield (span,), ((theirs[answers[key]],) if key in answers else ())
    answered = set(answers.values())
    yield from (((), (span,)) for key, span in theirs.items() if key not in answered)


def _columns(node: Node, cells: Mapping[object, Span]) -> Sequence[object]:
    """Return the columns of a row, those of its empty cells too; else the places of its cells."""
    names = [column_name(cell) for cell in node.cells]
    named = len(set(names)) == len(names) and cells.keys() <= set(names)
    return names if named else list(cells)


def _columns_paired(
    ours: Sequence[object], theirs: Sequence[object]
) -> Iterator[tuple[object, object]]:
    """Yield the columns that answer each other: by name, or alone between two that do.

    区域, 白天（元）, 备注 against 区域, 白天（元/小时）, 备注: what was renamed kept its place.
    """
    known = [key for key in ours if key in theirs]
    i = j = 0
    for key in (*known, None):
        m = ours.index(key) if key is not None else len(ours)
        n = theirs.index(key) if key is not None else len(theirs)
        between = [k for k in theirs[j:n] if k not in known]
        if m - i == len(between):
            yield from zip(ours[i:m], between, strict=True)
        if key is not None:
            yield key, key
        i, j = m + 1, n + 1


def _by_column(node: Node) -> dict[object, Span]:
    """Return the own cells of a row by the names of their columns, or by their places."""
    cells = [cell for cell in node.cells if _own(node, cell)]
    if not cells:
        return {0: node.body}
    names = [column_name(cell) for cell in cells]
    named = all(names) and len(set(names)) == len(names)
    return {
        name if named else k: cell.span
        for k, (name, cell) in enumerate(zip(names, cells, strict=True))
    }


def column_name(cell: Cell) -> str:
    """Return the name of the column of a cell in comparison form."""
    return clean(cell.column, Span(0, len(cell.column))).text


def _own(node: Node, cell: Cell) -> bool:
    """Say whether a cell begins in this row and holds something; its number is its label."""
    return node.body.start <= cell.span.start < cell.span.end
