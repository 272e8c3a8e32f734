"""The report on a terminal: first what a reader wants to know, then article by article."""

from rich.text import Text

from ...alignment.model import Comparison
from ..view.overview import sections
from ..view.places import cited
from ..view.view import view
from ..words.catalogue import Lang
from ..words.console import console as new_console
from ..words.fold import put
from .articles import print_articles


def print_comparison(
    comparison: Comparison, lang: Lang, *, brief: bool = False, explain: bool = False
) -> None:
    """Print ``comparison`` to stdout; ``brief`` stops before the articles."""
    console = new_console()
    seen = view(comparison, lang=lang)
    template, variant = (cited(text, seen.words) for text in seen.texts)
    put(console, Text(seen.say("report.heading", variant, template), "bold"))
    for key, lines in sections(seen):
        if lines:
            put(console, Text(f"\n{seen.say(key)}", "bold"))
            for line in lines:
                put(console, Text(line), indent=2)
    if explain or not brief:
        print_articles(console, seen, explain=explain)
