"""Which texts of many are nearly the same: an index over character 3-grams, never all pairs.

Each text asks by its rarer 3-grams (Chaudhuri, Ganti and Kaushik 2006, prefix filtering: texts
that are alike share some of their rarest features) and gets the texts that hold three of them; an
edit ratio decides. Both steps are sparse and run in blocks, so that memory stays flat.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from ..linking.evidence.ngrams import code_points, packed
from ..linking.model import Bools, Codes, Floats, Ints

Counts = NDArray[np.unsignedinteger[Any]]
# Ten thousand documents have tens of millions of 3-grams: eight bytes for each add up.
Places = NDArray[np.int32]
GRAM = 3
# A text asks by this share of its 3-grams, the rarest, or by so many. Of the pairs of documents
# that brute force finds among 500 (bench.collate_pairs), this finds all but one in two hundred;
# a dozen questions, as many as a short text has, miss one in fifteen.
ASKED = 0.6
FEWEST_ASKED = 16
# Answers that hold so many of the questions are looked at.
HELD = 3
# A 3-gram in more texts than this is cut into chunks of so many: work stays linear. A large
# family stays whole, because each 3-gram is cut at other places.
MOST = 256
# A shorter text says too little to be known again: 本条例自公布之日起施行。 has twelve.
SHORTEST = 13
BLOCK = 2048
# Kinds of characters that are counted to rule pairs out, and how many pairs at a time: what they
# need stays in the processor's cache.
BUCKETS = 128
SLICE = 1 << 12


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs of texts (first < second) that are alike, and their likeness, 0 to 1."""

    first: Ints
    second: Ints
    likeness: Floats


