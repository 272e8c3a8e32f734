"""Real histories judged by what the other half of them teaches.

λ of versions and the dated names were chosen by people who had the histories before them. Here
each half of the histories is judged with the λ that does best in the other half, and with those
dated names only that are right in it more often than wrong: a name that is seen in one history
alone helps nowhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from duizhao.alignment.family.lineage.arborescence import best_tree
from duizhao.alignment.family.lineage.candidates import (
    AGAINST_LIKELY,
    AGAINST_OWN,
    About,
    by_column,
    weighed,
)
from duizhao.alignment.family.lineage.departures import Departures
from duizhao.alignment.family.lineage.descent import about, departed

from bench.lineage.cases import Case
from bench.lineage.measure import UNKNOWN

# What departures of the model that the copy lacks may weigh: between versions of one text, and
# between texts that likely are.
OWN = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
LIKELY = (0.02, 0.1, 0.25, 0.5, 1.0)
Lambdas = tuple[float, float]
Names = frozenset[int]
# A history without dates: its departures, what is known of its texts, their parents.
Bare = tuple[Departures, tuple[About, ...], tuple[int, ...]]


def halves(cases: Sequence[Case]) -> tuple[float, int]:
    """Return the share of parents right without dates, and how many were judged."""
    bare = [_bare(case) for case in cases]
    right: list[bool] = []
    for judged, taught in ((bare[::2], bare[1::2]), (bare[1::2], bare[::2])):
        names = _names(taught)
        best = max(product(OWN, LIKELY), key=lambda lambdas: _share(taught, lambdas, names))
        print(f"  learned of the other half: λ {best}, {len(names)} dated names")
        right += [one for case in judged for one in _right(case, best, names)]
    return float(np.mean(right)), len(right)


def _bare(case: Case) -> Bare:
    texts = tuple(replace(text, date="") for text in about(case.variants))
    return departed(case.template, case.variants), texts, case.parents


def _names(cases: Sequence[Bare]) -> Names:
    """Return the dated names that put more texts of these histories in order than in disorder."""
    worth: dict[int, int] = {}
    for _, texts, parents in cases:
        for child, parent in enumerate(parents):
            if parent >= 0:
                pairs = zip(texts[child].worded, texts[parent].worded, strict=True)
                for name, (later, earlier) in enumerate(pairs):
                    worth[name] = worth.get(name, 0) + (later > earlier) - (later < earlier)
    return frozenset(name for name, value in worth.items() if value > 0)


def _share(cases: Sequence[Bare], lambdas: Lambdas, names: Names) -> float:
    return float(np.mean([one for case in cases for one in _right(case, lambdas, names)]))


def _right(case: Bare, lambdas: Lambdas, names: Names) -> Iterator[bool]:
    """Yield for each known parent whether it is told, by these weights and names."""
    found, texts, parents = case
    known = tuple(
        replace(text, worded=tuple(v * (k in names) for k, v in enumerate(text.worded)))
        for text in texts
    )
    pairs = weighed(found, known)
    own, likely = (np.isclose(pairs.against, value) for value in (AGAINST_OWN, AGAINST_LIKELY))
    against = np.select([own, likely], lambdas, pairs.against).astype(np.float32)
    edges = by_column(found, replace(pairs, against=against))
    told = best_tree(edges.parent, edges.child, edges.worth, len(texts))
    yield from (int(told[k]) == true for k, true in enumerate(parents) if true != UNKNOWN)
