"""Which texts of many are nearly the same: an index over character 4-grams, never all pairs.

Each text asks by its rarest 4-grams (Chaudhuri, Ganti and Kaushik 2006, prefix filtering: texts
that are alike share some of their rarest features) and gets the texts that hold two of them; an
edit ratio decides. Both steps are sparse and run in blocks, so that memory stays flat.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from ..linking.ngrams import code_points, packed
from ..linking.records import Floats, Ints

GRAM = 4
# Questions a text asks. On 500 documents, 12 find what 24 find but for two pairs in a thousand.
ASKED = 12
# Answers that hold so many of the questions are looked at.
HELD = 2
# A 4-gram in more texts than this is cut into chunks of so many: work stays linear. A large
# family stays whole, because each 4-gram is cut at other places.
MOST = 256
# Texts are alike from this ratio of edits (rapidfuzz ratio, 0 to 100) on. Below, legal phrases
# alone (违反本条例规定的，由有关部门责令改正) make a ratio.
ALIKE = 60.0
# A shorter text says too little to be known again: 本条例自公布之日起施行。 has twelve.
SHORTEST = 13
BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs of texts (first < second) that are alike, and their likeness, 0 to 1."""

    first: Ints
    second: Ints
    likeness: Floats


def near(texts: Sequence[str]) -> Near:
    """Return which of ``texts``, all different, are alike. Raises ImportError without scipy."""
    long = [k for k, text in enumerate(texts) if len(text) >= SHORTEST]
    if len(long) < 2:
        none = np.zeros(0, np.int64)
        return Near(none, none, np.zeros(0, np.float32))
    place = np.array(long)
    kept = np.array([texts[k] for k in long], dtype=object)
    size = np.array([len(text) for text in kept])
    found = [_verified(kept, size, *pairs) for pairs in _candidates(kept.tolist())]
    first, second, likeness = (np.concatenate(part) for part in zip(*found, strict=True))
    # Either of two texts may have asked for the other, or both.
    once = np.unique(first * len(texts) + second, return_index=True)[1]
    return Near(place[first[once]], place[second[once]], likeness[once])


def _candidates(texts: Sequence[str]) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs worth a look, block by block: one asks, the other holds the answers."""
    from scipy.sparse import csr_matrix

    owner, gram, frequency = _grams(texts)
    order = np.argsort(owner * (1 << 24) + np.minimum(frequency, (1 << 24) - 1), kind="stable")
    owner, gram = owner[order], gram[order]
    start = np.searchsorted(owner, np.arange(len(texts) + 1))
    asked = np.arange(len(owner)) - start[owner] < ASKED
    shape = (len(texts), int(gram.max(initial=0)) + 1)
    held = _matrix(csr_matrix, owner, gram, shape).T.tocsr()
    asking = _matrix(csr_matrix, owner[asked], gram[asked], shape)
    for block in range(0, len(texts), BLOCK):
        common = (asking[block : block + BLOCK] @ held).tocoo()
        row, column = common.row.astype(np.int64) + block, common.col.astype(np.int64)
        seen = (common.data >= HELD) & (row != column)
        yield row[seen], column[seen]


def _matrix(kind: Any, row: Ints, column: Ints, shape: tuple[int, int]) -> Any:
    return kind((np.ones(len(row), np.int16), (row, column)), shape=shape)


def _grams(texts: Sequence[str]) -> tuple[Ints, Ints, Ints]:
    """Return (text, 4-gram, how many texts hold it), each once a text, those of one text left out.

    Numbers of 4-grams run from 0; one that many texts hold has a number a chunk.
    """
    chars, owner = code_points(texts, 1)
    code = packed(chars, GRAM)
    blank = chars == 0
    whole = ~np.logical_or.reduce([blank[k : len(code) + k] for k in range(GRAM)])
    code, owner = code[whole], owner[: len(whole)][whole]
    order = np.argsort(code, kind="stable")
    code, owner = code[order], owner[order]
    again = np.r_[False, (code[1:] == code[:-1]) & (owner[1:] == owner[:-1])]
    code, owner = code[~again], owner[~again]
    new = np.r_[True, code[1:] != code[:-1]] if len(code) else np.zeros(0, bool)
    start = np.flatnonzero(new)
    frequency = np.diff(np.r_[start, len(code)])
    rank = np.arange(len(code)) - np.repeat(start, frequency)
    number = np.cumsum(new | (rank % MOST == 0)) - 1
    several = np.repeat(frequency, frequency) > 1
    return owner[several], number[several], np.repeat(frequency, frequency)[several]


def _verified(texts: Any, size: Ints, asking: Ints, held: Ints) -> tuple[Ints, Ints, Floats]:
    """Return the pairs that are alike, each once, and how alike; lengths rule most of them out."""
    first, second = np.minimum(asking, held), np.maximum(asking, held)
    pair = np.unique(first * len(texts) + second)
    first, second = pair // len(texts), pair % len(texts)
    short, long = np.minimum(size[first], size[second]), np.maximum(size[first], size[second])
    # 2·short / (short + long) is the most that the ratio can be.
    possible = 200 * short >= ALIKE * (short + long)
    first, second = first[possible], second[possible]
    ratio = process.cpdist(texts[first], texts[second], scorer=fuzz.ratio, score_cutoff=ALIKE)
    alike = ratio >= ALIKE
    return first[alike], second[alike], np.asarray(ratio[alike] / 100, np.float32)
