"""Second pass: what the probabilities of the other pairs say about a pair.

A worked example. The variant cuts an article of the template in two::

    template   第五条  食堂应当公示菜单。食堂应当留样。
    variant    第六条  食堂应当公示菜单。        第七条  食堂应当留样。

The words alone give either pair half of the article. The second pass takes away from each pair
what its likeliest rival shares as well. 第五条 and 第七条 share 留样, which 第六条 lacks: that is
left (``left_t``), and the pair stays likely; the article was split. Were 第七条 another copy of
食堂应当公示菜单, 第六条 would share all of it, and nothing would be left: that speaks against a
second link.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .evidence.acts import act_evidence
from .evidence.contest import contest_evidence
from .evidence.context.about import about_evidence
from .evidence.context.around import around_evidence
from .evidence.context.blocks import block_evidence
from .evidence.context.chapters import chapter_evidence
from .evidence.context.kin import kin_evidence
from .evidence.context.mates import mate_evidence
from .evidence.context.standing import standing_evidence
from .evidence.context.twins import twin_evidence
from .evidence.cover import cover_evidence
from .evidence.ngrams import holds, sums
from .evidence.rivals import rival
from .evidence.shape import shape_evidence
from .evidence.topics import Table, topic_evidence
from .model import Background, Bools, Candidates, Evidence, Floats, Ints, Unit

# Pairs below this probability are not looked into: they are nineteen twentieths of all.
SLIGHT = 0.004
# Pairs looked into together: bounds the memory of long documents.
PAIRS = 2048
# A competitor below this explains nothing.
RIVAL = 0.1
# Pairs above this are anchors of the order.
SURE = 0.6
# Places looked at around a pair; the table of probabilities has a margin of as many.
REACH = 4
# What a pair is held against its rivals by, beside the words shared (first pass).
MEASURES = (
    "said_t",
    "said_v",
    "said_least",
    "said_in_article_t",
    "said_in_article_v",
    "likeness",
    "meaning",
    "led_said_least",
    "led_near",
    "article_near",
    "rarest",
    "topics",
    "topics_rarest",
    "concepts",
    "concepts_rarest",
)
# What clauses are about, broad and fine.
TABLES: tuple[Table, ...] = ("topics", "concepts")


def _around(table: Floats, i: Ints, j: Ints) -> Evidence:
    """Return the probabilities of the neighbours in both texts."""

    # Looked up row after row in one line: half the time of two indices.
    width, flat = table.shape[1], table.ravel()
    own = (i + REACH) * width + j + REACH

    def at(di: int, dj: int) -> Floats:
        return np.asarray(flat.take(own + (di * width + dj)))

    steps = [(a, b, 1 - 0.15 * (a + b - 2)) for a in range(1, REACH) for b in range(1, REACH)]
    return {
        "before": np.maximum.reduce([at(-a, -b) * fade for a, b, fade in steps]),
        "after": np.maximum.reduce([at(a, b) * fade for a, b, fade in steps]),
    }


def _faded(away: NDArray[Any]) -> Floats:
    """Return a distance, 0 to 1 of a text, so that near places differ more than far ones."""
    return np.asarray(np.minimum(np.log1p(np.abs(away) * 20), 2))


def _median(near: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the median of each column without its missing values; 0 where all are missing.

    numpy's own nanmedian loads masked arrays: a quarter of a second.
    """
    known = np.sort(near, axis=0)
    count = (~np.isnan(known)).sum(axis=0)
    column = np.arange(near.shape[1])
    low, high = known[np.maximum(count - 1, 0) // 2, column], known[count // 2, column]
    return np.where(count > 0, (low + high) / 2, 0)


def _displacement(p: Floats, a: Ints, b: Ints, na: int, nb: int) -> Floats:
    """Return how far b lies from the partners of the three surest neighbours on either side of a.

    Their median stands for the place where the order would have b.
    """
    sure = np.flatnonzero(p > SURE)
    if len(sure) < 3:
        return _faded(a / na - b / nb)
    order = sure[np.lexsort((b[sure], a[sure]))]
    x, y = a[order], b[order].astype(float)
    before, after = np.searchsorted(x, a, "left"), np.searchsorted(x, a, "right")
    y = np.r_[[np.nan] * 3, y, [np.nan] * 3]
    near = np.stack([y[before + k] for k in range(3)] + [y[after + 3 + k] for k in range(3)])
    return _faded((_median(near) - b) / nb)


def _unexplained(c: Candidates, p: Floats, by_row: Ints, by_column: Ints) -> tuple[Floats, Floats]:
    """Return the weight of what a pair shares and its best competitors do not share."""
    left = np.zeros((2, len(p)), np.float32)
    looked = np.flatnonzero(p > SLIGHT)
    template, variant = c.bigrams.template, c.bigrams.variant
    for block in range(0, len(looked), PAIRS):
        at = looked[block : block + PAIRS]
        ids, pair = variant.within(c.j[at])
        hit = holds(template, c.i[at], pair, ids, len(c.weight))
        ids, pair = ids[hit], pair[hit]
        whole = sums(c.weight[ids], pair, len(at))
        for side, rivals in enumerate((by_row[at], by_column[at])):
            known = (rivals >= 0) & (p[rivals] > RIVAL)
            bag, texts = (template, c.i[rivals]) if side else (variant, c.j[rivals])
            both = known[pair] & holds(bag, texts, pair, ids, len(c.weight))
            left[side, at] = whole - sums(c.weight[ids[both]], pair[both], len(at))
    return left[0], left[1]


def _residual(
    c: Candidates, p: Floats, row: tuple[Floats, Ints], column: tuple[Floats, Ints]
) -> Evidence:
    """Return what remains for a pair: text that a truer partner explains supports no second."""
    left_t, left_v = _unexplained(c, p, row[1], column[1])
    t = left_t / (c.bigrams.template.total(c.weight)[c.i] + 1e-3)
    v = left_v / (c.bigrams.variant.total(c.weight)[c.j] + 1e-3)
    con_t, con_v = c.evidence["shared_of_t"], c.evidence["shared_of_v"]
    return {
        "left_t": t,
        "left_v": v,
        "left_said_t": t * con_v,
        "left_said_v": v * con_t,
        "left_weight": np.log1p(np.minimum(left_t, left_v)),
        "taken_t": row[0] * (1 - np.minimum(t / (con_t + 1e-3), 1)),
        "taken_v": column[0] * (1 - np.minimum(v / (con_v + 1e-3), 1)),
    }


def _better(p: Floats, rival: Floats) -> Bools:
    """Tell which pairs worth a look have a likelier rival."""
    return np.asarray((p > SLIGHT) & (rival > p) & (rival > RIVAL))


def _fresh(left: Floats, shared: Floats) -> Floats:
    """Return the share of the words in common that the rival leaves."""
    return np.asarray(np.clip(left / (shared + 1e-3), 0, 1), np.float32)


def second_pass(
    c: Candidates,
    p: Floats,
    template: Sequence[Unit],
    variant: Sequence[Unit],
    known: Background,
    look: Ints,
) -> Evidence:
    """Return the evidence of the pairs to look into: of the texts, and of the first pass.

    ``p`` are the probabilities that the first pass gives to all candidates, ``look`` the places of
    the pairs looked into.
    """
    sizes = len(template), len(variant)
    row, column = rival(p, c.i, sizes[0]), rival(p, c.j, sizes[1])
    before = c.evidence | _of_first_pass(c, p, template, variant, (row, column))
    out: Evidence = {name: values.take(look) for name, values in before.items()}
    i, j = c.i[look], c.j[look]
    out |= standing_evidence(c, p, (row[0], column[0]), sizes, look)
    out |= around_evidence(c, p, template, variant, look)
    out |= kin_evidence(c, p, template, variant, known, look)
    out |= block_evidence(c, template, variant, look)
    out |= chapter_evidence(c, p, template, variant, look)
    out |= cover_evidence(template, variant, i, j, known)
    for table in TABLES:
        out |= topic_evidence(table, template, variant, i, j, known)
    out |= about_evidence(template, variant, i, j, known)
    out |= shape_evidence(template, variant, i, j, out["likeness"])
    out |= act_evidence(template, variant, i, j, known)
    return out | contest_evidence({name: out[name] for name in MEASURES}, i, j)


def _of_first_pass(
    c: Candidates,
    p: Floats,
    template: Sequence[Unit],
    variant: Sequence[Unit],
    rivals: tuple[tuple[Floats, Ints], tuple[Floats, Ints]],
) -> Evidence:
    """Return what the probabilities ``p`` of the first pass say around all candidates.

    ``rivals`` are the best competitors of each on either side: probability and place.
    """
    row, column = rivals
    nt, nv = len(template), len(variant)
    table = np.zeros((nt + 2 * REACH, nv + 2 * REACH), np.float32)
    table[c.i + REACH, c.j + REACH] = p
    out = _around(table, c.i, c.j) | _residual(c, p, row, column)
    out["displaced_t"] = _displacement(p, c.i, c.j, nt, nv)
    out["displaced_v"] = _displacement(p, c.j, c.i, nv, nt)
    out |= twin_evidence(
        (template, variant),
        (c.i, c.j),
        (row[1], column[1]),
        (_better(p, row[0]), _better(p, column[0])),
        (
            _fresh(out["left_t"], c.evidence["shared_of_t"]),
            _fresh(out["left_v"], c.evidence["shared_of_v"]),
        ),
    )
    return out | mate_evidence(p, c, template, variant, (row[0], column[0]), p > SLIGHT)
