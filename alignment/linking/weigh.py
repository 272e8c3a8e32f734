"""Pairs of clauses with their probability, and what spoke for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from .calibrate import calibrated, of_items
from .evidence.context.third_pass import DOUBTFUL, third_pass
from .evidence.kept import same_words, still_open
from .evidence.rivals import most
from .evidence.roles import framed
from .first_pass import first_pass
from .learned.third import Third
from .learned.weights import Looked, Model, background, model, sigmoid
from .model import Bools, Candidates, Floats, Ints, Scale, Unit, UnitDecisions
from .second_pass import second_pass


@dataclass(frozen=True, slots=True)
class Weighed:
    """Candidate pairs (i, j): probability and likeness 0 to 1.

    ``row`` is the row of ``values`` and ``third`` that holds the evidence of a pair, as the second
    and the third look of ``known`` ask for it; -1 for a pair that was not looked into. Those in
    ``third`` are no numbers for a pair that was not looked into once more. ``looked`` is what the
    second look says, a row for each as well.
    """

    i: Ints
    j: Ints
    probability: Floats
    likeness: Floats
    row: Ints
    values: Floats
    third: Floats
    looked: Looked
    known: Model

    def best(self, template: int, variant: int) -> tuple[Floats, Floats]:
        """Return the probability of the likeliest pair of each clause of either text, 0 of none."""
        sides = (self.i, template), (self.j, variant)
        first, second = (most(self.probability, key, many) for key, many in sides)
        return first.clip(0), second.clip(0)

    def alone(self, template: int, variant: int) -> tuple[Floats, Floats]:
        """Return how probable it is that each clause of either text has no counterpart.

        Three pairs of 0.2 leave 0.8 × 0.8 × 0.8: one of them may well be a link.
        """
        import numpy as np

        none = np.log1p(-self.probability.astype(np.float64).clip(0, SUREST))
        ends = (self.i, template), (self.j, variant)
        ours, theirs = (np.exp(np.bincount(key, none, many)) for key, many in ends)
        return ours, theirs

    def both(self, template: Floats, variant: Floats, least: float) -> Ints:
        """Return the places of the pairs whose clauses both have a likely pair: above ``least``."""
        import numpy as np

        return np.flatnonzero((template > least)[self.i] & (variant > least)[self.j])

    def why(self, pairs: Sequence[int]) -> tuple[Floats, Floats]:
        """Return the evidence of pairs, and what each adds to the log-odds: pairs × names.

        Noughts for a pair that was not looked into.
        """
        import numpy as np

        row = self.row[list(pairs)]
        known = row >= 0
        values, parts = np.zeros((2, len(row), len(self.known.names)), np.float32)
        second, third = self.values[row[known]], self.third[row[known]]
        values[known] = np.nan_to_num(np.concatenate([second, third[:, 1:]], axis=1))
        parts[known] = self.known.parts(second, third, self.looked.at(row[known]))
        return values, parts


NOTHING_TOLD = UnitDecisions()
# No pair is surer than this when it is asked whether a clause has none.
SUREST = 1 - 1e-6
# A pair that the first look gives less keeps that: nineteen twentieths of all, and of two thousand
# five hundred links that people found in pairs of documents drawn at random one in twenty-five,
# which the second look would not have found either (F1 is the same from 0.0005 to 0.004).
HOPELESS = 0.004
# A clause that stands word for word on both sides is a link at least as sure as this.
KEPT = 0.95


def first_look(
    found: Candidates, template: Sequence[Unit], variant: Sequence[Unit], known: Scale
) -> tuple[Floats, Bools]:
    """Return the first probabilities of candidates, and which are kept word for word.

    A clause kept nearly word for word rules its other pairs out; one kept word for word is sure.
    """
    import numpy as np

    alone = known.probability(known.parts(known.values(found.evidence)))
    first = np.where(still_open(template, variant, found), alone, 0)
    same = same_words(template, variant, found)
    return np.where(same, np.maximum(first, KEPT), first), same


def _once_more(
    found: Candidates,
    passes: tuple[Floats, Floats],
    template: Sequence[Unit],
    variant: Sequence[Unit],
    look: Ints,
    known: Third,
) -> Floats:
    """Return the evidence of the third look, a row for each of ``look``.

    ``passes`` are the probabilities that the first and the second look give to all pairs; of those
    that the second gives next to nothing there are no numbers.
    """
    import numpy as np

    doubtful = passes[1][look] > DOUBTFUL
    seen = third_pass(found, passes, template, variant, background(), look[doubtful])
    out = np.full((len(look), len(known.names)), np.nan, np.float32)
    out[doubtful] = known.values(seen)
    return out


def _listed(found: Candidates, template: Sequence[Unit], variant: Sequence[Unit]) -> Bools:
    """Tell of which pairs both clauses are items of lists."""
    import numpy as np

    ours, theirs = (np.array([unit.listed for unit in side]) for side in (template, variant))
    return np.asarray(ours[found.i] & theirs[found.j])


def weigh(
    template: Sequence[Unit],
    variant: Sequence[Unit],
    told: UnitDecisions = NOTHING_TOLD,
    known: Model | None = None,
) -> Weighed:
    """Weigh every candidate pair of two non-empty lists of clauses that all have words.

    What a user decided is certain, in every pass: its neighbours are weighed with it in view.
    ``known`` is what was learned, the model that ships if not given.
    """
    import numpy as np

    known = known or model()
    found = first_pass(template, variant, background())
    alone, same = first_look(found, template, variant, known.first)
    first = told.impose(found.i, found.j, alone)
    look = np.flatnonzero((first > HOPELESS) & ~same)
    values = known.values(second_pass(found, first, template, variant, background(), look))
    second = first.copy()
    looked = known.looked(values)
    second[look] = sigmoid(looked.odds)
    second = told.impose(found.i, found.j, second)
    third = _once_more(found, (first, second), template, variant, look, known.third)
    again = ~np.isnan(third[:, 0])
    likely = second.copy()
    likely[look[again]] = sigmoid(known.third.odds(third[again]))
    likely = calibrated(found, likely, framed(template, variant, found), second)
    likely[look] = known.probability(likely[look])
    sure = told.impose(found.i, found.j, np.where(same, np.maximum(likely, KEPT), likely))
    probability = of_items(found, sure, _listed(found, template, variant))
    row = np.full(len(found.i), -1)
    row[look] = np.arange(len(look))
    likeness = np.asarray(found.evidence["likeness"])
    return Weighed(found.i, found.j, probability, likeness, row, values, third, looked, known)
