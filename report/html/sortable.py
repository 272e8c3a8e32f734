"""Cells of the tables that a click sorts (sortable.html)."""

from typing import NamedTuple


class SortCell(NamedTuple):
    """A cell of a number: its words, and the number it is sorted by."""

    words: str
    value: str


def number(value: float) -> SortCell:
    """Return a number as a cell."""
    return SortCell(str(value), str(value))


def share(value: float) -> SortCell:
    """Return a share as percent."""
    return SortCell(f"{value:.0%}", str(value))