def near(texts: Sequence[str], least: float) -> Near:
    """Return which of ``texts``, all different, have an edit ratio of ``least`` (0 to 1) or more.

    Raises ImportError without scipy.
    """
    # By length: texts that are alike stand near each other, seldom in two chunks (``MOST``).
    order = sorted(range(len(texts)), key=lambda k: (len(texts[k]), texts[k]))
    long = [k for k in order if len(texts[k]) >= SHORTEST]
    if len(long) < 2:
        none = np.zeros(0, np.int64)
        return Near(none, none, np.zeros(0, np.float32))
    place = np.array(long)
    kept = np.array([texts[k] for k in long], dtype=object)
    bags = _bags(kept.tolist())
    found = [_verified(kept, bags, *pairs, 100 * least) for pairs in _candidates(kept.tolist())]
    first, second, likeness = (np.concatenate(part) for part in zip(*found, strict=True))
    first, second = place[first], place[second]
    pair = np.minimum(first, second) * len(texts) + np.maximum(first, second)
    # Either of two texts may have asked for the other, or both.
    pair, once = np.unique(pair, return_index=True)
    return Near(pair // len(texts), pair % len(texts), likeness[once])


def _candidates(texts: Sequence[str]) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs worth a look, block by block: one asks, the other holds the answers."""
    from scipy.sparse import csr_matrix

    owner, gram, frequency = _grams(texts)
    first = owner.astype(np.int64) * (1 << 24) + np.minimum(frequency, (1 << 24) - 1)
    order = np.argsort(first, kind="stable")
    owner, gram = owner[order], gram[order]
    del frequency, first, order
    start = np.searchsorted(owner, np.arange(len(texts) + 1))
    most = np.maximum(FEWEST_ASKED, ASKED * np.diff(start))
    asked = np.arange(len(owner)) - start[owner] < most[owner]
    shape = (len(texts), int(gram.max(initial=0)) + 1)
    held = _matrix(csr_matrix, owner, gram, shape).T.tocsr()
    asking = _matrix(csr_matrix, owner[asked], gram[asked], shape)
    for block in range(0, len(texts), BLOCK):
        common = (asking[block : block + BLOCK] @ held).tocoo()
        row, column = common.row.astype(np.int64) + block, common.col.astype(np.int64)
        seen = (common.data >= HELD) & (row != column)
        yield row[seen], column[seen]


def _matrix(kind: Any, row: Places, column: Places, shape: tuple[int, int]) -> Any:
    return kind((np.ones(len(row), np.int16), (row, column)), shape=shape)


def _grams(texts: Sequence[str]) -> tuple[Places, Places, Places]:
    """Return (text, 3-gram, how many texts hold it), each once a text, those of one text left out.

    Numbers of 3-grams run from 0; one that many texts hold has a number a chunk.
    """
    code, owner = _every_gram(texts)
    order = np.argsort(code, kind="stable")
    code, owner = code[order], owner[order]
    del order
    fresh = np.r_[True, (code[1:] != code[:-1]) | (owner[1:] != owner[:-1])][: len(code)]
    code, owner = code[fresh], owner[fresh]
    new = np.r_[True, code[1:] != code[:-1]] if len(code) else np.zeros(0, bool)
    start = np.flatnonzero(new).astype(np.int32)
    once = np.diff(start, append=np.int32(len(code)))
    del code
    rank = np.arange(len(new), dtype=np.int32) - np.repeat(start, once)
    number = np.cumsum(new | (rank % MOST == 0), dtype=np.int32) - 1
    frequency = np.repeat(once, once)
    several = frequency > 1
    return owner[several], number[several], frequency[several]


def _every_gram(texts: Sequence[str]) -> tuple[Codes, Places]:
    """Return all 3-grams of texts in a row, and whose each is."""
    chars, owner = code_points(texts, 1)
    code = packed(chars, GRAM)
    blank = chars == 0
    whole = ~np.logical_or.reduce([blank[k : len(code) + k] for k in range(GRAM)])
    return code[whole], owner[: len(whole)][whole].astype(np.int32)


def _bags(texts: Sequence[str]) -> Counts:
    """Return how many characters of each text fall into each of ``BUCKETS``."""
    blocks = [texts[at : at + BLOCK] for at in range(0, len(texts), BLOCK)]
    many = np.zeros(sys.maxunicode + 1, np.int64)
    for block in blocks:
        many += np.bincount(_chars(block)[0], minlength=len(many))
    kinds = np.flatnonzero(many)
    bucket = np.zeros(len(many), np.int64)
    # Common characters are dealt out evenly.
    order = np.argsort(-many[kinds], kind="stable")
    bucket[kinds[order]] = np.arange(len(kinds)) % BUCKETS
    return np.concatenate([_counted(block, bucket) for block in blocks])


def _counted(texts: Sequence[str], bucket: Ints) -> Counts:
    chars, owner = _chars(texts)
    cells = np.bincount(owner * BUCKETS + bucket[chars], minlength=len(texts) * BUCKETS)
    # In as few bytes as hold them: to look at a pair is to fetch two rows.
    narrow = np.min_scalar_type(int(cells.max(initial=0)))
    return cells.astype(narrow).reshape(len(texts), BUCKETS)


def _chars(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """Return the code points of texts in a row, and whose each is."""
    chars, owner = code_points(texts, 0)
    return chars.astype(np.int64), owner


def _verified(
    texts: Any, bags: Counts, asking: Ints, held: Ints, least: float
) -> tuple[Ints, Ints, Floats]:
    """Return the pairs that are alike, each once, and how alike."""
    first, second = np.minimum(asking, held), np.maximum(asking, held)
    # Sorted, each once: np.unique goes by a hash, which takes several times as long.
    pair = np.sort(first * len(texts) + second)
    pair = pair[np.diff(pair, prepend=-1) > 0]
    size = bags.sum(axis=1, dtype=np.int64)
    slices = np.split(pair, range(SLICE, len(pair), SLICE))
    possible = [_possible(bags, size, part, least) for part in slices]
    pair = pair[np.concatenate(possible)]
    first, second = pair // len(texts), pair % len(texts)
    ratio = process.cpdist(texts[first], texts[second], scorer=fuzz.ratio, score_cutoff=least)
    alike = ratio >= least
    return first[alike], second[alike], np.asarray(ratio[alike] / 100, np.float32)


def _possible(bags: Counts, size: Ints, pair: Ints, least: float) -> Bools:
    """Say which pairs can be alike: the characters in common, in any order, bound the ratio."""
    first, second = np.divmod(pair, len(bags))
    least_of_both = np.minimum(bags.take(first, axis=0), bags.take(second, axis=0))
    # Numbers that are added as narrow as they may be: bytes fit into two, however many there are.
    narrow = np.uint16 if bags.dtype == np.uint8 else np.int64
    common = least_of_both.sum(axis=1, dtype=narrow).astype(np.int64)
    return np.asarray(200 * common >= least * (size[first] + size[second]))
