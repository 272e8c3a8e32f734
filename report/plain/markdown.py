"""The report as Markdown: for a code host, an issue, a chat."""

import re
from collections.abc import Iterator

from ...alignment.model import Comparison
from ..view.cells import Cell, Line
from ..view.columns import table_rows, titles
from ..view.headings import Heading
from ..view.overview import sections
from ..view.places import cited
from ..view.view import view
from ..words.catalogue import Lang, say
from ..words.layout import Layout
from ..words.text import Mark, Run, unmarked, visible

_SPECIAL = re.compile(r"([\\`*_\[\]~|#])")
_SIGNS = {Mark.DELETED: "~~", Mark.ADDED: "**"}


def comparison_markdown(comparison: Comparison, layout: Layout, lang: Lang) -> str:
    """Return the overview and the table as Markdown (GitHub Flavored Markdown tables)."""
    return "\n".join(_lines(comparison, layout, lang)) + "\n"


def _lines(comparison: Comparison, layout: Layout, lang: Lang) -> Iterator[str]:
    seen = view(comparison)
    names = cited(comparison.variant, lang), cited(comparison.template, lang)
    yield "# " + escape(say(lang, f"title.{layout.value}", *names))
    for key, lines in sections(seen, lang):
        if lines:
            yield from ("", f"## {say(lang, key)}", "")
            yield from ("- " + escape(line) for line in lines)
    columns = titles(layout, lang)
    yield from ("", f"## {say(lang, 'section.articles')}", "", say(lang, "legend.markdown"), "")
    yield _row(columns)
    yield _row(["---"] * len(columns))
    for row, after in table_rows(seen, layout, lang):
        if isinstance(row, Heading):
            pair = (f"**{escape(text)}**" if text else "" for text in (row.template, row.variant))
            yield _row(["", *pair] + [""] * (len(columns) - 3))
        else:
            bare = layout is Layout.IMPLEMENTATION and row.one_sided
            texts = [_text(cells, bare, lang) for cells in (row.template, row.variant)]
            rest = ["<br>".join(map(escape, lines)) for lines in after]
            yield _row([str(row.number), *texts, *rest])


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("&", "&amp;").replace("<", "&lt;")


def _row(fields: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(fields) + " |"


def _text(cells: tuple[Cell, ...], bare: bool, lang: Lang) -> str:
    return "<br>".join(_line(line, bare, lang) for cell in cells for line in cell.lines)


def _line(line: Line, bare: bool, lang: Lang) -> str:
    text = "".join(_run(run) for run in (unmarked(line.runs) if bare else line.runs))
    if line.origin.locators:
        where = say(lang, "list.separator").join(line.origin.locators)
        text += escape(say(lang, line.origin.key, where))
    return text


def _run(run: Run) -> str:
    sign = _SIGNS.get(run.mark, "") if run.text.strip() else ""
    return f"{sign}{escape(run.text)}{sign}"
