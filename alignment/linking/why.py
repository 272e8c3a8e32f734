"""Why two clauses are linked, for a reader: evidence told by its family."""

from collections.abc import Mapping, Sequence

from ..model import Evidence
from ..tables import classes
from .model import Floats
from .weigh import Weighed

# A family of evidences that adds less than this to the log-odds is not told.
SLIGHT = 0.25
# A clause kept word for word is not weighed: all of its words are shared. The end of the scale.
SAME_WORDS = (Evidence("words", 1.0, 30.0),)


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
    pairs = sorted({pair for group in groups for pair in group})
    place = {pair: at for at, pair in enumerate(pairs)}
    rows = [[place[pair] for pair in group] for group in groups]
    values, parts = (_averages(table, rows) for table in weighed.why(pairs))
    names = sorted(members)
    weight = np.empty((len(groups), len(names)))
    value = np.empty((len(groups), len(names)))
    every = np.arange(len(groups))
    for at, name in enumerate(names):
        columns = members[name]
        added = parts[:, columns].astype(np.float64)
        # Summed from left to right, one after the other: the same whatever numpy's blocks are.
        weight[:, at] = np.cumsum(added, axis=1)[:, -1]
        value[:, at] = values[every, np.asarray(columns)[np.abs(added).argmax(axis=1)]]
    weight, value = weight.round(2), value.round(3)
    order = np.argsort(-np.abs(weight), axis=1, kind="stable").tolist()
    many = (np.abs(weight) >= SLIGHT).sum(axis=1).tolist()
    told = zip(order, many, value.tolist(), weight.tolist(), strict=True)
    return [
        tuple(Evidence(names[k], measured[k], added[k]) for k in best[:count]) or SAME_WORDS
        for best, count, measured, added in told
    ]


def _averages(table: Floats, groups: Sequence[Sequence[int]]) -> Floats:
    """Return the average row of each group; most have but one."""
    out = table.take([pairs[0] for pairs in groups], axis=0)
    out += 0.0  # an average is never -0
    for at, pairs in enumerate(groups):
        if len(pairs) > 1:
            out[at] = table[list(pairs)].mean(axis=0)
    return out
