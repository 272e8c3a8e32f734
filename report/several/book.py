"""The table of several texts as a workbook."""

from collections.abc import Sequence

from ..notes.model import Note
from ..table.sheet import NO_NUMBER, Sheet, lines_as_runs
from ..words.catalogue import Lang
from ..words.layout import Rows
from ..words.text import Run
from .model import Across, Group, Several
from .words import page

# Widths in characters of the standard face; a Chinese character is two wide.
_NUMBER, _TEXT, _NOTES = 6, 44, 30


def several_xlsx(
    several: Several, lang: Lang, rows: Rows = Rows.ALL, notes: Sequence[Note] = ()
) -> bytes:
    """Return the table as an .xlsx file, sealed, the same bytes for the same input."""
    widths = (_NUMBER, *([_TEXT] * len(several.texts)), _NOTES)
    shown = page(several, lang, rows, notes)
    sheet = Sheet(shown.words.say("section.articles"), shown.title, widths)
    sheet.heads([(Run(name),) for name in shown.columns])
    for found in shown.rows:
        if isinstance(found, Across):
            told = (NO_NUMBER, *found.headings, "\n".join(found.notes))
            sheet.heads([(Run(words),) for words in told])
        else:
            _group(sheet, found)
    for note in shown.homeless:
        words = shown.of_columns(note)
        told = (shown.words.say("section.homeless"), *words, "\n".join(note.lines))
        for at, cell in enumerate(told):
            sheet.put(at, [Run(cell)])
        sheet.step()
    return sheet.data()


def _group(sheet: Sheet, found: Group) -> None:
    """Put the bands of a row; number and notes are joined over all of them."""
    first = sheet.row
    for number, band in enumerate(found.bands, 1):
        ends = {"top": number == 1, "bottom": number == len(found.bands)}
        for at, lines in enumerate(band, 1):
            sheet.put(at, list(lines_as_runs([line.runs for line in lines])), **ends)
        sheet.step()
    sheet.join(first, 0, str(found.number))
    sheet.join(first, len(found.units) + 1, "\n".join(found.notes))
