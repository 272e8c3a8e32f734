"""Boosted trees grown by LightGBM, as the arrays that ``linking/learned/forest.py`` reads.

The same rows give the same bytes: one thread, a fixed seed, thresholds rounded down to the
precision of the evidence (what is not above the one is not above the other).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import lightgbm
import numpy as np
from duizhao.alignment.linking.learned.forest import Forest
from duizhao.alignment.linking.learned.weights import mirror

# Chosen by the left-out likelihood of the random pairs; half or twice of each is within 0.003 of
# F1. Few leaves and many pairs a leaf: a hundred and twenty documents are few.
TREES, RATE, LEAVES, DEPTH, FEWEST = 130, 0.09, 15, 7, 40
PARAMETERS = {
    "objective": "binary",
    "learning_rate": RATE,
    "num_leaves": LEAVES,
    "max_depth": DEPTH,
    "min_data_in_leaf": FEWEST,
    "feature_fraction": 0.15,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "path_smooth": 5.0,
    "max_bin": 127,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
# Forests of so many draws of pairs and evidences, averaged: F1 of one forest alone differs by 0.004
# from draw to draw.
DRAWS = (1, 2)
Node = dict[str, Any]


def grow(x: np.ndarray, y: np.ndarray, w: np.ndarray, names: Sequence[str]) -> Forest:
    """Return trees that tell links from other pairs; ``x`` are pairs × names, ``w`` weights."""
    trees: list[Node] = []
    for draw in DRAWS:
        data = lightgbm.Dataset(x, y.astype(np.float32), weight=w.astype(np.float32))
        grown = lightgbm.train(PARAMETERS | {"seed": draw}, data, TREES)
        trees += [tree["tree_structure"] for tree in grown.dump_model()["tree_info"]]
    forest = planted(trees, names)
    return replace(forest, value=forest.value / np.float32(len(DRAWS)))


def planted(trees: Sequence[Node], names: Sequence[str]) -> Forest:
    """Return trees of LightGBM's form as a forest."""
    rows: list[tuple[int, float, int, int, float]] = []
    roots = []
    for tree in trees:
        roots.append(len(rows))
        _plant(tree, rows)
    asked, threshold, below, above, value = (np.array(column) for column in zip(*rows, strict=True))
    place = {name: at for at, name in enumerate(names)}
    return Forest(
        tuple(names),
        np.array([place[mirror(name)] for name in names]),
        np.array(roots),
        asked,
        _down(threshold),
        below,
        above,
        value.astype(np.float32),
        max(map(_depth, trees)),
    )


def _plant(node: Node, rows: list[tuple[int, float, int, int, float]]) -> int:
    """Append a node and what is below it; return its place."""
    at = len(rows)
    if "leaf_value" in node:
        rows.append((0, 0.0, at, at, node["leaf_value"]))
        return at
    rows.append((0, 0.0, at, at, 0.0))
    below, above = _plant(node["left_child"], rows), _plant(node["right_child"], rows)
    rows[at] = node["split_feature"], node["threshold"], below, above, node["internal_value"]
    return at


def _depth(node: Node) -> int:
    if "leaf_value" in node:
        return 0
    return 1 + max(_depth(node["left_child"]), _depth(node["right_child"]))


def _down(threshold: np.ndarray) -> np.ndarray:
    """Return the largest number of single precision that is not above each threshold."""
    near = threshold.astype(np.float32)
    return np.where(near > threshold, np.nextafter(near, np.float32(-np.inf)), near)
