"""The rows of a link, one for each pair of its clauses, each with figures of its own.

A link of the template's 5 and the variant's 6 and 7 (a split) gives the rows (5, 6) and (5, 7). How
alike the two clauses of a row are differs from row to row; of each variant clause the row with the
likest template clause is its best source.
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz

from ....alignment.model import Change, Comparison, Kind
from ....corpus.model import Node
from ....corpus.normalise import clean
from ..columns import DECIMALS

# A clause that was reworded is never quite like its counterpart, whatever is left of the ratio.
_ALMOST = 1 - 10**-DECIMALS


class Pair(NamedTuple):
    """A row of a link; a lone clause has None beside it, and no figures."""

    template: Node | None
    variant: Node | None
    similarity: float | str = ""
    best: str = ""


def pairs(comparison: Comparison, change: Change) -> Iterator[Pair]:
    """Yield the rows of a link in the order of its clauses."""
    link = change.link
    left = [comparison.template.nodes[i] for i in link.template]
    right = [comparison.variant.nodes[i] for i in link.variant]
    if not left or not right:
        yield from (Pair(node, None) for node in left)
        yield from (Pair(None, node) for node in right)
        return
    if len(left) == len(right) == 1:
        yield Pair(left[0], right[0], shown(change, link.similarity), "yes")
        return
    alike = {(a.id, b.id): _alike(comparison, a, b) for a, b in product(left, right)}
    best = {b.id: max(left, key=lambda a: alike[a.id, b.id]).id for b in right}
    for a, b in product(left, right):
        word = "yes" if best[b.id] == a.id else "no"
        yield Pair(a, b, shown(change, alike[a.id, b.id]), word)


def shown(change: Change, similarity: float) -> float:
    """Return a similarity as the tables have it, below 1 where words changed."""
    exact = change.kind is not Kind.REWORDED
    return round(similarity if exact else min(similarity, _ALMOST), DECIMALS)


def _alike(comparison: Comparison, a: Node, b: Node) -> float:
    """Return how alike the words of two clauses are in comparison form, 0 to 1."""
    forms = clean(comparison.template.text, a.body), clean(comparison.variant.text, b.body)
    return fuzz.ratio(forms[0].text, forms[1].text) / 100
