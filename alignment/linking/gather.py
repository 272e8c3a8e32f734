"""From probabilities of pairs to links m:n, every clause in at most one."""

from collections.abc import Mapping

# Two groups of clauses become one link when the pairs that this adds are worth it. A pair pays
# from half the F-measure up that one hopes for (Lipton et al. 2014), which here is 0.9.
WORTH = 0.45

Pair = tuple[int, int]
Group = tuple[frozenset[int], frozenset[int]]


def _gain(a: Group, b: Group, probability: Mapping[Pair, float]) -> float:
    """Return what joining two groups adds: the worth of the pairs that neither holds."""
    across = [(t, v) for t in a[0] for v in b[1]] + [(t, v) for t in b[0] for v in a[1]]
    return sum(probability.get(pair, 0.0) - WORTH for pair in across)


def gather(probability: Mapping[Pair, float]) -> tuple[Group, ...]:
    """Return groups (template clauses, variant clauses), best pairs joined first.

    ``probability`` holds the candidate pairs; a pair that it lacks has none. Minus infinity keeps
    two clauses out of one group, whatever speaks for the others of it.
    """
    owner: dict[tuple[int, int], Group] = {}
    likely = sorted((-p, pair) for pair, p in probability.items() if p > WORTH)
    for _, (t, v) in likely:
        a = owner.get((0, t), (frozenset({t}), frozenset()))
        b = owner.get((1, v), (frozenset(), frozenset({v})))
        if a != b and _gain(a, b, probability) > 0:
            joined = (a[0] | b[0], a[1] | b[1])
            owner.update({(0, member): joined for member in joined[0]})
            owner.update({(1, member): joined for member in joined[1]})
    return tuple(sorted(set(owner.values()), key=lambda group: sorted(group[0])))
