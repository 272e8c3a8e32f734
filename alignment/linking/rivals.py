"""Competitors: what else a clause could answer, and the best there is."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .records import Floats, Ints


def rival(x: NDArray[Any], key: Ints, n: int) -> tuple[Floats, Ints]:
    """Return for each entry the best other one of the same key: its value and its place.

    Without another one the value is 0 and the place -1. ``key`` counts from 0 to ``n`` - 1.
    """
    order = np.lexsort((-x, key))
    sorted_key = key[order]
    new = np.r_[True, sorted_key[1:] != sorted_key[:-1]] if len(key) else np.zeros(0, bool)
    first = np.flatnonzero(new)
    best, second = np.full(n, -1), np.full(n, -1)
    best[sorted_key[first]] = order[first]
    after = first + 1
    after = after[after < len(sorted_key)]
    after = after[~new[after]]
    second[sorted_key[after]] = order[after]
    place = best[key]
    place = np.where(place == np.arange(len(x)), second[key], place)
    return np.where(place >= 0, x[place], 0).astype(np.float32), place


def most(x: NDArray[Any], key: Ints, n: int) -> Floats:
    """Return the largest value of each key, -1 where there is none."""
    out = np.full(n, -1.0, np.float32)
    np.maximum.at(out, key, x)
    return out
