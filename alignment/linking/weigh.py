"""Pairs of clauses with their probability, and what spoke for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from .calibrate import calibrated
from .evidence.kept import same_words, still_open
from .evidence.rivals import most
from .evidence.roles import framed
from .first_pass import first_pass
from .model import Floats, Ints, Told, Unit
from .second_pass import second_pass
from .weights import background, model


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

    def best(self, template: int, variant: int) -> tuple[Floats, Floats]:
        """Return the probability of the likeliest pair of each clause of either text, 0 of none."""
        sides = (self.i, template), (self.j, variant)
        first, second = (most(self.probability, key, many) for key, many in sides)
        return first.clip(0), second.clip(0)

    def both(self, template: Floats, variant: Floats, least: float) -> Ints:
        """Return the places of the pairs whose clauses both have a likely pair: above ``least``."""
        import numpy as np

        return np.flatnonzero((template > least)[self.i] & (variant > least)[self.j])


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
