"""The table of a report, as plain cells: what the columns are called and what stands in them."""

from collections.abc import Iterator
from typing import NamedTuple

from .catalogue import Lang, say
from .headings import Heading
from .layout import Layout
from .points import points
from .replaced import Replaced
from .sentences import relation_words
from .view import Row, View

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
        after: tuple[tuple[str, ...], ...] = ((relation_words(row.relations, lang),),)
        if layout is Layout.IMPLEMENTATION:
            after += (points(row, seen.comparison, replaced, lang),)
        yield Texts(row, (*after, ()))
