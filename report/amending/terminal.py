"""What came of a decision on a terminal: what was refused or adapted, and the counts."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from ...alignment.amending.model import Consolidated, Difference, Proven
from ..words.catalogue import Lang, say
from ..words.console import console as new_console
from ..words.text import begun, one_line
from .remarks import advice, stale
from .rows import InstructionRow, count_sentence, rows

# Differences of one text shown; the JSON has them all.
_MOST = 30
_WORDS = 40


def _console() -> Console:
    return new_console()


def print_consolidated(made: Consolidated, lang: Lang) -> None:
    """Print what was refused and adapted, the counts, and what a published text has otherwise."""
    console = _console()
    _print_rows(console, rows(made.outcomes, lang))
    console.print(Text(count_sentence(made.outcomes, lang), "bold"))
    if made.others:
        console.print(
            Text(say(lang, "amending.others", "、".join(map(one_line, made.others))), "dim")
        )
    if made.distance is not None:
        _print_differences(console, made.differences, made.distance, lang)


def print_proven(made: Proven, lang: Lang) -> None:
    """Print whether the decision makes the new text, and where it does not."""
    console = _console()
    _print_rows(console, rows(made.applied.outcomes, lang))
    if not made.differences:
        console.print(Text(say(lang, "amending.closed", made.count), "bold"))
        _print_lines(console, (*advice(made, lang), *stale(made, lang)))
        return
    console.print(Text(say(lang, "amending.open", len(made.differences)), "bold red"))
    for one in made.differences[:_MOST]:
        console.print(Text(_difference(one, lang), "yellow"))


def _print_lines(console: Console, lines: Sequence[str]) -> None:
    for line in lines[:_MOST]:
        console.print(Text(line, "yellow"))


def _print_rows(console: Console, found: Iterable[InstructionRow]) -> None:
    for row in found:
        if row.refused or row.adapted:
            style = "red" if row.refused else "yellow"
            mark = "✗" if row.refused else "△"
            console.print(
                Text(f"{mark} {row.number}{row.place or row.sentence}  {row.reason}", style)
            )


def _print_differences(
    console: Console, found: Sequence[Difference], distance: float, lang: Lang
) -> None:
    if not found:
        console.print(Text(say(lang, "amending.same"), "bold"))
        return
    console.print(Text(say(lang, "amending.differs", len(found), f"{100 * distance:.2f}"), "bold"))
    for one in found[:_MOST]:
        console.print(Text(_difference(one, lang), "yellow"))


def _difference(one: Difference, lang: Lang) -> str:
    made, published = _words(one.made), _words(one.published)
    return say(lang, "amending.differs.made", one.where, made, published)


def _words(lines: Sequence[str]) -> str:
    return begun(one_line(" ".join(lines)), _WORDS)
