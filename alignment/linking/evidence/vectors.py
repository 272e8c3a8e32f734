"""Meaning of texts: sums of word vectors, learned from how words stand together in laws.

A worked example. 给予奖励, 给予表彰 and 给予处分 share one word of two. But 奖励 and 表彰 stand
beside the same words in laws, so that their vectors point nearly the same way: the cosine of the
first two sums is above that of the first and the last.
"""

from collections.abc import Sequence
from functools import lru_cache, partial

import numpy as np

from ..model import REMEMBERED, Background, Floats, Ints, begins
from .memory import Remembered
from .ngrams import code_points, packed

LONGEST_WORD = 4


def words_in(texts: Sequence[str], background: Background) -> tuple[Ints, Ints]:
    """Return the words found in the texts and whose they are.

    No segmenter: words of two to four characters are looked up at every place, the longest wins,
    and one that ends inside an earlier word is left out.
    """
    chars, owner = code_points(texts, LONGEST_WORD)
    word, length = np.full(len(chars), -1), np.zeros(len(chars), np.int64)
    for n in range(2, LONGEST_WORD + 1):
        code = packed(chars, n)
        hit = background.word.find(code)
        # A word begins with a character: noughts before a shorter one do not show in the number.
        at = np.flatnonzero((hit >= 0) & (chars[: len(code)] > 0))
        word[at], length[at] = hit[at], n
    place = np.flatnonzero(word >= 0)
    if len(place):
        end = place + length[place]
        place = place[np.r_[True, end[1:] > np.maximum.accumulate(end)[:-1]]]
    return word[place], owner[place]


def words_of(texts: Sequence[str], background: Background) -> tuple[Ints, Ints]:
    """Return the words found in the texts and whose they are; each text is read once."""
    return _words_of(tuple(texts), background)


@lru_cache(REMEMBERED)
def _words_of(texts: tuple[str, ...], background: Background) -> tuple[Ints, Ints]:
    found = _words(background)(texts)
    owner = np.repeat(np.arange(len(found)), [len(words) for words in found])
    return np.concatenate(found), owner


@lru_cache(1)
def _words(background: Background) -> Remembered[Ints]:
    return Remembered(partial(_parted, background=background))


def _parted(texts: Sequence[str], background: Background) -> list[Ints]:
    word, owner = words_in(texts, background)
    return np.split(word, np.searchsorted(owner, np.arange(1, len(texts))))


def text_vectors(texts: Sequence[str], background: Background) -> Floats:
    """Return a vector a text: the sum of its words', each weighed by its rarity."""
    return _text_vectors(tuple(texts), background)


@lru_cache(REMEMBERED)
def _text_vectors(texts: tuple[str, ...], background: Background) -> Floats:
    found = np.concatenate(_vectors(background)(texts)).reshape(len(texts), -1)
    found.flags.writeable = False
    return found


@lru_cache(1)
def _vectors(background: Background) -> Remembered[Floats]:
    return Remembered(partial(_summed, background=background))


def _summed(texts: Sequence[str], background: Background) -> list[Floats]:
    out = np.zeros((len(texts), background.vector.shape[1]), np.float32)
    word, owner = words_of(texts, background)
    if len(word):
        first = begins(owner).nonzero()[0]
        out[owner[first]] = np.add.reduceat(background.vector[word], first, axis=0)
    return list(out)


def unit(x: Floats, centre: Floats | float = 0.0) -> Floats:
    """Return the rows less the centre, at length one."""
    away = x - centre
    size = np.sqrt(np.add.reduce(away * away, axis=1, keepdims=True))
    return np.asarray(away / (size + 1e-6), np.float32)


def centred(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return both sides at length one, less what all texts of the pair have in common."""
    middle = np.concatenate([a, b]).mean(axis=0)
    return unit(a, middle), unit(b, middle)


def cosine(a: Floats, b: Floats) -> Floats:
    """Return the cosine of each row of ``a`` with the same row of ``b``, both at length one."""
    return np.asarray(np.einsum("ij,ij->i", a, b))
