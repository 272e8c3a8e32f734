"""Which articles stand against each other: links of clauses rolled up to articles."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from ...alignment.chains import ascending
from ...alignment.model import Comparison
from ...corpus.model import Document
from .units import unit_of

# Articles share a row when their links carry at least half the words of one of them: a single
# item that wandered into another article is pointed at from its line instead.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one row, on either side, in reading order; one side may be empty."""

    template: tuple[int, ...]
    variant: tuple[int, ...]


def group_articles(comparison: Comparison) -> tuple[Group, ...]:
    """Return the rows of the table: the variant's order, dropped articles where they stood."""
    template, variant = _in_order(comparison.template), _in_order(comparison.variant)
    root = {("t", unit): ("t", unit) for unit in template}
    root |= {("v", unit): ("v", unit) for unit in variant}
    for a, b in _pairs(comparison):
        root[_find(root, ("t", a))] = _find(root, ("v", b))
    members: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for key in root:
        members[_find(root, key)].append(key)
    groups = [
        Group(
            tuple(sorted(unit for side, unit in keys if side == "t")),
            tuple(sorted(unit for side, unit in keys if side == "v")),
        )
        for keys in members.values()
    ]
    return tuple(_arrange(groups))


def _in_order(document: Document) -> tuple[int, ...]:
    """Return the units of ``document`` that hold a clause."""
    return tuple(dict.fromkeys(unit_of(document, clause) for clause in document.clauses))


def _pairs(comparison: Comparison) -> Iterator[tuple[int, int]]:
    """Yield the pairs of articles that belong side by side."""
    template, variant = comparison.texts
    # Characters of the own article in common with the other: (template, variant), and turned.
    there, back = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for change in comparison.clauses:
        ours = _sizes(template, change.link.template)
        theirs = _sizes(variant, change.link.variant)
        for a, b in product(ours, theirs):
            there[a, b] += ours[a]
            back[b, a] += theirs[b]
    ours, theirs = _sizes(template, template.clauses), _sizes(variant, variant.clauses)
    best_there, best_back = _best(there), _best(back)
    for a, b in there:
        share = max(there[a, b] / ours[a], back[b, a] / theirs[b])
        if share >= _SHARE or (best_there[a] == b and best_back[b] == a):
            yield a, b


def _sizes(document: Document, clauses: Iterable[int]) -> Counter[int]:
    """Count the characters of ``clauses`` by the articles that they stand in."""
    counts = Counter[int]()
    for clause in clauses:
        counts[unit_of(document, clause)] += _size(document, clause)
    return counts


def _size(document: Document, clause: int) -> int:
    """Length of a clause's words; a bare label still counts for one."""
    body = document.nodes[clause].body
    return max(body.end - body.start, 1)


def _best(weights: Counter[tuple[int, int]]) -> dict[int, int]:
    """Return the partner with most words in common for each article; the first of equals."""
    best: dict[int, tuple[int, int]] = {}
    for (own, other), weight in weights.items():
        if own not in best or weight > best[own][0]:
            best[own] = weight, other
    return {own: other for own, (_, other) in best.items()}


def _find(root: dict[tuple[str, int], tuple[str, int]], key: tuple[str, int]) -> tuple[str, int]:
    """Return the representative of ``key`` (disjoint sets, paths halved)."""
    while root[key] != key:
        root[key] = root[root[key]]
        key = root[key]
    return key


def _arrange(groups: list[Group]) -> Iterator[Group]:
    """Yield the groups in the variant's order, each dropped one after its predecessor.

    An article that moved leads nobody astray: predecessors are sought among those in order.
    """
    dropped = sorted((g for g in groups if not g.variant), key=lambda g: g.template)
    kept = sorted((g for g in groups if g.variant), key=lambda g: g.variant)
    answered = [(g.template[0], at) for at, g in enumerate(kept) if g.template]
    settled = [answered[at] for at in ascending([unit for unit, _ in answered])]
    starts = [unit for unit, _ in settled]
    followers: dict[int, list[Group]] = defaultdict(list)
    for group in dropped:
        before = bisect_left(starts, group.template[0])
        followers[settled[before - 1][1] if before else -1].append(group)
    yield from followers[-1]
    for at, group in enumerate(kept):
        yield group
        yield from followers[at]
