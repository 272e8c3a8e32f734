"""Who copied from whom: a tree over the documents, how sure each edge is, and its rivals.

A copy has the departures of its model and its own. So a pair speaks for parent → child by what
both have and the root has not (shared innovations, Lachmann's common errors), and against it by
departures of the parent that the child lacks. A parent is no younger than its child. The tree is
the best one over all documents (``arborescence``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ....corpus.metadata.model import earlier
from ...linking.model import Floats, Ints
from ..model import NO_AGE, ROOT, Age, Basis, Edge, Lineage, Rival, Why
from .arborescence import best_tree
from .candidates import (
    About,
    Candidates,
    Weighed,
    before,
    best_pairs,
    by_column,
    dated_before,
    replaces,
    versions,
    weighed,
    worded_before,
)
from .departures import Departures
from .support import Seen, rivals, support
from .votes import Ways, votes

# The best tree may hold an edge that hardly anything supports: texts that leave out the same much
# of a long template look like copies. Where an edge is so unlikely, and the template is likelier
# than not, the template is told: of 25 such texts it was right in 13 (``bench.lineage``).
UNLIKELY = 0.3
# Where dates forbid what the words show, so large a share of the texts tells that dates are wrong.
TELLING = 0.25


def lineage(found: Departures, texts: Sequence[About], age: Age = NO_AGE) -> Lineage:
    """Return the tree of the documents, ``age`` being that of the template.

    Raises ImportError without scipy.
    """
    look = looked(found, texts)
    edges = tuple(likelier(_edge(look, seen, texts, age), texts, age) for seen in look.seen)
    return Lineage(tuple(range(len(texts))), edges, round(look.fit, 4))


@dataclass(frozen=True, slots=True)
class Look:
    """What is known before a lineage is written: every pair, the best tree, and each edge of it."""

    pairs: Weighed
    candidates: Candidates
    parents: Ints
    ways: Ways
    fit: float
    seen: tuple[Seen, ...]


def looked(found: Departures, texts: Sequence[About]) -> Look:
    """Return the best tree with what is known of each edge. Raises ImportError as ``lineage``."""
    many = len(texts)
    pairs = weighed(found, texts)
    candidates = by_column(found, pairs)
    parents = best_tree(candidates.parent, candidates.child, candidates.worth, many)
    fit = _fit(pairs, parents)
    counted, ways = votes(candidates, many)
    dated, kept, below = pairs.dated, pairs.kept, _below(parents)
    seen = (
        replace(
            _seen((dated[:, c], kept[:, c]), parents, c, counted[c], fit, below[c]),
            turned=_turned(texts, parents, c),
            version=_version(texts, int(parents[c]), c),
        )
        for c in range(many)
    )
    return Look(pairs, candidates, parents, ways, fit, tuple(seen))


def _turned(texts: Sequence[About], parents: Ints, child: int) -> bool:
    """Say whether an edge joins two versions of one text and nothing shows which is the earlier.

    A title that names no place may be that of many texts: these are no versions of one.
    """
    own = texts[child]
    joined = [*np.flatnonzero(parents == child), *({int(parents[child])} - {ROOT})]
    return any(versions(own, texts[d]) and not _apart(own, texts[d]) for d in joined)


def _version(texts: Sequence[About], parent: int, child: int) -> bool:
    """Say whether an edge joins a text to an earlier version of itself."""
    if parent == ROOT:
        return False
    return versions(texts[parent], texts[child]) and before(texts[parent], texts[child])


def _apart(one: About, other: About) -> bool:
    return before(one, other) or before(other, one)


def _fit(pairs: Weighed, parents: Ints) -> float:
    """Return how well the dates fit the words, 0 to 1.

    It is the worth of the tree as a share of that of the best tree without dates. One edge that the
    dates forbid says nothing of the others: the loss counts in full where a quarter of the texts
    would hang from another.
    """
    if not pairs.late.any():
        return 1.0
    score = pairs.score
    parent, child = best_pairs(score)
    free = best_tree(parent, child, score[parent, child], len(score))
    best = _total(score, free)
    if best <= 0:
        return 1.0
    joined = int((free != ROOT).sum())
    loss = 1 - min(1.0, max(0.0, _total(score, parents) / best))
    return 1 - loss * min(1.0, (joined - 1) / (TELLING * len(score)))


def _total(score: Floats, parents: Ints) -> float:
    children = np.flatnonzero(parents != ROOT)
    return float(score[parents[children], children].sum())


def _seen(
    of: tuple[Floats, Floats],
    parents: Ints,
    child: int,
    counted: Mapping[int, int],
    fit: float,
    below: frozenset[int],
) -> Seen:
    """Return what is known of the edge to ``child``: its worth, its rivals' worth, its votes.

    ``of`` are what each parent is worth to it, and what share of each it has kept.
    """
    worth = {int(p): float(of[0][p]) for p in np.flatnonzero(np.isfinite(of[0]))}
    worth[ROOT] = 0.0
    kept = {p: float(of[1][p]) for p in worth if p != ROOT}
    return Seen(int(parents[child]), child, worth, kept, counted, fit, below)


def _below(parents: Ints) -> list[frozenset[int]]:
    """Return what hangs from each document in the tree, at whatever distance."""
    found: list[set[int]] = [set() for _ in parents]
    for document in range(len(parents)):
        above = int(parents[document])
        while above != ROOT:
            found[above].add(document)
            above = int(parents[above])
    return [frozenset(one) for one in found]


def _edge(look: Look, seen: Seen, texts: Sequence[About], age: Age) -> Edge:
    parent, child = seen.parent, seen.child
    sure, near = support(seen), texts[child].near
    return Edge(
        parent,
        child,
        sure,
        *_counts(look.candidates, parent, child),
        seen.margin,
        _basis(texts, parent, child, age),
        look.ways.share(parent, child),
        rivals(seen, sure),
        near,
        _why(look.pairs, look.parents, child, near.document),
    )


def likelier(edge: Edge, texts: Sequence[About], age: Age) -> Edge:
    """Return an edge, or that from the template where this is far likelier."""
    if edge.parent == ROOT or not outweighed(edge.support, edge.rivals):
        return edge
    return replace(
        edge,
        parent=ROOT,
        support=edge.rivals[0].support,
        shared=0,
        against=0,
        margin=-edge.margin,
        basis=_basis(texts, ROOT, edge.child, age),
        way=1.0,
        rivals=(Rival(edge.parent, edge.support), *edge.rivals[1:]),
        why=Why.RIVAL if edge.near.document == edge.parent else edge.why,
    )


def outweighed(sure: float, rivals: Sequence[Rival]) -> bool:
    """Say whether an edge of this support is told as a rival of that from the template only."""
    likely = [one.support for one in rivals[:1] if one.parent == ROOT]
    return sure < UNLIKELY and bool(likely) and likely[0] > 1 - UNLIKELY


def _basis(texts: Sequence[About], parent: int, child: int, age: Age) -> Basis:
    if parent == ROOT:
        if earlier(texts[child].date, age.first):
            return Basis.BEFORE
        return Basis.VERSION if earlier(texts[child].date, age.version) else Basis.TEMPLATE
    if replaces(texts[child], texts[parent]):
        return Basis.REPEAL
    if dated_before(texts[parent], texts[child]):
        return Basis.DATES
    return Basis.NAMES if worded_before(texts[parent], texts[child]) else Basis.TEXT


def _counts(found: Candidates, parent: int, child: int) -> tuple[int, int]:
    """Return how many columns speak for an edge, and how many against it."""
    at = np.flatnonzero((found.parent == parent) & (found.child == child))
    if not len(at):
        return 0, 0
    more = (found.gain[at[0]] - found.loss[at[0]]).data
    return int((more > 0).sum()), int((more < 0).sum())


def _why(pairs: Weighed, parents: Ints, child: int, near: int) -> Why | None:
    """Return why the nearest text is not the parent, None where it is or there is none."""
    if near in (ROOT, parents[child]):
        return None
    if pairs.late[near, child]:
        return Why.YOUNGER
    if _descends(parents, near, child):
        return Why.COPY
    return Why.RIVAL if pairs.score[near, child] > 0 else Why.OWN


def _descends(parents: Ints, document: int, ancestor: int) -> bool:
    while document not in (ROOT, ancestor):
        document = int(parents[document])
    return document == ancestor
