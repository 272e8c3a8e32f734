"""Boosted trees grown by LightGBM, as the arrays that ``linking/learned/forest.py`` reads.

The same rows give the same bytes: one thread, a fixed seed, thresholds rounded down to the
precision of the evidence (what is not above the one is not above the other).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import lightgbm
import numpy as np
from duizhao.alignment.linking.learned.forest import Forest
from duizhao.alignment.linking.learned.weights import mirror

# Chosen by the left-out likelihood of the random pairs. Each evidence gets a threshold by lot, and
# the best of these is asked (Geurts, Ernst and Wehenkel 2006): so trees may be larger, and a forest
# is better than one whose thresholds fit the pairs (loss 0.986 in place of 0.996).
TREES, RATE, LEAVES, DEPTH, FEWEST = 260, 0.09, 31, 9, 30
PARAMETERS = {
    "objective": "binary",
    "learning_rate": RATE,
    "num_leaves": LEAVES,
    "max_depth": DEPTH,
    "min_data_in_leaf": FEWEST,
    "extra_trees": True,
    "feature_fraction": 0.3,
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
# The draw of pairs, evidences and thresholds. F1 differs by 0.004 from draw to draw.
DRAW = 6
Node = dict[str, Any]


def grow(
    x: np.ndarray,
    y: np.ndarray,
    w: np.ndarray,
    names: Sequence[str],
    other: Mapping[str, object] = MappingProxyType({}),
    trees: int = TREES,
) -> Forest:
    """Return trees that tell links from other pairs; ``x`` are pairs × names, ``w`` weights.

    ``other`` are parameters that are not those of links, ``trees`` how many there are.
    """
    data = lightgbm.Dataset(x, y.astype(np.float32), weight=w.astype(np.float32))
    grown = lightgbm.train(PARAMETERS | dict(other) | {"seed": DRAW}, data, trees)
    return planted([tree["tree_structure"] for tree in grown.dump_model()["tree_info"]], names)


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


def stored(forest: Forest) -> dict[str, np.ndarray]:
    """Return trees as the arrays of a file, which ``learned/weights.py`` reads."""
    return {
        "names": np.array(forest.names),
        "root": forest.root.astype(np.uint16),
        "asked": forest.asked.astype(np.uint8),
        "threshold": forest.threshold,
        "below": forest.below.astype(np.uint16),
        "above": forest.above.astype(np.uint16),
        "value": forest.value,
        "deepest": np.array(forest.deepest),
    }
