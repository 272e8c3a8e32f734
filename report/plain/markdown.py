"""The report as Markdown: for a code host, an issue, a chat."""

import re
from collections.abc import Iterator

from ...alignment.model import Comparison
from ..notes.lines import homeless_lines
from ..notes.model import WHOLE_REPORT, Contents
from ..notes.place import noted_rows
from ..table.chosen import chosen
from ..table.columns import table_rows, titles
from ..view.cells.model import ArticleCell, CellLine
from ..view.headings import Heading
from ..view.overview import sections
from ..view.view import View, view
from ..words.catalogue import Lang
from ..words.layout import Layout, Only
from ..words.text import Mark, Run, plain, unmarked, visible

_SPECIAL = re.compile(r"([\\`*_\[\]~|#])")
_SIGNS = {Mark.DELETED: "~~", Mark.ADDED: "**"}


def comparison_markdown(
    comparison: Comparison, layout: Layout, lang: Lang, contents: Contents = WHOLE_REPORT
) -> str:
    """Return the table and behind it the overview as Markdown (GitHub Flavored Markdown tables)."""
    return "\n".join(_lines(view(comparison, layout, lang), contents)) + "\n"


def _lines(seen: View, contents: Contents) -> Iterator[str]:
    noted, homeless = noted_rows(seen, contents.notes)
    yield "# " + escape(seen.title)
    columns = titles(seen)
    yield from ("", seen.say("legend.markdown"), "")
    yield _row(columns)
    yield _row(["---"] * len(columns))
    for texts in table_rows(chosen(noted, contents)):
        row = texts.row
        if isinstance(row, Heading):
            number, sides = "", [_heading(row, runs, seen.layout) for runs in row.runs]
        else:
            bare = seen.layout is Layout.IMPLEMENTATION and row.one_sided
            sides = [_text(cells, bare, seen) for cells in (row.template, row.variant)]
            number = str(row.number)
        rest = ["<br>".join(map(escape, lines)) for lines in texts.after(seen.layout)]
        yield _row([number, *sides, *rest])
    if homeless:
        yield from ("", f"## {seen.say('section.homeless')}", "")
        yield from ("- " + escape(line) for line in homeless_lines(homeless, seen.words))
    if contents.only is Only.TABLE:
        return
    for key, lines in sections(seen):
        if lines:
            yield from ("", f"## {seen.say(key)}", "")
            yield from ("- " + escape(line) for line in lines)


def _heading(row: Heading, runs: tuple[Run, ...], layout: Layout) -> str:
    """Return a heading on one side: in bold, or with its marks where something changed."""
    if not row.says or (layout is Layout.IMPLEMENTATION and row.one_sided):
        return f"**{escape(plain(runs))}**" if runs else ""
    return "".join(_run(run) for run in runs)


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("&", "&amp;").replace("<", "&lt;")


def _row(fields: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(fields) + " |"


def _text(cells: tuple[ArticleCell, ...], bare: bool, seen: View) -> str:
    return "<br>".join(_line(line, bare, seen) for cell in cells for line in cell.lines)


def _line(line: CellLine, bare: bool, seen: View) -> str:
    text = "".join(_run(run) for run in (unmarked(line.runs) if bare else line.runs))
    return text + escape(seen.origin(line))


def _run(run: Run) -> str:
    sign = _SIGNS.get(run.mark, "") if run.text.strip() else ""
    return f"{sign}{escape(run.text)}{sign}"
