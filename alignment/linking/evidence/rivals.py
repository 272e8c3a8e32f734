"""Competitors: what else a clause could answer, and the best there is.

A worked example. Pairs and their probabilities, by the clause of the template::

    pair         (a, x)  (a, y)  (b, x)
    value          .9      .3      .8
    best other     .3      .9      0       b has no other pair
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model import Floats, Ints


def rival(x: NDArray[Any], key: Ints, n: int) -> tuple[Floats, Ints]:
    """Return for each entry the best other one of the same key: its value and its place.

    Without another one the value is 0 and the place -1. ``key`` counts from 0 to ``n`` - 1.
    """
    best = _first_of_best(x, key, n)
    others = x.copy()
    others[best[best >= 0]] = -np.inf
    second = _first_of_best(others, key, n)
    place = best[key]
    place = np.where(place == np.arange(len(x)), second[key], place)
    return np.where(place >= 0, x[place], 0).astype(np.float32), place


def _first_of_best(x: NDArray[Any], key: Ints, n: int) -> Ints:
    """Return where each key has its largest value first, -1 where it has none above -∞."""
    top = np.full(n, -np.inf, x.dtype)
    np.maximum.at(top, key, x)
    at = np.flatnonzero((x == top[key]) & (x > -np.inf))[::-1]
    place = np.full(n, -1)
    place[key[at]] = at  # the last one written stays: from the back, the first
    return place


def most(x: NDArray[Any], key: Ints, n: int) -> Floats:
    """Return the largest value of each key, -1 where there is none."""
    out = np.full(n, -1.0, np.float32)
    np.maximum.at(out, key, x)
    return out
