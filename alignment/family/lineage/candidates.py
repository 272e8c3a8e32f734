"""Which documents may be whose model, and what speaks for and against each pair."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ....corpus.metadata.model import earlier
from ....corpus.metadata.places import region_of
from ...linking.model import Bools, Floats, Ints
from ...references.repeals import SHORTEST, plain, replaced
from ..model import NO_NEAR, Near
from .departures import Departures
from .versions import worded, worded_later

# Departures of the parent that the child lacks weigh so much beside those that both have. Of two
# versions of a text the later revises the earlier, however much of it was rewritten: of real
# revisions the child lacks up to thirty times what it shares (a median of a third). Two texts of
# one title that names no place are likely versions of one.
AGAINST, AGAINST_OWN, AGAINST_LIKELY = 1.0, 0.02, 0.25
# A title that no more than this share of the texts have is their own, not that of the family.
FEW = 1 / 3
# So many parents are weighed for each document, the likeliest.
PARENTS = 8
_NOTHING = 1e-9
# A row of a sparse matrix: the columns that it has, and what stands there.
_Cells = tuple[Ints, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a text beside its words: its date, ISO 8601, "" for none.

    ``since`` is the day from which it is in force. ``series`` is the title that all versions of a
    text have, "" where it names no place: texts of many places have that. ``title`` is its plain
    title, ``own`` whether few of the texts have it; ``replaced`` are the titles of the texts that
    it repeals, ``worded`` which dated names it has.
    ``near`` is the document that it has most of itself in.
    """

    date: str = ""
    series: str = ""
    near: Near = NO_NEAR
    since: str = ""
    title: str = ""
    own: bool = False
    replaced: frozenset[str] = frozenset()
    worded: tuple[int, ...] = ()


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
    """Edges that may be: parent and child of each, and what speaks for and against it.

    ``gain`` and ``loss`` are sparse matrices, edges × columns: two texts share few of the columns
    of a thousand.
    """

    parent: Ints
    child: Ints
    gain: Any
    loss: Any
    against: Floats

    @property
    def worth(self) -> Floats:
        """What each edge is worth."""
        gain, loss = (np.asarray(part.sum(axis=1)).ravel() for part in (self.gain, self.loss))
        return np.asarray(gain - self.against * loss)


def about_text(title: str, date: str, since: str, clauses: Sequence[str]) -> About:
    """Return what is known of a text whose clauses have the comparison forms ``clauses``."""
    words = replaced(clauses), worded(clauses)
    return About(date, series(title), NO_NEAR, since, plain(title), False, *words)


def told_apart(texts: Sequence[About]) -> tuple[About, ...]:
    """Return texts with whether their titles are their own: few have them, not the family."""
    count = Counter(text.title for text in texts)
    most = len(texts) * FEW
    return tuple(
        replace(text, own=len(text.title) >= SHORTEST and count[text.title] <= most)
        for text in texts
    )


def replaces(one: About, other: About) -> bool:
    """Say whether a text repeals another: by its title, and no date says that it is the earlier.

    A new text may have the title of one that was repealed long before.
    """
    if other.title not in one.replaced or not other.title or one.title == other.title:
        return False
    return not earlier(one.date, other.date) and (
        one.title not in other.replaced or earlier(other.date, one.date)
    )


def _one_replaced(one: About, other: About) -> bool:
    """Say whether one of two texts repeals the other; most repeal none."""
    if not (one.replaced or other.replaced):
        return False
    return replaces(one, other) or replaces(other, one)


def before(one: About, other: About) -> bool:
    """Say whether a text is known to be earlier than another: by dates, or it is repealed.

    Without two dates the days from which they are in force tell, where they differ, and of two of
    one title the names that they have.
    """
    if _one_replaced(one, other):
        return replaces(other, one)
    return dated_before(one, other) or worded_before(one, other)


def dated_before(one: About, other: About) -> bool:
    """Say whether a text is dated before another, or else in force before it."""
    if one.date and other.date:
        return earlier(one.date, other.date)
    return earlier(one.since, other.since)


