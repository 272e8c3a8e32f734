"""Which old article became which new one, by the links of a comparison.

Every link counts for as many characters as it joins. An article pairs with the one that holds
most of its words, where both choose each other.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Comparison
from ..model import Line, LineKind

# An article whose words went to another, or came from it, for at least this share is part of it:
# half, since less would call two articles merged that share a stock sentence.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Article:
    """One article: the lines from ``start`` to before ``end``."""

    start: int
    end: int
    scope: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Articles by index: old → new; for each new one the old ones in it, and the reverse."""

    pairs: dict[int, int]
    merged: dict[int, int]
    split: dict[int, int]


def articles(lines: Sequence[Line]) -> tuple[Article, ...]:
    """Return the articles of a text in order, without those of annexes."""
    out: list[Article] = []
    for at, line in enumerate(lines):
        if line.kind is not LineKind.ARTICLE or line.home.scope:
            continue
        end = at + 1
        while end < len(lines) and _inner(lines[end]) and lines[end].home[:3] == line.home[:3]:
            end += 1
        out.append(Article(at, end, line.home.scope))
    return tuple(out)


def _inner(line: Line) -> bool:
    return line.kind in (LineKind.PARAGRAPH, LineKind.ITEM, LineKind.POINT)


def pair(comparison: Comparison, old: Sequence[Line], new: Sequence[Line]) -> Pairing:
    """Return how the articles of two texts answer each other."""
    votes = _votes(comparison, old, new)
    best_old = _best(votes, 0)
    best_new = _best(votes, 1)
    pairs = {a: b for a, b in best_old.items() if best_new.get(b) == a}
    taken = {b: a for a, b in pairs.items()}
    sizes_old = _sizes(old)
    sizes_new = _sizes(new)
    merged = {
        a: b
        for a, b in best_old.items()
        if a not in pairs and b in taken and votes[a, b] >= _SHARE * sizes_old[a]
    }
    split = {
        b: a
        for b, a in best_new.items()
        if b not in taken and a in pairs and votes[a, b] >= _SHARE * sizes_new[b]
    }
    return Pairing(pairs, merged, split)


def _votes(
    comparison: Comparison, old: Sequence[Line], new: Sequence[Line]
) -> Counter[tuple[int, int]]:
    of_old, of_new = _Owner(old), _Owner(new)
    votes: Counter[tuple[int, int]] = Counter()
    for change in comparison.changes:
        link = change.link
        for i in link.template:
            for j in link.variant:
                left, right = comparison.template.nodes[i], comparison.variant.nodes[j]
                pair = of_old.at(left.own.start), of_new.at(right.own.start)
                size = min(left.body.end - left.body.start, right.body.end - right.body.start)
                if min(pair) >= 0:
                    votes[pair] += max(1, size)
    return votes


class _Owner:
    """Finds the article in which an offset of the text stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        found = articles(lines)
        self.starts = [lines[a.start].start for a in found]
        self.ends = [lines[a.end].start if a.end < len(lines) else 10**12 for a in found]

    def at(self, offset: int) -> int:
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.ends[at] else -1


def _best(votes: Counter[tuple[int, int]], side: int) -> dict[int, int]:
    found: dict[int, tuple[int, int]] = {}
    for pair, size in sorted(votes.items()):
        own, other = pair[side], pair[1 - side]
        if own not in found or size > found[own][0]:
            found[own] = (size, other)
    return {own: other for own, (_, other) in found.items()}


def _sizes(lines: Sequence[Line]) -> list[int]:
    return [sum(len(line.words) for line in lines[a.start : a.end]) for a in articles(lines)]
