"""Evidence of articles: what two whole articles are about, and a clause and the other article.

    第九条 犬只应当免疫。 犬只伤人的，应当送医。  ↔  第十条 宠物须接种。 致人受伤的，承担医疗费。

Neither paragraph touches all that the other article does, but the articles are about the same:
pets, vaccination, harm, treatment. Each clause is also held against the whole other article.
"""

from collections.abc import Sequence

import numpy as np

from ...model import Background, Bag, Evidence, Floats, Index, Ints, Unit, numbered
from ..ngrams import shared
from ..topics import NOTHING, topics_in, touched, weight_of
from .blocks import blocks


def about_evidence(
    template: Sequence[Unit], variant: Sequence[Unit], i: Ints, j: Ints, background: Background
) -> Evidence:
    """Return how far the concepts of two articles agree; the pairs ascend by template."""
    sides = (template, i), (variant, j)
    clauses = [touched(tuple(units), background, "concepts") for units, _ in sides]
    owner = [blocks(units) for units, _ in sides]
    articles = [
        bag.joined(own, topics_in("concepts")) for bag, own in zip(clauses, owner, strict=True)
    ]
    of = [own[at] for own, (_, at) in zip(owner, sides, strict=True)]
    weight = weight_of(_both(*articles))
    t, v = (bag.total(weight)[own] for bag, own in zip(articles, of, strict=True))
    common = _common(articles[0], articles[1], of[0], of[1], weight)
    ours = _common(clauses[0], articles[1], i, of[1], weight)
    theirs = _common(clauses[1], articles[0], j, of[0], weight)
    return {
        "concepts_article": 2 * common / (t + v + 2 * NOTHING),
        "concepts_article_t": common / (t + NOTHING),
        "concepts_article_v": common / (v + NOTHING),
        "concepts_in_article_t": ours / (clauses[0].total(weight)[i] + NOTHING),
        "concepts_in_article_v": theirs / (clauses[1].total(weight)[j] + NOTHING),
    }


def _both(ours: Bag, theirs: Bag) -> Index:
    return Index.of(ours, theirs, np.arange(topics_in("concepts"), dtype=np.uint64))


def _common(ours: Bag, theirs: Bag, a: Ints, b: Ints, weight: Floats) -> Floats:
    """Return the weight of what pairs of texts (a, b) both touch; each pair is weighed once."""
    many = len(theirs.start)
    pairs, place = numbered(a * many + b)
    (common,), _ = shared(_both(ours, theirs), *np.divmod(pairs, many), [weight])
    return np.asarray(common[place], np.float32)
