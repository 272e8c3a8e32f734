"""Which clauses answer each other: shared character pairs, weighed by their rarity."""

import math
from collections import Counter
from typing import TYPE_CHECKING

from ..corpus.model import Document
from ..corpus.normalise import clean
from .model import Link

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Below this a pair of clauses shares no more than stock words: real links of local rules begin
# here, and most pairs above it are links.
FLOOR = 0.3
# A clause is part of another one's counterpart when this much of it is found there.
CONTAINED = 0.6


def _profile(document: Document) -> list[Counter[str]]:
    """Return the character pairs of each clause."""
    found = []
    for index in document.clauses:
        form = clean(document.text, document.nodes[index].body).text
        found.append(Counter(form[i : i + 2] for i in range(max(1, len(form) - 1))))
    return found


def _shared(
    left: list[Counter[str]], right: list[Counter[str]]
) -> "tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]":
    """Return the weight shared by each pair of clauses, and the weight of each clause."""
    import numpy as np

    frequency = Counter(pair for profile in (*left, *right) for pair in profile)
    index = {pair: i for i, pair in enumerate(sorted(frequency))}
    total = len(left) + len(right)
    weights = np.array([math.log(1 + total / frequency[pair]) for pair in sorted(frequency)])

    def matrix(profiles: list[Counter[str]]) -> "NDArray[np.float64]":
        table = np.zeros((len(profiles), len(index)))
        for row, profile in enumerate(profiles):
            for pair in profile:
                table[row, index[pair]] = weights[index[pair]]
        return table

    a, b = matrix(left), matrix(right)
    return np.sqrt(a) @ np.sqrt(b).T, a.sum(axis=1), b.sum(axis=1)


def _hang(
    best: "NDArray[np.float64]", taken: dict[int, int], other: dict[int, int]
) -> dict[int, int]:
    """Give each row that is left over the group of the column that contains it."""
    found = {}
    for row in range(best.shape[0]):
        column = int(best[row].argmax())
        if row not in taken and best[row, column] >= CONTAINED and column in other:
            found[row] = other[column]
    return found


def _groups(
    dice: "NDArray[np.float64]", part: "NDArray[np.float64]", whole: "NDArray[np.float64]"
) -> list[tuple[list[int], list[int]]]:
    """Pair clauses best first, then hang what is left over onto the pair that contains it."""
    import numpy as np

    rows: dict[int, int] = {}
    columns: dict[int, int] = {}
    for flat in np.argsort(-dice, axis=None, kind="stable"):
        i, j = divmod(int(flat), dice.shape[1])
        if dice[i, j] < FLOOR:
            break
        if i not in rows and j not in columns:
            rows[i] = columns[j] = len(rows)
    more_rows = _hang(part, rows, columns)
    # A pair grows on one side only: one to many or many to one.
    more_columns = {
        column: group
        for column, group in _hang(whole.T, columns, rows).items()
        if group not in more_rows.values()
    }
    groups: list[tuple[list[int], list[int]]] = [([], []) for _ in rows]
    for side, members in enumerate(({**rows, **more_rows}, {**columns, **more_columns})):
        for member, group in sorted(members.items()):
            groups[group][side].append(member)
    return groups


def find_links(template: Document, variant: Document) -> tuple[Link, ...]:
    """Return links in which every clause of either document occurs exactly once."""
    old, new = template.clauses, variant.clauses
    linked: list[Link] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    if old and new:
        shared, left, right = _shared(_profile(template), _profile(variant))
        dice = 2 * shared / (left[:, None] + right[None, :])
        for rows, cols in _groups(dice, shared / left[:, None], shared / right[None, :]):
            score = float(dice[rows][:, cols].max())
            used_old.update(rows)
            used_new.update(cols)
            linked.append(
                Link(
                    tuple(old[i] for i in rows),
                    tuple(new[j] for j in cols),
                    round(score, 4),
                    round(score, 4),
                )
            )
    linked.extend(Link((old[i],), (), 0.0, 1.0) for i in range(len(old)) if i not in used_old)
    linked.extend(Link((), (new[j],), 0.0, 1.0) for j in range(len(new)) if j not in used_new)
    return tuple(linked)
