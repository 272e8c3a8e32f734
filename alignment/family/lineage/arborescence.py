"""The best tree over documents from weighed edges (Edmonds 1967, maximum arborescence)."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...linking.model import Bools, Ints
from ..model import ROOT

# What each document's parents are worth.
_Into = dict[int, dict[int, float]]


def best_tree(parent: Ints, child: Ints, worth: Any, many: int) -> Ints:
    """Return the parent of each of ``many`` documents in the best tree; the root is worth nothing.

    A document whose best parents lead to the root has them in the best tree too (Edmonds breaks
    up circles and what hangs from them, nothing else).
    """
    best = np.full(many, ROOT)
    order = np.lexsort((parent, -worth))
    order = order[worth[order] > 0]
    found, first = np.unique(child[order], return_index=True)
    best[found] = parent[order[first]]
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
    """Give the documents that are not ``settled`` their parents in the best tree.

    All that is settled is one root; of its edges to a document the best one stands for it, and an
    edge that is worth less than that one is in no best tree: the root's makes no circle.
    """
    open_ = ~settled[edges[1]] & (edges[2] > 0)
    parent, child, worth = (each[open_] for each in edges)
    rooted, top = settled[parent], np.zeros(len(best))
    np.maximum.at(top, child[rooted], worth[rooted])
    by = np.full(len(best), ROOT)
    first = np.flatnonzero(rooted & (worth == top[child]))[::-1]
    by[child[first]] = parent[first]  # the last one written stays: from the back, the first
    into = {c: {ROOT: float(top[c])} for c in np.flatnonzero(~settled).tolist()}
    inner = ~rooted & (worth >= top[child])
    among = (each[inner].tolist() for each in (parent, child, worth))
    for p, c, w in zip(*among, strict=True):
        into[c][p] = w
    for c, p in _arborescence(into).items():
        best[c] = by[c] if p == ROOT else p


def _arborescence(into: _Into) -> dict[int, int]:
    """Return the parent of each document in the best tree; every document may have the root.

    Each takes its best parent. Where that makes a circle the circle is one document in a smaller
    graph: what enters it at a member is worth what it adds to the parent that the member has in
    the circle.
    """
    best = {c: max(parents, key=parents.__getitem__) for c, parents in into.items()}
    circle = _circle(best)
    if not circle:
        return best
    whole = min(circle)
    enter: dict[int, tuple[float, int]] = {}
    for c in sorted(circle):
        for p, w in into[c].items():
            adds = w - into[c][best[c]]
            if p not in circle and (p not in enter or adds > enter[p][0]):
                enter[p] = adds, c
    smaller: _Into = {whole: {p: adds for p, (adds, _) in enter.items()}}
    leave: dict[int, int] = {}
    for c in into.keys() - circle:
        smaller[c] = {p: w for p, w in into[c].items() if p not in circle}
        within = {p: w for p, w in into[c].items() if p in circle}
        if within:
            leave[c] = max(within, key=within.__getitem__)
            smaller[c][whole] = within[leave[c]]
    found = _arborescence(smaller)
    parent = found.pop(whole)
    outside = {c: leave[c] if p == whole else p for c, p in found.items()}
    return {c: best[c] for c in circle} | outside | {enter[parent][1]: parent}


def _circle(best: Mapping[int, int]) -> set[int]:
    """Return the documents of a circle of parents, none where all lead to the root."""
    clear = {ROOT}
    for start in best:
        way: list[int] = []
        at = start
        while at not in clear and at not in way:
            way.append(at)
            at = best[at]
        if at not in clear:
            return set(way[way.index(at) :])
        clear.update(way)
    return set()
