"""Words of Chinese by jieba's dictionary and jieba's choice, without loading jieba.

The words are jieba's (its mode without the hidden Markov model, which invents words such as
由区), the terms of the table added.
"""

from functools import cache, lru_cache
from math import log

from ..corpus.dictionary import alone, listed
from .lexicon import rows

# The frequencies of jieba 0.42.1's dictionary summed up; adding 350,000 numbers anew takes long.
TOTAL = 60101967


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    """Return the terms of the table by their first two characters."""
    found: dict[str, tuple[str, ...]] = {}
    for (term,) in rows("terms"):
        found[term[:2]] = (*found.get(term[:2], ()), term)
    return found


@cache
def _known(head: str, terms: bool) -> tuple[dict[str, float], tuple[int, ...]]:
    """Return the words that begin with two characters as log-likelihoods, and their lengths."""
    words = listed(head)
    if terms and head in _terms():
        words = words | {term: _frequency(term) for term in _terms()[head]}
    likely = {word: log(n) - log(TOTAL) for word, n in words.items() if n}
    return likely, tuple(sorted(set(map(len, likely))))


@cache
def _single(char: str) -> float:
    """Return the log-likelihood of a character as a word, 0 when it is none."""
    frequency = alone(char)
    return log(frequency) - log(TOTAL) if frequency else 0.0


def _frequency(term: str) -> int:
    """Return the least frequency with which a term is not cut apart, as jieba reckons it."""
    likely = 1.0
    for word in segment(term, terms=False):
        likely *= (listed(word[:2]).get(word) if len(word) > 1 else alone(word) or 1) or 1
        likely /= TOTAL
    return max(int(likely * TOTAL) + 1, listed(term[:2]).get(term, 1))


@lru_cache(20_000)
def segment(run: str, terms: bool = True) -> tuple[str, ...]:
    """Return the likeliest words of a run of Chinese characters; they tile it.

    Raises ModuleNotFoundError when jieba, which brings the dictionary, is not installed.
    """
    size = len(run)
    best, ends = [0.0] * (size + 1), [size] * (size + 1)
    for at in range(size - 1, -1, -1):
        likely, lengths = _known(run[at : at + 2], terms) if at + 1 < size else ({}, ())
        single = _single(run[at])
        # A character that begins no word stands alone, at the price of one that was seen once.
        found = [(single + best[at + 1], at + 1)] if single else []
        for length in lengths:
            value = likely.get(run[at : at + length])
            if value is not None and at + length <= size:
                found.append((value + best[at + length], at + length))
        best[at], ends[at] = max(found) if found else (best[at + 1] - log(TOTAL), at + 1)
    words, at = [], 0
    while at < size:
        words.append(run[at : ends[at]])
        at = ends[at]
    return tuple(words)
