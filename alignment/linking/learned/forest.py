"""Boosted trees: the log-odds of a pair as a sum of small decision trees (Friedman 2001).

A tree asks one evidence after another whether it is above a threshold, and ends in what it adds to
the log-odds. Say it asks ``a > 1`` and then, if so, ``b > 2``, and holds -1 without any answer:

    a ≤ 1: -3        a > 1, b ≤ 2: +1        a > 1, b > 2: +4

A pair with a = 5 and b = 7 ends at +4. What each question did for it is the difference of what is
known before and after (Saabas 2014): say the pairs with a > 1 are at +2 on average, then ``a`` has
added 3 and ``b`` has added 2, which with the -1 makes +4. So the sum can be told by evidence.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model import Evidence, Floats, Ints, columns
from .leaves import Leaves, leaves

# Pairs looked at together: what a block of them needs stays small, however long the documents.
ROWS = 1024
# Pairs told together: each has as many numbers as questions.
PARTS = 16


class Ends(NamedTuple):
    """The leaves that pairs end at, pairs × trees, seen from either side."""

    ours: NDArray[Any]
    theirs: NDArray[Any]

    @classmethod
    def of(cls, pairs: int, trees: int, leaves: int) -> "Ends":
        """Return room for the leaves of pairs, in numbers as narrow as they may be."""
        kind = np.min_scalar_type(leaves)
        return cls(np.empty((pairs, trees), kind), np.empty((pairs, trees), kind))

    def at(self, pairs: Ints) -> "Ends":
        """Return the leaves of some pairs, by their places."""
        return Ends(self.ours[pairs], self.theirs[pairs])


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Trees over named evidence; their nodes stand in one line, the root of each at ``root``.

    Node k asks for the evidence ``asked[k]`` whether it is above ``threshold[k]``: the next node
    is ``below[k]`` if not, ``above[k]`` if so. A leaf is its own next node. ``value[k]`` is the
    average of what the pairs that come by the node get. ``mirror`` is the place of each evidence
    when template and variant change places, ``deepest`` the number of questions of a tree at most.
    """

    names: tuple[str, ...]
    mirror: Ints
    root: Ints
    asked: Ints
    threshold: Floats
    below: Ints
    above: Ints
    value: Floats
    deepest: int

    def values(self, evidence: Evidence) -> Floats:
        """Return the evidences that the trees ask for, a column for each."""
        return columns(evidence, self.names)

    def odds(self, values: Floats) -> Floats:
        """Return the log-odds of each pair; ``values`` are pairs × names."""
        return self.looked(values)[0]

    def looked(self, values: Floats) -> tuple[Floats, Ends]:
        """Return the log-odds of each pair, and the leaves that it ends at.

        A pair is looked at from both sides: a comparison the other way round finds the same.
        """
        value, many = _values(self), len(self.root)
        out, ends = np.empty(len(values), np.float32), Ends.of(len(values), many, len(value))
        for first in range(0, len(values), ROWS):
            at = slice(first, first + ROWS)
            sums = []
            for side, kept in zip(_both(self), ends, strict=True):
                leaf = side.ends(values[at])
                kept[at] = leaf
                sums.append(value.take(leaf).sum(axis=1, dtype=np.float64))
            out[at] = (sums[0] + sums[1]) / 2
        return out, ends

    @property
    def base(self) -> float:
        """The log-odds before anything is asked."""
        return float(self.value[self.root].sum(dtype=np.float64))

    def parts(self, ends: Ends) -> Floats:
        """Return what each evidence adds to the log-odds of pairs that end at these leaves.

        With ``base`` it is the whole.
        """
        turned = self._parts(ends.theirs)
        return np.asarray((self._parts(ends.ours) + turned[:, self.mirror]) / 2, np.float32)

    def _parts(self, ends: NDArray[Any]) -> Floats:
        steps, width = _steps(self), len(self.names)
        out = np.empty((len(ends), width), np.float32)
        for first in range(0, len(ends), PARTS):
            block = ends[first : first + PARTS]
            # ``take`` of whole rows: half the time of an index in brackets.
            cell = steps.asked.take(block, axis=0)
            cell += np.arange(0, len(block) * width, width)[:, None, None]
            added = steps.added.take(block, axis=0).ravel()
            sums = np.bincount(cell.ravel(), added, len(block) * width)
            out[first : first + PARTS] = sums.reshape(len(block), width)
        return out


class _Steps(NamedTuple):
    """The steps down to each leaf: the evidence asked, and what the answer adds to the odds."""

    asked: Ints
    added: NDArray[np.float64]


@cache
def _both(forest: Forest) -> tuple[Leaves, Leaves]:
    """Return the leaves of pairs seen from either side."""
    found = leaves(forest.root, forest.asked, forest.threshold, forest.below, forest.above)
    return found, found.turned(forest.mirror)


@cache
def _values(forest: Forest) -> Floats:
    """Return the value of each leaf, tree after tree."""
    return forest.value[_both(forest)[0].paths[:, :, -1]].ravel()


@cache
def _steps(forest: Forest) -> _Steps:
    paths = _both(forest)[0].paths.reshape(len(_values(forest)), -1)
    known = forest.value[paths].astype(np.float64)
    return _Steps(forest.asked[paths[:, :-1]], np.diff(known))
