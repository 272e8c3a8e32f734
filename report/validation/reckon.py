"""Reckoning up returned sheets: precision, missed counterparts, recall, agreement."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .model import LINKED, UNLINKED, Judged, Judgement, Key, Stratum, words_for
from .statistics import Share, agreement, alpha, kappa, recall, weighted


@dataclass(frozen=True, slots=True)
class Coder:
    """What one coder's judgements say; ``None`` where nothing was judged.

    ``strata`` are shares of favourable judgements: right of links, none of lone clauses.
    ``recall`` is of the clauses of the template, and of those of the variants.
    """

    judged: int
    unsure: int
    strata: dict[Stratum, Share | None]
    precision: Share | None
    recall: tuple[Share | None, Share | None]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree over the rows that both judged."""

    rows: int
    percent: float
    kappa: float | None
    alpha: float | None


def reckon(key: Key, judged: Judged) -> Coder:
    """Return what the judgements of one coder say of the population."""
    counts = {stratum: _counts(key, judged, stratum) for stratum in Stratum}
    strata = {stratum: weighted([told]) for stratum, told in counts.items()}
    precision = weighted([counts[stratum] for stratum in LINKED])
    sides = tuple(
        _recall(key, linked, precision, stratum, counts[stratum])
        for linked, stratum in zip(key.linked, UNLINKED, strict=True)
    )
    unsure = sum(word is Judgement.UNSURE for word in judged.values())
    return Coder(len(judged), unsure, strata, precision, (sides[0], sides[1]))


def compare_coders(
    key: Key, first: Judged, second: Judged, strata: Sequence[Stratum]
) -> Agreement | None:
    """Return how far two coders agree on rows of ``strata``; None without a row of both."""
    both = [name for name in first if name in second and key.strata[name] in strata]
    pairs = [(first[name], second[name]) for name in both]
    if not pairs:
        return None
    return Agreement(len(pairs), agreement(pairs), kappa(pairs), alpha(pairs))


def _counts(key: Key, judged: Judged, stratum: Stratum) -> tuple[int, int, int]:
    """Return how large a stratum is, how many rows were judged, how many favourably."""
    words = Counter(word for name, word in judged.items() if key.strata[name] is stratum)
    good, bad, _ = words_for(stratum)
    return key.population[stratum], words[good] + words[bad], words[good]


def _recall(
    key: Key, linked: int, precision: Share | None, stratum: Stratum, told: tuple[int, int, int]
) -> Share | None:
    size, n, good = told
    missed = weighted([(size, n, n - good)])
    if not precision or not (missed or size == 0):
        return None
    return recall(linked, precision, key.population[stratum], missed or Share(0, 0, 0, 0))
