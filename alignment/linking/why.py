"""Why two clauses are linked, for a reader: evidence told by its family."""

from collections.abc import Mapping, Sequence

from ..lexicon import classes
from ..model import Evidence
from .pairs import Weighed

# A family of evidences that adds less than this to the log-odds is not told.
SLIGHT = 0.25


def families(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return which columns of evidence belong to each family."""
    family = classes("evidence")
    members: dict[str, tuple[int, ...]] = {}
    for column, name in enumerate(names):
        members[family[name]] = (*members.get(family[name], ()), column)
    return members


def why(
    weighed: Weighed, pairs: Sequence[int], members: Mapping[str, Sequence[int]]
) -> tuple[Evidence, ...]:
    """Return why these pairs are one link, the weightiest family first.

    The weight of a family is what it adds to the log-odds, averaged over the pairs of the link;
    its value is the measured value of its strongest evidence.
    """
    parts: list[float] = weighed.parts[list(pairs)].mean(axis=0).tolist()
    values: list[float] = weighed.values[list(pairs)].mean(axis=0).tolist()
    told = []
    for name, columns in members.items():
        weight = round(sum(parts[k] for k in columns), 2)
        if abs(weight) >= SLIGHT:
            strongest = max(columns, key=lambda k: abs(parts[k]))
            told.append(Evidence(name, round(values[strongest], 3), weight))
    return tuple(sorted(told, key=lambda e: (-abs(e.weight), e.name)))
