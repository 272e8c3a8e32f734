"""How often each edge comes back when the columns are drawn anew (bootstrap: Felsenstein 1985).

What a missing departure weighs beside a common one is a guess, so it is drawn anew too: an edge
that hangs on the guess has rivals.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...linking.model import Ints
from ..model import ROOT
from .arborescence import best_tree
from .candidates import Candidates

RESAMPLES = 200
SEED = 20_040
# The weight of what is missing lies between these times what it is held for, small and great alike.
LEAST, MOST = 0.6, 1.6
# What separates equal edges in a resample: else the first would always win, and seem sure.
NOISE = 1e-6

# How often each document got each parent.
Votes = Sequence[Counter[int]]


@dataclass(frozen=True, slots=True)
class Ways:
    """The parents of all documents in each resample, a row each."""

    trees: Ints

    def share(self, parent: int, child: int) -> float:
        """Return how many of the resamples that join the two have this direction."""
        if parent == ROOT:
            return 1.0
        along = int((self.trees[:, child] == parent).sum())
        against = int((self.trees[:, parent] == child).sum())
        return round(along / (along + against), 4) if along else 0.0


def votes(found: Candidates, many: int) -> tuple[Votes, Ways]:
    """Return how often each of ``many`` documents got each parent, and all resamples."""
    rng = np.random.Generator(np.random.PCG64(SEED))
    columns = max(1, found.gain.shape[1])
    even = np.full(columns, 1 / columns)
    trees = np.empty((RESAMPLES, many), np.int64)
    for k in range(RESAMPLES):
        drawn = rng.multinomial(columns, even)[: found.gain.shape[1]]
        against = found.against * float(np.exp(rng.uniform(np.log(LEAST), np.log(MOST))))
        noise = NOISE * rng.random(len(found.parent))
        worth = found.gain @ drawn - against * (found.loss @ drawn) + noise
        trees[k] = best_tree(found.parent, found.child, worth, many)
    return [Counter(trees[:, c].tolist()) for c in range(many)], Ways(trees)
