"""Tables that drawn lines part: their cells, each with the characters inside.

┌──┬────┐      two columns and two rows; the first cell of the second row
│a │ b  │      reaches over both columns, for no line parts them there
├──┴────┤
│ c     │
└───────┘
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from .lines import rows
from .records import Char, Rule, RuledCell, RuledTable

# Lines closer than this (points) are one; ends that miss by as much meet.
_NEAR = 3.0
# A table has so many columns; a frame around a text has one. More lines than these are a drawing.
_COLUMNS, _MOST = 2, 4_000
# A cell is larger than this in both directions (points): closer lines are a double line.
_LEAST = 5.0


def tables(
    chars: Sequence[Char], rules: Sequence[Rule]
) -> tuple[tuple[RuledTable, ...], Sequence[Char]]:
    """Return the tables of a page from top to bottom, and the characters outside of them."""
    if not 4 <= len(rules) <= _MOST:
        return (), chars
    found: list[RuledTable] = []
    for group in _connected(rules):
        grid = _Grid(group)
        inside = [char for char in chars if grid.holds(char)]
        if grid.is_table and any(char.text.strip() for char in inside):
            gone = set(map(id, inside))
            chars = [char for char in chars if id(char) not in gone]
            found.append(grid.table(inside))
    return tuple(sorted(found, key=lambda table: table.top)), chars


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Group the lines that touch each other, directly or through others."""
    groups: list[tuple[Rule, list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: (rule.top, rule.left)):
        box, members = rule, [rule]
        apart: list[tuple[Rule, list[Rule]]] = []
        for other, others in groups:
            if _touch(box, other):
                box, members = _around(box, other), members + others
            else:
                apart.append((other, others))
        groups = [*apart, (box, members)]
    return [members for _, members in groups if len(members) >= 4]


def _touch(one: Rule, other: Rule) -> bool:
    across = one.left <= other.right + _NEAR and other.left <= one.right + _NEAR
    return across and one.top <= other.bottom + _NEAR and other.top <= one.bottom + _NEAR


def _around(one: Rule, other: Rule) -> Rule:
    return Rule(
        min(one.left, other.left),
        max(one.right, other.right),
        min(one.top, other.top),
        max(one.bottom, other.bottom),
    )


class _Grid:
    """The lines of one table: where its columns and rows begin, and what parts two cells."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.down = [rule for rule in rules if rule.bottom - rule.top > rule.right - rule.left]
        self.across = [rule for rule in rules if rule not in self.down]
        self.edges = _places((rule.left + rule.right) / 2 for rule in self.down)
        self.steps = _places((rule.top + rule.bottom) / 2 for rule in self.across)

    @property
    def is_table(self) -> bool:
        """Whether there are columns and rows."""
        return len(self.edges) > _COLUMNS and len(self.steps) > 1

    def holds(self, char: Char) -> bool:
        """Say whether a character stands inside."""
        if len(self.edges) < 2 or len(self.steps) < 2:
            return False
        across, down = _middle(char)
        return self.edges[0] <= across <= self.edges[-1] and self.steps[0] <= down <= self.steps[-1]

    def table(self, chars: Sequence[Char]) -> RuledTable:
        """Return the table with the words of its cells."""
        spans = list(self._cells())
        owner = {
            (row, column): number
            for number, (columns, over) in enumerate(spans)
            for row in range(*over)
            for column in range(*columns)
        }
        inside: list[list[Char]] = [[] for _ in spans]
        for char in chars:
            across, down = _middle(char)
            place = (self._at(self.steps, down), self._at(self.edges, across))
            inside[owner[place]].append(char)
        cells = [RuledCell(_words(inside[n]), *span) for n, span in enumerate(spans)]
        lines = tuple(
            tuple(cell for cell in cells if cell.rows[0] <= row < cell.rows[1])
            for row in range(len(self.steps) - 1)
        )
        return RuledTable(self.steps[0], self.steps[-1], tuple(self.edges), lines)

    def _cells(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Yield columns and rows of each cell, from the top left one on."""
        taken: set[tuple[int, int]] = set()
        last_row, last_column = len(self.steps) - 1, len(self.edges) - 1
        for row in range(last_row):
            for column in range(last_column):
                if (row, column) in taken:
                    continue
                right, low = column + 1, row + 1
                while right < last_column and not self._parts_down(right, row):
                    right += 1
                while low < last_row and not self._parts_across(low, column):
                    low += 1
                free = [
                    (r, c)
                    for r in range(row, low)
                    for c in range(column, right)
                    if (r, c) not in taken
                ]
                whole = len(free) == (low - row) * (right - column)
                columns, over = (
                    ((column, right), (row, low))
                    if whole
                    else (
                        (column, column + 1),
                        (row, row + 1),
                    )
                )
                taken.update((r, c) for r in range(*over) for c in range(*columns))
                yield columns, over

    def _parts_down(self, edge: int, row: int) -> bool:
        """Say whether a line stands at ``edge`` along ``row``."""
        x, middle = self.edges[edge], (self.steps[row] + self.steps[row + 1]) / 2
        return any(
            abs((rule.left + rule.right) / 2 - x) <= _NEAR and rule.top <= middle <= rule.bottom
            for rule in self.down
        )

    def _parts_across(self, step: int, column: int) -> bool:
        """Say whether a line lies at ``step`` along ``column``."""
        y, middle = self.steps[step], (self.edges[column] + self.edges[column + 1]) / 2
        return any(
            abs((rule.top + rule.bottom) / 2 - y) <= _NEAR and rule.left <= middle <= rule.right
            for rule in self.across
        )

    @staticmethod
    def _at(places: Sequence[float], where: float) -> int:
        return min(max(bisect_right(places, where) - 1, 0), len(places) - 2)


def _middle(char: Char) -> tuple[float, float]:
    return (char.left + char.right) / 2, (char.top + char.bottom) / 2


def _places(found: Iterator[float]) -> list[float]:
    """Return the places of lines in order, those that are one or make no cell as one."""
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > _LEAST:
            places.append(place)
    return places


def _words(chars: Sequence[Char]) -> str:
    """Return the words of a cell on one line."""
    words = ""
    for line in rows(chars):
        text = line.text.replace("\t", " ")
        latin = words[-1:].isalnum() and text[:1].isalnum() and (words[-1:] + text[:1]).isascii()
        words += f" {text}" if latin else text
    return words


def same_columns(one: RuledTable, other: RuledTable) -> bool:
    """Say whether two tables have their columns at the same places: one goes on in the other."""
    return len(one.edges) == len(other.edges) and all(
        abs(a - b) <= _NEAR for a, b in zip(one.edges, other.edges, strict=True)
    )
