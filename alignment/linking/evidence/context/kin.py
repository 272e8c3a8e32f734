"""Evidence of kin: a clause like one that already answers the other is likely a part of it too.

第五条 became 第七条 and 第八条. The first look finds 第七条 alone; but 第八条 speaks of the same
matter as 第七条 does, more than the other articles of its text, and so it may belong to 第五条.
"""

from collections.abc import Sequence

import numpy as np

from ...model import Background, Candidates, Evidence, Floats, Ints, Unit
from ..rivals import most
from ..vectors import centred, text_vectors

# A pair less likely than this makes no kin.
LIKELY = 0.3


def _kin(own: Ints, other: Ints, p: Floats, vectors: Floats, look: Ints) -> Floats:
    """Return the best of p × likeness over the likely pairs of a clause with another partner.

    ``own`` is the clause that both pairs have in common, ``other`` the one that is looked at.
    """
    strong = np.flatnonzero(p > LIKELY)
    strong = strong[np.argsort(own[strong], kind="stable")]
    first = np.searchsorted(own[strong], own[look], "left")
    size = np.searchsorted(own[strong], own[look], "right") - first
    pair = np.repeat(np.arange(len(look)), size)
    offset = np.arange(len(pair)) - np.repeat(np.cumsum(size) - size, size)
    rival = strong[first[pair] + offset]
    ours, theirs = other[look][pair], other[rival]
    alike = np.einsum("ij,ij->i", vectors[ours], vectors[theirs])
    found = np.where(ours != theirs, p[rival] * np.maximum(alike, 0), 0)
    return most(found.astype(np.float32), pair, len(look)).clip(0)


def kin_evidence(
    c: Candidates,
    p: Floats,
    template: Sequence[Unit],
    variant: Sequence[Unit],
    known: Background,
    look: Ints,
) -> Evidence:
    """Return how much a clause is like those that already answer the other one."""
    sides = [text_vectors([u.text for u in side], known) for side in (template, variant)]
    ours, theirs = centred(*sides)
    return {
        "kin_t": _kin(c.j, c.i, p, ours, look),
        "kin_v": _kin(c.i, c.j, p, theirs, look),
    }
