"""Who copied from whom: a tree over the documents, with the share of resamples that bear it out.

A copy has the departures of its model and its own. So a pair speaks for parent → child by what
both have and the root has not (shared innovations, Lachmann's common errors), and against it by
departures of the parent that the child lacks. The tree is the best one over all documents
(Edmonds 1967, maximum arborescence); support comes from resampling columns (Felsenstein 1985).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..linking.model import Bools, Floats, Ints
from .departures import Departures
from .model import ROOT, Edge, Lineage

# Departures of the parent that the child lacks weigh so much beside those that both have.
AGAINST = 1.0
# So many parents are weighed for each document, the likeliest.
PARENTS = 8
RESAMPLES = 200
SEED = 20_040
# What separates equal edges in a resample: else the first would always win, and seem sure.
NOISE = 1e-6


def lineage(found: Departures, dates: Sequence[str]) -> Lineage:
    """Return the tree of the documents; a parent is no younger than its child, where dates tell.

    Raises ImportError without scipy and networkx.
    """
    many = len(dates)
    parent, child = _candidates(found, dates)
    gain, loss = _by_column(found, parent, child)
    worth = np.asarray(gain - AGAINST * loss)
    chosen = _tree(parent, child, worth.sum(axis=1), many)
    rng = np.random.Generator(np.random.PCG64(SEED))
    columns = max(1, worth.shape[1])
    borne = np.zeros(many)
    for _ in range(RESAMPLES):
        drawn = rng.multinomial(columns, np.full(columns, 1 / columns))
        noise = NOISE * rng.random(len(parent))
        borne += _tree(parent, child, worth @ drawn[: worth.shape[1]] + noise, many) == chosen
    place = {(p, c): k for k, (p, c) in enumerate(zip(parent, child, strict=True))}
    edges = []
    for c in range(many):
        k = place.get((int(chosen[c]), c))
        same, against = _counts(gain[k], loss[k]) if k is not None else (0, 0)
        edges.append(Edge(int(chosen[c]), c, round(float(borne[c]) / RESAMPLES, 3), same, against))
    return Lineage(tuple(range(many)), tuple(edges))


def _counts(gain: Floats, loss: Floats) -> tuple[int, int]:
    """Return in how many columns more speaks for an edge than against it, and the reverse."""
    return int((gain > loss).sum()), int((loss > gain).sum())


def _candidates(found: Departures, dates: Sequence[str]) -> tuple[Ints, Ints]:
    """Return the pairs (parent, child) that may be edges, the likeliest of each child."""
    weighed = found.has.multiply(found.weight).tocsr()
    shared = np.asarray((weighed @ found.has.T).todense())
    lost = _seen(found, weighed) - shared
    score = shared - AGAINST * lost
    late = np.array([[bool(a and b and a > b) for b in dates] for a in dates], bool)
    score[late | np.eye(len(dates), dtype=bool)] = -np.inf
    best = np.argsort(-score, axis=0, kind="stable")[:PARENTS]
    child = np.broadcast_to(np.arange(len(dates)), best.shape)
    kept = score[best, child] > 0
    return best[kept], child[kept]


def _seen(found: Departures, weighed: Any) -> Floats:
    """Return what the departures of each document weigh that each other one could have."""
    from scipy.sparse import csr_matrix

    many, columns = found.reads.shape
    of_column = csr_matrix(
        (found.inside.astype(np.float32), (np.arange(len(found.column)), found.column)),
        shape=(len(found.column), columns),
    )
    whole = np.asarray(weighed @ ~found.inside).reshape(many, 1)
    return np.asarray((weighed @ of_column).toarray() @ found.reads.T + whole)


def _by_column(found: Departures, parent: Ints, child: Ints) -> tuple[Floats, Floats]:
    """Return what speaks for and against each pair, a column of the family each."""
    shape = (len(parent), found.columns)
    gain, loss = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for k, (p, c) in enumerate(zip(parent, child, strict=True)):
        ours, weight = _row(found.has, p), found.weight
        both = ours[np.isin(ours, _row(found.has, c))]
        seen = ours[~found.inside[ours] | found.reads[c, found.column[ours]]]
        gain[k] = np.bincount(found.column[both], weight[both], found.columns)
        loss[k] = np.bincount(found.column[seen], weight[seen], found.columns) - gain[k]
    return gain, np.maximum(loss, 0)


def _row(matrix: Any, row: int) -> Ints:
    return np.asarray(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]])


def _tree(parent: Ints, child: Ints, worth: Any, many: int) -> Ints:
    """Return the parent of each document in the best tree; the root is worth nothing.

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
