"""Why two clauses are linked, for a reader: evidence told by its family."""

from collections.abc import Mapping, Sequence

from ..lexicon import classes
from ..model import Evidence
from .pairs import Weighed
from .records import Floats

# A family of evidences that adds less than this to the log-odds is not told.
SLIGHT = 0.25
# What is below this is not rounded to it: rounding costs more than all sums.
NEARLY = 0.24


def families(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return which columns of evidence belong to each family."""
    family = classes("evidence")
    members: dict[str, tuple[int, ...]] = {}
    for column, name in enumerate(names):
        members[family[name]] = (*members.get(family[name], ()), column)
    return members


def whys(
    weighed: Weighed, groups: Sequence[Sequence[int]], members: Mapping[str, Sequence[int]]
) -> list[tuple[Evidence, ...]]:
    """Return why the pairs of each group are one link, the weightiest family first.

    The weight of a family is what it adds to the log-odds, averaged over the pairs of the link;
    its value is the measured value of its strongest evidence. All links are told at once: a
    family is a few columns.
    """
    import numpy as np

    if not groups:
        return []
    parts, values = (_averages(table, groups) for table in (weighed.parts, weighed.values))
    told: list[list[Evidence]] = [[] for _ in groups]
    every = np.arange(len(groups))
    for name, columns in members.items():
        added = parts[:, columns].astype(np.float64)
        # Summed from left to right, one after the other: the same whatever numpy's blocks are.
        weights = np.cumsum(added, axis=1)[:, -1].tolist()
        strongest = np.asarray(columns)[np.abs(added).argmax(axis=1)]
        measured = values[every, strongest].astype(np.float64).tolist()
        for at, weight in enumerate(weights):
            if abs(weight) > NEARLY and abs(rounded := round(weight, 2)) >= SLIGHT:
                told[at].append(Evidence(name, round(measured[at], 3), rounded))
    return [tuple(sorted(one, key=lambda e: (-abs(e.weight), e.name))) for one in told]


def _averages(table: Floats, groups: Sequence[Sequence[int]]) -> Floats:
    """Return the average row of each group; most have but one."""
    out = table[[pairs[0] for pairs in groups]] + 0.0  # an average is never -0
    for at, pairs in enumerate(groups):
        if len(pairs) > 1:
            out[at] = table[list(pairs)].mean(axis=0)
    return out
