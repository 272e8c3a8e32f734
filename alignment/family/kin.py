"""Which documents share clauses, and how much of each stands in the other."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ..linking.model import Ints
from .model import Gist, Kin, Kinship
from .near import SHORTEST, near

# Clauses are alike from this edit ratio on. Below, legal phrases alone (由有关部门责令改正) make a
# ratio: of the pairs of 500 texts that 0.6 lists, six in ten have no rarer word of their titles in
# common, of those by 0.65 four; of families three, and one.
ALIKE = 0.65
# From this share of both documents on they are near-duplicates.
NEARLY_ALL = 0.9
# From this share of the shorter one on two documents are of one family.
GOOD_PART = 0.08
# With fewer shared clauses two documents are no pair.
FEWEST = 3
# A clause that so many documents have (本条例的具体应用问题由市人民政府负责解释) makes no pair,
# unless what is shared is a good part of the shorter one: all variants of one template.
STOCK = 40
BLOCK = 256


def kin(gists: Sequence[Gist]) -> tuple[Kin, ...]:
    """Return every pair of documents that share clauses, in the order of ``gists``.

    A clause is shared when the other document has one like it (``near``). Two documents of the
    same clauses word by word are a pair however short they are. Raises ImportError without scipy.
    """
    texts = sorted({text for gist in gists for text in gist.clauses if len(text) >= SHORTEST})
    number = {text: k for k, text in enumerate(texts)}
    held = [sorted({number[t] for t in gist.clauses if t in number}) for gist in gists]
    size = np.array([len(text) for text in texts], np.float64)
    pairs = list(_pairs(held, size, texts))
    return tuple(sorted(pairs, key=lambda one: (one.first, one.second)))


def _pairs(held: Sequence[Sequence[int]], size: Any, texts: Sequence[str]) -> Iterator[Kin]:
    """Yield the pairs of documents, block by block: every count is a product of sparse matrices."""
    from scipy.sparse import csr_matrix

    shape = (len(held), len(texts))
    row = np.repeat(np.arange(len(held)), [len(one) for one in held])
    column = np.array([text for one in held for text in one], np.int64)
    holds = csr_matrix((np.ones(len(row), np.float32), (row, column)), shape=shape)
    reach = _reach(holds, texts)
    weight = holds.multiply(size).tocsr()
    stock = np.asarray(reach.sum(axis=0)).ravel() > STOCK
    rare = holds.multiply(~stock).tocsr()
    whole = np.maximum(np.asarray(weight.sum(axis=1)).ravel(), 1)
    for block in range(0, len(held), BLOCK):
        at = slice(block, block + BLOCK)
        count = (holds[at] @ reach.T).tocoo()
        first, second = count.row.astype(np.int64), count.col.astype(np.int64)
        enough = (count.data >= FEWEST) & (second > first + block)
        first, second = first[enough], second[enough]
        number = np.minimum(
            count.data[enough], _cells((reach[at] @ holds.T).tocsr(), first, second)
        )
        special = _cells((rare[at] @ reach.T).tocsr(), first, second)
        ours = _cells((weight[at] @ reach.T).tocsr(), first, second) / whole[first + block]
        theirs = _cells((reach[at] @ weight.T).tocsr(), first, second) / whole[second]
        good = (np.maximum(ours, theirs) >= GOOD_PART) | (special >= FEWEST)
        for k in np.flatnonzero(good & (number >= FEWEST)):
            found = int(first[k]) + block, int(second[k]), int(number[k])
            yield _kin(*found, float(ours[k]), float(theirs[k]))


def _reach(holds: Any, texts: Sequence[str]) -> Any:
    """Return which texts stand in a document or are like one that does."""
    from scipy.sparse import csr_matrix, identity

    found = near(texts, ALIKE)
    ones = np.ones(len(found.first), np.float32)
    like = csr_matrix((ones, (found.first, found.second)), shape=(len(texts), len(texts)))
    reach = holds @ (like + like.T + identity(len(texts), np.float32, format="csr"))
    reach.data[:] = 1
    return reach.tocsr()


def _cells(matrix: Any, row: Ints, column: Ints) -> Any:
    """Return single cells of a sparse matrix."""
    return np.asarray(matrix[row, column]).ravel() if len(row) else np.zeros(0)


def _kin(first: int, second: int, clauses: int, ours: float, theirs: float) -> Kin:
    kinship = Kinship.SHARED
    if min(ours, theirs) >= NEARLY_ALL:
        kinship = Kinship.NEAR
    elif max(ours, theirs) >= GOOD_PART:
        kinship = Kinship.FAMILY
    return Kin(first, second, clauses, round(ours, 4), round(theirs, 4), kinship)
