"""The best tree over documents: no other choice of parents without a circle is worth more."""

from itertools import product

import numpy as np
import pytest
from duizhao.alignment.family.lineage.arborescence import best_tree
from duizhao.alignment.family.model import ROOT

MANY = 5


def tree(*edges, many=MANY):
    parent, child, worth = zip(*edges, strict=True)
    return best_tree(np.array(parent), np.array(child), np.array(worth, float), many).tolist()


def leads_to_root(parents):
    for start in range(len(parents)):
        at, steps = start, 0
        while at != ROOT:
            at, steps = parents[at], steps + 1
            if steps > len(parents):
                return False
    return True


def best_worth(worth):
    choices = [[ROOT, *(p for p in range(MANY) if (p, c) in worth)] for c in range(MANY)]
    trees = (one for one in product(*choices) if leads_to_root(one))
    return max(total(one, worth) for one in trees)


def total(parents, worth):
    return sum(worth[p, c] for c, p in enumerate(parents) if p != ROOT)


def test_without_circles_each_document_has_its_best_parent():
    assert tree((0, 1, 2), (0, 2, 1), (1, 2, 3), many=3) == [ROOT, 0, 1]


def test_an_edge_that_is_worth_nothing_is_none():
    assert tree((0, 1, 0), (1, 2, -1), many=3) == [ROOT, ROOT, ROOT]


def test_a_circle_is_entered_where_it_costs_least():
    # 1 and 2 are each other's best parents; 0 as the parent of 2 loses 1, as that of 1 loses 3.
    assert tree((1, 2, 5), (2, 1, 5), (0, 1, 2), (0, 2, 4), many=3) == [ROOT, 2, 0]


def test_a_circle_within_a_circle_is_broken_too():
    edges = (0, 1, 9), (1, 0, 9), (1, 2, 8), (2, 0, 8.5), (2, 3, 7), (3, 1, 9.5), (4, 2, 1)
    found = tree(*edges)
    worth = {(p, c): w for p, c, w in edges}
    assert leads_to_root(found) and total(found, worth) == best_worth(worth)


@pytest.mark.parametrize("seed", range(40))
def test_no_other_tree_is_worth_more(seed):
    rng = np.random.default_rng(seed)
    pairs = [(p, c) for p in range(MANY) for c in range(MANY) if p != c and rng.random() < 0.6]
    # Some seeds have equal edges.
    drawn = rng.normal(size=len(pairs)) if seed % 2 else rng.integers(-2, 4, len(pairs))
    worth = dict(zip(pairs, drawn.astype(float).tolist(), strict=True))
    found = tree(*((p, c, w) for (p, c), w in worth.items()))
    assert leads_to_root(found)
    assert total(found, worth) == pytest.approx(best_worth(worth))
