"""Rows inside a row: what answers each other faces each other, down to the item (分行对照).

A worked example. An article of the template has the lines a b c d, that of the variant c x b, of
which x is new. The variant's order counts, as it does for articles; what it has no more stands
behind the line it followed::

    a |
    c | c
    d |
      | x
    b | b
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...alignment.model import Change
from ..view.cells import ArticleCell, CellLine


@dataclass(frozen=True, slots=True)
class Band:
    """Lines of both sides that face each other, and the changes that begin with them."""

    template: tuple[CellLine, ...]
    variant: tuple[CellLine, ...]
    changes: tuple[Change, ...] = ()


# Positions of lines that belong together, of the template and of the variant.
_Places = tuple[list[int], list[int]]


def bands(
    template: Sequence[ArticleCell], variant: Sequence[ArticleCell], changes: Sequence[Change]
) -> tuple[Band, ...]:
    """Lay out the articles of a row in bands; every line stands in one."""
    left, right = _lines(template), _lines(variant)
    ordered = _ordered(_sets(left, right, changes), len(left))
    made = [
        Band(tuple(left[i] for i in one[0]), tuple(right[i] for i in one[1]))
        for one in _joined(ordered)
    ]
    return tuple(_with_changes(made, changes))


def _lines(cells: Iterable[ArticleCell]) -> list[CellLine]:
    return [line for cell in cells for line in cell.lines]


def _sets(left: list[CellLine], right: list[CellLine], changes: Sequence[Change]) -> list[_Places]:
    """Return which lines belong together: linked ones, and a caption with the line it heads."""
    lines = [(0, i) for i in range(len(left))] + [(1, i) for i in range(len(right))]
    known = {(0, line.node): (0, i) for i, line in enumerate(left)}
    known |= {(1, line.node): (1, i) for i, line in enumerate(right)}
    owner = {line: line for line in lines}
    for members in [*_linked(known, changes), *_headed(left, 0), *_headed(right, 1)]:
        for one in members[1:]:
            first, second = owner[members[0]], owner[one]
            owner = {line: first if own == second else own for line, own in owner.items()}
    sets: dict[tuple[int, int], _Places] = {}
    for line in lines:
        sets.setdefault(owner[line], ([], []))[line[0]].append(line[1])
    return list(sets.values())


def _linked(
    known: dict[tuple[int, int], tuple[int, int]], changes: Sequence[Change]
) -> Iterator[list[tuple[int, int]]]:
    for change in changes:
        ends = [(0, i) for i in change.link.template] + [(1, i) for i in change.link.variant]
        yield [known[end] for end in ends if end in known]


def _headed(lines: list[CellLine], side: int) -> Iterator[list[tuple[int, int]]]:
    """Yield each line that is only a caption, with the next one."""
    for at, line in enumerate(lines[:-1]):
        if not line.clause:
            yield [(side, at), (side, at + 1)]


def _ordered(sets: list[_Places], count: int) -> list[_Places]:
    """Return the sets in the variant's order, those of the template alone behind its neighbour."""
    kept = sorted((one for one in sets if one[1]), key=lambda one: one[1])
    lost = {one[0][0]: one for one in sets if not one[1]}
    behind = {line: number for number, one in enumerate(kept) for line in one[0]}
    followers: dict[int, list[_Places]] = {}
    before = -1
    for line in range(count):
        before = behind.get(line, before)
        if line in lost:
            followers.setdefault(before, []).append(lost[line])
    found = followers.get(-1, [])
    for number, one in enumerate(kept):
        found = [*found, one, *followers.get(number, [])]
    return found


def _joined(sets: Iterable[_Places]) -> Iterator[_Places]:
    """Yield the sets, neighbours that stand on one and the same side as one."""
    waiting: _Places = ([], [])
    for one in sets:
        lone = [side for side in (0, 1) if not one[1 - side] and not waiting[1 - side]]
        if lone:
            waiting = (waiting[0] + one[0], waiting[1] + one[1])
            continue
        if any(waiting):
            yield waiting
        waiting = one
    if any(waiting):
        yield waiting


def _with_changes(made: list[Band], changes: Sequence[Change]) -> Iterator[Band]:
    """Yield the bands, each change with the first band that shows a clause of it.

    A change none of whose clauses is shown stays with the first band.
    """
    found: list[list[Change]] = [[] for _ in made]
    for change in changes:
        found[next((i for i, one in enumerate(made) if _shows(one, change)), 0)].append(change)
    for one, own in zip(made, found, strict=True):
        yield Band(one.template, one.variant, tuple(own))


def _shows(band: Band, change: Change) -> bool:
    return any(line.node in change.link.template for line in band.template) or any(
        line.node in change.link.variant for line in band.variant
    )
