"""Pairs of clauses with their probability, and what spoke for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from .calibrate import calibrated
from .first import first_pass
from .kept import same_words, still_open
from .known import background, model
from .records import Floats, Ints, Told, Unit
from .roles import framed
from .second import second_pass


@dataclass(frozen=True, slots=True)
class Weighed:
    """Candidate pairs (i, j): probability, likeness 0 to 1, and log-odds by evidence."""

    i: Ints
    j: Ints
    probability: Floats
    likeness: Floats
    names: tuple[str, ...]
    values: Floats
    parts: Floats


NOTHING_TOLD = Told()
# A pair that the first look gives less keeps that: nineteen twentieths of all, and of four
# thousand links that people found fifteen.
HOPELESS = 0.002
# A clause that stands word for word on both sides is a link at least as sure as this.
KEPT = 0.95


def weigh(template: Sequence[Unit], variant: Sequence[Unit], told: Told = NOTHING_TOLD) -> Weighed:
    """Weigh every candidate pair of two non-empty lists of clauses that all have words.

    What a user decided is certain, in both passes: its neighbours are weighed with it in view.
    """
    import numpy as np

    known = model()
    found = first_pass(template, variant, background())
    alone = known.first.probability(known.first.parts(known.first.values(found.evidence)))
    left = still_open(template, variant, found)
    first = told.impose(found.i, found.j, np.where(left, alone, 0))
    values = known.second.values(second_pass(found, first, template, variant))
    likeness = np.asarray(found.evidence["fuzz"])
    parts = known.second.parts(values)
    second = np.where(first > HOPELESS, known.second.probability(parts), first)
    likely = calibrated(found, second, framed(template, variant, found))
    sure = np.where(same_words(template, variant, found), np.maximum(likely, KEPT), likely)
    probability = told.impose(found.i, found.j, sure)
    return Weighed(found.i, found.j, probability, likeness, known.second.names, values, parts)
