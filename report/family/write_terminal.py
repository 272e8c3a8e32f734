"""A collation on a terminal: the families, each with its tree."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from ...alignment.family.model import Family, Grouping
from ..words.catalogue import Lang, say
from ..words.console import console as new_console
from ..words.fold import put
from ..words.lineage import warnings
from .lines import heading, summary, totals, tree


def print_grouping(found: Grouping, documents: int, lang: Lang) -> None:
    """Print how many documents there are, and how they are grouped."""
    console = _console()
    line, pairs = totals(found, documents, lang)
    put(console, Text(line, "bold"))
    put(console, Text(pairs), indent=2)


def family_lines(number: int, family: Family, lang: Lang) -> tuple[tuple[int, str], ...]:
    """Return what is printed of a family: indentation and words."""
    lines = [(0, heading(number, family, lang))]
    lines += [(2, line) for line in summary(family, lang)]
    lines.append((2, say(lang, "family.lineage")))
    for depth, name, words in tree(family, lang):
        lines.append((4 + 2 * depth, f"{name}  {words}".strip()))
    lines += [(2, line) for line in warnings(family.lineage, lang)]
    return tuple(lines)


def print_family(lines: Sequence[tuple[int, str]]) -> None:
    """Print the lines of one family."""
    console = _console()
    for indent, words in lines:
        put(console, Text(words, "bold" if not indent else ""), indent=indent)


def _console() -> Console:
    return new_console()
