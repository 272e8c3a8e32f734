"""A collation on a terminal: the families, each with its tree."""

from collections.abc import Sequence

from rich.text import Text

from ...alignment.family.model import Family, Grouping
from ..words.catalogue import Lang
from ..words.console import console as new_console
from ..words.fold import put
from ..words.words import Words
from .lines import FamilyView, totals


def print_grouping(found: Grouping, documents: int, lang: Lang) -> None:
    """Print how many documents there are, and how they are grouped."""
    console = new_console()
    line, pairs = totals(found, documents, Words(lang))
    put(console, Text(line, "bold"))
    put(console, Text(pairs), indent=2)


def family_lines(number: int, family: Family, lang: Lang) -> tuple[tuple[int, str], ...]:
    """Return what is printed of a family: indentation and words."""
    seen = FamilyView(number, family, Words(lang))
    lines = [(0, seen.heading)]
    lines += [(2, line) for line in seen.summary()]
    lines.append((2, seen.words.say("family.lineage")))
    for depth, name, words in seen.tree():
        lines.append((4 + 2 * depth, f"{name}  {words}".strip()))
    lines += [(2, line) for line in seen.warnings]
    return tuple(lines)


def print_family(lines: Sequence[tuple[int, str]]) -> None:
    """Print the lines of one family."""
    console = new_console()
    for indent, words in lines:
        put(console, Text(words, "bold" if not indent else ""), indent=indent)
