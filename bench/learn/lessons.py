"""What teaches: the pairs of clauses that speak for two articles, without each fold in turn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from duizhao.alignment.linking.evidence.context.blocks import blocks

from bench.alignments import FOLDS, kind_of
from bench.learn.samples import STRANGERS, Sample, trust

# Strangers teach one thing only.
WEIGHT_OF_STRANGER = 0.4
# Most documents are local rules. Revisions and plans teach the second look half as much: the loss
# on random pairs is 1.030 in place of 1.044. A third serves these a little better, two thirds
# serve revisions.
USUAL, SHARE_OF_OTHERS = ("random", "local"), 0.45
USUAL_LINKS, FEWEST_LINKS = 40, 20


class Lessons(NamedTuple):
    """Evidence, pairs × names, whether each is a link, and how much each teaches."""

    values: np.ndarray
    linked: np.ndarray
    weight: np.ndarray


@dataclass(frozen=True, slots=True)
class Looked:
    """What the second look sees of a sample: ``look`` are its pairs, ``values`` pairs × names."""

    first: np.ndarray
    look: np.ndarray
    values: np.ndarray


def weight_of(one: Sample) -> float:
    """Return how much each pair of a sample teaches the trees."""
    if one.pair == STRANGERS:
        return WEIGHT_OF_STRANGER
    many = max(FEWEST_LINKS, len(one.gold["links"]))
    share = 1 if kind_of(one.set) in USUAL else SHARE_OF_OTHERS
    return share * trust(one.set) * float((USUAL_LINKS / many) ** 0.5)


def fold(one: Sample, number: int) -> int:
    """Return the fold in which a sample is left out; ``number`` is its place among all."""
    return (number if one.pair == STRANGERS else one.pair) % FOLDS


def speaking(one: Sample, seen: Looked, odds: np.ndarray) -> np.ndarray:
    """Return the likeliest pair of clauses of each pair of blocks: it speaks for both.

    A reader links articles; which of their paragraphs answer each other is not told.
    """
    own = blocks(one.template.units), blocks(one.variant.units)
    at = own[0][one.found.i[seen.look]] * (int(own[1].max()) + 1) + own[1][one.found.j[seen.look]]
    order = np.lexsort((-odds, at))
    return order[np.diff(at[order], prepend=-1) > 0]


def lessons(one: Sample, seen: Looked, odds: np.ndarray) -> Lessons:
    """Return evidence, truth and weight of the pairs that teach, ``odds`` being what is known."""
    at = speaking(one, seen, odds)
    y = one.linked[seen.look][at]
    return Lessons(seen.values[at], y, np.full(len(at), weight_of(one)))


def turned_about(taught: Lessons, turned: np.ndarray, number: int) -> Lessons:
    """Return lessons for trees: half are seen the other way round.

    Links are seen both ways round: there are few of them.
    """
    x, y, w = taught
    flip = np.random.default_rng(number).random(len(x))[:, None] < 0.5
    once, again = np.where(flip, x[:, turned], x), np.where(flip, x, x[:, turned])[y]
    w = w * np.where(y, 0.5, 1)
    return Lessons(np.r_[once, again], np.r_[y, y[y]], np.r_[w, w[y]])


def together(taught: Sequence[Lessons]) -> Lessons:
    """Return the lessons of all samples that teach."""
    known = [one for one in taught if one.weight.any()]
    return Lessons(*(np.concatenate(column) for column in zip(*known, strict=True)))


def left_out(
    base: Sequence[Sample], taught: Sequence[Lessons], whole: bool
) -> Iterator[tuple[int, Lessons]]:
    """Yield the lessons without each fold in turn, and all of them if asked.

    Strangers bear no number of their own: each fold leaves some of them out too.
    """
    folds = [fold(one, number) for number, one in enumerate(base)]
    for left in (*range(FOLDS), *([-1] if whole else [])):
        yield left, together([t for at, t in zip(folds, taught, strict=True) if at != left])


def enumerated(
    base: Sequence[Sample], seen: Sequence[Looked]
) -> Iterator[tuple[int, tuple[Sample, Looked]]]:
    """Yield each sample, what is seen of it, and its number."""
    yield from enumerate(zip(base, seen, strict=True))
