"""The leaf that a pair ends at in each tree, all questions asked at once (Lucchese et al. 2015).

No tree is walked from question to question, which takes several look-ups a step. Every question is
put to every pair, each yes strikes out the leaves that only a no leads to, and the first leaf that
is left is the end. Say a tree asks ``a > 1`` and then, if so, ``b > 2``, above the leaves 0 (no),
1 (yes, no) and 2 (yes, yes). A pair with a = 5 and b = 1: the yes to ``a`` strikes out 0, the no to
``b`` nothing, and of 1 and 2 the first is 1.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model import Floats, Ints

# A bit for each leaf of a tree: a number has so many. Trees of fewer leaves need shorter numbers.
_BITS = (8, 16, 32, 64)
# Pairs looked at together: what a block of them needs stays in the processor's cache.
ROWS = 128


class Step(NamedTuple):
    """A question of a tree, and the leaves, as bits, that a yes to it strikes out."""

    node: int
    struck: int


class Walk(NamedTuple):
    """A tree: its questions, and for each leaf, from no to yes, the nodes from the root to it."""

    steps: tuple[Step, ...]
    paths: tuple[tuple[int, ...], ...]


class Leaves(NamedTuple):
    """The questions of all trees, and the nodes that lead to their leaves.

    ``asked``, ``threshold`` and ``struck`` are rounds × trees: in each round every tree puts one
    question, or one that no pair says yes to. ``paths`` are trees × leaves × nodes; the last node
    of a short path is repeated.
    """

    asked: Ints
    threshold: Floats
    struck: NDArray[Any]
    paths: Ints

    def turned(self, mirror: Ints) -> "Leaves":
        """Return the leaves of pairs seen from the other side: as if they were asked ``mirror``."""
        return self._replace(asked=mirror[self.asked])

    def ends(self, values: Floats) -> Ints:
        """Return pairs × trees: at which leaf, tree after tree in one line, each pair ends."""
        trees, leaves = self.paths.shape[:2]
        first = np.arange(trees) * leaves
        out = np.empty((len(values), trees), np.intp)
        for at in range(0, len(values), ROWS):
            found = self._found(np.ascontiguousarray(values[at : at + ROWS].T))
            np.add(found.T, first, out=out[at : at + ROWS])
        return out

    def _found(self, values: Floats) -> Ints:
        """Return trees × pairs: the place of the leaf among those of its tree."""
        gone = np.zeros((len(self.paths), values.shape[1]), self.struck.dtype)
        for asked, threshold, struck in zip(self.asked, self.threshold, self.struck, strict=True):
            yes = values.take(asked, axis=0) > threshold[:, None]
            gone |= yes * struck[:, None]
        # Of the bits that are left the lowest alone; its exponent is its place.
        left = ~gone & (gone + self.struck.dtype.type(1))
        return np.asarray(np.frexp(left.astype(np.float64))[1] - 1, np.intp)


def _walk(root: int, ways: tuple[Sequence[int], Sequence[int]]) -> Walk:
    """Return the questions and the leaves of a tree; ``ways`` are the nodes after a no and a yes.

    A leaf is its own next node.
    """
    steps: list[Step] = []
    paths: list[tuple[int, ...]] = []

    def go(node: int, before: tuple[int, ...]) -> None:
        path = (*before, node)
        if ways[0][node] == node:
            paths.append(path)
            return
        first = len(paths)
        go(ways[0][node], path)
        steps.append(Step(node, (1 << len(paths)) - (1 << first)))
        go(ways[1][node], path)

    go(root, ())
    return Walk(tuple(steps), tuple(paths))


def _filled(paths: Sequence[tuple[int, ...]], many: int, deepest: int) -> list[list[int]]:
    """Return the paths of a tree, ``many`` of them and all so deep, the last ones repeated."""
    full = [[*path, *[path[-1]] * (deepest - len(path))] for path in paths]
    return [*full, *[full[-1]] * (many - len(full))]


def leaves(root: Ints, asked: Ints, threshold: Floats, below: Ints, above: Ints) -> Leaves:
    """Return the leaves of trees whose nodes stand in one line (``forest.Forest``).

    Raises ValueError where a tree has more leaves than a number has bits.
    """
    ways = below.tolist(), above.tolist()
    walks = [_walk(at, ways) for at in root.tolist()]
    most = max(len(walk.paths) for walk in walks)
    if most > _BITS[-1]:
        raise ValueError(f"a tree has {most} leaves, more than {_BITS[-1]}")
    bits = next(size for size in _BITS if most <= size)
    rounds = max(len(walk.steps) for walk in walks)
    shape = rounds, len(walks)
    node, struck = np.full(shape, -1), np.zeros(shape, f"u{bits // 8}")
    for tree, walk in enumerate(walks):
        for at, step in enumerate(walk.steps):
            node[at, tree], struck[at, tree] = step
    deepest = max(len(path) for walk in walks for path in walk.paths)
    paths = np.array([_filled(walk.paths, most, deepest) for walk in walks])
    never = np.where(node < 0, np.float32(np.inf), threshold[node])
    return Leaves(np.where(node < 0, 0, asked[node]), never, struck, paths)
