"""Which headings answer each other: by the clauses below, by their words, by their number."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from ...corpus.model import Document
from ...corpus.normalise import clean
from ..model import Link
from .pair import Pair, greedy

# What the clauses below, the words and the number add to the score of a pair, 1 in all. A
# chapter whose articles stayed together is the same one whatever it is called now.
_BELOW, _WORDS, _NUMBER = 0.5, 0.4, 0.1
# A pair from here up is one. Half of the clauses below and an unlike name reach it, and so does
# a like name without any clause: 总则 over articles that were all written anew.
_LEAST = 0.35
# Names as unlike as these say nothing: 总则 against 附则 shares a character.
_LIKE = 0.6
# Of two headings with one number, and nothing below that answers, half of the name is enough.
_HALF = 0.5

Weights = Mapping[Pair, float]


def heading_pairs(
    template: Document,
    variant: Document,
    heads: tuple[Sequence[int], Sequence[int]],
    links: Iterable[Link],
) -> list[Pair]:
    """Return the pairs of headings that answer each other, each heading in one at most."""
    if not heads[0] or not heads[1]:
        return []
    below = shared(template, variant, (set(heads[0]), set(heads[1])), links)
    names = _names(template, heads[0]), _names(variant, heads[1])
    scores = (
        (_score(template, variant, pair, below.get(pair, 0.0), likeness), *pair)
        for pair, likeness in _worth(names, below)
    )
    found = greedy(one for one in scores if one[0] >= _LEAST)
    return sorted((*found, *_of_one_number(template, variant, names, found)))


def _of_one_number(
    template: Document,
    variant: Document,
    names: tuple[Mapping[int, str], Mapping[int, str]],
    found: Iterable[Pair],
) -> list[Pair]:
    """Return pairs of headings left over that bear one number and half of one name.

    附：考场示意图 and 附：考场平面图 hold nothing that could tell.
    """
    used = {side: {pair[side] for pair in found} for side in (0, 1)}
    left = [[i for i in names[side] if i not in used[side]] for side in (0, 1)]
    return greedy(
        (likeness, t, v)
        for t in left[0]
        for v in left[1]
        if _number(template, t) == _number(variant, v)
        and (likeness := fuzz.ratio(names[0][t], names[1][v]) / 100) >= _HALF
    )


def _number(document: Document, index: int) -> tuple[object, ...]:
    node = document.nodes[index]
    return node.level, node.ordinal, "".join(node.label.split())


def _names(document: Document, heads: Iterable[int]) -> dict[int, str]:
    return {i: clean(document.text, document.nodes[i].head).text for i in heads}


def _worth(
    names: tuple[Mapping[int, str], Mapping[int, str]], below: Weights
) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs worth a look with the likeness of their names, 0 to 1."""
    for t, old in names[0].items():
        for v, new in names[1].items():
            likeness = fuzz.ratio(old, new, score_cutoff=100 * _LIKE) / 100
            if likeness or (t, v) in below:
                yield (t, v), likeness


def _score(
    template: Document, variant: Document, pair: Pair, below: float, likeness: float
) -> float:
    """Return how well two headings answer each other, 0 to 1."""
    old, new = template.nodes[pair[0]], variant.nodes[pair[1]]
    if old.level is not new.level and not below:
        return 0.0
    same = old.level is new.level and old.ordinal == new.ordinal
    return _BELOW * below + _WORDS * likeness + _NUMBER * same


def shared(
    template: Document,
    variant: Document,
    holders: tuple[Collection[int], Collection[int]],
    links: Iterable[Link],
) -> dict[Pair, float]:
    """Return for pairs of nodes which share of the words below them answers each other, 0 to 1.

    ``holders`` are the nodes that count; a clause lies below all of them that are above it.
    """
    common: Counter[Pair] = Counter()
    whole: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for link in links:
        old = _weighed(template, link.template, holders[0])
        new = _weighed(variant, link.variant, holders[1])
        for counted, here in zip(whole, (old, new), strict=True):
            for holder, size in here.items():
                counted[holder] += size
        for t in old:
            for v in new:
                common[t, v] += old[t] + new[v]
    return {pair: n / (whole[0][pair[0]] + whole[1][pair[1]]) for pair, n in common.items()}


def _weighed(
    document: Document, clauses: Iterable[int], holders: Collection[int]
) -> dict[int, int]:
    """Count how many characters of the clauses lie below each holder."""
    found: dict[int, int] = {}
    for clause in clauses:
        body = document.nodes[clause].body
        size = max(1, body.end - body.start)
        at = clause
        while at >= 0:
            if at in holders:
                found[at] = found.get(at, 0) + size
            at = document.nodes[at].parent
    return found
