"""What kindred texts and strangers are owed: pairs that frame a text, and stock clauses.

What was learned holds for texts kept and texts worded anew alike. Two things are left. Strangers
share stock clauses that are links between kindred texts: all of their odds fall together, a shift
of the base rate (Saerens, Latinne and Decaestecker 2002). And what opens or closes kindred texts
answers each other.
"""

import numpy as np

from .evidence.rivals import most, rival
from .model import Bools, Candidates, Floats

# As many sure pairs are taken for granted: three clauses say little of a document.
GRANTED, USUAL = 2, 0.8
# Of 37 pairs of unrelated laws two have a likely counterpart for 0.15 of their clauses or more; of
# 123 pairs of kindred texts none for less than 0.22.
STRANGE, KINDRED = 0.15, 0.22
# In these kindred texts a likely pair has 0.38 or more on average. Rules put together at random
# from the same phrases have a quarter: everything is a little like everything.
VAGUE, CLEAR = 0.28, 0.36
# Log-odds of pairs between strangers: what of theirs is given 0.95 is seldom a link.
STRANGERS = -5.0
# Between kindred texts opening clauses answer each other, and so do closing ones: of 95 such pairs
# in hand-made alignments 94 are links, three of which their few words alone would not show.
FRAMED = 0.95
# They answer nothing else: of 27 other pairs of theirs that were given from 0.1 to 0.9 none is a
# link, of three that were given more two are.
ELSE = -3.0
# Items of lists answer each other one by one, and the looks do not know it: they learn from whole
# articles. Of two items each of which has a likelier partner a third as many are links as is said.
# So much the log-odds of two items fall for each rival that is certain: it is the likeliest of 867
# such pairs of all hand-made alignments (standard error 0.12; of random ones alone -0.98, 0.19).
# Of clauses that are no items rivals tell nothing more.
RIVALS = -0.85


def sureness(p: Floats) -> float:
    """Return how sure a likely pair is on average, shrunk towards the usual."""
    # In double precision: the order of the pairs, which is the template's, must not matter.
    exact = p.astype(np.float64)
    return (float(exact @ exact) + GRANTED * USUAL) / (float(exact.sum()) + GRANTED)


def explained(c: Candidates, p: Floats) -> float:
    """Return the share of clauses with a likely counterpart, of the better explained text."""
    best = (most(p, key, int(key.max()) + 1) for key in (c.i, c.j))
    return max(float(np.maximum(side, 0).mean()) for side in best)


def _beside(c: Candidates, framing: Bools) -> Bools:
    """Tell which pairs are other ones of the clauses of ``framing``."""
    out = np.zeros(len(framing), bool)
    for k in np.flatnonzero(framing):
        out |= (c.i == c.i[k]) ^ (c.j == c.j[k])
    return out


def calibrated(c: Candidates, p: Floats, framing: Bools, told: Floats | None = None) -> Floats:
    """Return the probabilities ``p`` of all pairs of two documents, lower between strangers.

    ``told`` are those by which strangers are told, ``p`` if not given: the second look asks of each
    pair by itself whether it is a link, the third adds to what is likely already. Unless they are
    ruled out, the pairs that are ``framing`` are as sure as the texts are kindred, and all other
    pairs of their clauses are as much less likely.
    """
    told = p if told is None else told
    sure = sureness(told)
    share = (explained(c, told) - STRANGE) / (KINDRED - STRANGE)
    kin = min(max(min(share, (sure - VAGUE) / (CLEAR - VAGUE)), 0), 1)
    framing = framing & (p > 0)
    shifted = _shifted(p, (1 - kin) * STRANGERS + kin * ELSE * _beside(c, framing))
    least = np.where(framing, kin * FRAMED, 0)
    return np.asarray(np.maximum(shifted, least), np.float32)


def of_items(c: Candidates, p: Floats, both: Bools) -> Floats:
    """Return probabilities of pairs, those of two items (``both``) lower beside likely rivals."""
    rivals = sum(rival(p, key, int(key.max()) + 1)[0].clip(0) for key in (c.i, c.j))
    return _shifted(p, RIVALS * both * rivals)


def _shifted(p: Floats, shift: Floats) -> Floats:
    """Return probabilities with their odds times e^shift, without a logarithm of nought."""
    raised = p * np.exp(shift)
    return np.asarray(raised / (raised + 1 - p), np.float32)
