"""Brute force for documents that share clauses: every clause beside every other, no index.

Exact and bearable: two texts of a and b characters that have s characters in common, repeated ones
counted, have an edit ratio of 2·s / (a + b) at most. The bound comes from a dense product over
the commonest characters, the rest is taken at its most; only pairs that it cannot rule out are
compared in full.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from duizhao.alignment.family.kin import ALIKE, FEWEST, GOOD_PART, STOCK
from duizhao.alignment.family.model import Gist
from duizhao.alignment.family.near import SHORTEST
from rapidfuzz import fuzz, process

Pair = tuple[int, int]
# Characters in the product: each first, second, … occurrence of a common one counts by itself.
COMMON = 512
BLOCK = 512


def long_clauses(gists: Sequence[Gist]) -> list[str]:
    """Return every clause long enough to be compared, once, the shortest first."""
    clauses = {clause for one in gists for clause in one.clauses if len(clause) >= SHORTEST}
    return sorted(clauses, key=lambda clause: (len(clause), clause))


def alike(texts: Sequence[str]) -> set[Pair]:
    """Return all pairs of ``texts`` (the shortest first) that are alike, by their places."""
    known, least = np.array(texts, dtype=object), 100 * ALIKE
    found: set[Pair] = set()
    for first, second in _possible(texts):
        ratio = process.cpdist(known[first], known[second], scorer=fuzz.ratio, score_cutoff=least)
        hit = ratio >= least
        found.update(zip(first[hit].tolist(), second[hit].tolist(), strict=True))
    return found


def _possible(texts: Sequence[str]) -> Iterator[tuple[Any, Any]]:
    """Yield the pairs that the bound does not rule out, block by block; first < second."""
    held, rest = _held(texts)
    size = np.array([len(text) for text in texts], np.float32)
    part = ALIKE / 2
    for start in range(0, len(texts), BLOCK):
        rows = slice(start, start + BLOCK)
        # A much longer text is out of reach: the ratio is 2·short / (short + long) at most.
        end = int(np.searchsorted(size, size[rows][-1] * (1 / part - 1), "right"))
        most = held[rows] @ held[start:end].T
        most += np.minimum(rest[rows, None], rest[None, start:end])
        most -= part * (size[rows, None] + size[None, start:end])
        row, column = np.nonzero(most >= -1e-3)
        later = column > row
        yield row[later] + start, column[later] + start


def _held(texts: Sequence[str]) -> tuple[Any, Any]:
    """Return texts × common characters, and how many characters of each text are not among them."""
    counted = [_occurrences(text) for text in texts]
    frequency = Counter(one for each in counted for one in each)
    number = {one: k for k, (one, _) in enumerate(frequency.most_common(COMMON))}
    held = np.zeros((len(texts), COMMON), np.float32)
    for row, each in enumerate(counted):
        held[row, [number[one] for one in each if one in number]] = 1
    size = np.array([len(text) for text in texts], np.float32)
    return held, size - held.sum(axis=1)


def _occurrences(text: str) -> list[tuple[str, int]]:
    """Return each character with how often it stood before."""
    seen: Counter[str] = Counter()
    found = []
    for char in text:
        found.append((char, seen[char]))
        seen[char] += 1
    return found


def sharing(gists: Sequence[Gist], texts: Sequence[str], pairs: set[Pair]) -> dict[Pair, bool]:
    """Return the pairs of documents that share clauses as ``kin`` defines it.

    The value says whether they are of one family.
    """
    place = {text: k for k, text in enumerate(texts)}
    held = [{place[clause] for clause in one.clauses if clause in place} for one in gists]
    near: dict[int, set[int]] = {k: {k} for k in range(len(texts))}
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    reached: list[set[int]] = [set().union(*(near[k] for k in one)) for one in held]
    reach = Counter(k for one in reached for k in one)
    found: dict[Pair, bool] = {}
    for a, b in combinations(range(len(held)), 2):
        ours, theirs = held[a] & reached[b], held[b] & reached[a]
        if min(len(ours), len(theirs)) >= FEWEST:
            share = max(_share(ours, held[a], texts), _share(theirs, held[b], texts))
            if share >= GOOD_PART or sum(reach[k] <= STOCK for k in ours) >= FEWEST:
                found[a, b] = share >= GOOD_PART
    return found


def _share(part: set[int], whole: set[int], texts: Sequence[str]) -> float:
    return sum(len(texts[k]) for k in part) / sum(len(texts[k]) for k in whole)
