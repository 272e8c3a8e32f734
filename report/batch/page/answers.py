"""What answers each clause of the template, as the page of many texts shows it: rows of a file.

They stand with the rows of the tables (DIR/pairs), so that the page is made without comparing
anew.
"""

import json
from collections.abc import Iterator
from functools import lru_cache

from ....alignment.model import Change, Comparison
from ...html.inline import weave
from ...view.replaced import Replaced
from ...words.text import Mark, Run, flow, one_line
from ..columns import Values

# The name of these rows: no table is called so.
ANSWERS = "answers"
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_LETTERS = {
    Mark.SAME: "",
    Mark.DELETED: "d",
    Mark.ADDED: "a",
    Mark.SUBSTITUTED: "s",
    Mark.MOVED: "m",
}


def answer_rows(comparison: Comparison) -> Iterator[tuple[str, Values]]:
    """Yield (name, (positions, answers)) for each link that has two sides.

    ``positions`` are the places of its clauses among the template's, from 0, with blanks between.
    ``answers`` are JSON: for each clause of the variant its locator and its words as pairs (mark,
    words), old and new woven into one.
    """
    places = {clause: at for at, clause in enumerate(comparison.template.clauses)}
    replaced = Replaced(comparison)
    for change in comparison.clauses:
        if change.link.template and change.link.variant:
            said = ",".join(_said(change, comparison, replaced))
            yield ANSWERS, (" ".join(str(places[i]) for i in change.link.template), f"[{said}]")


def _said(change: Change, comparison: Comparison, replaced: Replaced) -> Iterator[str]:
    """Yield as JSON the locator and the words of each clause of the variant in a change."""
    variant = comparison.variant
    words = weave(change, comparison, replaced)
    for i in change.link.variant:
        yield _clause(variant.nodes[i].locator, tuple(words.get(i, ())))


# Many texts of a batch leave a clause of the template as it is, or alter it in the same way.
@lru_cache(4096)
def _clause(locator: str, words: tuple[Run, ...]) -> str:
    runs = [[_LETTERS[run.mark], run.text] for run in flow(words)]
    return _encoded([one_line(locator), runs])
