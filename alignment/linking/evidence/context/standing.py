"""Evidence of standing: what the first look made of a pair and of its rivals.

A worked example. The first look gives (a, x) 0.9 and (a, y) 0.5. Of (a, x) this tells log-odds 2.2,
a best rival of 0.5 on the side of a, 0.5 for all the others together, and the first place; of
(a, y) log-odds 0, a best rival of 0.9, and the second place: y likely is no counterpart of a.
"""

import numpy as np

from ...model import Candidates, Evidence, Floats, Ints
from ..contest import contests

# Probabilities nearer to 0 and 1 than this are not told apart.
EDGE = 1e-5


def odds(p: Floats) -> Floats:
    """Return the log-odds of probabilities."""
    clipped = np.clip(p, EDGE, 1 - EDGE)
    return np.asarray(np.log(clipped / (1 - clipped)), np.float32)


def _of_side(p: Floats, key: Ints, best: Floats, many: int, look: Ints, side: str) -> Evidence:
    """Return how the pairs looked into stand among the pairs of one of their clauses."""
    own = p[look]
    return {
        "rival_" + side: best[look],
        "others_" + side: np.bincount(key, p, many)[key[look]] - own,
        "first_rank_" + side: contests(own[None], key[look])[1][0],
    }


def standing_evidence(
    c: Candidates, p: Floats, rivals: tuple[Floats, Floats], sizes: tuple[int, int], look: Ints
) -> Evidence:
    """Return how pairs stand among their rivals.

    ``p`` are the probabilities of all candidates, ``rivals`` those of their best competitors on
    either side, ``look`` the places of those looked into, ``sizes`` the numbers of clauses.
    """
    out = _of_side(p, c.i, rivals[0], sizes[0], look, "t")
    out |= _of_side(p, c.j, rivals[1], sizes[1], look, "v")
    return out | {
        "first_odds": odds(p[look]),
        "rival_most": np.maximum(out["rival_t"], out["rival_v"]),
        "rival_least": np.minimum(out["rival_t"], out["rival_v"]),
    }
