"""Evidence of acts: who is to do what, by stock words and by where in the clause words stand.

A duty (应当) is answered by a duty, a penalty (处罚款) by a penalty; an operator's duty is seldom
answered by a regulator's. So the one who acts, the beginning and the end of two clauses are held
against each other by the meaning of their words, and the stock words of acts are counted.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from ...tables import rows
from ..model import REMEMBERED, Background, Evidence, Floats, Ints, Unit
from .context.mates import articles
from .roles import played
from .vectors import cosine, text_vectors, unit

# Characters of the beginning and of the end of a clause, and of the lead-in before an item.
EDGE, LEAD = 40, 60
# Who acts: what stands before the word that says by what force, or before the first mark.
ACTOR = re.compile(
    r"(.{2,40}?)(?:应当|必须|可以|不得|负责|有权|有下列|对|在|按照|根据|依照|建立|[,、:。;])"
)
UNKNOWN = 12
AUTHORITY = re.compile("人民政府|主管部门|行政部门|机关|国务院|部门|法院|检察院|常务委员会")


# Clauses recur, in the other text and in every text of a batch.
@lru_cache(16384)
def actor(text: str) -> str:
    """Return who acts in a clause, as far as the words before its verb say so."""
    found = ACTOR.match(text)
    return found[1] if found else text[:UNKNOWN]


def _near(left: Floats, right: Floats, i: Ints, j: Ints) -> Floats:
    """Return how near texts are in meaning, less what all of them have in common; 0 if unknown."""
    middle = np.concatenate([left, right]).mean(axis=0)
    near = cosine(unit(left, middle)[i], unit(right, middle)[j])
    filled = [np.asarray((side != 0).any(axis=1)) for side in (left, right)]
    known = filled[0][i] & filled[1][j]
    return np.where(known, near, 0).astype(np.float32)


class _Seen(NamedTuple):
    """The texts of one side by what is compared of them, and who of them is an authority."""

    texts: dict[str, tuple[str, ...]]
    public: Floats


@lru_cache(REMEMBERED)
def _seen(units: tuple[Unit, ...]) -> _Seen:
    """Return who acts in each clause, its edges, its lead-in with it, and its whole article."""
    who = tuple([actor(u.text) for u in units])
    led = [units[u.parent].text[:LEAD] if u.parent >= 0 else "" for u in units]
    texts = {
        "actors": who,
        "beginning": tuple([u.text[:EDGE] for u in units]),
        "end": tuple([u.text[-EDGE:] for u in units]),
        "led": tuple([before + u.text for before, u in zip(led, units, strict=True)]),
        "article": _whole(units),
    }
    return _Seen(texts, np.array([bool(AUTHORITY.search(w)) for w in who], np.float32))


def _whole(units: Sequence[Unit]) -> tuple[str, ...]:
    """Return of each clause its whole article."""
    own = articles(units).tolist()
    words: dict[int, list[str]] = {}
    for at, u in zip(own, units, strict=True):
        words.setdefault(at, []).append(u.text)
    whole = {at: "".join(parts) for at, parts in words.items()}
    return tuple([whole[at] for at in own])


def _vectors(seen: _Seen, background: Background) -> list[Floats]:
    """Return the vectors of the texts of one side, all worked out at once."""
    every = text_vectors([*chain.from_iterable(seen.texts.values())], background)
    return np.split(every, len(seen.texts))


@lru_cache(REMEMBERED)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row[0], re.compile(row[1])) for row in rows("act_words"))


def _kinds_of_act(a: Sequence[str], b: Sequence[str], i: Ints, j: Ints) -> Evidence:
    """Return for each kind of act: in how many of the two clauses it is, and whether in one."""
    patterns = tuple(pattern for _, pattern in _kinds())
    ours, theirs = played(tuple(a), patterns)[i], played(tuple(b), patterns)[j]
    out: Evidence = {}
    for k, (name, _) in enumerate(_kinds()):
        out["acts_" + name] = ours[:, k] + theirs[:, k]
        out["one_acts_" + name] = np.abs(ours[:, k] - theirs[:, k])
    return out


def act_evidence(
    template: Sequence[Unit], variant: Sequence[Unit], i: Ints, j: Ints, background: Background
) -> Evidence:
    """Return how alike the actors, the edges and the acts of two clauses are."""
    seen = _seen(tuple(template)), _seen(tuple(variant))
    ours, theirs = (_vectors(side, background) for side in seen)
    out: Evidence = {
        name + "_near": _near(left, right, i, j)
        for name, left, right in zip(seen[0].texts, ours, theirs, strict=True)
    }
    who, public = [side.texts["actors"] for side in seen], [side.public for side in seen]
    pairs = [who[0][k] for k in i.tolist()], [who[1][k] for k in j.tolist()]
    out["actors_alike"] = process.cpdist(*pairs, scorer=fuzz.ratio, dtype=np.float32) / 100
    out["authority_both"] = public[0][i] * public[1][j]
    out["authority_one"] = np.abs(public[0][i] - public[1][j])
    return out | _kinds_of_act([u.text for u in template], [u.text for u in variant], i, j)
