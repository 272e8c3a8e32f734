"""Evidence of contests: how far ahead of its rivals a pair is, and at which place among them.

A worked example. By likeness the template's clause a answers x with 0.9 and y with 0.3. Seen from
a, the pair (a, x) leads by 0.6 and is at place 0; the pair (a, y) leads by -0.6, at place 1.
"""

from collections.abc import Mapping

import numpy as np

from ..model import Evidence, Floats, Ints
from .rivals import rival


def rank(x: Floats, key: Ints) -> Floats:
    """Return at which place each entry is among those of the same key, from 0; equals share one."""
    order = np.lexsort((-x, key))
    sorted_key, sorted_x = key[order], x[order]
    place = np.arange(len(x))
    new = np.r_[True, np.diff(sorted_key) != 0]
    first = np.maximum.accumulate(np.where(new, place, 0))
    changed = new | np.r_[True, np.diff(sorted_x) != 0]
    at = np.maximum.accumulate(np.where(changed, place, 0)) - first
    out = np.empty(len(x), np.float32)
    out[order] = at
    return out


def contest_evidence(
    measures: Mapping[str, Floats], i: Ints, j: Ints, template: int, variant: int
) -> Evidence:
    """Return by how much a pair leads its best rival, by each measure, seen from either clause.

    ``template`` and ``variant`` are the numbers of clauses.
    """
    out: Evidence = {}
    for name, x in measures.items():
        out[name + "_lead_t"] = x - rival(x, i, template)[0]
        out[name + "_lead_v"] = x - rival(x, j, variant)[0]
        out[name + "_rank_t"], out[name + "_rank_v"] = rank(x, i), rank(x, j)
    return out
