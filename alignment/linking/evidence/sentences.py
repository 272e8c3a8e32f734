"""Evidence of sentences: the one that a partner explains best, and how far ahead of others.

A sentence that a truer partner explains supports no second link: what counts is what a partner
explains better than the next best does.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ..model import REMEMBERED, Background, Evidence, Floats, Index, Ints, Pieces, begins
from .ngrams import shared
from .rivals import most, rival
from .vectors import centred, cosine, text_vectors

SENTENCE = re.compile(r"[^。;；\n]*[。;；\n]|[^。;；\n]+$")
# A shorter piece (但是除外。) says nothing alone and joins the next.
SHORTEST = 7
# Characters beside meaning: characters decide where words were kept, vectors where they were not.
OF_CHARACTERS, OF_MEANING = 0.7, 0.3
# A partner that is further behind another one than this is no worse for it.
LEAST = -0.3


# Clauses recur, in the other text and in every text of a batch.
@lru_cache(4096)
def cut(text: str) -> tuple[str, ...]:
    """Return the sentences and semicolon parts of one text, too short ones joined."""
    out: list[str] = []
    rest = ""
    for piece in SENTENCE.findall(text):
        rest += piece
        if len(rest) >= SHORTEST:
            out.append(rest)
            rest = ""
    if rest and out:
        out[-1] += rest
    elif rest:
        out.append(rest)
    return tuple(out)


def sentences(texts: Sequence[str]) -> Pieces:
    """Return all sentences of texts that are not empty."""
    return _sentences(tuple(texts))


@lru_cache(REMEMBERED)
def _sentences(texts: tuple[str, ...]) -> Pieces:
    parts = [cut(text) for text in texts]
    owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    return Pieces(tuple(sentence for part in parts for sentence in part), owner)


def _expand(i: Ints, j: Ints, own_t: Ints, own_v: Ints) -> tuple[Ints, Ints, Ints]:
    """Return each pair of clauses as its pairs of sentences p, q and the number of the pair.

    Ascending by p.
    """
    at = np.searchsorted(own_t, np.arange(i.max() + 2))
    av = np.searchsorted(own_v, np.arange(j.max() + 2))
    many = np.diff(av)[j]
    size = np.diff(at)[i] * many
    pair = np.repeat(np.arange(len(i)), size)
    offset = np.arange(len(pair)) - np.repeat(np.cumsum(size) - size, size)
    p = at[i][pair] + offset // np.maximum(many[pair], 1)
    q = av[j][pair] + offset % np.maximum(many[pair], 1)
    order = np.argsort(p, kind="stable")
    return p[order], q[order], pair[order]


def _beyond(sim: Floats, sentence: Ints, pair: Ints, many: int, pairs: int) -> Floats:
    """Return how much better a partner explains a sentence of a clause than the next best does.

    Of each of so many ``pairs``, for the one of all ``many`` sentences that speaks for it most.
    """
    key = sentence * pairs + pair
    order = key.argsort(kind="stable")
    first = begins(key[order]).nonzero()[0]
    best = np.maximum.reduceat(sim[order], first)
    sentence, pair = sentence[order][first], pair[order][first]
    return most(np.maximum(best - rival(best, sentence, many)[0], LEAST), pair, pairs)


def _home(sim: Floats, sentence: Ints, pair: Ints, many: int, sizes: Ints) -> Floats:
    """Return the likeness of the sentences of a clause that find their best partner in the pair.

    ``sentence`` is one of ``many``; ``sizes`` is how many the clause of each pair has.
    """
    best = most(sim, sentence, many)
    at = np.flatnonzero((sim == best[sentence]) & (sim > 0))
    found = np.bincount(pair[at], sim[at], len(sizes))
    return np.asarray(found / sizes, np.float32)


def sentence_evidence(
    pieces: tuple[Pieces, Pieces],
    bigrams: Index,
    weight: Floats,
    pairs: tuple[Ints, Ints],
    background: Background,
) -> Evidence:
    """Return how far ahead of other clauses each explains a sentence of the other.

    ``bigrams`` are those of the sentences, each with its ``weight``.
    """
    (st, own_t), (sv, own_v) = ((side.texts, side.owner) for side in pieces)
    a, b = centred(text_vectors(st, background), text_vectors(sv, background))
    p, q, pair = _expand(*pairs, own_t, own_v)
    (both,), _ = shared(bigrams, p, q, [weight])
    wt, wv = bigrams.template.total(weight) + 1e-3, bigrams.variant.total(weight) + 1e-3
    dice, near = 2 * both / (wt[p] + wv[q]), cosine(a[p], b[q])
    sim = np.asarray(OF_CHARACTERS * dice + OF_MEANING * np.maximum(near, 0), np.float32)
    n = len(pairs[0])
    sizes = np.bincount(own_t)[pairs[0]], np.bincount(own_v)[pairs[1]]
    return {
        "sentences_home_t": _home(sim, p, pair, len(st), sizes[0]),
        "sentences_home_v": _home(sim, q, pair, len(sv), sizes[1]),
        "sentence_lead_t": _beyond(sim, p, pair, len(st), n),
        "sentence_lead_v": _beyond(sim, q, pair, len(sv), n),
    }