def worded_before(one: About, other: About) -> bool:
    """Say whether of two texts of one title, which nothing dates, the first has the older names."""
    if not one.title or one.title != other.title:
        return False
    undated = not dated_before(one, other) and not dated_before(other, one)
    return undated and worded_later(other.worded, one.worded)


def series(title: str) -> str:
    """Return a title that names its place, as all versions of that text have it, else "".

    A law of the whole country names it: 中华人民共和国某法.
    """
    words = "".join(title.split())
    return words if region_of(words) or words.startswith("中华人民共和国") else ""


def versions(one: About, other: About) -> bool:
    """Say whether two texts are versions of one, or likely are: few have the title of both."""
    return one_series(one, other) or _one_title(one, other)


def _one_title(one: About, other: About) -> bool:
    return one.own and one.title == other.title


def _against(one: About, other: About) -> float:
    if one_series(one, other):
        return AGAINST_OWN
    return AGAINST_LIKELY if _one_title(one, other) else AGAINST


def one_series(one: About, other: About) -> bool:
    """Say whether two texts are versions of one: of one series, or one repeals the other."""
    same = bool(one.series) and one.series == other.series
    return same or _one_replaced(one, other)


def weighed(found: Departures, texts: Sequence[About]) -> Weighed:
    """Return what speaks for and against each pair of ``texts``."""
    weights = found.has.multiply(found.weight).tocsr()
    whole = np.asarray((weights @ found.has.T).todense(), np.float32)
    lost = np.asarray(_seen(found, weights) - whole, np.float32)
    gone = weights[:, found.dropped] @ found.has[:, found.dropped].T
    shared = whole - np.asarray(gone.todense(), np.float32) * (1 - found.telling)
    ends = [(a, b) for a in texts for b in texts]
    late = np.array([before(b, a) for a, b in ends], bool)
    against = np.array([_against(a, b) for a, b in ends], np.float32)
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
    gain: list[_Cells] = []
    lost: list[_Cells] = []
    for p, c in zip(parent, child, strict=True):
        ours, weight = _row(found.has, p), found.weight
        both = ours[np.isin(ours, _row(found.has, c))]
        seen = ours[~found.inside[ours] | found.reads[c, found.column[ours]]]
        shared = np.bincount(found.column[both], weight[both], found.columns)
        whole = np.bincount(found.column[seen], weight[seen], found.columns)
        lost.append(_cells(np.maximum(whole - shared, 0)))
        told = np.where(found.dropped[both], found.telling[c], 1) * weight[both]
        gain.append(_cells(np.bincount(found.column[both], told, found.columns)))
    more, less = (_sparse(part, found.columns) for part in (gain, lost))
    return Candidates(parent, child, more, less, pairs.against[parent, child])


def _cells(row: NDArray[Any]) -> _Cells:
    at = np.flatnonzero(row)
    return at, row[at]


def _sparse(rows: Sequence[_Cells], columns: int) -> Any:
    from scipy.sparse import csr_matrix

    if not rows:
        return csr_matrix((0, columns))
    at, held = (np.concatenate(part) for part in zip(*rows, strict=True))
    start = np.cumsum([0, *(len(places) for places, _ in rows)])
    return csr_matrix((held, at, start), (len(rows), columns))


def _seen(found: Departures, weights: Any) -> Floats:
    """Return what the departures of each document weigh that each other one could have."""
    from scipy.sparse import csr_matrix

    many, columns = found.reads.shape
    of_column = csr_matrix(
        (found.inside.astype(np.float32), (np.arange(len(found.column)), found.column)),
        shape=(len(found.column), columns),
    )
    whole = np.asarray(weights @ ~found.inside).reshape(many, 1)
    reads = csr_matrix(found.reads, dtype=np.float32)
    return np.asarray(((weights @ of_column) @ reads.T).toarray() + whole)


def _row(matrix: Any, row: int) -> Ints:
    return np.asarray(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]])
