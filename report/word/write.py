"""The Word report: title, legend, overview, the table, and what a reviewer checks after it."""

from collections.abc import Iterator

from ...alignment.model import Comparison
from ..notes.model import WHOLE_REPORT, TableChoices
from ..notes.place import noted_rows
from ..table.chosen import chosen
from ..view.places import cited
from ..view.view import View, view
from ..words.catalogue import Lang, say
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
    table: TableChoices = WHOLE_REPORT,
) -> bytes:
    """Return ``comparison`` as a .docx file, the same bytes for the same input.

    ``table`` says which rows are listed, what a user noted beside them, and whether the table is
    all there is.
    """
    names = cited(comparison.variant, lang), cited(comparison.template, lang)
    title = say(lang, f"title.{layout.value}", *names)
    document = blank(title, marks)
    body = document.element.body
    end = body.sectPr
    for part in _parts(comparison, title, layout, marks, lang, table):
        end.addprevious(part)
    return packed(document)


def _parts(
    comparison: Comparison,
    title: str,
    layout: Layout,
    marks: Marks,
    lang: Lang,
    table: TableChoices,
) -> Iterator[Element]:
    """Yield the paragraphs and tables of the report in order: what is sent on stands first."""
    seen = view(comparison)
    noted, homeless = noted_rows(seen, table.notes)
    listed = chosen(noted, layout, table.rows)
    alone = table.only is Only.TABLE
    yield paragraph(_broken(title), TITLE.name)
    yield paragraph(_legend(marks, lang), LEGEND.name)
    if not alone:
        yield from brief_part(seen, lang)
        yield paragraph(say(lang, "section.articles"), HEADING.name)
    yield comparison_table(listed, layout, lang)
    yield from homeless_part(homeless, layout, lang)
    if not alone:
        yield from _behind(seen, layout, marks, lang)


def _behind(seen: View, layout: Layout, marks: Marks, lang: Lang) -> Iterator[Element]:
    """Yield what a reviewer checks, behind the table."""
    comparison = seen.comparison
    yield from findings_part(comparison, layout, lang)
    yield from references_part(comparison, lang)
    yield from substitutions_part(comparison, lang)
    yield from numbers_part(seen, layout, lang)
    yield from issues_part(comparison, layout, lang)
    yield from decisions_part(comparison, lang)
    yield from summary_part(seen, layout, lang)
    yield from colophon(comparison, layout, marks, lang)


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


def _legend(marks: Marks, lang: Lang) -> Iterator[Element]:
    """Yield the legend, each mark shown on its own name."""
    styles = (ADDED, DELETED, SUBSTITUTED, MOVED)
    names = ("added", "deleted", "substituted", "moved")
    yield run(say(lang, "legend.open"))
    for at, (style, name) in enumerate(zip(styles, names, strict=True)):
        if at:
            yield run(say(lang, "legend.between"))
        yield run(say(lang, f"legend.{name}{_LEGENDS[marks]}"), style)
        yield run(say(lang, f"legend.{name}.meaning"))
    yield run(say(lang, "legend.close"))
