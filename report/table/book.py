"""The table as a workbook: one sheet, wrapped cells, marks inside the cells, ready to print.

Excel shows no shading on part of a cell, so what is struck has a line alone; no mark is colour.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ...alignment.model import Comparison
from ..notes.model import WHOLE_REPORT, Note, Table
from ..notes.place import noted_rows
from ..stamp.book import digest
from ..stamp.names import PROPERTY
from ..view.cells import Line
from ..view.headings import Heading
from ..view.places import cited
from ..view.view import Row, View, view
from ..words.catalogue import Lang, say
from ..words.layout import Layout
from ..words.text import Mark, Run, unmarked, visible
from .chosen import chosen
from .columns import Faced, Texts, faced, table_rows, titles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Widths in characters of the standard face; a Chinese character is two wide.
_WIDTHS = {
    Layout.IMPLEMENTATION: (6, 44, 44, 12, 22, 40),
    Layout.REVISION: (6, 50, 50, 12, 30),
}
_FONT = {"font_name": "仿宋", "font_size": 11}
_CELL = {**_FONT, "text_wrap": True, "valign": "top", "border": 1}
_LOOKS: dict[Mark, dict[str, object]] = {
    Mark.ADDED: {"bold": True, "font_name": "黑体"},
    Mark.DELETED: {"font_strikeout": True},
    Mark.SUBSTITUTED: {"underline": 1},
    Mark.MOVED: {"italic": True},
}
_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
# "Excel specifications and limits", support.microsoft.com: characters in a cell.
_MOST = 32_767
_A4 = 9
# A date of no meaning but the same everywhere.
_UNDATED = datetime(2000, 1, 1)

# Words with the mark of each stretch.
_Words = Sequence[Run]


def comparison_xlsx(
    comparison: Comparison, layout: Layout, lang: Lang, table: Table = WHOLE_REPORT
) -> bytes:
    """Return the table as an .xlsx file, the same bytes for the same input."""
    from xlsxwriter import Workbook

    noted, homeless = noted_rows(view(comparison), table.notes)
    seen = chosen(noted, layout, table.rows)
    names = cited(comparison.variant, lang), cited(comparison.template, lang)
    title = say(lang, f"title.{layout.value}", *names)
    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": title, "author": "对照 duizhao", "created": _UNDATED})
    sheet = _Sheet(book, layout, lang, title)
    sheet.fill(seen, homeless)
    book.set_custom_property(PROPERTY, digest(sheet.words))
    book.close()
    return out.getvalue()


class _Sheet:
    """Puts rows on the sheet."""

    def __init__(self, book: "Workbook", layout: Layout, lang: Lang, title: str) -> None:
        self._layout, self._lang = layout, lang
        self._page: Worksheet = book.add_worksheet(say(lang, "section.articles"))
        self._cell = book.add_format(_CELL)
        self._lines = {
            (top, bottom): book.add_format({**_CELL, "top": int(top), "bottom": int(bottom)})
            for top in (True, False)
            for bottom in (True, False)
        }
        self._head = book.add_format(
            {**_CELL, "bold": True, "align": "center", "valign": "vcenter"}
        )
        self._marks = {mark: book.add_format({**_FONT, **look}) for mark, look in _LOOKS.items()}
        self._plain = book.add_format(_FONT)
        self._at = 0
        self._words: dict[tuple[int, int], str] = {}
        self._print(title)

    @property
    def words(self) -> Iterator[str]:
        """Yield the words of every cell, row by row."""
        return (words for _, words in sorted(self._words.items()))

    def _print(self, title: str) -> None:
        """Set the page: landscape A4, the titles of the columns on every sheet of paper."""
        for at, wide in enumerate(_WIDTHS[self._layout]):
            self._page.set_column(at, at, wide)
        self._page.set_landscape()
        self._page.set_paper(_A4)
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(0)
        self._page.freeze_panes(1, 0)
        self._page.set_header("&C" + title.replace("&", "&&")[:200])
        self._page.set_footer("&C— &P —")

    def fill(self, seen: View, homeless: Sequence[Note]) -> None:
        """Put the titles, every row of ``seen``, and the notes that have none."""
        for at, name in enumerate(titles(self._layout, self._lang)):
            self._put(at, [Run(name)], self._head)
        self._at += 1
        for texts in table_rows(seen, self._layout, self._lang):
            if isinstance(texts.row, Heading):
                self._heading(texts.row)
            else:
                parts = faced(texts.row, seen.comparison, self._layout, self._lang)
                self._article(texts.row, texts, parts)
        for note in homeless:
            self._homeless(note)

    def _heading(self, heading: Heading) -> None:
        self._put(0, (), self._head)
        self._put(1, [Run(heading.template)], self._head)
        self._put(2, [Run(heading.variant)], self._head)
        for at in range(3, len(_WIDTHS[self._layout])):
            self._put(at, (), self._head)
        self._at += 1

    def _article(self, row: Row, texts: Texts, parts: Sequence[Faced]) -> None:
        """Put the bands of a row; number, relation and notes are joined over all of them."""
        first = self._at
        for number, part in enumerate(parts, 1):
            look = self._lines[number == 1, number == len(parts)]
            for at, side in ((1, 0), (2, 1)):
                self._put(at, list(self._side(row, part, side)), look)
            if self._layout is Layout.IMPLEMENTATION:
                self._put(4, [Run("\n".join(part.points))], look)
            self._at += 1
        last = len(_WIDTHS[self._layout]) - 1
        joined = ((0, [str(row.number)]), (3, texts.relation), (last, texts.notes))
        for at, lines in joined:
            self._join(first, at, [Run("\n".join(lines))])

    def _homeless(self, note: Note) -> None:
        last = len(_WIDTHS[self._layout]) - 1
        told = {1: note.template, 2: note.variant, 3: say(self._lang, "section.homeless")}
        told[last] = "\n".join(note.lines)
        for at in range(last + 1):
            self._put(at, [Run(told.get(at, "–" if at == 0 else ""))], self._cell)
        self._at += 1

    def _side(self, row: Row, part: Faced, side: int) -> Iterator[Run]:
        """Yield the words of one side of a band, a line each clause."""
        if not (row.variant if side else row.template):
            key = "empty.variant" if side else "empty.template"
            yield Run(say(self._lang, f"{key}.{self._layout.value}"))
            return
        bare = self._layout is Layout.IMPLEMENTATION and row.one_sided
        for at, line in enumerate(part.band.variant if side else part.band.template):
            if at:
                yield Run("\n")
            yield from self._line(line, bare=bare)

    def _line(self, line: Line, *, bare: bool) -> Iterator[Run]:
        yield from unmarked(line.runs) if bare else line.runs
        if line.origin.locators:
            where = say(self._lang, "list.separator").join(line.origin.locators)
            yield Run(say(self._lang, line.origin.key, where))

    def _join(self, first: int, at: int, words: _Words) -> None:
        """Put ``words`` into one cell over the rows from ``first`` to the last one written."""
        last, self._at = self._at, first
        if last - first > 1:
            self._page.merge_range(first, at, last - 1, at, "", self._cell)
        self._put(at, words, self._cell)
        self._at = last

    def _put(self, at: int, words: _Words, look: Any) -> None:
        """Put words into a cell of the row, each stretch with its mark."""
        runs = [Run(visible(run.text), run.mark) for run in words if run.text]
        text = "".join(run.text for run in runs)[:_MOST]
        self._words[self._at, at] = text
        if len(runs) == 1 and len(text) > 1 and runs[0].mark in self._marks:
            self._marked(at, runs[0], look)
        elif len(runs) < 2 or len(text) == _MOST:
            self._page.write_string(self._at, at, text, look)
        else:
            pieces = [p for r in runs for p in (self._marks.get(r.mark, self._plain), r.text)]
            self._page.write_rich_string(self._at, at, *pieces, look)

    def _marked(self, at: int, run: Run, look: Any) -> None:
        """Put words of one mark: a string of several looks has two stretches at least."""
        mark = self._marks[run.mark]
        self._page.write_rich_string(self._at, at, mark, run.text[:1], mark, run.text[1:], look)
