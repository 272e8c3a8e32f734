"""Evidence of standing: what the first look made of a pair, of its rivals and of both texts."""

import numpy as np

from ..model import Candidates, Evidence, Floats, Ints
from .contest import rank
from .rivals import most, rival

# Probabilities nearer to 0 and 1 than this are not told apart.
EDGE = 1e-5
# As many sure pairs are taken for granted: three clauses say little of a document.
GRANTED, USUAL = 2, 0.8


def odds(p: Floats) -> Floats:
    """Return the log-odds of probabilities."""
    clipped = np.clip(p, EDGE, 1 - EDGE)
    return np.asarray(np.log(clipped / (1 - clipped)), np.float32)


def sureness(p: Floats) -> float:
    """Return how sure a likely pair is on average, shrunk towards the usual."""
    return (float(p @ p) + GRANTED * USUAL) / (float(p.sum()) + GRANTED)


def _of_side(p: Floats, key: Ints, many: int, look: Ints, side: str) -> Evidence:
    """Return how the pairs looked into stand among the pairs of one of their clauses."""
    own = p[look]
    return {
        "rival_" + side: rival(p, key, many)[0][look],
        "others_" + side: np.bincount(key, p, many)[key[look]] - own,
        "first_rank_" + side: rank(own, key[look]),
        "answered_" + side: np.full(len(look), most(p, key, many).clip(0).mean()),
    }


def standing_evidence(c: Candidates, p: Floats, sizes: tuple[int, int], look: Ints) -> Evidence:
    """Return how pairs stand among their rivals, and how sure the first look is of the texts.

    ``p`` are the probabilities of all candidates, ``look`` the places of those looked into,
    ``sizes`` the numbers of clauses.
    """
    out = _of_side(p, c.i, sizes[0], look, "t") | _of_side(p, c.j, sizes[1], look, "v")
    return out | {
        "first_odds": odds(p[look]),
        "rival_most": np.maximum(out["rival_t"], out["rival_v"]),
        "rival_least": np.minimum(out["rival_t"], out["rival_v"]),
        "sureness": np.full(len(look), sureness(p)),
    }
