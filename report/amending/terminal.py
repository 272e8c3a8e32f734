"""What came of a decision on a terminal: what was refused or adapted, and the counts."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from ...alignment.amending.model import Consolidated, Proven
from ..words.catalogue import Lang
from ..words.console import console as new_console
from ..words.text import one_line
from .words import AmendingWords, InstructionRow

# Differences of one text shown; the JSON has them all.
_MOST = 30
_WORDS = 40


def print_consolidated(made: Consolidated, lang: Lang) -> None:
    """Print what was refused and adapted, the counts, and what a published text has otherwise."""
    console, words = new_console(), AmendingWords(lang)
    _print_rows(console, words.rows(made.outcomes))
    console.print(Text(words.count(made.outcomes), "bold"))
    if made.others:
        others = "、".join(map(one_line, made.others))
        console.print(Text(words.say("amending.others", others), "dim"))
    if made.distance is not None:
        likeness = words.likeness(made.differences, made.distance)
        console.print(Text(likeness, "bold"))
        _print_lines(console, [words.difference(one, _WORDS) for one in made.differences])


def print_proven(made: Proven, lang: Lang) -> None:
    """Print whether the decision makes the new text, and where it does not."""
    console, words = new_console(), AmendingWords(lang)
    _print_rows(console, words.rows(made.applied.outcomes))
    if not made.differences:
        console.print(Text(words.proof(made), "bold"))
        _print_lines(console, (*words.advice(made), *words.stale(made)))
        return
    console.print(Text(words.proof(made), "bold red"))
    _print_lines(console, [words.difference(one, _WORDS) for one in made.differences])


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
