"""The best tree over documents from weighed edges (Edmonds 1967, maximum arborescence)."""

from typing import Any

import numpy as np

from ...linking.model import Bools, Ints
from ..model import ROOT


def best_tree(parent: Ints, child: Ints, worth: Any, many: int) -> Ints:
    """Return the parent of each of ``many`` documents in the best tree; the root is worth nothing.

    A document whose best parents lead to the root has them in the best tree too (Edmonds breaks
    up circles and what hangs from them, nothing else).
    """
    best = np.full(many, ROOT)
    value = np.zeros(many)
    for k in np.lexsort((parent, -worth)):
        c = child[k]
        if best[c] == ROOT and worth[k] > value[c]:
            best[c], value[c] = parent[k], worth[k]
    settled = _settled(best)
    if not settled.all():
        _break_circles(best, settled, (parent, child, worth))
    return best


def _settled(parent: Ints) -> Bools:
    """Tell which documents hang from the root."""
    reached: Bools = parent == ROOT
    while True:
        more = reached | ((parent != ROOT) & reached[parent])
        if (more == reached).all():
            return reached
        reached = more


def _break_circles(best: Ints, settled: Bools, edges: tuple[Ints, Ints, Any]) -> None:
    """Give the documents that are not ``settled`` their parents in the best tree."""
    import networkx

    graph = networkx.DiGraph()
    graph.add_weighted_edges_from((ROOT, int(c), 0.0) for c in np.flatnonzero(~settled))
    # All that is settled is one root; of its edges to a document the best one stands for it.
    by = {int(c): ROOT for c in np.flatnonzero(~settled)}
    for p, c, w in zip(*(each.tolist() for each in edges), strict=True):
        if settled[c] or w <= 0:
            continue
        if not settled[p]:
            graph.add_edge(p, c, weight=w)
        elif w > graph[ROOT][c]["weight"]:
            graph.add_edge(ROOT, c, weight=w)
            by[c] = p
    for p, c in networkx.maximum_spanning_arborescence(graph).edges:
        best[c] = by[c] if p == ROOT else p
