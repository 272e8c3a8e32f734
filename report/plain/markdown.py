"""The report as Markdown: for a code host, an issue, a chat."""

import re
from collections.abc import Iterator

from ...alignment.model import Comparison
from ..notes.lines import homeless_lines
from ..notes.model import WHOLE_REPORT, TableChoices
from ..notes.place import noted_rows
from ..table.chosen import chosen
from ..table.columns import table_rows, titles
from ..view.cells import ArticleCell, CellLine
from ..view.headings import Heading
from ..view.overview import sections
from ..view.places import cited
from ..view.view import view
from ..words.catalogue import Lang, say
from ..words.layout import Layout, Only
from ..words.text import Mark, Run, plain, unmarked, visible

_SPECIAL = re.compile(r"([\\`*_\[\]~|#])")
_SIGNS = {Mark.DELETED: "~~", Mark.ADDED: "**"}


def comparison_markdown(
    comparison: Comparison, layout: Layout, lang: Lang, table: TableChoices = WHOLE_REPORT
) -> str:
    """Return the table and behind it the overview as Markdown (GitHub Flavored Markdown tables)."""
    return "\n".join(_lines(comparison, layout, lang, table)) + "\n"


def _lines(
    comparison: Comparison, layout: Layout, lang: Lang, table: TableChoices
) -> Iterator[str]:
    seen = view(comparison)
    noted, homeless = noted_rows(seen, table.notes)
    names = cited(comparison.variant, lang), cited(comparison.template, lang)
    yield "# " + escape(say(lang, f"title.{layout.value}", *names))
    columns = titles(layout, lang)
    yield from ("", say(lang, "legend.markdown"), "")
    yield _row(columns)
    yield _row(["---"] * len(columns))
    for texts in table_rows(chosen(noted, layout, table.rows), layout, lang):
        row = texts.row
        if isinstance(row, Heading):
            number, sides = "", [_heading(row, side, layout) for side in (0, 1)]
        else:
            bare = layout is Layout.IMPLEMENTATION and row.one_sided
            sides = [_text(cells, bare, lang) for cells in (row.template, row.variant)]
            number = str(row.number)
        rest = ["<br>".join(map(escape, lines)) for lines in texts.after(layout)]
        yield _row([number, *sides, *rest])
    if homeless:
        yield from ("", f"## {say(lang, 'section.homeless')}", "")
        yield from ("- " + escape(line) for line in homeless_lines(homeless, lang))
    if table.only is Only.TABLE:
        return
    for key, lines in sections(seen, lang, layout):
        if lines:
            yield from ("", f"## {say(lang, key)}", "")
            yield from ("- " + escape(line) for line in lines)


def _heading(row: Heading, side: int, layout: Layout) -> str:
    """Return a heading on one side: in bold, or with its marks where something changed."""
    runs = row.runs[side]
    if not row.says or (layout is Layout.IMPLEMENTATION and row.one_sided):
        return f"**{escape(plain(runs))}**" if runs else ""
    return "".join(_run(run) for run in runs)


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("&", "&amp;").replace("<", "&lt;")


def _row(fields: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(fields) + " |"


def _text(cells: tuple[ArticleCell, ...], bare: bool, lang: Lang) -> str:
    return "<br>".join(_line(line, bare, lang) for cell in cells for line in cell.lines)


def _line(line: CellLine, bare: bool, lang: Lang) -> str:
    text = "".join(_run(run) for run in (unmarked(line.runs) if bare else line.runs))
    if line.origin.locators:
        where = say(lang, "list.separator").join(line.origin.locators)
        text += escape(say(lang, line.origin.key, where))
    return text


def _run(run: Run) -> str:
    sign = _SIGNS.get(run.mark, "") if run.text.strip() else ""
    return f"{sign}{escape(run.text)}{sign}"
