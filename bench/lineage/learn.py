"""The weights of ``alignment/tables/lineage_support.tsv``: a logistic regression on known edges."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from duizhao.alignment.family.lineage.support import evidence

from bench.lineage.invented import families
from bench.lineage.measure import Judged, judged

TABLE = Path(__file__).resolve().parents[2] / "alignment" / "tables" / "lineage_support.tsv"
# Families of other seeds than those that are measured.
FIRST_SEED, FAMILIES = 5_000, 30
ROUNDS, CLOSE, RIDGE = 50, 1e-9, 1.0
HEAD = """\
# What is known of an edge of a lineage and what it adds to the log-odds that it is right:
# name<TAB>weight.
# Written by python -m bench.lineage --write from invented families whose history is known.
"""


def write() -> None:
    """Fit the weights and write the table."""
    cases = list(families(FIRST_SEED, FAMILIES))
    edges = [one for seed, _, case in cases for one in judged(case, seed)]
    weights = {}
    for root in (False, True):
        weights |= fitted(one for one in edges if one.root is root)
    rows = (f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))
    TABLE.write_text(HEAD + "".join(rows), "utf-8")


def fitted(edges: Iterable[Judged]) -> dict[str, float]:
    """Return a weight for each evidence of edges of one kind (ridge on all but the constant)."""
    known = list(edges)
    names = sorted(evidence(known[0].seen))
    told = np.array([[evidence(one.seen)[name] for name in names] for one in known])
    right = np.array([one.right for one in known], float)
    free = np.array([RIDGE * (not name.endswith("always")) for name in names])
    return dict(zip(names, _logistic(told, right, free), strict=True))


def _logistic(told: "np.ndarray", right: "np.ndarray", ridge: "np.ndarray") -> Sequence[float]:
    """Return the weights of the likeliest logistic curve, by Newton's steps."""
    weights = np.zeros(told.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (right - p) - ridge * weights
        curve = (told * (p * (1 - p))[:, None]).T @ told + np.diag(ridge + CLOSE)
        step = np.linalg.solve(curve, slope)
        weights += step
        if abs(step).max() < CLOSE:
            break
    return [float(weight) for weight in weights]
