"""Evidence against twins: a near-copy of a clause that has its partner needs one of its own.

Where a text says nearly the same twice and the other text has only one of the two, that one
answers the likelier of the twins; the other twin has no counterpart, unless it explains words
that the first does not.
"""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from ...model import Bools, Evidence, Floats, Ints, Unit

# Likeness from which two clauses of one text begin to be copies of each other.
ALIKE = 0.5
# Characters that likeness looks at, as in the first pass.
LONGEST = 400


def _twin(units: Sequence[Unit], own: Ints, rivals: Ints, better: Bools, fresh: Floats) -> Floats:
    """Return how far a pair's clause copies the clause of a better rival and adds nothing."""
    out = np.zeros(len(own), np.float32)
    at = np.flatnonzero(better)
    if len(at):
        sides = ([units[k].text[:LONGEST] for k in side[at]] for side in (own, own[rivals]))
        # What is less alike counts as nought, and so need not be found out.
        likeness = process.cpdist(
            *sides, scorer=fuzz.ratio, score_cutoff=100 * ALIKE, dtype=np.float32
        )
        out[at] = np.maximum(likeness / 100 - ALIKE, 0) / (1 - ALIKE) * (1 - fresh[at])
    return out


def twin_evidence(
    units: tuple[Sequence[Unit], Sequence[Unit]],
    pairs: tuple[Ints, Ints],
    rivals: tuple[Ints, Ints],
    better: tuple[Bools, Bools],
    fresh: tuple[Floats, Floats],
) -> Evidence:
    """Return how far each clause of a pair is a twin; every argument is (template, variant).

    ``rivals`` are the best competing pairs of the template's and of the variant's clause,
    ``better`` tells whether they are likelier, ``fresh`` which share of what the pair has in
    common they leave to it.
    """
    # Two clauses of the template compete for one of the variant, and the other way round.
    twin_t = _twin(units[0], pairs[0], rivals[1], better[1], fresh[1])
    twin_v = _twin(units[1], pairs[1], rivals[0], better[0], fresh[0])
    return {"twin_t": twin_t, "twin_v": twin_v}
