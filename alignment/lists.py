"""Which lists of two documents answer each other: those whose items do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..corpus.model import Document, Level

Pair = tuple[int, int]
Group = tuple[frozenset[int], frozenset[int]]
# What a lead-in introduces.
LISTED = frozenset({Level.ITEM, Level.POINT, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4})
# A list has so many items, and so many of them answer items of its counterpart.
LEAST = 2
# So much of the shorter list answers the other one. Of 92 such lists of hand-made alignments whose
# lead-ins were judged 88 answer each other by these too; from a quarter up, half of them.
SHARE = 0.5


class Listing(NamedTuple):
    """A list: the node that introduces it, and its items. A lead-in does, else what is above."""

    head: int
    items: tuple[int, ...]


def listings(document: Document) -> tuple[Listing, ...]:
    """Return the lists of a document that have several items."""
    found: dict[int, list[int]] = {}
    lead: dict[int, int] = {}
    for at, node in enumerate(document.nodes):
        if node.clause and node.level is Level.PARAGRAPH:
            lead[node.parent] = at
        elif node.clause and node.level in LISTED:
            found.setdefault(lead.get(node.parent, node.parent), []).append(at)
    return tuple(Listing(head, tuple(items)) for head, items in found.items() if _many(items))


def _many(items: Sequence[int]) -> bool:
    return len(items) >= LEAST


def answering(
    sides: tuple[Sequence[Listing], Sequence[Listing]], groups: Iterable[Group]
) -> Iterator[tuple[Listing, Listing]]:
    """Yield the lists of which each answers the other better than any other list does.

    ``groups`` are the clauses that answer each other.
    """
    places = [{i: k for k, one in enumerate(side) for i in one.items} for side in sides]
    linked: dict[Pair, tuple[set[int], set[int]]] = {}
    for group in groups:
        for t in group[0] & places[0].keys():
            for v in group[1] & places[1].keys():
                both = linked.setdefault((places[0][t], places[1][v]), (set(), set()))
                both[0].add(t)
                both[1].add(v)
    # One item that became five is one.
    common = {pair: min(map(len, both)) for pair, both in linked.items()}
    best: Counter[tuple[int, int]] = Counter()
    for pair, many in common.items():
        for side in (0, 1):
            best[side, pair[side]] = max(best[side, pair[side]], many)
    rivals = Counter(
        (side, pair[side])
        for pair, many in common.items()
        for side in (0, 1)
        if many == best[side, pair[side]]
    )
    for (t, v), many in sorted(common.items()):
        ends = (0, t), (1, v)
        first = all(many == best[end] and rivals[end] == 1 for end in ends)
        shorter = min(len(sides[0][t].items), len(sides[1][v].items))
        if first and many >= max(LEAST, SHARE * shorter):
            yield sides[0][t], sides[1][v]
