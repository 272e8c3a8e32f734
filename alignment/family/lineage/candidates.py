"""Which documents may be whose model, and what speaks for and against each pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ....corpus.metadata.places import region_of
from ...linking.model import Bools, Floats, Ints
from ..model import NO_NEAR, Near
from .departures import Departures

# Departures of the parent that the child lacks weigh so much beside those that both have. Of two
# versions of a text the later revises the earlier, however much of it was rewritten: of real
# revisions the child lacks up to three times what it shares, of other texts ten times.
AGAINST, AGAINST_OWN = 1.0, 0.25
# So many parents are weighed for each document, the likeliest.
PARENTS = 8
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a text beside its words: its date, ISO 8601, "" for none.

    ``series`` is the title that all versions of a text have, "" where it names no place: texts of
    many places have that. ``near`` is the document that it has most of itself in.
    """

    date: str = ""
    series: str = ""
    near: Near = NO_NEAR


@dataclass(frozen=True, slots=True)
class Weighed:
    """Every pair of documents, parent × child: what both departures weigh, and what is missing.

    ``against`` is what something missing weighs; ``late`` are the pairs whose parent is younger
    than the child.
    """

    shared: Floats
    lost: Floats
    against: Floats
    late: Bools

    @property
    def score(self) -> Floats:
        """What a pair is worth as an edge, whatever the dates; a document is not its own model."""
        worth = self.shared - self.against * self.lost
        worth[np.eye(len(worth), dtype=bool)] = -np.inf
        return np.asarray(worth)

    @property
    def dated(self) -> Floats:
        """The same with the dates as a constraint."""
        return np.asarray(np.where(self.late, -np.inf, self.score))

    @property
    def kept(self) -> Floats:
        """Return what share of the parent's departures the child has, 0 where dates forbid."""
        share = self.shared / np.maximum(self.shared + self.lost, _NOTHING)
        return np.asarray(np.where(self.late, 0, share))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Edges that may be: parent and child of each, and what speaks for and against it by column."""

    parent: Ints
    child: Ints
    gain: Floats
    loss: Floats
    against: Floats

    @property
    def worth(self) -> Floats:
        """What each edge is worth."""
        return np.asarray((self.gain - self.against[:, None] * self.loss).sum(axis=1))


def earlier(one: str, other: str) -> bool:
    """Say whether a date is before another, as far as both tell: 2020 and 2020-04-10 do not."""
    known = one and other and not one.startswith(other) and not other.startswith(one)
    return bool(known) and one < other


def series(title: str) -> str:
    """Return a title that names its place, as all versions of that text have it, else ""."""
    plain = "".join(title.split())
    return plain if region_of(plain) else ""


def weighed(found: Departures, texts: Sequence[About]) -> Weighed:
    """Return what speaks for and against each pair of ``texts``."""
    weights = found.has.multiply(found.weight).tocsr()
    shared = np.asarray((weights @ found.has.T).todense(), np.float32)
    lost = np.asarray(_seen(found, weights) - shared, np.float32)
    ends = [(a, b) for a in texts for b in texts]
    late = np.array([earlier(b.date, a.date) for a, b in ends], bool)
    own = np.array([bool(a.series and a.series == b.series) for a, b in ends], bool)
    against = np.where(own, AGAINST_OWN, AGAINST).astype(np.float32)
    shape = shared.shape
    return Weighed(shared, np.maximum(lost, 0), against.reshape(shape), late.reshape(shape))


def best_pairs(score: Floats) -> tuple[Ints, Ints]:
    """Return the pairs (parent, child) that are worth something, the likeliest of each child."""
    best = np.argsort(-score, axis=0, kind="stable")[:PARENTS]
    child = np.broadcast_to(np.arange(len(score)), best.shape)
    kept = score[best, child] > 0
    return best[kept], child[kept]


def by_column(found: Departures, pairs: Weighed) -> Candidates:
    """Return the likeliest pairs with what speaks for and against each, column by column."""
    parent, child = best_pairs(pairs.dated)
    shape = (len(parent), found.columns)
    gain, loss = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for k, (p, c) in enumerate(zip(parent, child, strict=True)):
        ours, weight = _row(found.has, p), found.weight
        both = ours[np.isin(ours, _row(found.has, c))]
        seen = ours[~found.inside[ours] | found.reads[c, found.column[ours]]]
        gain[k] = np.bincount(found.column[both], weight[both], found.columns)
        loss[k] = np.bincount(found.column[seen], weight[seen], found.columns) - gain[k]
    return Candidates(parent, child, gain, np.maximum(loss, 0), pairs.against[parent, child])


def _seen(found: Departures, weights: Any) -> Floats:
    """Return what the departures of each document weigh that each other one could have."""
    from scipy.sparse import csr_matrix

    many, columns = found.reads.shape
    of_column = csr_matrix(
        (found.inside.astype(np.float32), (np.arange(len(found.column)), found.column)),
        shape=(len(found.column), columns),
    )
    whole = np.asarray(weights @ ~found.inside).reshape(many, 1)
    return np.asarray((weights @ of_column).toarray() @ found.reads.T + whole)


def _row(matrix: Any, row: int) -> Ints:
    return np.asarray(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]])
