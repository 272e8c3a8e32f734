"""Evidence of shape: how long the clauses are, what they are parts of, what stands in order.

A worked example. 应当留样 beside 食堂应当留样四十八小时: all characters of the shorter one stand in
the longer one, in their order (``in_order`` 1), though it is more than twice as long
(``length_gap`` 0.88, the distance of the logarithms).
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ..model import REMEMBERED, Evidence, Floats, Ints, Unit
from .sentences import cut

# Characters that the likeness of sequences looks at, as in the first pass.
LONGEST = 400


@lru_cache(REMEMBERED)
def _shapes(units: tuple[Unit, ...]) -> dict[str, Floats]:
    """Return what is told of each clause alone."""
    below = Counter(u.parent for u in units)
    members = Counter(u.article for u in units if u.article >= 0)
    told = {
        "length": [np.log(len(u.text) + 1) for u in units],
        "sentences": [len(cut(u.text)) for u in units],
        "listed": [u.parent >= 0 for u in units],
        "items": [below[k] for k in range(len(units))],
        "article_size": [members[u.article] or 1 for u in units],
    }
    return {name: np.array(values, np.float32) for name, values in told.items()}


@lru_cache(REMEMBERED)
def _sizes(units: tuple[Unit, ...]) -> Ints:
    """Return how many characters of each clause the likeness of sequences looks at."""
    return np.array([max(min(len(u.text), LONGEST), 1) for u in units])


def shape_evidence(
    template: Sequence[Unit], variant: Sequence[Unit], i: Ints, j: Ints, likeness: Floats
) -> Evidence:
    """Return the shapes of both clauses, and how well the shorter one fits into the longer.

    ``likeness`` of two sequences is twice the characters that they have in common, in their order,
    of all characters of both (``fuzz.ratio``).
    """
    ours, theirs = _shapes(tuple(template)), _shapes(tuple(variant))
    out: Evidence = {name + "_t": values[i] for name, values in ours.items()}
    out |= {name + "_v": values[j] for name, values in theirs.items()}
    left, right = _sizes(tuple(template))[i], _sizes(tuple(variant))[j]
    common = np.rint(likeness * (left + right) / 2).astype(np.float32)
    out["length_gap"] = np.abs(out["length_t"] - out["length_v"])
    out["in_order"] = common / np.minimum(left, right).astype(np.float32)
    return out
