"""The table of several texts as a Word file: landscape, A4 for three texts, A3 for more."""

from collections.abc import Iterator, Sequence

from docx.shared import Mm

from ..notes.model import Note
from ..view.cells.model import CellLine
from ..word.inner import with_tables
from ..word.package import blank, packed
from ..word.styles import (
    ADDED,
    CELL,
    CELL_HEAD,
    CELL_LEFT,
    CELL_SHORT,
    CHAPTER,
    DELETED,
    HEADING,
    LEGEND,
    SIGN,
    TITLE,
    WHOLE,
)
from ..word.xml import Element, cell, lines, paragraph, row, run, table
from ..words.catalogue import Lang
from ..words.layout import Marks, Rows
from ..words.text import Mark, Run
from .model import Across, Group, Several
from .words import Page, page

# Texts in columns that A4 holds; more want A3 (ISO 216) to be read.
_ON_A4 = 3
_A3 = (Mm(420), Mm(297))
# In twentieths of a point: the width between the margins of either page, and of the narrow columns.
_ROOM = {True: 12757, False: 19731}
_NUMBER, _NOTES = 567, 2300
_STYLES = {Mark.ADDED: ADDED, Mark.DELETED: DELETED}
_LEGEND = {"": "", "added": ADDED, "deleted": DELETED}


def several_docx(
    several: Several,
    lang: Lang,
    marks: Marks = Marks.BOLD,
    rows: Rows = Rows.ALL,
    notes: Sequence[Note] = (),
) -> bytes:
    """Return the table as a .docx file, the same bytes for the same input."""
    shown = page(several, lang, rows, notes)
    document = blank(shown.title, marks)
    small = len(several.texts) <= _ON_A4
    if not small:
        section = document.sections[0]
        section.page_width, section.page_height = _A3
    texts = [paragraph(shown.title, TITLE.name)]
    legend = (run(words, _LEGEND[mark]) for mark, words in shown.legend(marks))
    texts.append(paragraph(legend, LEGEND.name))
    widths = _widths(len(several.texts), _ROOM[small])
    texts.append(_table(shown, widths))
    texts += _homeless(shown, widths[1:])
    end = document.element.body.sectPr
    for part in texts:
        end.addprevious(part)
    return packed(document)


def _widths(count: int, room: int) -> tuple[int, ...]:
    wide = (room - _NUMBER - _NOTES) // count
    return (_NUMBER, *([wide] * count), room - _NUMBER - wide * count)


def _table(shown: Page, widths: Sequence[int]) -> Element:
    made = [_head(shown.columns, widths)]
    for found in shown.rows:
        made += [_heading(found, widths)] if isinstance(found, Across) else _group(found, widths)
    return table(widths, made)


def _head(titles: Sequence[str], widths: Sequence[int]) -> Element:
    names = zip(titles, widths, strict=True)
    cells = (cell([paragraph(n, CELL_HEAD.name)], w, style=CELL_HEAD.name) for n, w in names)
    return row(cells, header=True)


def _homeless(shown: Page, widths: Sequence[int]) -> Iterator[Element]:
    """Yield the notes that fit no row any more; the next run finds them by the same titles."""
    if not shown.homeless:
        return
    yield paragraph(shown.words.say("section.homeless"), HEADING.name)
    made = [_head(shown.columns[1:], widths)]
    for note in shown.homeless:
        told = (*shown.of_columns(note), "\n".join(note.lines))
        made.append(row(_cell(words, wide) for words, wide in zip(told, widths, strict=True)))
    yield table(widths, made)


def _cell(words: str, width: int) -> Element:
    """Return a cell with a paragraph for each line of ``words``."""
    inside = [paragraph(line, CELL_LEFT.name) for line in words.split("\n") if line]
    return cell(inside, width, style=CELL_LEFT.name)


def _heading(found: Across, widths: Sequence[int]) -> Element:
    if len(set(found.headings)) == 1 and not found.notes:
        words = paragraph(found.headings[0], CHAPTER.name)
        return row([cell([words], sum(widths), span=len(widths), style=CHAPTER.name)])
    texts = ("", *found.headings)
    cells = [
        cell([paragraph(words, CHAPTER.name)] if words else [], width, style=CHAPTER.name)
        for words, width in zip(texts, widths[:-1], strict=True)
    ]
    return row([*cells, _cell("\n".join(found.notes), widths[-1])])


def _group(found: Group, widths: Sequence[int]) -> Iterator[Element]:
    """Yield the bands of a row; number and notes are joined over all of them."""
    many = len(found.bands)
    for at, band in enumerate(found.bands):
        merge = "" if many == 1 else "continue" if at else "restart"
        edges = ({"top": "nil"} if at else {}) | ({"bottom": "nil"} if at + 1 < many else {})
        inside = [
            list(with_tables(column, wide, _runs, _line))
            for column, wide in zip(band, widths[1:-1], strict=True)
        ]
        number = [] if at else [paragraph(str(found.number), CELL_SHORT.name)]
        cells = [cell(number, widths[0], merge=merge, style=CELL_SHORT.name)]
        pairs = list(zip(inside, widths[1:-1], strict=True))
        cells += [cell(one, width, style=CELL.name, edges=edges) for one, width in pairs]
        said = [] if at else [paragraph(line, CELL_LEFT.name) for line in found.notes]
        cells.append(cell(said, widths[-1], merge=merge, style=CELL_LEFT.name))
        longest = max(lines(one, width, SIGN) for one, width in pairs)
        yield row(cells, whole=longest <= WHOLE)


def _line(line: CellLine) -> Element:
    return paragraph(_runs(line.runs), CELL.name)


def _runs(runs: Sequence[Run]) -> list[Element]:
    return [run(part.text, _STYLES.get(part.mark, "")) for part in runs]
