"""The reconstructed template as a Word file: each clause with the texts that it is found in."""

from collections.abc import Iterator, Sequence

from ...alignment.family.model import Column, Family, Reconstruction
from ..word.package import blank, packed
from ..word.styles import CELL, CELL_HEAD, CELL_LEFT, CELL_SHORT, CHAPTER, LEGEND, TITLE
from ..word.xml import Element, cell, paragraph, row, table
from ..words.catalogue import Lang
from ..words.layout import Marks
from ..words.text import one_line
from ..words.words import Words
from .lines import short_names

# Widths in twentieths of a point; together the 225 mm between the margins.
_WIDTHS = (624, 7370, 1020, 3743)
_HEADS = ("column", "restored", "documents", "witnesses")


def template_docx(family: Family, lang: Lang) -> bytes:
    """Return the reconstructed template of ``family`` as a .docx file. It must have one."""
    found = family.reconstruction
    if found is None:
        raise ValueError("a family with a given template")
    words = Words(lang)
    document = blank(one_line(found.title), Marks.BOLD)
    end = document.element.body.sectPr
    end.addprevious(paragraph(one_line(found.title), TITLE.name))
    end.addprevious(paragraph(words.say("family.note"), LEGEND.name))
    end.addprevious(table(_WIDTHS, _rows(family, found, words)))
    return packed(document)


def _rows(family: Family, found: Reconstruction, words: Words) -> Iterator[Element]:
    """Yield the header, the headings, and a row a clause."""
    names = zip(_HEADS, _WIDTHS, strict=True)
    heads = [(words.say(f"family.column.{name}"), width) for name, width in names]
    yield row((_cell(text, width, CELL_HEAD.name) for text, width in heads), header=True)
    before, called = found.text.find("\n"), short_names(family)
    for clause in found.clauses:
        line = found.text.rfind("\n", 0, clause.span.start) + 1
        for heading in filter(None, found.text[before:line].splitlines()):
            yield row([_cell(heading, sum(_WIDTHS), CHAPTER.name, span=len(_WIDTHS))])
        before = clause.span.end
        column = family.columns[clause.column]
        cells = (
            (str(clause.column + 1), CELL_SHORT.name),
            (found.text[line:before], CELL.name),
            (str(len(column.witnesses)), CELL_SHORT.name),
            (_witnesses(family, column, called), CELL_LEFT.name),
        )
        yield row(_cell(text, w, style) for (text, style), w in zip(cells, _WIDTHS, strict=True))


def _witnesses(family: Family, column: Column, called: Sequence[str]) -> str:
    """Return where a clause is found: each text as it is ``called``, with its locators."""
    said = []
    for witness in column.witnesses:
        nodes = family.documents[witness.document].nodes
        places = "、".join(one_line(nodes[at].locator) for at in witness.clauses)
        said.append(f"{called[witness.document]} {places}")
    return "；".join(said)


def _cell(text: str, width: int, style: str, span: int = 1) -> Element:
    return cell([paragraph(text, style)], width, span=span, style=style)
