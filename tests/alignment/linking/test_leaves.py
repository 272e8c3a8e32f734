"""All questions asked at once end at the leaf that a walk from question to question ends at."""

import random
from itertools import pairwise

import numpy as np
import pytest
from duizhao.alignment.linking.learned.leaves import leaves

NAMES = 5


class Line:
    """Trees grown by chance, a node a place."""

    def __init__(self, seed, sizes):
        self.chance = random.Random(seed)
        self.asked, self.threshold, self.below, self.above = [], [], [], []
        self.root = [self.grown(size) for size in sizes]

    def grown(self, size):
        at = len(self.asked)
        for column, value in zip(
            (self.asked, self.threshold, self.below, self.above),
            (self.chance.randrange(NAMES), self.chance.randrange(4), at, at),
            strict=True,
        ):
            column.append(value)
        if size > 1:
            left = self.chance.randrange(1, size)
            self.below[at], self.above[at] = self.grown(left), self.grown(size - left)
        return at

    def walked(self, values):
        """Return the node that each tree ends at, one question after another."""
        ends = []
        for node in self.root:
            while self.below[node] != node:
                above = values[self.asked[node]] > self.threshold[node]
                node = self.above[node] if above else self.below[node]
            ends.append(node)
        return ends

    def leaves(self):
        line = self.root, self.asked, self.threshold, self.below, self.above
        return leaves(*(np.array(column) for column in line))


@pytest.mark.parametrize("sizes", [(1,), (2, 1), (8, 3, 8), (9, 16), (17, 5, 32), (33, 2), (64, 1)])
def test_each_pair_ends_where_a_walk_ends(sizes):
    line = Line(len(sizes) + max(sizes), sizes)
    found = line.leaves()
    values = np.random.default_rng(1).integers(0, 5, (300, NAMES)).astype(np.float32)
    nodes = found.paths[:, :, -1].ravel()[found.ends(values)]
    assert nodes.tolist() == [line.walked(row) for row in values.tolist()]


def test_a_path_leads_from_the_root_to_its_leaf():
    line = Line(3, (6, 2))
    for tree in line.leaves().paths.tolist():
        for path in tree:
            steps = pairwise(path)
            assert all(b in (line.below[a], line.above[a]) for a, b in steps)
            assert path[0] in line.root and line.below[path[-1]] == path[-1]


def test_more_leaves_than_bits_are_refused():
    with pytest.raises(ValueError, match="65 leaves"):
        Line(0, (65,)).leaves()
