"""The draft of 修改说明 as a Word file in the page of official documents."""

from ...alignment.model import Comparison
from ..notes.stamp.word import sealed
from ..view.view import view
from ..word.package import packed, upright
from ..word.styles import HEADING, LETTER, TITLE, TableStyle
from ..word.xml import paragraph
from ..words.catalogue import Lang
from ..words.layout import Layout, Marks
from .draft import ParagraphKind, statement

_STYLES: dict[ParagraphKind, TableStyle] = {
    ParagraphKind.TITLE: TITLE,
    ParagraphKind.HEADING: HEADING,
    ParagraphKind.THEME: LETTER,
    ParagraphKind.TEXT: LETTER,
}


def statement_docx(comparison: Comparison, lang: Lang) -> bytes:
    """Return the draft as a .docx file, sealed, the same bytes for the same input."""
    told = list(statement(view(comparison, Layout.REVISION, lang)))
    document = upright(told[0].words, Marks.BOLD)
    end = document.element.body.sectPr
    for part in told:
        end.addprevious(paragraph(part.words, _STYLES[part.look].name))
    return sealed(packed(document))
