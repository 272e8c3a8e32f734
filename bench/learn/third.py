"""The third look learned: a weighted sum of the odds of the second and of what is left to say."""

from collections.abc import Sequence

import numpy as np
from duizhao.alignment.linking.evidence.context.third_pass import DOUBTFUL, SECOND, third_pass
from duizhao.alignment.linking.learned.third import Third
from duizhao.alignment.linking.learned.weights import background, sigmoid, turned
from duizhao.alignment.tables import classes

from bench.alignments import kind_of
from bench.learn.lessons import USUAL, Looked, enumerated, fold, left_out, lessons
from bench.learn.line import straight
from bench.learn.samples import Sample

# The penalty of a weight: of a dozen evidences each may say more of its own than of two hundred.
# Twice or a third of it is the same.
RIDGE = 30.0


def looked_again(one: Sample, seen: Looked, odds: np.ndarray, without: str) -> Looked:
    """Return what the third look sees of a sample; ``odds`` are those of the second, left out.

    The evidence stands in the order of ``names``, less the family ``without``.
    """
    p = seen.first.copy()
    p[seen.look] = sigmoid(odds)
    look = seen.look[p[seen.look] > DOUBTFUL]
    sides = one.template.units, one.variant.units
    found = third_pass(one.found, (seen.first, p), *sides, background(), look)
    values = [found[name] for name in names(found, without)]
    return Looked(p, look, np.column_stack(values).astype(np.float32))


def names(found: Sequence[str] | dict[str, np.ndarray], without: str) -> tuple[str, ...]:
    """Return the names of evidence in their order: the odds of the second look first."""
    family = classes("evidence")
    return (SECOND, *sorted(n for n in found if n != SECOND and family[n] != without))


def thirds(
    base: Sequence[Sample], seen: Sequence[Looked], odds: Sequence[np.ndarray], without: str
) -> tuple[list[Third], list[np.ndarray]]:
    """Return the third looks learned without each fold in turn, and all odds, left out.

    With ``without`` empty, the one learned on all stands last. It learns from what the second look
    says of pairs that it did not learn from. Local rules alone teach it: where a law was revised
    hardly a clause has several partners.
    """
    later = [looked_again(*each, without) for each in zip(base, seen, odds, strict=True)]
    columns = names(_some(base[0], seen[0]), without)
    taught = [
        one if kind_of(s.set) in USUAL else one._replace(weight=np.zeros(len(one.weight)))
        for s, one in ((s, lessons(s, v, v.values[:, 0])) for s, v in zip(base, later, strict=True))
    ]
    rests = left_out(base, taught, not without)
    found = [Third(columns, straight(*rest, turned(columns), RIDGE)) for _, rest in rests]
    out = [one.copy() for one in odds]
    for number, (s, v) in enumerated(base, later):
        again = np.isin(seen[number].look, v.look)
        out[number][again] = found[fold(s, number)].odds(v.values)
    return found, out


def _some(one: Sample, seen: Looked) -> dict[str, np.ndarray]:
    """Return the evidence of the third look of a sample."""
    sides = one.template.units, one.variant.units
    return third_pass(one.found, (seen.first, seen.first), *sides, background(), seen.look[:1])
