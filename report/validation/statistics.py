"""The figures of a validation, each with its source."""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import sqrt
from typing import NamedTuple

# Of the normal distribution, for an interval of 95 per cent.
_Z = 1.959964


class Share(NamedTuple):
    """An estimated share with the bounds of its interval of confidence, from ``n`` rows."""

    value: float
    low: float
    high: float
    n: int


def wilson(share: float, n: float) -> tuple[float, float]:
    """Return the interval of 95 per cent around a share of ``n`` (Wilson 1927, JASA 22, 209-212).

    Unlike the usual one it holds for few rows and for shares near 0 and 1.
    """
    square = _Z * _Z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def weighted(strata: Sequence[tuple[int, int, int]]) -> Share | None:
    """Return a share weighted back to the population; None when nothing was judged.

    ``strata`` are (population, judged, favourable). The interval is Wilson's for the effective
    number of rows, (Σw)² / Σw² (Kish 1965, Survey Sampling, 11.7). Strata without a judgement
    do not count.
    """
    seen = [(size, n, good) for size, n, good in strata if n]
    if not seen:
        return None
    total = sum(size for size, _, _ in seen)
    share = sum(size * good / n for size, n, good in seen) / total
    effective = total**2 / sum(size**2 / n for size, n, _ in seen)
    return Share(share, *wilson(share, effective), sum(n for _, n, _ in seen))


def recall(linked: int, precision: Share, unlinked: int, missed: Share) -> Share:
    """Return the share of clauses with a true counterpart that were linked to it.

    Right links over right links and missed ones. A clause linked wrongly counts as one without
    counterpart, so this is rather too high. The bounds take the worse and the better bound of
    both shares together, so they are wide.
    """

    def found(right: float, lost: float) -> float:
        whole = linked * right + unlinked * lost
        return linked * right / whole if whole else 1.0

    return Share(
        found(precision.value, missed.value),
        found(precision.low, missed.high),
        found(precision.high, missed.low),
        precision.n + missed.n,
    )


def agreement(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Return the share of pairs of judgements that are equal."""
    return sum(one == other for one, other in pairs) / len(pairs)


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return the agreement of two coders beyond chance (Cohen 1960, EPM 20, 37-46).

    (po - pe) / (1 - pe), pe from the words of each coder. None where both used one word only.
    """
    first, second = (Counter(pair[at] for pair in pairs) for at in (0, 1))
    chance = sum(first[word] * second[word] for word in first) / len(pairs) ** 2
    return None if chance == 1 else (agreement(pairs) - chance) / (1 - chance)


def alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Krippendorff's alpha for nominal words (Content Analysis 2004, 11.3).

    1 - Do / De, De from the words of both coders together. None where one word only was used.
    """
    counts = Counter(word for pair in pairs for word in pair)
    n = counts.total()
    expected = (n * n - sum(count * count for count in counts.values())) / (n * (n - 1))
    return 1 - (1 - agreement(pairs)) / expected if expected else None
