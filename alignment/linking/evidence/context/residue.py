"""Evidence of what is left to say: what two clauses share that no other likely partner has.

    第八条  应当公示菜单，留样，清洗餐具。
    第三条  应当公示菜单并留样。      0.9       第四条  餐具应当清洗。      0.3
    第五条  菜单应当公示。            0.4

第四条 shares 清洗餐具 with 第八条, which 第三条 leaves open: all that they share is fresh, and the
link likely is one of several. 第五条 shares 公示菜单, and nine tenths of that 第三条 has explained:
one tenth is fresh. The same is asked of the concepts that they touch, in whichever words.
"""

from typing import NamedTuple

import numpy as np

from ...model import Evidence, Floats, Index, Ints, numbered
from ..ngrams import holds, sums
from ..rivals import rival

# A less likely partner explains nothing.
PARTNER = 0.15
# Weight that clauses without anything rare lack, so that little shared is not all of it.
NOTHING = 0.5


class Doubtful(NamedTuple):
    """Pairs of clauses (i, j), ascending by template, and how probable each is so far."""

    i: Ints
    j: Ints
    p: Floats


def residue_evidence(name: str, index: Index, weight: Floats, pairs: Doubtful) -> Evidence:
    """Return how much of what two clauses share no other likely partner of either has.

    As a share of what they share, and of all that the clause holds; ``weight`` is that of each
    thing in ``index``. A partner explains as much of a thing as it is probable.
    """
    i, j, p = pairs
    width = len(weight)
    ids, pair = index.variant.within(j)
    hit = holds(index.template, i, pair, ids, width)
    ids, pair = ids[hit], pair[hit]
    heavy, explained = weight[ids], np.where(p > PARTNER, p, 0).astype(np.float32)[pair]
    common = sums(heavy, pair, len(i)) + NOTHING
    out: Evidence = {}
    for side, own, bag in (("t", i, index.template), ("v", j, index.variant)):
        fresh = sums(heavy * (1 - _elsewhere(explained, own[pair] * width + ids)), pair, len(i))
        out[f"{name}_fresh_{side}"] = fresh / common
        out[f"{name}_fresh_of_{side}"] = fresh / (bag.total(weight)[own] + NOTHING)
    return out


def _elsewhere(explained: Floats, key: Ints) -> Floats:
    """Return how far the best other entry of the same key, a thing of a clause, explains it."""
    known, place = numbered(key)
    return rival(explained, place, len(known))[0]
