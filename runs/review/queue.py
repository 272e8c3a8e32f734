"""What to ask first: the clause whose answer puts most right, not the one that is most in doubt.

A pair that is a link now is wrong with the probability 1 - p, one that is none with p. An answer
about a clause settles all of its pairs, so it is worth what is expected to be wrong of them:

    第三条 ↔ 第五条 0.9 (linked)         wrong with 0.1
    第三条 ↔ 第六条 0.4 (not linked)     wrong with 0.4        第三条 is worth 0.5
    第八条 ↔ 第六条 0.3 (not linked)     wrong with 0.3        第六条 is worth 0.7: asked first

After 第六条 only 0.1 is left of 第三条. So a list of short items with many doubtful rivals comes
before one long article of which nobody knows whether it has a counterpart.
"""

import heapq
import math
from collections import defaultdict

from .model import Pair, Place, Question
from .solve import Solved

# A clause at which less is expected to be wrong is not asked about: one such in ten is.
FLOOR = 0.1


def questions(found: Solved, floor: float = FLOOR) -> tuple[Question, ...]:
    """Return the clauses to ask about, the one whose answer settles most first.

    What an earlier answer settles does not count for a later one.
    """
    pairs: dict[Place, list[Pair]] = defaultdict(list)
    wrong = doubts(found)
    for pair in wrong:
        pairs[0, pair[0]].append(pair)
        pairs[1, pair[1]].append(pair)
    heap = [(-_worth(wrong, pairs[place]), _order(place)) for place in pairs]
    heapq.heapify(heap)
    asked: list[Question] = []
    while heap and -heap[0][0] >= floor:
        _, order = heapq.heappop(heap)
        place = 1 - order[0], order[1]
        worth = _worth(wrong, pairs[place])
        if heap and (-worth, order) > heap[0]:
            heapq.heappush(heap, (-worth, order))
        elif worth >= floor:
            asked.append(Question(*place, worth))
            for pair in pairs[place]:
                wrong.pop(pair, None)
    return tuple(asked)


def doubts(found: Solved) -> dict[Pair, float]:
    """Return how likely each pair is to be wrong as it is, those left out that were decided."""
    told = found.probability
    linked = {pair: 1 - told.get(pair, 0.0) for pair in found.pairs if _weighed(pair, found)}
    every = dict(told) | linked
    return {pair: every[pair] for pair in sorted(every) if not found.is_settled(pair)}


def _weighed(pair: Pair, found: Solved) -> bool:
    """Say whether a link was found by its words; rows of tables and bare labels are not weighed."""
    return pair in found.probability or found.link_of[0, pair[0]].probability < 1


def _worth(wrong: dict[Pair, float], pairs: list[Pair]) -> float:
    """Return what is expected to be wrong of pairs, rounded so that equals stay equal."""
    return round(math.fsum(wrong.get(pair, 0.0) for pair in pairs), 9)


def _order(place: Place) -> Place:
    """Return by what equals are ordered: the variant first, it is what a drafter writes."""
    return 1 - place[0], place[1]
