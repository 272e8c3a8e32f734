"""The table of a report, as plain cells: what the columns are called and what stands in them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ..words.catalogue import Lang, say
from ..words.layout import Layout
from ..words.sentences import relation_words
from ..words.text import Run, plain
from .cells import Cell, Line
from .headings import Heading
from .points import points
from .replaced import Replaced
from .view import Row, View

# A folded article is shown by its first words.
_FIRST_WORDS = 24

_COLUMNS = {
    Layout.IMPLEMENTATION: ("number", "higher", "local", "relation", "points", "notes"),
    Layout.REVISION: ("number", "before", "after", "change", "notes"),
}


class Texts(NamedTuple):
    """A row with the words of its last columns; a heading has none."""

    row: Row | Heading
    after: tuple[tuple[str, ...], ...]


def titles(layout: Layout, lang: Lang) -> tuple[str, ...]:
    """Return the titles of the columns: number, two texts, and what is said of them."""
    return tuple(say(lang, f"column.{name}") for name in _COLUMNS[layout])


def table_rows(seen: View, layout: Layout, lang: Lang) -> Iterator[Texts]:
    """Yield the rows with the lines of every column after the two texts; notes stay empty."""
    replaced = Replaced(seen.comparison)
    for row in seen.rows:
        if isinstance(row, Heading):
            yield Texts(row, ())
            continue
        row = _first_words(row) if row.folded else row
        after: tuple[tuple[str, ...], ...] = ((relation_words(row.relations, lang),),)
        if layout is Layout.IMPLEMENTATION:
            after += (points(row, seen.comparison, replaced, lang),)
        yield Texts(row, (*after, ()))


def _first_words(row: Row) -> Row:
    """Return a row whose articles only begin, without marks."""
    left, right = (tuple(map(_begun, cells)) for cells in (row.template, row.variant))
    return replace(row, template=left, variant=right)


def _begun(cell: Cell) -> Cell:
    words = plain(cell.lines[0].runs) if cell.lines else ""
    more = "…" if len(words) > _FIRST_WORDS or len(cell.lines) > 1 else ""
    return replace(cell, lines=(Line((Run(words[:_FIRST_WORDS] + more),), node=cell.node),))
