"""A workbook in which every text is text: nothing runs, nothing depends on the day."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from ...words.words import Words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from .lines import LineSheet

# The limits of Excel ("Excel specifications and limits", support.microsoft.com).
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CHARACTERS = 32_767

A4 = 9

# A date of no meaning but the same everywhere.
_UNDATED = datetime(2000, 1, 1)
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
# Rows go to a file one by one, so that memory does not grow with them.
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "use_zip64": True,
}
# A Chinese character is two wide; no column is wider than a reader wants to go sideways.
_NARROWEST = 6
_WIDEST_CHARACTER = 2.5
_PADDING = 2.5


@contextmanager
def open_book(file: BinaryIO, title: str) -> "Iterator[Workbook]":
    """Give a workbook that is written to ``file`` in the end."""
    from xlsxwriter import Workbook

    # The library writes into what it is given: each workbook gets a copy.
    book = Workbook(file, {**_OPTIONS, "default_format_properties": dict(_FONT)})
    book.set_properties({"title": title, "author": "对照 duizhao", "created": _UNDATED})
    book.set_size(2400, 1400)
    try:
        yield book
    except BaseException:
        book.fileclosed = True  # else it is finished when it is forgotten
        raise
    book.close()


def width(text: str) -> float:
    """Return how wide a text is in columns: a character of three bytes in UTF-8 counts as two."""
    return (len(text.encode("utf-8", "replace")) + len(text)) / 2


class Sheet:
    """A sheet being written row by row: its widths, and how many cells had to be cut."""

    def __init__(self, sheet: "LineSheet", words: Words, widest: float = 60) -> None:
        self.sheet = sheet
        self.cut = 0
        self._end = words.say("workbook.cut")
        self._widest = widest
        self._widths: dict[int, float] = {}

    def put(self, row: int, column: int, value: object, style: "Format | None" = None) -> None:
        """Write a cell: a number as number, anything else as the text that it is."""
        if isinstance(value, int | float):
            self.sheet.write_number(row, column, value, style)
            return
        text = str(value)
        if not text:
            if style:
                self.sheet.write_blank(row, column, None, style)
            return
        self.sheet.write_string(row, column, self._fitted(text), style)
        self.widen(column, text)

    def line(self, row: int, values: Sequence[str | float], looks: "Sequence[Format]") -> None:
        """Write a whole row below all others; the first value stands in the first column."""
        fitted = list(values)
        for column, value in enumerate(values):
            if isinstance(value, str):
                fitted[column] = self._fitted(value)
                self.widen(column, value)
        self.sheet.write_line(row, fitted, looks)

    def widen(self, column: int, text: str) -> None:
        """Make room for ``text`` in a column, as far as it may grow."""
        known = self._widths.get(column, 0)
        # No text is wider than so many columns a character: most need no measuring.
        if known < self._widest and _WIDEST_CHARACTER * len(text) > known:
            self._widths[column] = max(known, width(text[:200]))

    def fit(self, most: dict[int, float] | None = None) -> None:
        """Set the width of each column to its widest text, at most ``most`` where given."""
        for column, needed in self._widths.items():
            limit = (most or {}).get(column, self._widest)
            self.sheet.set_column(column, column, min(max(needed + _PADDING, _NARROWEST), limit))

    def _fitted(self, text: str) -> str:
        """Return a text that Excel takes; it counts code units of UTF-16."""
        if len(text) * 2 <= MOST_CHARACTERS:
            return text
        data = text.encode("utf-16-le")
        if len(data) // 2 <= MOST_CHARACTERS:
            return text
        self.cut += 1
        return data[: (MOST_CHARACTERS - len(self._end)) * 2].decode("utf-16-le", "ignore") + (
            self._end
        )


def style(book: "Workbook", **properties: Any) -> "Format":
    """Return a cell format."""
    return book.add_format(properties)
