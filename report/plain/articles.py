"""Article by article on a terminal: side by side where there is room, else one under the other."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ...alignment.model import Change
from ..view.cells.model import ArticleCell, CellLine
from ..view.headings import Heading
from ..view.points import finding_sentences
from ..view.view import ArticleRow, View
from ..words.fold import beside, fold, put
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


def print_articles(console: Console, seen: View, *, explain: bool) -> None:
    """Print every row; articles without a change are folded to a line."""
    coloured = console.is_terminal and not console.no_color
    put(console, Text(f"\n{seen.say('section.articles')}", "bold"))
    legend = "legend.colour" if coloured else "legend.signs"
    put(console, Text(seen.say(legend), "dim"), indent=2)
    for row in seen.rows:
        if isinstance(row, Heading):
            _print_heading(console, row, seen, coloured)
        elif row.quiet and not explain:
            console.print(_folded(row, seen, console.width))
        else:
            _print_row(console, row, seen, coloured)
            _print_notes(console, row, seen, explain)


def _print_heading(console: Console, row: Heading, seen: View, coloured: bool) -> None:
    """Print a heading; of one that changed what it is called, its words and what was found."""
    name = _beside(row.template, row.variant)
    if not row.says:
        put(console, Text(f"\n{name}", "bold"))
        return
    part = seen.say(f"part.{row.part.value}")
    put(console, Text(f"\n{part}  {_relation(row, seen)}", "bold"))
    for runs in row.runs:
        if runs:
            put(console, _words(unmarked(runs) if row.one_sided else runs, coloured), indent=2)
    for sentence in finding_sentences(row, seen):
        put(console, Text(f"▲ {sentence}", "yellow"), indent=2)


def _relation(row: ArticleRow | Heading, seen: View) -> str:
    return seen.words.relation(row.relations, row.levels)


def _print_row(console: Console, row: ArticleRow, seen: View, coloured: bool) -> None:
    put(console, Text(f"\n{_names(row)}  {_relation(row, seen)}", "bold"))
    plain = row.one_sided
    left, right = (_text(c, seen, coloured, plain) for c in (row.template, row.variant))
    if console.width >= _SIDE_BY_SIDE and row.template and row.variant:
        half = (console.width - _GUTTER) // 2
        for line in beside(fold(left, half), fold(right, half), half + _GUTTER):
            console.print(line, soft_wrap=True)
        return
    names = seen.sides
    indent = max(map(cell_len, names)) + 1
    for name, text in zip(names, (left, right), strict=True):
        if text:
            for line in beside(
                [Text().append(name, "dim")], fold(text, console.width - indent), indent
            ):
                console.print(line, soft_wrap=True)


def _print_notes(console: Console, row: ArticleRow, seen: View, explain: bool) -> None:
    for sentence in finding_sentences(row, seen):
        put(console, Text(f"▲ {sentence}", "yellow"), indent=2)
    if explain:
        for change in row.changes:
            for line in _evidence(change, seen):
                put(console, Text(line, "dim"), indent=2)


def _evidence(change: Change, seen: View) -> Iterator[str]:
    link = change.link
    template, variant = seen.texts
    names = (
        "、".join(template.nodes[i].locator for i in link.template),
        "、".join(variant.nodes[i].locator for i in link.variant),
    )
    sure = seen.say(f"confidence.{link.confidence.value}")
    figures = f"{link.similarity:.2f}", f"{link.probability:.2f}", sure
    yield seen.say("explain.link", _beside(*names), seen.words.change(change), *figures)
    for found in link.evidence:
        name = seen.say(f"evidence.{found.name}")
        yield f"    {found.weight:>+6.2f}  {name}"


def _folded(row: ArticleRow, seen: View, width: int) -> Text:
    """Return one line for an article that a reader may skip."""
    words = "".join(words_of(line.runs) for cell in row.variant for line in cell.lines)
    words = words.removeprefix(row.variant[0].locator).strip()
    words = begun(words, _FIRST_WORDS)
    text = Text(f"{_names(row)}  {_relation(row, seen)}  {words}")
    text.truncate(width, overflow="ellipsis")
    text.stylize("dim")
    return text


def _text(cells: Iterable[ArticleCell], seen: View, coloured: bool, plain: bool) -> Text:
    """Return one side of a row, a clause on a line; ``plain`` when nothing stands beside it."""
    lines = [_line(line, seen, coloured, plain) for cell in cells for line in cell.lines]
    return Text("\n").join(lines)


def _line(line: CellLine, seen: View, coloured: bool, plain: bool) -> Text:
    text = _words(unmarked(line.runs) if plain else line.runs, coloured)
    return text.append(seen.origin(line), "dim" if coloured else "")


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
