"""Evidence of roles: a purpose clause answers a purpose clause, a penalty a penalty."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ..lexicon import rows
from .records import REMEMBERED, Evidence, Floats, Ints


# Clauses recur, in the other text and in every text of a batch.
@lru_cache(4096)
def _plays(text: str, patterns: tuple[str, ...]) -> tuple[bool, ...]:
    """Say of each role whether a text plays it."""
    return tuple(bool(re.search(pattern, text)) for pattern in patterns)


@lru_cache(REMEMBERED)
def _played(texts: tuple[str, ...], patterns: tuple[str, ...]) -> Floats:
    """Return texts × roles, 1 where the text plays the role."""
    played = [_plays(text, patterns) for text in texts]
    return np.array(played, np.float32).reshape(len(texts), len(patterns))


def role_evidence(template: Sequence[str], variant: Sequence[str], i: Ints, j: Ints) -> Evidence:
    """Return for each pair: both play a role, one alone does, and how rare the shared ones are."""
    table = rows("roles")
    patterns = tuple(row[1] for row in table)
    a, b = _played(tuple(template), patterns), _played(tuple(variant), patterns)
    ours, theirs = a[i], b[j]
    both, one = ours * theirs, np.abs(ours - theirs)
    out: Evidence = {}
    for k, row in enumerate(table):
        out |= {"both_" + row[0]: both[:, k], "one_" + row[0]: one[:, k]}
    common = a.mean(axis=0) + b.mean(axis=0) + 0.05
    out["role_rare"] = (both / common).sum(axis=1)
    return out
