"""The report on a decision as a page and as a Word file: a table of all instructions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...alignment.amending.model import Consolidated, Difference, Proven
from ...version import __version__
from ..html.engine import render
from ..word.package import blank, packed
from ..word.styles import BODY, CELL_HEAD, CELL_LEFT, CELL_SHORT, HEADING, TITLE
from ..word.xml import Element, cell, paragraph, row, table
from ..words.catalogue import Lang, say
from ..words.layout import Marks
from ..words.text import one_line
from .remarks import advice, stale
from .rows import InstructionRow, count_sentence, rows

# Columns of the table in twentieths of a point: number, place, instruction, result, remark.
_WIDTHS = (1134, 2551, 4535, 1134, 3405)
_COLUMNS = ("number", "place", "instruction", "status", "reason")


@dataclass(frozen=True, slots=True)
class Page:
    """What a report says: title, sentences, the rows of its table, and what is to be checked."""

    title: str
    sentences: tuple[str, ...]
    rows: tuple[InstructionRow, ...]
    notes: tuple[str, ...]


def proof_page(made: Proven, title: str, lang: Lang) -> Page:
    """Return the report on a decision that was written."""
    outcomes = made.applied.outcomes
    closed = say(lang, "amending.closed", made.count)
    opened = say(lang, "amending.open", len(made.differences))
    return Page(
        say(lang, "amending.report.amend", one_line(title)),
        (opened if made.differences else closed, *advice(made, lang)),
        tuple(rows(outcomes, lang)),
        (*_differences(made.differences, lang), *stale(made, lang)),
    )


def consolidation_page(made: Consolidated, lang: Lang) -> Page:
    """Return the report on a decision that was carried out."""
    notes: list[str] = []
    if made.distance is not None:
        found = len(made.differences), f"{100 * made.distance:.2f}"
        notes = [
            say(lang, "amending.differs", *found)
            if made.differences
            else say(lang, "amending.same")
        ]
        notes += _differences(made.differences, lang)
    return Page(
        say(lang, "amending.report.apply", one_line(made.old.title)),
        (count_sentence(made.outcomes, lang),),
        tuple(rows(made.outcomes, lang)),
        tuple(notes),
    )


def _differences(found: Sequence[Difference], lang: Lang) -> list[str]:
    return [
        say(lang, "amending.differs.made", one.where, *map(_line, (one.made, one.published)))
        for one in found
    ]


def _line(words: Sequence[str]) -> str:
    return one_line(" ".join(words))


def page_html(page: Page, lang: Lang) -> str:
    """Return a report as a page, without network."""
    columns = [say(lang, f"amending.column.{name}") for name in _COLUMNS]
    return render(
        "amending", lang, title=page.title, page=page, columns=columns, version=__version__
    )


def page_docx(page: Page, lang: Lang) -> bytes:
    """Return a report as a Word file."""
    document = blank(page.title, Marks.BOLD)
    end = document.element.body.sectPr
    for part in _parts(page, lang):
        end.addprevious(part)
    return packed(document)


def _parts(page: Page, lang: Lang) -> Iterator[Element]:
    yield paragraph(page.title, TITLE.name)
    for sentence in page.sentences:
        yield paragraph(sentence, BODY.name)
    yield table(_WIDTHS, [_head(lang), *map(_row, page.rows)])
    if page.notes:
        yield paragraph(say(lang, "section.checks"), HEADING.name)
    for note in page.notes:
        yield paragraph(note, BODY.name)


def _head(lang: Lang) -> Element:
    words = [say(lang, f"amending.column.{name}") for name in _COLUMNS]
    cells = [
        cell([paragraph(word, CELL_HEAD.name)], width, style=CELL_HEAD.name)
        for word, width in zip(words, _WIDTHS, strict=True)
    ]
    return row(cells, header=True)


def _row(one: InstructionRow) -> Element:
    words = (one.number, one.place, one.sentence, one.status, one.reason)
    styles = (CELL_SHORT, CELL_LEFT, CELL_LEFT, CELL_SHORT, CELL_LEFT)
    cells = [
        cell([paragraph(word, style.name)], width, style=style.name)
        for word, width, style in zip(words, _WIDTHS, styles, strict=True)
    ]
    return row(cells, whole=True)
