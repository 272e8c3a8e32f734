"""The report on a terminal: first what a reader wants to know, then article by article."""

from rich.text import Text

from ...alignment.model import Comparison
from ..view.overview import sections
from ..view.places import cited
from ..view.view import view
from ..words.catalogue import Lang, say
from ..words.console import console as new_console
from ..words.fold import put
from .articles import print_articles


def print_comparison(
    comparison: Comparison, lang: Lang, *, brief: bool = False, explain: bool = False
) -> None:
    """Print ``comparison`` to stdout; ``brief`` stops before the articles."""
    console = new_console()
    seen = view(comparison)
    template, variant = cited(comparison.template, lang), cited(comparison.variant, lang)
    put(console, Text(say(lang, "report.heading", variant, template), "bold"))
    for key, lines in sections(seen, lang):
        if lines:
            put(console, Text(f"\n{say(lang, key)}", "bold"))
            for line in lines:
                put(console, Text(line), indent=2)
    if explain or not brief:
        print_articles(console, seen, lang, explain=explain)
