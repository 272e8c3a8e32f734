"""Evidence of sentences: the best one shared, and how much of a clause a partner explains.

A sentence that a truer partner explains supports no second link: what counts is what a partner
explains better than the next best does.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from .ngrams import index, rarity, shared
from .records import REMEMBERED, Background, Evidence, Floats, Ints
from .rivals import most, rival
from .vectors import centred, cosine, text_vectors

SENTENCE = re.compile(r"[^。;；\n]*[。;；\n]|[^。;；\n]+$")
# A shorter piece (但是除外。) says nothing alone and joins the next.
SHORTEST = 7
# Characters beside meaning: characters decide where words were kept, vectors where they were not.
OF_CHARACTERS, OF_MEANING = 0.7, 0.3


def _cut(text: str) -> list[str]:
    """Return the sentences and semicolon parts of one text, too short ones joined."""
    out: list[str] = []
    rest = ""
    for match in SENTENCE.finditer(text):
        rest += match.group()
        if len(rest) >= SHORTEST:
            out.append(rest)
            rest = ""
    if rest and out:
        out[-1] += rest
    elif rest:
        out.append(rest)
    return out


@lru_cache(REMEMBERED)
def _sentences(texts: tuple[str, ...]) -> tuple[tuple[str, ...], Ints]:
    """Return all sentences, and whose each is."""
    cut = [_cut(text) for text in texts]
    owner = np.repeat(np.arange(len(cut)), [len(part) for part in cut])
    return tuple(sentence for part in cut for sentence in part), owner


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


def _explained(
    sim: Floats, sentence: Ints, pair: Ints, weight: Floats, own: Ints, clause: Ints
) -> dict[str, Floats]:
    """Return the share of a clause that a partner explains: softly, as the best, beyond others."""
    pairs = len(clause)
    key = sentence * pairs + pair
    order = np.argsort(key, kind="stable")
    first = np.flatnonzero(np.r_[True, np.diff(key[order]) != 0])
    best = np.maximum.reduceat(sim[order], first)
    sentence, pair = sentence[order][first], pair[order][first]
    second, _ = rival(best, sentence, len(weight))
    total = np.bincount(own, weight, own.max() + 1)[clause] + 1e-6
    beyond = best - second
    shares = {"cov": best, "ex": best * (beyond >= 0), "mg": np.maximum(beyond, 0)}
    out = {k: np.bincount(pair, weight[sentence] * x, pairs) / total for k, x in shares.items()}
    return out | {"bm": most(np.maximum(beyond, -0.3), pair, pairs)}


def sentence_evidence(
    template: Sequence[str], variant: Sequence[str], i: Ints, j: Ints, background: Background
) -> Evidence:
    """Return the best sentence shared and the shares explained, both ways, of each pair."""
    (st, own_t), (sv, own_v) = _sentences(tuple(template)), _sentences(tuple(variant))
    ix = index(st, sv, 2)
    weight = rarity(ix, background).mixed
    a, b = centred(text_vectors(st, background), text_vectors(sv, background))
    p, q, pair = _expand(i, j, own_t, own_v)
    (both,), _ = shared(ix, p, q, [weight])
    wt, wv = ix.template.total(weight) + 1e-3, ix.variant.total(weight) + 1e-3
    dice, near = 2 * both / (wt[p] + wv[q]), cosine(a[p], b[q])
    sim = np.asarray(OF_CHARACTERS * dice + OF_MEANING * np.maximum(near, 0), np.float32)
    n = len(i)
    mass = most(sim * np.sqrt(np.minimum(wt[p], wv[q])), pair, n)
    best = {"sent_dice": dice, "sent_cos": near, "sent_sim": sim}
    out: Evidence = {name: most(x, pair, n) for name, x in best.items()}
    out["sent_mass"] = np.log1p(np.maximum(mass, 0))
    for end, side in (("t", (p, wt, own_t, i)), ("v", (q, wv, own_v, j))):
        sentence, weights, own, clause = side
        shares = _explained(sim, sentence, pair, weights, own, clause)
        out |= {f"{name}_{end}": x for name, x in shares.items()}
    return out
