"""Evidence of acts: who is to do what, by stock words and by where in the clause words stand.

A duty (应当) is answered by a duty, a penalty (处罚款) by a penalty; an operator's duty is seldom
answered by a regulator's. So the one who acts, the beginning and the end of two clauses are held
against each other by the meaning of their words, and the stock words of acts are counted.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

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


def _near(a: Sequence[str], b: Sequence[str], i: Ints, j: Ints, background: Background) -> Floats:
    """Return how near texts are in meaning, less what all of them have in common; 0 if unknown."""
    left, right = text_vectors(a, background), text_vectors(b, background)
    middle = np.concatenate([left, right]).mean(axis=0)
    near = cosine(unit(left, middle)[i], unit(right, middle)[j])
    filled = [np.asarray((side != 0).any(axis=1)) for side in (left, right)]
    known = filled[0][i] & filled[1][j]
    return np.where(known, near, 0).astype(np.float32)


def _led(units: Sequence[Unit]) -> list[str]:
    """Return each clause after the beginning of its lead-in."""
    led = [units[u.parent].text[:LEAD] if u.parent >= 0 else "" for u in units]
    return [before + u.text for before, u in zip(led, units, strict=True)]


def _whole(units: Sequence[Unit]) -> list[str]:
    """Return of each clause its whole article."""
    own = articles(units).tolist()
    words: dict[int, str] = {}
    for at, u in zip(own, units, strict=True):
        words[at] = words.get(at, "") + u.text
    return [words[at] for at in own]


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
    a, b = [u.text for u in template], [u.text for u in variant]
    who = [actor(text) for text in a], [actor(text) for text in b]
    public = [np.array([bool(AUTHORITY.search(w)) for w in side], np.float32) for side in who]
    pairs = [who[0][k] for k in i.tolist()], [who[1][k] for k in j.tolist()]
    edges = {
        "actors_near": who,
        "beginning_near": ([t[:EDGE] for t in a], [t[:EDGE] for t in b]),
        "end_near": ([t[-EDGE:] for t in a], [t[-EDGE:] for t in b]),
        "led_near": (_led(template), _led(variant)),
        "article_near": (_whole(template), _whole(variant)),
    }
    out: Evidence = {name: _near(*side, i, j, background) for name, side in edges.items()}
    out["actors_alike"] = process.cpdist(*pairs, scorer=fuzz.ratio, dtype=np.float32) / 100
    out["authority_both"] = public[0][i] * public[1][j]
    out["authority_one"] = np.abs(public[0][i] - public[1][j])
    return out | _kinds_of_act(a, b, i, j)
