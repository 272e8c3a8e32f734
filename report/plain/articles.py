"""Article by article on a terminal: side by side where there is room, else one under the other."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ...alignment.model import Change, Comparison
from ..view.cells import ArticleCell, CellLine
from ..view.headings import Heading
from ..view.points import finding_sentences
from ..view.view import ArticleRow, View
from ..words.catalogue import Lang, say
from ..words.fold import beside, fold, put
from ..words.sentences import change_words, relation_words
from ..words.text import Mark, Run, begun, unmarked
from ..words.text import plain as words_of

# Two columns of 48 hold 24 Chinese characters each: less is harder to read than one column.
_SIDE_BY_SIDE = 100
_GUTTER = 3
# A skipped article is shown by its first words.
_FIRST_WORDS = 24

_STYLES = {
    Mark.SAME: "",
    Mark.DELETED: "red strike",
    Mark.ADDED: "green bold",
    Mark.SUBSTITUTED: "cyan",
    Mark.MOVED: "underline",
}
# Without colour the marks are those of wdiff(1).
_SIGNS = {Mark.DELETED: ("[-", "-]"), Mark.ADDED: ("{+", "+}"), Mark.SUBSTITUTED: ("‹", "›")}


def print_articles(console: Console, seen: View, lang: Lang, *, explain: bool) -> None:
    """Print every row; articles without a change are folded to a line."""
    coloured = console.is_terminal and not console.no_color
    put(console, Text(f"\n{say(lang, 'section.articles')}", "bold"))
    legend = "legend.colour" if coloured else "legend.signs"
    put(console, Text(say(lang, legend), "dim"), indent=2)
    for row in seen.rows:
        if isinstance(row, Heading):
            _print_heading(console, row, lang, coloured)
        elif row.quiet and not explain:
            console.print(_folded(row, lang, console.width))
        else:
            _print_row(console, row, lang, coloured)
            _print_notes(console, seen.comparison, row, lang, explain)


def _print_heading(console: Console, row: Heading, lang: Lang, coloured: bool) -> None:
    """Print a heading; of one that changed what it is called, its words and what was found."""
    name = _beside(row.template, row.variant)
    if not row.says:
        put(console, Text(f"\n{name}", "bold"))
        return
    put(
        console,
        Text(
            f"\n{_heading_name(row, lang)}  {relation_words(row.relations, lang, row.levels)}",
            "bold",
        ),
    )
    for runs in row.runs:
        if runs:
            put(console, _words(unmarked(runs) if row.one_sided else runs, coloured), indent=2)
    for sentence in finding_sentences(row, lang):
        put(console, Text(f"▲ {sentence}", "yellow"), indent=2)


def _heading_name(row: Heading, lang: Lang) -> str:
    return say(lang, f"part.{row.part.value}")


def _print_row(console: Console, row: ArticleRow, lang: Lang, coloured: bool) -> None:
    put(
        console, Text(f"\n{_names(row)}  {relation_words(row.relations, lang, row.levels)}", "bold")
    )
    plain = row.one_sided
    left, right = (_text(c, lang, coloured, plain) for c in (row.template, row.variant))
    if console.width >= _SIDE_BY_SIDE and row.template and row.variant:
        half = (console.width - _GUTTER) // 2
        for line in beside(fold(left, half), fold(right, half), half + _GUTTER):
            console.print(line, soft_wrap=True)
        return
    names = say(lang, "side.template"), say(lang, "side.variant")
    indent = max(map(cell_len, names)) + 1
    for name, text in zip(names, (left, right), strict=True):
        if text:
            for line in beside(
                [Text().append(name, "dim")], fold(text, console.width - indent), indent
            ):
                console.print(line, soft_wrap=True)


def _print_notes(
    console: Console, comparison: Comparison, row: ArticleRow, lang: Lang, explain: bool
) -> None:
    for sentence in finding_sentences(row, lang):
        put(console, Text(f"▲ {sentence}", "yellow"), indent=2)
    if explain:
        for change in row.changes:
            for line in _evidence(change, comparison, lang):
                put(console, Text(line, "dim"), indent=2)


def _evidence(change: Change, comparison: Comparison, lang: Lang) -> Iterator[str]:
    link = change.link
    names = (
        "、".join(comparison.template.nodes[i].locator for i in link.template),
        "、".join(comparison.variant.nodes[i].locator for i in link.variant),
    )
    sure = say(lang, f"confidence.{link.confidence.value}")
    figures = f"{link.similarity:.2f}", f"{link.probability:.2f}", sure
    yield say(lang, "explain.link", _beside(*names), change_words(change, lang), *figures)
    for found in link.evidence:
        name = say(lang, f"evidence.{found.name}")
        yield f"    {found.weight:>+6.2f}  {name}"


def _folded(row: ArticleRow, lang: Lang, width: int) -> Text:
    """Return one line for an article that a reader may skip."""
    words = "".join(words_of(line.runs) for cell in row.variant for line in cell.lines)
    words = words.removeprefix(row.variant[0].locator).strip()
    words = begun(words, _FIRST_WORDS)
    text = Text(f"{_names(row)}  {relation_words(row.relations, lang, row.levels)}  {words}")
    text.truncate(width, overflow="ellipsis")
    text.stylize("dim")
    return text


def _text(cells: Iterable[ArticleCell], lang: Lang, coloured: bool, plain: bool) -> Text:
    """Return one side of a row, a clause on a line; ``plain`` when nothing stands beside it."""
    lines = [_line(line, lang, coloured, plain) for cell in cells for line in cell.lines]
    return Text("\n").join(lines)


def _line(line: CellLine, lang: Lang, coloured: bool, plain: bool) -> Text:
    text = _words(unmarked(line.runs) if plain else line.runs, coloured)
    if line.origin.locators:
        where = say(lang, "list.separator").join(line.origin.locators)
        text.append(say(lang, line.origin.key, where), "dim" if coloured else "")
    return text


def _words(runs: Iterable[Run], coloured: bool) -> Text:
    """Return words with their marks, as colours or as signs."""
    text = Text()
    for run in runs:
        before, after = ("", "") if coloured else _SIGNS.get(run.mark, ("", ""))
        text.append(before + run.text + after, _STYLES[run.mark] if coloured else "")
    return text


def _names(row: ArticleRow) -> str:
    left, right = (
        "、".join(cell.locator for cell in cells) for cells in (row.template, row.variant)
    )
    return _beside(left, right)


def _beside(left: str, right: str) -> str:
    """Return two names beside each other, one when they are equal, a dash for a missing one."""
    return left if left == right else f"{left or '—'} ↔ {right or '—'}"
