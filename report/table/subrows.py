"""Rows inside a row: what answers each other faces each other, down to the item (分行对照).

A worked example. An article of the template has the lines a b c, that of the variant x b y c::

    a  b  c     linked: b-b, c-c
    x  b  y  c

Linked lines that keep their order are steps; what stands between two steps has nothing beside it,
first the left side's, then the right side's::

    a |
      | x
    b | b
      | y
    c | c
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...alignment.chains import ascending
from ...alignment.model import Change
from ..view.cells import Cell, Line


@dataclass(frozen=True, slots=True)
class Band:
    """Lines of both sides that face each other, and the changes that begin with them."""

    template: tuple[Line, ...]
    variant: tuple[Line, ...]
    changes: tuple[Change, ...] = ()


def bands(
    template: Sequence[Cell], variant: Sequence[Cell], changes: Sequence[Change]
) -> tuple[Band, ...]:
    """Lay out the articles of a row in bands; every line stands in one, in its side's order."""
    left, right = _lines(template), _lines(variant)
    made = list(_cut(left, right, _steps(left, right, changes)))
    return tuple(_with_changes(made, changes))


def _lines(cells: Iterable[Cell]) -> list[Line]:
    return [line for cell in cells for line in cell.lines]


# Positions of the lines of a step on either side: first and last.
_Step = tuple[int, int, int, int]


def _steps(left: list[Line], right: list[Line], changes: Sequence[Change]) -> list[_Step]:
    """Return the longest chain of linked lines that keep their order on both sides."""
    at = (
        {line.node: i for i, line in enumerate(left)},
        {line.node: i for i, line in enumerate(right)},
    )
    spans: list[_Step] = []
    for change in changes:
        mine = sorted(at[0][clause] for clause in change.link.template if clause in at[0])
        theirs = sorted(at[1][clause] for clause in change.link.variant if clause in at[1])
        if mine and theirs:
            spans.append((mine[0], mine[-1], theirs[0], theirs[-1]))
    spans.sort(key=lambda step: step[2:])
    return [spans[i] for i in ascending([step[0] for step in spans])]


def _cut(left: list[Line], right: list[Line], steps: list[_Step]) -> Iterator[Band]:
    """Yield the bands: each step, and before it what has nothing beside it."""
    here = there = 0
    for first, last, begin, end in _joined(steps, left, right):
        yield from _alone(left[here:first], right[there:begin])
        here, there = last + 1, end + 1
        yield Band(tuple(left[first:here]), tuple(right[begin:there]))
    yield from _alone(left[here:], right[there:])


def _joined(steps: list[_Step], left: list[Line], right: list[Line]) -> Iterator[_Step]:
    """Yield the steps, those that run into each other as one, captions with what they head."""
    waiting: _Step | None = None
    for first, last, begin, end in steps:
        step = _captioned(left, first), last, _captioned(right, begin), end
        if waiting is None:
            waiting = step
        elif step[0] <= waiting[1] or step[2] <= waiting[3]:
            waiting = waiting[0], max(waiting[1], last), waiting[2], max(waiting[3], end)
        else:
            yield waiting
            waiting = step
    if waiting is not None:
        yield waiting


def _captioned(lines: list[Line], first: int) -> int:
    """Return where the captions begin that stand on lines of their own right before ``first``."""
    while first and not lines[first - 1].clause:
        first -= 1
    return first


def _alone(left: list[Line], right: list[Line]) -> Iterator[Band]:
    """Yield what stands on one side only, the template's first."""
    if left:
        yield Band(tuple(left), ())
    if right:
        yield Band((), tuple(right))


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
