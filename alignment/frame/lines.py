"""Lines of a title, a note or a signature that answer each other, however they are broken.

    甲市人民代表大会常务委员会        ↔   甲市人民代表大会常务委员会关于检察
    关于检察公益诉讼工作的决定            公益诉讼工作的决定

Line by line both differ, joined they are the same: they are one pair of two lines each.
"""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from .pair import in_order

# Places of the lines of either side.
Group = tuple[tuple[int, ...], tuple[int, ...]]
# Joined lines must have lost so much of their difference: what one line lacks the next one has.
_LESS = 0.5
# Beyond so many lines each is looked at alone: no title or note is broken into a hundred.
_MOST = 100


def line_groups(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Return which lines answer which, every line in one group; places in the lists.

    In: the lines in comparison form. What answers nothing is alone.
    """
    groups = _in_order(in_order(old, new), len(old), len(new))
    if old == new or len(groups) > _MOST:
        return groups
    at = 0
    while at + 1 < len(groups):
        one, other = groups[at], groups[at + 1]
        joined = one[0] + other[0], one[1] + other[1]
        apart = _distance(old, new, one) + _distance(old, new, other)
        if all(joined) and apart and _distance(old, new, joined) <= _LESS * apart:
            groups[at : at + 2] = [joined]
            at = max(0, at - 1)
        else:
            at += 1
    return groups


def _in_order(pairs: Sequence[tuple[int, int]], ours: int, theirs: int) -> list[Group]:
    """Return pairs, and the lines in none of them at their places."""
    groups: list[Group] = []
    i = j = 0
    for t, v in (*pairs, (ours, theirs)):
        groups += [((k,), ()) for k in range(i, t)]
        groups += [((), (k,)) for k in range(j, v)]
        if t < ours:
            groups.append(((t,), (v,)))
        i, j = t + 1, v + 1
    return groups


def _distance(old: Sequence[str], new: Sequence[str], group: Group) -> int:
    """Return how many characters part the two sides of a group."""
    sides = "".join(old[k] for k in group[0]), "".join(new[k] for k in group[1])
    return Indel.distance(*sides)
