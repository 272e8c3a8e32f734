"""The Word report: title, legend, overview, the table, and what a reviewer checks after it."""

from collections.abc import Iterator

from ...alignment.model import Comparison
from ..notes.model import WHOLE_REPORT, Contents
from ..notes.place import noted_rows
from ..table.chosen import chosen
from ..view.view import View, view
from ..words.catalogue import Lang
from ..words.layout import Layout, Marks, Only
from .package import blank, packed
from .parts import (
    brief_part,
    colophon,
    decisions_part,
    findings_part,
    homeless_part,
    issues_part,
    numbers_part,
    references_part,
    substitutions_part,
    summary_part,
)
from .styles import ADDED, DELETED, HEADING, LEGEND, MOVED, SUBSTITUTED, TITLE
from .table import comparison_table
from .xml import Element, line_break, paragraph, run

# The names of the bold marks are those of the page as well.
_LEGENDS = {Marks.BOLD: "", Marks.UNDERLINE: ".underline"}
# Characters of 22 points in the 225 mm between the margins.
_TITLE_LINE = 28


def comparison_docx(
    comparison: Comparison,
    layout: Layout,
    lang: Lang,
    marks: Marks = Marks.BOLD,
    contents: Contents = WHOLE_REPORT,
) -> bytes:
    """Return ``comparison`` as a .docx file, the same bytes for the same input.

    ``contents`` says which rows are listed, what a user noted beside them, and whether the table is
    all there is.
    """
    seen = view(comparison, layout, lang)
    document = blank(seen.title, marks)
    body = document.element.body
    end = body.sectPr
    for part in _parts(seen, marks, contents):
        end.addprevious(part)
    return packed(document)


def _parts(seen: View, marks: Marks, contents: Contents) -> Iterator[Element]:
    """Yield the paragraphs and tables of the report in order: what is sent on stands first."""
    noted, homeless = noted_rows(seen, contents.notes)
    listed = chosen(noted, contents)
    alone = contents.only is Only.TABLE
    yield paragraph(_broken(seen.title), TITLE.name)
    yield paragraph(_legend(seen, marks), LEGEND.name)
    if not alone:
        yield from brief_part(seen)
        yield paragraph(seen.say("section.articles"), HEADING.name)
    yield comparison_table(listed)
    yield from homeless_part(homeless, seen)
    if not alone:
        yield from _behind(seen, marks)


def _behind(seen: View, marks: Marks) -> Iterator[Element]:
    """Yield what a reviewer checks, behind the table."""
    yield from findings_part(seen)
    yield from references_part(seen)
    yield from substitutions_part(seen)
    yield from numbers_part(seen)
    yield from issues_part(seen)
    yield from decisions_part(seen)
    yield from summary_part(seen)
    yield from colophon(seen, marks)


def _broken(title: str) -> list[Element]:
    """Return the title, broken after the names of the texts where it fills more than a line."""
    names, mark, kind = title.rpartition("》")
    if len(title) <= _TITLE_LINE or not mark:
        return [run(title)]
    first, between, second = (names + mark).partition("》与")
    lines = (
        [first + "》", "与" + second] if len(names) >= _TITLE_LINE and between else [names + mark]
    )
    return [piece for line in (*lines, kind) for piece in (line_break(), run(line))][1:]


def _legend(seen: View, marks: Marks) -> Iterator[Element]:
    """Yield the legend, each mark shown on its own name."""
    styles = (ADDED, DELETED, SUBSTITUTED, MOVED)
    names = ("added", "deleted", "substituted", "moved")
    yield run(seen.say("legend.open"))
    for at, (style, name) in enumerate(zip(styles, names, strict=True)):
        if at:
            yield run(seen.say("legend.between"))
        yield run(seen.say(f"legend.{name}{_LEGENDS[marks]}"), style)
        yield run(seen.say(f"legend.{name}.meaning"))
    yield run(seen.say("legend.close"))
