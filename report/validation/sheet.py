"""The sheet that coders fill in, as a workbook or as CSV."""

from io import BytesIO
from typing import TYPE_CHECKING

from ..batch.workbook.book import A4, Sheet, open_book, width
from ..batch.workbook.styles import Styles, styles
from ..plain.csv import BOM, csv_line
from ..words.catalogue import Lang
from .columns import COLUMNS, SheetWords
from .model import Drawn, Sample, words_for

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (6, 18, 18, 16, 48, 18, 16, 48, 12, 24, 16)
_LEADS = 7
# A column of names is so wide, less what a word at its end leaves.
_NAMES = 14
# A cell of 48 holds 25 Chinese characters; a line is 17 points high, a row at most 409.
_ACROSS, _LINE, _HIGHEST = 25, 17, 400


def sheet_csv(sample: Sample, lang: Lang) -> bytes:
    """Return the sheet as CSV."""
    words = SheetWords(lang)
    lines = [csv_line(map(words.title, COLUMNS))]
    lines += [csv_line(words.cells(at, row)) for at, row in enumerate(sample.rows, 1)]
    return BOM + b"".join(lines)


def sheet_xlsx(sample: Sample, lang: Lang) -> bytes:
    """Return the sheet as a workbook: instructions, and rows with a list of words to choose."""
    out, words = BytesIO(), SheetWords(lang)
    with open_book(out, words.say("validation.title")) as book:
        names = ("about", "rows")
        about, rows = (book.add_worksheet(words.say(f"validation.sheet.{n}")) for n in names)
        look = styles(book)
        _write_about(about, look, words)
        _write_rows(rows, sample, look, words)
        rows.activate()
    return out.getvalue()


def _write_about(sheet: "Worksheet", look: Styles, words: SheetWords) -> None:
    page = Sheet(sheet, words)
    sheet.set_column(0, 0, 100)
    sheet.set_row(0, 32)
    page.put(0, 0, words.say("validation.title"), look.title)
    for at in range(1, _LEADS + 1):
        sheet.set_row(at, 40)
        page.put(at, 0, words.say(f"validation.lead.{at}"), look.wrapped)
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _write_rows(sheet: "Worksheet", sample: Sample, look: Styles, words: SheetWords) -> None:
    page = Sheet(sheet, words)
    sheet.set_row(0, 24)
    for at, (name, wide) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(at, at, wide)
        page.put(0, at, words.title(name), look.head)
    answer = COLUMNS.index("judgement")
    for at, row in enumerate(sample.rows, 1):
        sheet.set_row(at, _height(row))
        for column, value in enumerate(words.cells(at, row)):
            page.put(at, column, value, look.answer if column == answer else look.wrapped)
        choices = [words.judgement(judgement) for judgement in words_for(row.stratum)]
        told = {"error_title": words.say("validation.title"), "error_message": "  ".join(choices)}
        sheet.data_validation(
            at, answer, at, answer, {"validate": "list", "source": choices, **told}
        )
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(sample.rows), 1), len(COLUMNS) - 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _height(row: Drawn) -> float:
    """Return how high a row must be for the longest of its cells."""
    sides = (row.template, row.variant)
    lines = [sum(len(part) // _ACROSS + 1 for part in s.text.split("\n")) for s in sides]
    lines += [int(width(side.document) // _NAMES) + 1 for side in sides]
    return min(max(lines) * _LINE + 6, _HIGHEST)
