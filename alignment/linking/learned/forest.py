"""Boosted trees: the log-odds of a pair as a sum of small decision trees (Friedman 2001).

A tree asks one evidence after another whether it is above a threshold, and ends in what it adds to
the log-odds. Say it asks ``a > 1`` and then, if so, ``b > 2``, and holds -1 without any answer:

    a ≤ 1: -3        a > 1, b ≤ 2: +1        a > 1, b > 2: +4

A pair with a = 5 and b = 7 ends at +4. What each question did for it is the difference of what is
known before and after (Saabas 2014): say the pairs with a > 1 are at +2 on average, then ``a`` has
added 3 and ``b`` has added 2, which with the -1 makes +4. So the sum can be told by evidence.
"""

from dataclasses import dataclass

import numpy as np

from ..model import Evidence, Floats, Ints, columns

# Pairs looked at together: what a block of them needs stays small, however long the documents.
ROWS = 1024


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
        """Return the log-odds of each pair; ``values`` are pairs × names.

        A pair is looked at from both sides: a comparison the other way round finds the same.
        """
        out = np.empty(len(values), np.float32)
        for first in range(0, len(values), ROWS):
            block = values[first : first + ROWS]
            ends = self._ends(block), self._ends(block[:, self.mirror])
            ours, theirs = (self.value[end].sum(axis=1, dtype=np.float64) for end in ends)
            out[first : first + ROWS] = (ours + theirs) / 2
        return out

    def _next(self, values: Floats, node: Ints) -> Ints:
        """Return the node after each; ``node`` are pairs × trees."""
        at = self.asked[node] + np.arange(0, values.size, values.shape[1])[:, None]
        asked = values.ravel().take(at)
        return np.where(asked > self.threshold[node], self.above[node], self.below[node])

    def _ends(self, values: Floats) -> Ints:
        """Return the leaf of each pair in each tree."""
        node = np.tile(self.root, (len(values), 1))
        for _ in range(self.deepest):
            node = self._next(values, node)
        return node

    @property
    def base(self) -> float:
        """The log-odds before anything is asked."""
        return float(self.value[self.root].sum(dtype=np.float64))

    def parts(self, values: Floats) -> Floats:
        """Return what each evidence adds to the log-odds of each pair; with ``base`` the whole."""
        turned = self._parts(values[:, self.mirror])
        return np.asarray((self._parts(values) + turned[:, self.mirror]) / 2, np.float32)

    def _parts(self, values: Floats) -> Floats:
        out = np.zeros(values.shape, np.float64)
        row = np.arange(len(values))[:, None]
        node = np.tile(self.root, (len(values), 1))
        for _ in range(self.deepest):
            after = self._next(values, node)
            added = self.value[after].astype(np.float64) - self.value[node]
            np.add.at(out, (row, self.asked[node]), added)
            node = after
        return np.asarray(out, np.float32)
