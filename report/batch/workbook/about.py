"""The first sheet (what was compared, with what, what came of it) and the data dictionary."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ...words.words import Words
from ..columns import STATES, TABLES, Type, columns
from ..dictionary import meaning, title, type_word, unit_or_words
from .book import A4, Sheet
from .matrix import Matrix
from .styles import Styles
from .table import TableSheet

if TYPE_CHECKING:
    from .lines import LineSheet

_COLUMNS = 5
# The last ones hold numbers.
_NUMBERS = (3, 4)


def write_about(
    sheet: "LineSheet",
    told: Mapping[str, Any],
    tables: Mapping[str, TableSheet],
    matrix: Matrix,
    styles: Styles,
    words: Words,
) -> None:
    """Write the first sheet, said in ``words``. ``told`` is what run.json tells."""
    page = _Page(sheet, styles, words)
    page.line(words.say("workbook.title", told["template"]["title"]), styles.title, height=32)
    page.line(words.say("workbook.lead", told["variants"]["compared"]), styles.lead)
    page.section("workbook.texts", _texts(told, words))
    page.states(matrix)
    page.tables(tables, matrix)
    page.section("workbook.settings", _flat(told["settings"]))
    page.section("workbook.versions", _flat(told["versions"] | told["writers"]))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 58)
    sheet.set_column(3, 4, 12)
    sheet.set_default_row(18)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def write_dictionary(sheet: "LineSheet", styles: Styles, words: Words) -> None:
    """Write what every column of every table is called, holds and means."""
    page = Sheet(sheet, words)
    heads = ("sheet", "column", "name", "type", "values", "meaning")
    for at, name in enumerate(heads):
        page.put(0, at, words.say(f"workbook.{name}"), styles.head)
    row = 0
    for table in TABLES:
        for column in columns(table):
            row += 1
            told = (title(table, column, words), type_word(column, words))
            more = (unit_or_words(column, words), meaning(table, column, words))
            for at, cell in enumerate((table, column.name, *told, *more)):
                page.put(row, at, cell, styles.wrapped)
    page.fit({4: 34, 5: 60})
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, row, len(heads) - 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


class _Page:
    """The first sheet, written downwards."""

    def __init__(self, sheet: "LineSheet", styles: Styles, words: Words) -> None:
        self._sheet, self._styles, self._words = Sheet(sheet, words), styles, words
        self._row = 0

    def line(self, text: str, style: Any, height: float = 20) -> None:
        """Write one line over all columns."""
        self._sheet.sheet.set_row(self._row, height)
        self._sheet.put(self._row, 0, text, style)
        self._row += 1

    def section(self, key: str, pairs: Iterator[tuple[str, object]]) -> None:
        """Write a heading, and under it names with what they are."""
        self._heading(key)
        for name, value in pairs:
            self._sheet.put(self._row, 0, name, self._styles.quiet)
            self._sheet.put(self._row, 1, value, self._styles.left)
            for at in range(2, _COLUMNS):
                self._sheet.put(self._row, at, "", self._styles.text)
            self._row += 1

    def states(self, matrix: Matrix) -> None:
        """Write the legend of the states, with how many clauses are in each."""
        self._heading("workbook.states")
        self._heads("state", "mark", "meaning", "count", "share")
        counts = matrix.counts()
        total = sum(counts.values())
        for name in STATES:
            self._sheet.put(
                self._row, 0, self._words.say(f"state.{name}"), self._styles.states[name]
            )
            mark = self._words.say(f"state-mark.{name}")
            self._sheet.put(self._row, 1, f"{mark}  {name}", self._styles.states[name])
            self._sheet.put(
                self._row, 2, self._words.say(f"state-meaning.{name}"), self._styles.text
            )
            self._sheet.put(self._row, 3, counts[name], self._styles.numbers[Type.INTEGER])
            share = counts[name] / total if total else 0
            self._sheet.put(self._row, 4, share, self._styles.percent)
            self._row += 1

    def tables(self, tables: Mapping[str, TableSheet], matrix: Matrix) -> None:
        """Write which sheets there are, how long, and what of a table they leave out."""
        self._heading("workbook.tables")
        self._heads("sheet", "rows", "note")
        cut = matrix.cut()
        note = self._words.say("workbook.cut-columns", f"{cut:,}") if cut else ""
        self._table("matrix", "", note)
        for name, table in tables.items():
            self._table(name, table.rows, table.note(self._words))
        self._table("dictionary", "", "")

    def _table(self, name: str, rows: int | str, note: str) -> None:
        called = self._words.say(f"workbook.sheet.{name}")
        place = f"internal:'{called}'!A1"
        self._sheet.sheet.write_url(self._row, 0, place, self._styles.link, called)
        self._sheet.put(self._row, 1, rows, self._styles.numbers[Type.INTEGER])
        self._sheet.put(self._row, 2, note, self._styles.text)
        for at in _NUMBERS:
            self._sheet.put(self._row, at, "", self._styles.text)
        self._row += 1

    def _heading(self, key: str) -> None:
        self._row += 1
        self._sheet.sheet.set_row(self._row, 22)
        self._sheet.put(self._row, 0, self._words.say(key), self._styles.section)
        for at in range(1, _COLUMNS):
            self._sheet.put(self._row, at, "", self._styles.section)
        self._row += 1

    def _heads(self, *keys: str) -> None:
        for at in range(_COLUMNS):
            head = self._words.say(f"workbook.{keys[at]}") if at < len(keys) else ""
            numbers = at in _NUMBERS or keys[at : at + 1] == ("rows",)
            style = self._styles.head_right if numbers else self._styles.head
            self._sheet.put(self._row, at, head, style)
        self._row += 1


def _texts(told: Mapping[str, Any], words: Words) -> Iterator[tuple[str, object]]:
    template, variants = told["template"], told["variants"]
    yield words.say("workbook.template"), template["title"] or template["path"]
    yield words.say("data-title.documents.document"), template["path"]
    yield words.say("workbook.template-sha256"), template["sha256"]
    yield words.say("workbook.compared"), variants["compared"]
    why = words.say("workbook.failed.why")
    failed = variants["failed"]
    yield words.say("workbook.failed"), f"{failed}（{why}）" if failed else 0


def _flat(told: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, object]]:
    """Yield names and values; what is inside another is named after it."""
    for name, value in told.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            plain = isinstance(value, str) or type(value) in (int, float)
            yield before + name, value if plain else json.dumps(value, ensure_ascii=False)
