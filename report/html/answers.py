"""What answers each clause of the template, as the page of many texts shows it: rows of a file.

They stand with the rows of the tables (DIR/pairs), so that the page is made without comparing
anew.
"""

import json
from collections.abc import Iterator

from ...alignment.model import Comparison
from ..tables_columns import Values
from ..text import Mark, flow, one_line
from .inline import woven

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
    words = woven(comparison)
    nodes = comparison.variant.nodes
    for change in comparison.changes:
        if change.link.template and change.link.variant:
            said = [
                [
                    one_line(nodes[clause].locator),
                    [[_LETTERS[run.mark], run.text] for run in flow(words[clause])],
                ]
                for clause in change.link.variant
            ]
            yield ANSWERS, (" ".join(str(places[i]) for i in change.link.template), _encoded(said))
