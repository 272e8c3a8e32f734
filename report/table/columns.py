"""The table of a report, as plain cells: what the columns are called and what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..view.cells.model import ArticleCell, CellLine
from ..view.headings import Heading
from ..view.points import points
from ..view.view import ArticleRow, View
from ..words.layout import Layout
from ..words.text import Mark, Run, plain, unmarked
from .subrows import Band, bands

# A folded article is shown by its first words.
_FIRST_WORDS = 24

_COLUMNS = {
    Layout.IMPLEMENTATION: ("number", "higher", "local", "relation", "points", "notes"),
    Layout.REVISION: ("number", "before", "after", "change", "notes"),
}


# The columns of the notes that fit no row any more.
HOMELESS = {
    Layout.IMPLEMENTATION: ("higher", "local", "notes"),
    Layout.REVISION: ("before", "after", "notes"),
}


@dataclass(frozen=True, slots=True)
class Texts:
    """A row with the lines of its last columns; a heading that did not change has none."""

    row: ArticleRow | Heading
    relation: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def after(self, layout: Layout) -> tuple[tuple[str, ...], ...]:
        """Return the columns after the two texts, as ``titles`` names them."""
        if layout is Layout.IMPLEMENTATION:
            return (self.relation, self.points, self.notes)
        return (self.relation, self.notes)


class Faced(NamedTuple):
    """Lines that face each other, and what differs between them in words."""

    band: Band
    points: tuple[str, ...]


def titles(seen: View) -> tuple[str, ...]:
    """Return the titles of the columns: number, two texts, and what is said of them."""
    return seen.words.columns(_COLUMNS[seen.layout])


def table_rows(seen: View) -> Iterator[Texts]:
    """Yield the rows with the lines of every column after the two texts."""
    for row in seen.rows:
        if isinstance(row, Heading) and not row.says:
            yield Texts(row)
            continue
        if isinstance(row, ArticleRow) and row.folded:
            row = _first_words(row)
        said: tuple[str, ...] = ()
        if seen.layout is Layout.IMPLEMENTATION:
            said = points(row, seen)
        words = (seen.words.relation(row.relations, row.levels),)
        yield Texts(row, words, said, row.notes)


def heading_runs(heading: Heading, layout: Layout) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the words of both sides with their marks; what stands on one side alone is whole.

    It bears no mark beside a local rule, which need not repeat the template.
    """
    left, right = heading.runs
    if not heading.one_sided:
        return left, right
    if layout is Layout.IMPLEMENTATION:
        return unmarked(left), unmarked(right)
    return _whole(left, Mark.DELETED), _whole(right, Mark.ADDED)


def _whole(runs: tuple[Run, ...], mark: Mark) -> tuple[Run, ...]:
    return (Run(plain(runs), mark),) if runs else ()


def faced(row: ArticleRow, seen: View) -> tuple[Faced, ...]:
    """Return the bands of ``row``; only a table of a local rule says what differs in each."""
    found = bands(row.template, row.variant, row.changes)
    if seen.layout is not Layout.IMPLEMENTATION:
        return tuple(Faced(band, ()) for band in found)
    alone = (replace(row, changes=band.changes) for band in found)
    said = (points(part, seen) for part in alone)
    return tuple(Faced(band, lines) for band, lines in zip(found, said, strict=True))


class Shown(NamedTuple):
    """One side of a band as a table shows it: its lines, or the sentence that nothing answers."""

    lines: tuple[CellLine, ...]
    empty: str = ""


def shown(row: ArticleRow, band: Band, seen: View) -> tuple[Shown, Shown]:
    """Return both sides of a band; what stands alone beside a local rule bears no marks."""
    bare = seen.layout is Layout.IMPLEMENTATION and row.one_sided
    sides = (("template", row.template, band.template), ("variant", row.variant, band.variant))
    template, variant = (
        Shown(tuple(map(_bare, lines)) if bare else lines)
        if cells
        else Shown((), seen.say(f"empty.{name}.{seen.layout.value}"))
        for name, cells, lines in sides
    )
    return template, variant


def _bare(line: CellLine) -> CellLine:
    """Return a line without marks."""
    inner = line.inner._replace(cells=tuple(map(unmarked, line.inner.cells)))
    return replace(line, runs=unmarked(line.runs), inner=inner)


def _first_words(row: ArticleRow) -> ArticleRow:
    """Return a row whose articles only begin, without marks."""
    left, right = (tuple(map(_begun, cells)) for cells in (row.template, row.variant))
    return replace(row, template=left, variant=right)


def _begun(cell: ArticleCell) -> ArticleCell:
    words = plain(cell.lines[0].runs) if cell.lines else ""
    more = "…" if len(words) > _FIRST_WORDS or len(cell.lines) > 1 else ""
    return replace(cell, lines=(CellLine((Run(words[:_FIRST_WORDS] + more),), node=cell.node),))
