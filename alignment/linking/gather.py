"""From probabilities of pairs to links m:n, every clause in at most one.

Clause 3 of the template answers clause 5 of the variant with 0.9 and clause 6 with 0.7. The best
pair (3, 5) comes first. Taking 6 in adds the pair (3, 6), worth 0.7 - 0.45 > 0: the link becomes
3 ↔ 5, 6, a split. With 0.3 for (3, 6) clause 6 stays alone.
"""

import math
from collections.abc import Mapping, Sequence

# Two groups of clauses become one link when the pairs that this adds are worth it. A pair pays
# from half the F-measure up that one hopes for (Lipton et al. 2014). That is told by the pairs
# that are links more likely than not: 0.95 where a law was revised, 0.75 where rules were worded
# anew. Beyond these bounds a few doubtful clauses decide on themselves. From a least worth of 0.25
# to 0.44 F1 of random pairs is the same, and precision rises from 0.83 to 0.87.
LEAST_WORTH, MOST_WORTH = 0.38, 0.5
HOPED = 0.4
# Two clauses that were left over beside a link hold the same place: of 34 such pairs in hand-made
# alignments six in ten are links from here up; elsewhere four in ten of 172.
BESIDE = 0.24

Pair = tuple[int, int]
Group = tuple[frozenset[int], frozenset[int]]


def worth(probability: Mapping[Pair, float]) -> float:
    """Return from which probability on a pair is worth being said.

    Of pairs with 0.9, 0.9 and 0.2 the first two are said: 1.8 of them are right, of 2.0 links that
    there are. F is 2 × 1.8 ÷ (2 + 2.0) = 0.9, and half of it 0.45.
    """
    known = [p for p in probability.values() if p > 0]
    said = [p for p in known if p > HOPED]
    hoped = 2 * math.fsum(said) / (len(said) + math.fsum(known)) if said else 0.0
    return min(max(hoped / 2, LEAST_WORTH), MOST_WORTH)


def _gain(a: Group, b: Group, probability: Mapping[Pair, float], least: float) -> float:
    """Return what joining two groups adds: the worth of the pairs that neither holds."""
    across = [(t, v) for t in a[0] for v in b[1]] + [(t, v) for t in b[0] for v in a[1]]
    return sum(probability.get(pair, 0.0) - least for pair in across)


def gather(probability: Mapping[Pair, float]) -> tuple[Group, ...]:
    """Return groups (template clauses, variant clauses), best pairs joined first.

    ``probability`` holds the candidate pairs; a pair that it lacks has none. Minus infinity keeps
    two clauses out of one group, whatever speaks for the others of it.
    """
    owner: dict[tuple[int, int], Group] = {}
    least = worth(probability)
    likely = sorted((-p, pair) for pair, p in probability.items() if p > least)
    for _, (t, v) in likely:
        a = owner.get((0, t), (frozenset({t}), frozenset()))
        b = owner.get((1, v), (frozenset(), frozenset({v})))
        if a != b and _gain(a, b, probability, least) > 0:
            joined = (a[0] | b[0], a[1] | b[1])
            owner.update({(0, member): joined for member in joined[0]})
            owner.update({(1, member): joined for member in joined[1]})
    return tuple(sorted(set(owner.values()), key=lambda group: sorted(group[0])))


def _neighbours(clauses: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return what stands before and after each clause, -1 where nothing does."""
    around = zip((-1, *clauses), (*clauses[1:], -1), strict=False)
    return dict(zip(clauses, around, strict=False))


def placed(
    groups: Sequence[Group], probability: Mapping[Pair, float], order: tuple[Sequence[int], ...]
) -> tuple[Group, ...]:
    """Return ``groups`` and the pairs of clauses left over that stand beside a link, best first.

    ``order`` holds the clauses of the template and of the variant as they stand in their texts.
    A pair stands beside a link when the clauses before both, or after both, are in one group.
    """
    group = [{k: one for one in groups for k in one[side]} for side in (0, 1)]
    ends = [_neighbours(side) for side in order]

    def beside(t: int, v: int) -> bool:
        steps = zip(ends[0][t], ends[1][v], strict=True)
        return any(a in group[0] and group[0][a] == group[1].get(b) for a, b in steps)

    likely = (item for item in probability.items() if item[1] > BESIDE)
    free = ((-p, pair) for pair, p in likely if pair[0] not in group[0] and pair[1] not in group[1])
    for _, (t, v) in sorted(free):
        if t not in group[0] and v not in group[1] and beside(t, v):
            group[0][t] = group[1][v] = frozenset({t}), frozenset({v})
    return tuple(sorted(set(group[0].values()), key=lambda one: sorted(one[0])))
