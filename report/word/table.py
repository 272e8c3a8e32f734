"""The comparison table: a row for each pair of articles, joined cells where one meets several."""

from collections.abc import Iterator, Sequence

from ..view.cells import Cell, Line
from ..view.columns import Texts, table_rows, titles
from ..view.headings import Heading
from ..view.view import Row, View
from ..words.catalogue import Lang, say
from ..words.layout import Layout
from ..words.text import Mark, unmarked
from .styles import (
    ADDED,
    ASIDE,
    BODY,
    CELL,
    CELL_HEAD,
    CELL_LEFT,
    CELL_SHORT,
    CHAPTER,
    DELETED,
    MOVED,
    SIGN,
    SUBSTITUTED,
    WHOLE,
)
from .xml import Element, cell, lines, paragraph, row, run, table

# Column widths in twentieths of a point; together the 225 mm between the margins.
_WIDTHS = {
    Layout.IMPLEMENTATION: (624, 4025, 4025, 1134, 1985, 964),
    Layout.REVISION: (624, 4820, 4820, 1247, 1246),
}
_MARKS = {
    Mark.DELETED: DELETED,
    Mark.ADDED: ADDED,
    Mark.SUBSTITUTED: SUBSTITUTED,
    Mark.MOVED: MOVED,
}
# In a table of revisions these are listed once, in the concordance of numbers.
_FOLDED = (("unchanged",), ("renumbered",))


def comparison_table(seen: View, layout: Layout, lang: Lang) -> Element:
    """Return the table of ``seen``, a sentence where this layout has no row to show."""
    header, *rows = _Writer(layout, lang).rows(seen)
    if not rows:
        return paragraph(say(lang, "articles.none"), BODY.name)
    return table(_WIDTHS[layout], [header, *rows])


class _Writer:
    """Writes rows in one layout and language."""

    def __init__(self, layout: Layout, lang: Lang) -> None:
        self._layout, self._lang, self._widths = layout, lang, _WIDTHS[layout]

    def rows(self, seen: View) -> Iterator[Element]:
        """Yield the header and every row that this layout shows.

        The same heading on both sides waits for an article that is shown under it.
        """
        names = zip(titles(self._layout, self._lang), self._widths, strict=True)
        yield row((self._short(name, width, CELL_HEAD.name) for name, width in names), header=True)
        waiting: list[Heading] = []
        for texts in table_rows(seen, self._layout, self._lang):
            if isinstance(texts.row, Heading):
                depth = texts.row.depth
                waiting = [one for one in waiting if one.depth < depth or _changed(one)]
                waiting.append(texts.row)
            elif self._layout is Layout.IMPLEMENTATION or texts.row.relations not in _FOLDED:
                yield from map(self._heading, waiting)
                waiting = []
                yield from self._article(texts.row, texts)
        yield from map(self._heading, filter(_changed, waiting))

    def _heading(self, heading: Heading) -> Element:
        """Return a chapter's row: one cell when both sides agree, else each in its column."""
        if heading.template == heading.variant:
            words = paragraph(heading.template, CHAPTER.name)
            widths = self._widths
            return row([cell([words], sum(widths), span=len(widths), style=CHAPTER.name)])
        number, left, right, *rest = self._widths
        return row(
            [
                self._short("", number, CHAPTER.name),
                self._short(heading.template, left, CHAPTER.name),
                self._short(heading.variant, right, CHAPTER.name),
                cell([], sum(rest), span=len(rest), style=CHAPTER.name),
            ]
        )

    def _article(self, shown: Row, texts: Texts) -> Iterator[Element]:
        """Yield the lines of a row: several where one article meets several, the rest joined."""
        sides = self._parts(shown.template, shown), self._parts(shown.variant, shown)
        height = max(map(len, sides))
        for at in range(height):
            merge = "" if height == 1 else "continue" if at else "restart"
            numbers, left, right, *rest = self._widths
            cells = [self._short("" if at else str(shown.number), numbers, merge=merge)]
            longest = 1
            for parts, width in zip(sides, (left, right), strict=True):
                joined = merge if len(parts) < height else ""
                inside = parts[at] if at < len(parts) else []
                cells.append(cell(inside, width, merge=joined, style=CELL.name))
                longest = max(longest, lines(inside, width, SIGN))
            for said, width in zip(texts.after, rest, strict=True):
                words = [] if at else [paragraph(line, CELL_LEFT.name) for line in said]
                cells.append(cell(words, width, merge=merge, style=CELL_LEFT.name))
                longest = max(longest, lines(words, width, SIGN))
            yield row(cells, whole=longest <= WHOLE)

    def _parts(self, cells: Sequence[Cell], shown: Row) -> list[list[Element]]:
        """Return the paragraphs of each article of one side, together where both have several."""
        if not cells:
            key = "empty.template" if cells is shown.template else "empty.variant"
            words = say(self._lang, f"{key}.{self._layout.value}")
            return [[paragraph([run(words, ASIDE)], CELL_SHORT.name)]]
        plain = self._layout is Layout.IMPLEMENTATION and shown.one_sided
        parts = [[self._line(line, plain) for line in one.lines] for one in cells]
        if min(len(shown.template), len(shown.variant)) > 1:
            return [[line for part in parts for line in part]]
        return parts

    def _line(self, line: Line, plain: bool) -> Element:
        runs = unmarked(line.runs) if plain else line.runs
        made = [run(part.text, _MARKS.get(part.mark, "")) for part in runs]
        if line.origin.locators:
            where = say(self._lang, "list.separator").join(line.origin.locators)
            made.append(run(say(self._lang, line.origin.key, where), ASIDE))
        return paragraph(made, CELL.name)

    def _short(
        self, words: str, width: int, style: str = CELL_SHORT.name, merge: str = ""
    ) -> Element:
        inside = [paragraph(words, style)] if words else []
        return cell(inside, width, merge=merge, style=style)


def _changed(heading: Heading) -> bool:
    """Say whether the two texts have different words there."""
    return heading.template != heading.variant
