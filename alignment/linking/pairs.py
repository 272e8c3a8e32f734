"""Pairs of clauses with their probability, and what spoke for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from .first import first_pass
from .known import background, model
from .records import Floats, Ints, Unit
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


def weigh(template: Sequence[Unit], variant: Sequence[Unit]) -> Weighed:
    """Weigh every candidate pair of two non-empty lists of clauses that all have words."""
    import numpy as np

    known = model()
    found = first_pass(template, variant, background())
    evidence = second_pass(found, known.first.probability(found.evidence), template, variant)
    names = known.second.names
    values = np.column_stack([evidence[name] for name in names]).astype(np.float32)
    likeness = np.asarray(found.evidence["fuzz"])
    parts = known.second.parts(evidence)
    return Weighed(
        found.i, found.j, known.second.probability(evidence), likeness, names, values, parts
    )
