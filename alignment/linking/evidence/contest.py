"""Evidence of contests: how far ahead of its rivals a pair is, and at which place among them.

A worked example. By one measure the template's clause a has 0.9 with x, 0.7 with y and z. Seen
from a, the pair (a, x) leads by 0.2 and is first; the others trail by 0.2 and share the second
place.
"""

from collections.abc import Mapping

import numpy as np

from ..model import Evidence, Floats, Ints, begins

# Entries of a key lie between it and the next one: less than one apart.
WITHIN = 0.999


def _order(x: Floats, key: Ints) -> Ints:
    """Return of each measure the places of its entries by key, the largest first."""
    low, high = x.min(axis=1, keepdims=True), x.max(axis=1, keepdims=True)
    down = (high - x) / np.maximum(high - low, 1e-9).astype(np.float64)
    return np.argsort(key + WITHIN * down, axis=1, kind="stable")


def contests(x: Floats, key: Ints) -> tuple[Floats, Floats]:
    """Return the lead of each entry over the best other one of its key, and its place.

    ``x`` are measures × entries. Without another one the lead is over nought. The place is given
    as a logarithm, 0 of the first, log 3 of the third; equals share one.
    """
    lead, place = np.zeros((2, *x.shape), np.float32)
    if not x.size:
        return lead, place
    order = _order(x, key)
    ordered, keys, at = np.take_along_axis(x, order, 1), np.sort(key), np.arange(len(key))
    new = begins(keys)
    first = np.maximum.accumulate(np.where(new, at, 0))
    changed = np.broadcast_to(new, ordered.shape).copy()
    changed[:, 1:] |= ordered[:, 1:] != ordered[:, :-1]
    worse = np.maximum.accumulate(np.where(changed, at, 0), axis=1) - first
    alone = np.bincount(key)[keys] == 1
    second = np.where(alone, 0, ordered[:, np.minimum(first + 1, len(key) - 1)])
    rival = np.where(at == first, second, ordered[:, first])
    np.put_along_axis(lead, order, ordered - rival, 1)
    np.put_along_axis(place, order, np.log1p(worse).astype(np.float32), 1)
    return lead, place


def contest_evidence(measures: Mapping[str, Floats], i: Ints, j: Ints) -> Evidence:
    """Return lead and place of each pair, by each measure, seen from either clause."""
    x = np.array(list(measures.values()), np.float32)
    out: Evidence = {}
    for side, key in (("t", i), ("v", j)):
        lead, place = contests(x, key)
        for at, name in enumerate(measures):
            out[f"{name}_lead_{side}"], out[f"{name}_rank_{side}"] = lead[at], place[at]
    return out
