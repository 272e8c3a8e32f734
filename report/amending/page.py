"""The report on a decision as a page and as a Word file: a table of all instructions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...alignment.amending.model import Consolidated, Proven
from ...version import __version__
from ..html.engine import render
from ..word.package import blank, packed
from ..word.styles import BODY, CELL_HEAD, CELL_LEFT, CELL_SHORT, HEADING, TITLE
from ..word.xml import Element, cell, paragraph, row, table
from ..words.catalogue import Lang
from ..words.layout import Marks
from ..words.text import one_line
from .words import AmendingWords, InstructionRow

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
    words: AmendingWords

    @property
    def columns(self) -> list[str]:
        """The titles of the columns of the table."""
        return [self.words.say(f"amending.column.{name}") for name in _COLUMNS]


def proof_page(made: Proven, title: str, lang: Lang) -> Page:
    """Return the report on a decision that was written."""
    words = AmendingWords(lang)
    return Page(
        words.say("amending.report.amend", one_line(title)),
        (words.proof(made), *words.advice(made)),
        tuple(words.rows(made.applied.outcomes)),
        (*map(words.difference, made.differences), *words.stale(made)),
        words,
    )


def consolidation_page(made: Consolidated, lang: Lang) -> Page:
    """Return the report on a decision that was carried out."""
    words = AmendingWords(lang)
    notes: tuple[str, ...] = ()
    if made.distance is not None:
        likeness = words.likeness(made.differences, made.distance)
        notes = (likeness, *map(words.difference, made.differences))
    return Page(
        words.say("amending.report.apply", one_line(made.old.title)),
        (words.count(made.outcomes),),
        tuple(words.rows(made.outcomes)),
        notes,
        words,
    )


def page_html(page: Page) -> str:
    """Return a report as a page, without network."""
    return render(
        "amending",
        page.words.lang,
        title=page.title,
        page=page,
        columns=page.columns,
        version=__version__,
    )


def page_docx(page: Page) -> bytes:
    """Return a report as a Word file."""
    document = blank(page.title, Marks.BOLD)
    end = document.element.body.sectPr
    for part in _parts(page):
        end.addprevious(part)
    return packed(document)


def _parts(page: Page) -> Iterator[Element]:
    yield paragraph(page.title, TITLE.name)
    for sentence in page.sentences:
        yield paragraph(sentence, BODY.name)
    yield table(_WIDTHS, [_head(page.columns), *map(_row, page.rows)])
    if page.notes:
        yield paragraph(page.words.say("section.checks"), HEADING.name)
    for note in page.notes:
        yield paragraph(note, BODY.name)


def _head(words: Sequence[str]) -> Element:
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
