"""How likely an edge of a lineage is: a weighed sum of what is known of it, made a probability.

Columns that agree do not make an edge right: a common model that is not at hand makes siblings
look like parent and child, and wrong dates force what the words contradict. So beside the share of
resamples with the edge these count: how much of the parent the child has kept (of a sibling it has
less), how much of the best rival, and how well the dates fit the words. The weights were fitted
to families whose history is known (``python -m bench.lineage --write``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

from ...tables import rows
from ..model import ROOT, Rival
from .votes import RESAMPLES

# So many rivals are named, and none that is less likely than this.
MOST_RIVALS, LEAST_RIVAL = 3, 0.005
# A rival of no resample may be right all the same: it counts as a part of one.
UNSEEN = 0.5
# A revision drops much of what it revises, so that what two versions share does not tell which is
# the earlier: where neither dates nor names do, half are right (``bench.lineage``).
VERSIONS = 0.5
# A text has an earlier version of itself for its model, if not a version between that is not at
# hand: of real histories nearly all such edges are right, however little was kept.
REVISED = 0.9


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of the edge ``parent`` → ``child``.

    ``worth`` is that of every parent that may be, ``kept`` the share of its departures that the
    child has; ``votes`` are the resamples with each; ``fit`` is that of the dates; ``below`` are
    the child's own copies in the tree, and theirs. ``turned``: the edge hangs on which of two
    versions of one text is the earlier, and neither dates nor names tell; ``version``: it comes
    from a version that is known to be the earlier.
    """

    parent: int
    child: int
    worth: Mapping[int, float]
    kept: Mapping[int, float]
    votes: Mapping[int, int]
    fit: float
    below: frozenset[int]
    turned: bool = False
    version: bool = False

    @property
    def margin(self) -> float:
        """By how many columns the parent is worth more than the best other one, a copy left out."""
        others = [w for p, w in self.worth.items() if p != self.parent and p not in self.below]
        return round(self.worth[self.parent] - max(others), 2) if others else 0.0


def evidence(seen: Seen) -> dict[str, float]:
    """Return what is known of an edge as numbers, by the names of the table of weights."""
    share = (seen.votes.get(seen.parent, 0) + UNSEEN) / (RESAMPLES + 2 * UNSEEN)
    kind = "root" if seen.parent == ROOT else "copy"
    found = {
        "always": 1.0,
        "resamples": log(share / (1 - share)),
        "misfit": 1 - seen.fit,
        "rival": max((k for p, k in seen.kept.items() if p != seen.parent), default=0.0),
    }
    if seen.parent != ROOT:
        found["kept"] = seen.kept[seen.parent]
    return {f"{kind}.{name}": value for name, value in found.items()}


def support(seen: Seen) -> float:
    """Return how likely an edge is, 0 to 1."""
    total = sum(_weights()[name] * value for name, value in evidence(seen).items())
    likely = 1 / (1 + exp(-total))
    if seen.version:
        likely = max(likely, REVISED)
    return round((VERSIONS if seen.turned else 1) * likely, 3)


def rivals(seen: Seen, sure: float) -> tuple[Rival, ...]:
    """Return the other parents that may be, the likeliest first; together they have the rest."""
    order = sorted(seen.kept, key=lambda p: (-seen.kept[p], p))
    order = [p for p in (*order, ROOT) if p != seen.parent]
    count = {p: float(n) for p, n in seen.votes.items() if p != seen.parent}
    for p in {*order[:MOST_RIVALS], *([ROOT] if seen.parent != ROOT else [])}:
        count[p] = count.get(p, 0.0) + UNSEEN * seen.kept.get(p, 1.0)
    whole = sum(count.values()) or 1.0
    found = [Rival(p, round((1 - sure) * n / whole, 3)) for p, n in count.items()]
    found.sort(key=lambda one: (-one.support, one.parent))
    return tuple(one for one in found[:MOST_RIVALS] if one.support >= LEAST_RIVAL)


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight, *_ in rows("lineage_support")}
