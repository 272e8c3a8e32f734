"""A sheet of a table: wrapped cells with marks inside, ready to print, sealed.

Excel shows no shading on part of a cell, so what is struck has a line alone; no mark is colour.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from ..notes.stamp.book import digest
from ..notes.stamp.names import PROPERTY
from ..words.text import Mark, Run, visible

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FONT = {"font_name": "仿宋", "font_size": 11}
_CELL = {**_FONT, "text_wrap": True, "valign": "top", "border": 1}
_HEAD = {**_CELL, "bold": True, "align": "center", "valign": "vcenter"}
_LOOKS: dict[Mark, dict[str, object]] = {
    Mark.ADDED: {"bold": True, "font_name": "黑体"},
    Mark.DELETED: {"font_strikeout": True},
    Mark.SUBSTITUTED: {"underline": 1},
    Mark.MOVED: {"italic": True},
}
_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
# "Excel specifications and limits", support.microsoft.com: characters in a cell, and in a header.
_MOST, _MOST_IN_HEADER = 32_767, 200
# What stands for the number of a row that is no article: a row without any goes on from above.
NO_NUMBER = "—"
_A4 = 9
# A line of 11 points and the room around all of them, in points; no row is higher.
_LINE, _ROOM, _HIGHEST = 15, 3, 409
# Characters that the edges of a column and words that do not break leave free.
_EDGE = 2
# A date of no meaning but the same everywhere.
_UNDATED = datetime(2000, 1, 1)


class Sheet:
    """A workbook of one sheet, written row by row: ``put`` fills the row, ``step`` ends it."""

    def __init__(self, name: str, title: str, widths: Sequence[int]) -> None:
        """Open a sheet with columns of ``widths`` (characters) and ``title`` on every page."""
        from xlsxwriter import Workbook

        self._out = io.BytesIO()
        self._book = Workbook(self._out, _OPTIONS)
        self._book.set_properties({"title": title, "author": "对照 duizhao", "created": _UNDATED})
        self._page: Worksheet = self._book.add_worksheet(name)
        self._looks = {
            (top, bottom): self._book.add_format({**_CELL, "top": int(top), "bottom": int(bottom)})
            for top in (True, False)
            for bottom in (True, False)
        }
        self._head = self._book.add_format(_HEAD)
        self._marks = {m: self._book.add_format({**_FONT, **look}) for m, look in _LOOKS.items()}
        self._plain = self._book.add_format(_FONT)
        self.row = 0
        self._words: dict[tuple[int, int], str] = {}
        self._widths, self._heights = tuple(widths), dict[int, int]()
        self._print(title, widths)

    def _print(self, title: str, widths: Sequence[int]) -> None:
        """Set the page: landscape A4, the titles of the columns on every sheet of paper."""
        for at, wide in enumerate(widths):
            self._page.set_column(at, at, wide)
        self._page.set_landscape()
        self._page.set_paper(_A4)
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(0)
        self._page.freeze_panes(1, 0)
        self._page.set_header("&C" + title.replace("&", "&&")[:_MOST_IN_HEADER])
        self._page.set_footer("&C— &P —")

    def data(self) -> bytes:
        """Return the finished file with its seal, the same bytes for the same input."""
        words = (words for _, words in sorted(self._words.items()))
        self._book.set_custom_property(PROPERTY, digest(words))
        self._book.close()
        return self._out.getvalue()

    def heads(self, words: Sequence[Sequence[Run]]) -> None:
        """Put a row of titles, a cell for each."""
        for at, runs in enumerate(words):
            self._put(at, runs, self._head)
        self.step()

    def put(self, at: int, words: Sequence[Run], *, top: bool = True, bottom: bool = True) -> None:
        """Put words into a cell of the row, with a line above and below where asked."""
        self._put(at, words, self._looks[top, bottom])

    def step(self) -> None:
        """End the row, as high as the longest of its cells."""
        cells = (self._words.get((self.row, at), "") for at in range(len(self._widths)))
        self._high(self.row, self._lines(cells))
        self.row += 1

    def _lines(self, cells: Iterable[str]) -> int:
        """Return how many lines the highest of cells fills, each in its column."""
        pairs = zip(cells, self._widths, strict=False)
        return max(sum(_lines(line, wide) for line in cell.split("\n")) for cell, wide in pairs)

    def _high(self, row: int, lines: int) -> None:
        """Make a row so many lines high: programs do not agree on when they do it themselves."""
        self._heights[row] = lines
        self._page.set_row(row, min(lines * _LINE + _ROOM, _HIGHEST))

    def join(self, first: int, at: int, words: str) -> None:
        """Put ``words`` into one cell over the rows from ``first`` to the last one ended."""
        last, self.row = self.row, first
        look = self._looks[True, True]
        if last - first > 1:
            self._page.merge_range(first, at, last - 1, at, "", look)
        self._put(at, [Run(words)], look)
        self.row = last
        lines = sum(_lines(line, self._widths[at]) for line in words.split("\n"))
        lacking = lines - sum(self._heights.get(row, 1) for row in range(first, last))
        if lacking > 0:
            self._high(last - 1, self._heights.get(last - 1, 1) + lacking)

    def _put(self, at: int, words: Sequence[Run], look: Any) -> None:
        """Put words into a cell of the row, each stretch with its mark."""
        runs = [Run(visible(run.text), run.mark) for run in words if run.text]
        text = "".join(run.text for run in runs)[:_MOST]
        self._words[self.row, at] = text
        if len(text) < 2 or len(text) == _MOST or not any(run.mark in self._marks for run in runs):
            self._page.write_string(self.row, at, text, look)
            return
        if len(runs) == 1:  # a string of several looks has two stretches at least
            runs = [Run(text[:1], runs[0].mark), Run(text[1:], runs[0].mark)]
        pieces = [p for r in runs for p in (self._marks.get(r.mark, self._plain), r.text)]
        self._page.write_rich_string(self.row, at, *pieces, look)


def _lines(words: str, width: int) -> int:
    """Return how many lines words fill in a column of ``width``; a Chinese character counts two."""
    signs = sum(2 if east_asian_width(char) in "WFA" else 1 for char in words)
    return max(-(-signs // (width - _EDGE)), 1)


def lines_as_runs(lines: Sequence[Sequence[Run]]) -> Iterator[Run]:
    """Yield the runs of lines, a line break between two."""
    for at, line in enumerate(lines):
        if at:
            yield Run("\n")
        yield from line
