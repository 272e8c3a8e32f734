"""The table as a workbook: one sheet, wrapped cells, marks inside the cells, ready to print."""

from ...alignment.model import Comparison
from ..notes.model import WHOLE_REPORT, Contents, Note
from ..notes.place import noted_rows
from ..view.headings import Heading
from ..view.overview import doubtful_lines
from ..view.view import ArticleRow, View, view
from ..words.catalogue import Lang
from ..words.layout import Layout, Only
from ..words.text import Run
from .chosen import chosen
from .columns import Shown, Texts, faced, heading_runs, shown, table_rows, titles
from .sheet import NO_NUMBER, Sheet, lines_as_runs

# Widths in characters of the standard face; a Chinese character is two wide.
_WIDTHS = {
    Layout.IMPLEMENTATION: (6, 44, 44, 12, 22, 40),
    Layout.REVISION: (6, 50, 50, 12, 30),
}
_TEXTS, _RELATION, _POINTS = (1, 2), 3, 4


def comparison_xlsx(
    comparison: Comparison, layout: Layout, lang: Lang, contents: Contents = WHOLE_REPORT
) -> bytes:
    """Return the table as an .xlsx file, sealed, the same bytes for the same input."""
    seen, homeless = noted_rows(view(comparison, layout, lang), contents.notes)
    sheet = Sheet(seen.say("section.articles"), seen.title, _WIDTHS[layout])
    sheet.heads([(Run(name),) for name in titles(seen)])
    for texts in table_rows(chosen(seen, contents)):
        if isinstance(texts.row, Heading):
            _heading(sheet, texts, layout)
        else:
            _article(sheet, texts.row, texts, seen)
    for note in homeless:
        _homeless(sheet, note, seen)
    if layout is Layout.IMPLEMENTATION and contents.only is not Only.TABLE:
        _doubtful(sheet, seen)
    return sheet.data()


def _heading(sheet: Sheet, texts: Texts, layout: Layout) -> None:
    """Put a heading, a title or a note: each text's in its column, changes marked."""
    row = texts.row
    if isinstance(row, Heading):
        rest = ("\n".join(lines) for lines in texts.after(layout))
        words = [(Run(NO_NUMBER),), *heading_runs(row, layout), *((Run(text),) for text in rest)]
        sheet.heads(words)


def _article(sheet: Sheet, row: ArticleRow, texts: Texts, seen: View) -> None:
    """Put the bands of a row; number, relation and notes are joined over all of them."""
    parts = faced(row, seen)
    first = sheet.row
    for number, part in enumerate(parts, 1):
        ends = {"top": number == 1, "bottom": number == len(parts)}
        for at, side in zip(_TEXTS, shown(row, part.band, seen), strict=True):
            sheet.put(at, list(lines_as_runs(_lines(side, seen))), **ends)
        if seen.layout is Layout.IMPLEMENTATION:
            sheet.put(_POINTS, [Run("\n".join(part.points))], **ends)
        sheet.step()
    last = len(_WIDTHS[seen.layout]) - 1
    joined = ((0, (str(row.number),)), (_RELATION, texts.relation), (last, texts.notes))
    for at, lines in joined:
        sheet.join(first, at, "\n".join(lines))


def _homeless(sheet: Sheet, note: Note, seen: View) -> None:
    """Put a note that fits no row any more, beside the words that it stood beside."""
    last = len(_WIDTHS[seen.layout]) - 1
    told = {
        0: NO_NUMBER,
        1: note.template,
        2: note.variant,
        _RELATION: seen.say("section.homeless"),
    }
    told[last] = "\n".join(note.lines)
    for at in range(last + 1):
        sheet.put(at, [Run(told.get(at, ""))])
    sheet.step()


def _doubtful(sheet: Sheet, seen: View) -> None:
    """Put how many findings are too doubtful to be listed below those that are."""
    for line in doubtful_lines(seen):
        told = {0: NO_NUMBER, _POINTS: line}
        for at in range(len(_WIDTHS[seen.layout])):
            sheet.put(at, [Run(told.get(at, ""))])
        sheet.step()


def _lines(side: Shown, seen: View) -> list[tuple[Run, ...]]:
    """Return the lines of one side of a band, each followed by where its clause comes from."""
    if side.empty:
        return [(Run(side.empty),)]
    origins = (seen.origin(line) for line in side.lines)
    return [
        (*line.runs, *((Run(origin),) if origin else ()))
        for line, origin in zip(side.lines, origins, strict=True)
    ]
