"""The longest and the heaviest chain: what keeps its order in two texts.

Three clauses of one text answer the second, first and third of the other: (0, 1), (1, 0), (2, 2).
Two chains rise in both texts, (0, 1) (2, 2) and (1, 0) (2, 2). ``ascending`` takes one of the
longest, ``heaviest`` the one whose points weigh most, and ``on_every_heaviest`` what all of the
heaviest have in common.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Point(NamedTuple):
    """A place in each of two texts, and how much it weighs."""

    x: int
    y: int
    weight: int


class Stretch(NamedTuple):
    """A range of the first text and its weight; the order of stretches is that of the second."""

    start: int
    end: int
    weight: int


class MaxTree:
    """The heaviest of all entries up to a place (Fenwick tree): each step takes log n."""

    def __init__(self, places: int) -> None:
        self._best = [(0, -1)] * (places + 1)

    def until(self, place: int) -> tuple[int, int]:
        """Return weight and number of the heaviest entry before ``place``; (0, -1) without one."""
        found = (0, -1)
        while place > 0:
            if self._best[place][0] > found[0]:
                found = self._best[place]
            place &= place - 1
        return found

    def enter(self, place: int, weight: int, number: int) -> None:
        """Enter ``number`` with its weight at ``place``, counted from 0."""
        place += 1
        while place < len(self._best):
            if self._best[place][0] < weight:
                self._best[place] = weight, number
            place += place & -place


def ascending(values: Sequence[int]) -> list[int]:
    """Return the places of a longest series of values that ascends (patience sorting, n log n)."""
    tops: list[int] = []
    piles: list[int] = []
    below: list[int] = []
    for at, value in enumerate(values):
        pile = bisect_left(tops, value)
        below.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [value]
        piles[pile : pile + 1] = [at]
    return _back(below, piles[-1] if piles else -1)


def heaviest(stretches: Sequence[Stretch]) -> list[int]:
    """Return the places of the heaviest series of stretches of which none overlaps the next."""
    ends = sorted({stretch.end for stretch in stretches})
    tree = MaxTree(len(ends))
    before: list[int] = []
    top = (0, -1)
    for at, stretch in enumerate(stretches):
        weight, last = tree.until(bisect_left(ends, stretch.start + 1))
        before.append(last)
        weight += stretch.weight
        tree.enter(bisect_left(ends, stretch.end), weight, at)
        if weight > top[0]:
            top = weight, at
    return _back(before, top[1])


def on_every_heaviest(points: Sequence[Point]) -> frozenset[int]:
    """Return the places of the points that lie on every heaviest chain rising in x and y.

    Two points of one weight that changed places are both off it, whichever text comes first.
    """
    if all(a.x < b.x and a.y < b.y for a, b in pairwise(points)):
        return frozenset(range(len(points)))
    ups = _heights(points)
    downs = _heights([Point(-x, -y, weight) for x, y, weight in points])
    best = max(ups, default=0)
    able = [i for i, p in enumerate(points) if ups[i] + downs[i] - p.weight == best]
    # On one chain no two reach over the same heights; what shares its heights has a rival.
    able.sort(key=lambda i: (ups[i] - points[i].weight, ups[i]))
    kept: set[int] = set()
    reach, last = 0, -1
    for i in able:
        if ups[i] - points[i].weight >= reach:
            kept.add(i)
        else:
            kept.discard(last)
        if ups[i] > reach:
            reach, last = ups[i], i
    return frozenset(kept)


def _heights(points: Sequence[Point]) -> list[int]:
    """Return for each point the weight of the heaviest chain that ends there."""
    rows = {y: k for k, y in enumerate(sorted({point.y for point in points}))}
    tree = MaxTree(len(rows))
    found = [0] * len(points)
    waiting: list[int] = []
    order = sorted(range(len(points)), key=lambda i: points[i].x)
    for number, index in enumerate(order):
        point = points[index]
        found[index] = tree.until(rows[point.y])[0] + point.weight
        waiting.append(index)
        # Points of one x do not follow each other: they enter together.
        if number + 1 == len(order) or points[order[number + 1]].x != point.x:
            for one in waiting:
                tree.enter(rows[points[one].y], found[one], one)
            waiting = []
    return found


def best_pairs(gain: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) in order whose gains add up to most; a gain of 0 is no pair.

    Time grows with the number of cells.
    """
    rows, columns = len(gain), len(gain[0]) if gain else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            both = best[i + 1][j + 1] + gain[i][j] if gain[i][j] else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < rows and j < columns:
        if gain[i][j] and best[i][j] == best[i + 1][j + 1] + gain[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _back(before: Sequence[int], at: int) -> list[int]:
    """Return the series that ends at ``at``, first to last."""
    found: list[int] = []
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
