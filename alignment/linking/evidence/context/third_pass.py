"""Third pass: what a pair adds to the links that the second pass finds likely.

Two of three links belong to a clause with several partners. Whether one more belongs to them shows
when the others are known: it says what they leave open, or it says the same over again
(``residue.py``); the rest of its list belongs to them, or does not (``lists.py``). Only likely and
doubtful pairs are looked at once more, one in three.
"""

from collections.abc import Sequence

import numpy as np

from ...model import Background, Candidates, Evidence, Floats, Index, Ints, Unit
from ..cells import largest
from ..rivals import rival
from ..topics import topics_in, touched, weight_of
from .lists import list_evidence
from .residue import Doubtful, residue_evidence
from .standing import odds

# Pairs that the second pass gives less are no partners of anything.
DOUBTFUL = 0.01
# What the second pass says, as one evidence beside the others.
SECOND = "second_odds"


def third_pass(
    c: Candidates,
    passes: tuple[Floats, Floats],
    template: Sequence[Unit],
    variant: Sequence[Unit],
    known: Background,
    look: Ints,
) -> Evidence:
    """Return the evidence of the pairs to look into once more.

    ``passes`` are the probabilities that the first and the second pass give to all candidates,
    ``look`` the places of the pairs looked into, ascending.
    """
    first, p = passes
    pairs = Doubtful(c.i[look], c.j[look], p[look])
    ours, theirs = (touched(tuple(side), known, "concepts") for side in (template, variant))
    concepts = Index.of(ours, theirs, np.arange(topics_in("concepts"), dtype=np.uint64))
    return {
        SECOND: odds(pairs.p),
        **residue_evidence("bigrams", c.bigrams, c.weight, pairs),
        **residue_evidence("concepts", concepts, weight_of(concepts), pairs),
        **list_evidence(c, p, template, variant, look),
        **_company(pairs, len(template), len(variant)),
        "first_rival_t": rival(first, c.i, len(template))[0][look],
        "first_rival_v": rival(first, c.j, len(variant))[0][look],
    }


def _company(pairs: Doubtful, many_t: int, many_v: int) -> Evidence:
    """Return how likely the best rivals of a pair are, and its likelier neighbours."""
    i, j, p = pairs
    # A column more: what stands beside the first or the last clause is none of another row.
    width = many_v + 1
    table, own = largest(i * width + j, p), i * width + j
    return {
        "second_rival_t": rival(p, i, many_t)[0],
        "second_rival_v": rival(p, j, many_v)[0],
        "second_beside_t": np.maximum(table.at(own - width), table.at(own + width)),
        "second_beside_v": np.maximum(table.at(own - 1), table.at(own + 1)),
    }
