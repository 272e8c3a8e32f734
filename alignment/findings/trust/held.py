"""How much of a rule the other text has: in a sentence, in two neighbours, in an article, at all.

above  经营者应当建立台账。台账保存两年。      below  经营者应当建立台账，保存两年
→      best .7 (the first sentence), two 1.0 (both together)
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..kindred import Kindred, Rule


class Held(NamedTuple):
    """Shares of a rule, its pairs of characters weighed by how rare they are; 0 to 1.

    ``best`` and ``second``: what the two sentences have that have most; ``two``: two neighbours;
    ``article``: an article; ``beside``: a sentence of the clauses that answer; ``away``: another;
    ``cover``: the whole text.
    """

    best: float = 0.0
    second: float = 0.0
    two: float = 0.0
    article: float = 0.0
    beside: float = 0.0
    away: float = 0.0
    cover: float = 0.0


_NOTHING = Held()


def held(kindred: Kindred, words: str, beside: Collection[int]) -> Held:
    """Return how much of a rule the text above has; ``beside`` are clauses that answer it."""
    rule = kindred.rule(words)
    if rule is None:
        return _NOTHING
    index, articles = kindred.above.index, kindred.above.articles
    size = len(index.said)
    share = np.bincount(rule.at, rule.each, size)
    second, best = np.sort(np.append(share, 0.0))[-2:].tolist()
    places = [at for clause in beside for at in index.of.get(clause, ())]
    answer, share[places] = max(share[places].tolist(), default=0.0), 0.0
    neighbours = _together(rule, (rule.at, rule.at + 1), size + 1)
    article = _together(rule, (articles[rule.at],), size)
    shares = best, second, neighbours, article, answer, float(share.max()), rule.known
    return Held(*(one / rule.weight for one in shares))


def _together(rule: Rule, groups: tuple[NDArray[np.int64], ...], size: int) -> float:
    """Return the most that a group of sentences has of a rule, each pair counted once.

    ``groups`` are the groups of the sentences that have a pair, pair by pair.
    """
    cells = np.zeros((len(rule.weights), size))
    # The rows stand in their order.
    new = np.ones(len(rule.rows), bool)
    np.not_equal(rule.rows[1:], rule.rows[:-1], out=new[1:])
    row = new.cumsum() - 1
    for group in groups:
        cells[row, group] = rule.each
    return float(cells.sum(axis=0).max())
