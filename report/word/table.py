"""The comparison table: a row for each pair of articles, in it what answers each other in line."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from ...alignment.model import Part
from ..table.columns import Faced, Shown, Texts, faced, heading_runs, table_rows, titles
from ..table.columns import shown as shown_sides
from ..view.cells.model import CellLine
from ..view.headings import Heading
from ..view.view import ArticleRow, View
from ..words.layout import Layout
from ..words.text import Mark, Run
from .inner import with_tables
from .styles import (
    ADDED,
    ASIDE,
    BODY,
    CELL,
    CELL_HEAD,
    CELL_LEFT,
    CELL_POINT,
    CELL_SHORT,
    CELL_WORD,
    CHAPTER,
    DELETED,
    MOVED,
    SIGN,
    SUBSTITUTED,
    WHOLE,
    TableStyle,
)
from .xml import Element, cell, lines, paragraph, row, run, table

# Column widths in twentieths of a point; together the 225 mm between the margins. A drafter writes
# a paragraph of reasons beside a local rule, and a line beside an amendment.
_WIDTHS = {
    Layout.IMPLEMENTATION: (567, 2970, 2970, 990, 1640, 3620),
    Layout.REVISION: (567, 4400, 4400, 1090, 2300),
}
_MARKS = {
    Mark.DELETED: DELETED,
    Mark.ADDED: ADDED,
    Mark.SUBSTITUTED: SUBSTITUTED,
    Mark.MOVED: MOVED,
}
_CLOSED: Mapping[str, str] = MappingProxyType({})


def comparison_table(seen: View) -> Element:
    """Return the table of the rows of ``seen``, a sentence where there is none."""
    writer = _Writer(seen)
    rows = list(writer.rows())
    if not rows:
        return paragraph(seen.say("articles.none"), BODY.name)
    return table(_WIDTHS[seen.layout], [writer.header(), *writer.throughout(), *rows])


class _Writer:
    """Writes the rows of one page."""

    def __init__(self, seen: View) -> None:
        self._seen, self._layout = seen, seen.layout
        self._widths = _WIDTHS[seen.layout]

    def header(self) -> Element:
        """Return the titles of the columns."""
        names = zip(titles(self._seen), self._widths, strict=True)
        return row((self._short(name, width, CELL_HEAD) for name, width in names), header=True)

    def throughout(self) -> Iterator[Element]:
        """Yield the first row: the words replaced throughout; none where there are none."""
        found = self._seen.comparison.substitutions
        if found:
            say = self._seen.say
            pairs = (say("point.replaced", one.before, one.after) for one in found)
            joined = self._seen.words.listed(pairs)
            words = paragraph(say("substitutions.row", joined), CELL_LEFT.name)
            yield row([self._across([words], CELL_LEFT)])

    def rows(self) -> Iterator[Element]:
        """Yield the headings and articles in order."""
        for texts in table_rows(self._seen):
            if isinstance(texts.row, Heading):
                yield self._heading(texts.row, texts)
            else:
                yield from self._article(texts.row, texts)

    def _heading(self, heading: Heading, texts: Texts) -> Element:
        """Return a chapter's row: one cell when both sides agree, else each in its column.

        What changed is marked, and the columns behind say what became of it.
        """
        if heading.template == heading.variant and not heading.says:
            return row([self._across([paragraph(heading.template, CHAPTER.name)], CHAPTER)])
        number, left, right, *rest = self._widths
        style = CHAPTER if heading.part is Part.HEADING else CELL
        cells = [self._short("", number, style)]
        sides = heading_runs(heading, self._layout)
        for runs, width in zip(sides, (left, right), strict=True):
            inside = [paragraph(self._runs(runs), style.name)] if runs else []
            cells.append(cell(inside, width, style=style.name))
        if not heading.says:
            return row([*cells, cell([], sum(rest), span=len(rest), style=style.name)])
        said = {"relation": CELL_WORD, "points": CELL_POINT, "notes": CELL_LEFT}
        columns = zip(self._last(), texts.after(self._layout), rest, strict=True)
        for name, words, width in columns:
            made = [paragraph(line, said[name].name) for line in words]
            cells.append(cell(made, width, style=said[name].name))
        return row(cells)

    def _across(self, inside: list[Element], style: TableStyle) -> Element:
        """Return one cell over all columns."""
        return cell(inside, sum(self._widths), span=len(self._widths), style=style.name)

    def _article(self, shown: ArticleRow, texts: Texts) -> Iterator[Element]:
        """Yield the bands of a row; number, relation and notes are joined over all of them."""
        parts = faced(shown, self._seen)
        starts = _starts(shown)
        for at, part in enumerate(parts):
            joined = "" if len(parts) == 1 else "continue" if at else "restart"
            edges = _edges(at, parts, starts)
            first = at == 0
            number, left, right, *rest = self._widths
            cells = [self._short(str(shown.number) if first else "", number, merge=joined)]
            both = zip(shown_sides(shown, part.band, self._seen), (left, right), strict=True)
            inside = [self._side(side, width) for side, width in both]
            widths = zip(inside, (left, right), strict=True)
            cells += [cell(one, width, style=CELL.name, edges=edges) for one, width in widths]
            longest = max(
                lines(one, width, SIGN) for one, width in zip(inside, (left, right), strict=True)
            )
            for name, width in zip(self._last(), rest, strict=True):
                made, style = self._said(name, texts, part, first)
                merge, border = ("", edges) if name == "points" else (joined, _CLOSED)
                cells.append(cell(made, width, merge=merge, style=style.name, edges=border))
                longest = max(longest, lines(made, width, style.size * 10) if made else 1)
            yield row(cells, whole=longest <= WHOLE)

    def _last(self) -> tuple[str, ...]:
        """Return the names of the columns after the two texts."""
        if self._layout is Layout.IMPLEMENTATION:
            return ("relation", "points", "notes")
        return ("relation", "notes")

    def _said(
        self, name: str, texts: Texts, part: Faced, first: bool
    ) -> tuple[list[Element], TableStyle]:
        """Return what a column says beside a band, and its style."""
        said = {"points": part.points} | (
            {"relation": texts.relation, "notes": texts.notes} if first else {}
        )
        style = {"relation": CELL_WORD, "points": CELL_POINT, "notes": CELL_LEFT}[name]
        return [paragraph(line, style.name) for line in said.get(name, ())], style

    def _side(self, side: Shown, width: int) -> list[Element]:
        """Return the paragraphs of one side of a band."""
        if side.empty:
            return [paragraph([run(side.empty, ASIDE)], CELL_SHORT.name)]
        return list(with_tables(side.lines, width, self._runs, self._line))

    def _line(self, line: CellLine) -> Element:
        made = self._runs(line.runs)
        origin = self._seen.origin(line)
        if origin:
            made.append(run(origin, ASIDE))
        return paragraph(made, CELL.name)

    def _runs(self, runs: Sequence[Run]) -> list[Element]:
        return [run(part.text, _MARKS.get(part.mark, "")) for part in runs]

    def _short(
        self, words: str, width: int, style: TableStyle = CELL_SHORT, merge: str = ""
    ) -> Element:
        inside = [paragraph(words, style.name)] if words else []
        return cell(inside, width, merge=merge, style=style.name)


def _starts(shown: ArticleRow) -> frozenset[tuple[int, int]]:
    """Return the first line of each article of a row but the first, as (side, node)."""
    sides = enumerate((shown.template, shown.variant))
    return frozenset(
        (side, one.lines[0].node) for side, cells in sides for one in cells[1:] if one.lines
    )


def _edges(
    at: int, parts: Sequence[Faced], starts: frozenset[tuple[int, int]]
) -> Mapping[str, str]:
    """Return how the upper and the lower edge of a band are drawn.

    Between bands there is no line, and a dotted one where an article begins.
    """
    edges: dict[str, str] = {}
    if at:
        edges["top"] = _between(parts[at], starts)
    if at + 1 < len(parts):
        edges["bottom"] = _between(parts[at + 1], starts)
    return edges


def _between(below: Faced, starts: frozenset[tuple[int, int]]) -> str:
    """Return the line above a band."""
    sides = enumerate((below.band.template, below.band.variant))
    begins = any(
        (side, line.node) in starts and not line.begun
        for side, found in sides
        for line in found[:1]
    )
    return "dotted" if begins else "nil"
