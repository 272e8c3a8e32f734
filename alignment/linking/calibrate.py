"""Probabilities of a pair of documents as they turn out, shifted together by what the pair is like.

What the two looks learn holds for documents on average. Where a text words everything anew, few of
its pairs are sure, and more of the doubtful ones are links than their evidence says: of the pairs
given 0.25 to 0.45 in hand-made alignments more than half where a likely pair has 0.7 on average,
less than a quarter where it has over 0.8. And strangers share stock clauses that are links between
kindred texts. Both are shifts of the base rate (Saerens, Latinne and Decaestecker 2002).
"""

import numpy as np

from .evidence.rivals import most
from .model import Bools, Candidates, Floats

# Logistic regression on left-out probabilities of the hand-made alignments: log-odds fall by three
# to four for each unit of sureness, and need no shift where a likely pair has 0.80 to 0.84.
SLOPE, USUAL = 4.0, 0.8
# As many pairs of usual sureness are taken for granted: three clauses say little of a document.
GRANTED = 2
# Of 40 pairs of unrelated laws none has a likely counterpart for more than 0.11 of its clauses; of
# 60 pairs of kindred texts none for less than 0.31.
STRANGE, KINDRED = 0.15, 0.25
# In these kindred texts a likely pair has 0.62 or more on average. Rules put together at random
# from the same phrases have a quarter: everything is a little like everything.
VAGUE, CLEAR = 0.45, 0.6
# Log-odds of pairs between strangers: what of theirs is given 0.9 and more is seldom a link.
STRANGERS = -2.0
# Between kindred texts opening clauses answer each other, and so do closing ones: of 95 such pairs
# in hand-made alignments 94 are links, three of which their few words alone would not show.
FRAMED = 0.95


def sureness(p: Floats) -> float:
    """Return how sure a likely pair is on average, shrunk towards the usual."""
    return (float(p @ p) + GRANTED * USUAL) / (float(p.sum()) + GRANTED)


def explained(c: Candidates, p: Floats) -> float:
    """Return the share of clauses with a likely counterpart, of the better explained text."""
    best = (most(p, key, int(key.max()) + 1) for key in (c.i, c.j))
    return max(float(np.maximum(side, 0).mean()) for side in best)


def calibrated(c: Candidates, p: Floats, framing: Bools) -> Floats:
    """Return the probabilities ``p`` of all pairs of two documents, their odds shifted together.

    Unless they are ruled out, the pairs that are ``framing`` are as sure as the texts are kindred.
    """
    sure = sureness(p)
    share = (explained(c, p) - STRANGE) / (KINDRED - STRANGE)
    kin = min(max(min(share, (sure - VAGUE) / (CLEAR - VAGUE)), 0), 1)
    shift = kin * SLOPE * (USUAL - sure) + (1 - kin) * STRANGERS
    # The odds times e^shift, without a logarithm of nought.
    raised = p * np.exp(shift)
    shifted = raised / (raised + 1 - p)
    least = np.where(framing & (p > 0), kin * FRAMED, 0)
    return np.asarray(np.maximum(shifted, least), np.float32)
