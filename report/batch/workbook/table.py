"""A table of the batch as a sheet: titles with notes, frozen, filtered, fitted."""

from typing import TYPE_CHECKING

from ...words.words import Words
from ..columns import Column, Type, Values, columns
from ..dictionary import meaning, title, unit_or_words
from .book import MOST_ROWS, Sheet
from .styles import Styles

if TYPE_CHECKING:
    from .lines import LineSheet

# Titles for people, then the names that programs know.
_HEADS = 2
# Columns that stay in sight when one goes sideways.
_FROZEN = {"documents": 1, "clauses": 1, "links": 2, "adoption": 4, "metadata": 1, "findings": 3}
_FROZEN |= {
    "references": 3,
    "parts": 3,
    "lineage": 1,
    "duplicates": 1,
    "additions": 1,
    "events": 4,
    "sources": 3,
}
# Long cells are not shown whole: a digest, the words of a clause, the reasons of a link.
_NARROW = {"sha256": 14.0, "document": 60.0, "evidence": 48.0, "text": 90.0, "traits": 28.0}
_NARROW |= {"template_document": 40.0, "variant_document": 60.0, "title": 40.0}
_NUMBER = 13.0
_WIDEST = 60.0
_HEIGHTS = (32, 30)
# Printed on A3, so many pages wide.
_A3 = 8
_PAGES = {"documents": 2}


class TableSheet:
    """A sheet with the rows of one table."""

    def __init__(self, sheet: "LineSheet", table: str, styles: Styles, words: Words) -> None:
        self.written = self.rows = 0
        self.sheet = Sheet(sheet, words, widest=90)
        self._columns, self._styles = columns(table), styles
        self._looks = [styles.numbers.get(one.type, styles.text) for one in self._columns]
        telling = {"state": styles.states, "kind": styles.kinds}
        self._telling = [
            (at, telling[one.name]) for at, one in enumerate(self._columns) if one.name in telling
        ]
        self._heads(table, words)
        sheet.freeze_panes(_HEADS, _FROZEN[table])
        sheet.repeat_rows(0, _HEADS - 1)
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(_PAGES.get(table, 1), 0)
        sheet.hide_gridlines(2)
        sheet.set_default_row(18)
        self._table = table

    def add(self, row: Values) -> None:
        """Write a row, unless Excel has no room for it any more."""
        self.rows += 1
        at = _HEADS + self.written
        if at >= MOST_ROWS:
            return
        looks = self._looks.copy()
        for column, by_value in self._telling:
            looks[column] = by_value.get(str(row[column]), looks[column])
        self.sheet.line(at, row, looks)
        self.written += 1

    def end(self) -> None:
        """Set what depends on all rows: widths, filters, bars."""
        self.sheet.fit(dict(enumerate(map(_widest, self._columns))))
        last = _HEADS - 1 + max(self.written, 1)
        self.sheet.sheet.autofilter(_HEADS - 1, 0, last, len(self._columns) - 1)
        if self._table == "documents":
            for at, column in enumerate(self._columns):
                if column.type is Type.SHARE:
                    self.sheet.sheet.conditional_format(_HEADS, at, last, at, BAR)

    def note(self, words: Words) -> str:
        """Return what of the table is not in the sheet, "" where all is."""
        notes = []
        if self.rows > self.written:
            notes.append(words.say("workbook.cut-rows", f"{self.written:,}"))
        if self.sheet.cut:
            notes.append(words.say("workbook.cut-cells", self.sheet.cut, words.say("workbook.cut")))
        return words.listed(notes)

    def _heads(self, table: str, words: Words) -> None:
        for row, height in enumerate(_HEIGHTS):
            self.sheet.sheet.set_row(row, height)
        for at, column in enumerate(self._columns):
            look = self._styles.head_right if _counts(column) else self._styles.head
            self.sheet.put(0, at, title(table, column, words), look)
            told = f"{meaning(table, column, words)}\n{unit_or_words(column, words)}".strip()
            # A note has about 16 Chinese characters on a line.
            size = {"x_scale": 1.9, "y_scale": max(0.6, (len(told) // 16 + 2) * 0.24)}
            self.sheet.sheet.write_comment(0, at, told, {**size, "author": "duizhao"})
        for at, column in enumerate(self._columns):
            look = self._styles.code_right if _counts(column) else self._styles.code
            self.sheet.put(1, at, column.name, look)
            # The button of the filter stands in the cell too.
            self.sheet.widen(at, column.name + "    ")


def _widest(column: Column) -> float:
    """Return how wide a column may be: names of numbers are longer than the numbers."""
    most = _NUMBER if _counts(column) else _WIDEST
    return _NARROW.get(column.name, most)


def _counts(column: Column) -> bool:
    """Say whether a column holds numbers."""
    return column.type in (Type.INTEGER, Type.SHARE, Type.NUMBER)


# How large a share is, at a glance.
BAR = {
    "type": "data_bar",
    "bar_color": "#9DB8DC",
    "bar_solid": True,
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
}
