"""Which rows of tables answer each other: by their key cells first, then by what is alike.

    违法行为 | 情节 | 罚款            违法行为 | 情节 | 罚款
    无证取水 | 轻微 | 二万元    ↔    无证取水 | 轻微 | 三万元     same key: 无证取水, 轻微

The key of a row are its first cells, as many as it takes to tell the rows of a table apart, the
amounts left out. A cell that is merged with one above counts in every row it covers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from ....corpus.model import Document, Level, Node
from ....corpus.normalise import clean
from ...frame.pair import Pair, greedy

# Rows without a common key are one row from this likeness up: half of a short row is its unit.
_ALIKE = 0.6
# Tables answer each other when so many of the keys of the shorter one recur, or the names of the
# columns do.
_SHARED = 0.3
_DIGITS = frozenset(
    "0123456789０１２３４５６７８９一二三四五六七八九十百千万亿零〇两半.,，%％-—~～至元"
)


class TextTable(NamedTuple):
    """A table of a text: its rows, with the words of their cells and the names of the columns."""

    rows: tuple[int, ...]
    cells: tuple[tuple[str, ...], ...]
    columns: frozenset[str]


def row_pairs(template: Document, variant: Document, free: tuple[set[int], set[int]]) -> list[Pair]:
    """Return the pairs of rows that answer each other, each of ``free`` in one at most."""
    ours, theirs = tables(template), tables(variant)
    found: list[Pair] = []
    for a, b in _tables_paired(ours, theirs):
        found += _rows_paired(ours[a], theirs[b])
    return [(t, v) for t, v in found if t in free[0] and v in free[1]]


def tables(document: Document) -> tuple[TextTable, ...]:
    """Return the tables of a document: rows in a row under one parent, parted by new columns."""
    groups: list[list[int]] = []
    last = Level.FURNITURE, -2
    for i, node in enumerate(document.nodes):
        if node.level is Level.ROW:
            if last != (Level.ROW, node.parent):
                groups.append([])
            groups[-1].append(i)
        last = node.level, node.parent
    return tuple(_table(document, tuple(group)) for group in groups)


def _table(document: Document, rows: tuple[int, ...]) -> TextTable:
    nodes = [document.nodes[i] for i in rows]
    cells = tuple(_words(document, node) for node in nodes)
    columns = frozenset(cell.column for node in nodes for cell in node.cells if cell.column)
    return TextTable(rows, cells, columns)


def _words(document: Document, node: Node) -> tuple[str, ...]:
    """Return the words of the cells of a row; of one without cells its body."""
    spans = [cell.span for cell in node.cells] or [node.body]
    words = tuple(clean(document.text, span).text for span in spans)
    return words[1:] if node.label and len(words) > 1 and _numeric(words[0]) else words


def _numeric(words: str) -> bool:
    return not words or set(words) <= _DIGITS


def keys(table: TextTable) -> tuple[tuple[str, ...], ...]:
    """Return the key of each row: its first cells that are no amounts, until rows differ.

    Rows that no such cells tell apart share a key.
    """
    named = [tuple(word for word in row if not _numeric(word)) for row in table.cells]
    for size in range(1, max(map(len, named), default=0) + 1):
        short = [row[:size] for row in named]
        if len(set(short)) == len(set(named)):
            return tuple(short)
    return tuple(named)


def _tables_paired(ours: Sequence[TextTable], theirs: Sequence[TextTable]) -> list[Pair]:
    """Return which tables answer each other."""
    scores = [
        (score, a, b)
        for a, old in enumerate(ours)
        for b, new in enumerate(theirs)
        if (score := _likeness(old, new)) >= _SHARED
    ]
    found = greedy(scores)
    rest = [
        [k for k in range(len(side)) if k not in {pair[at] for pair in found}]
        for at, side in enumerate((ours, theirs))
    ]
    # The one table of either text that is left is the same table, written anew.
    return [*found, (rest[0][0], rest[1][0])] if len(rest[0]) == len(rest[1]) == 1 else found


def _likeness(old: TextTable, new: TextTable) -> float:
    """Return how alike two tables are: their rows' cells and the names of their columns."""
    left, right = (Counter(word for row in table.cells for word in row) for table in (old, new))
    shorter = min(left.total(), right.total())
    cells = (left & right).total() / shorter if shorter else 0.0
    named = old.columns | new.columns
    columns = len(old.columns & new.columns) / len(named) if named else cells
    return (cells + columns) / 2


def _rows_paired(old: TextTable, new: TextTable) -> Iterator[Pair]:
    """Yield the rows of two tables that answer each other."""
    same = list(_by_key(_places(keys(old)), _places(keys(new))))
    left = {a for a, _ in same}
    right = {b for _, b in same}
    scores = (
        (_alike(old.cells[a], new.cells[b]), a, b)
        for a in range(len(old.rows))
        if a not in left
        for b in range(len(new.rows))
        if b not in right
    )
    alike = greedy(one for one in scores if one[0] >= _ALIKE)
    yield from ((old.rows[a], new.rows[b]) for a, b in (*same, *alike))


def _places(found: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for at, key in enumerate(found):
        places.setdefault(key, []).append(at)
    return places


def _by_key(
    ours: Mapping[tuple[str, ...], Sequence[int]], theirs: Mapping[tuple[str, ...], Sequence[int]]
) -> Iterator[Pair]:
    """Yield the rows of one key in their order, where both tables have as many of it."""
    for key, places in ours.items():
        if key and len(theirs.get(key, ())) == len(places):
            yield from zip(places, theirs[key], strict=True)


def _alike(old: Sequence[str], new: Sequence[str]) -> float:
    """Return how alike two rows are: as a whole, or the half that their words make up."""
    whole = fuzz.ratio("\t".join(old), "\t".join(new)) / 100
    same = Counter(old) & Counter(new)
    cells = same.total() / max(len(old), len(new), 1)
    return max(whole, cells)
