"""Cells of the tables that a click sorts (sortable.html)."""

from typing import NamedTuple


class Cell(NamedTuple):
    """A cell of a number: its words, and the number it is sorted by."""

    words: str
    value: str


def number(value: float) -> Cell:
    """Return a number as a cell."""
    return Cell(str(value), str(value))


def share(value: float) -> Cell:
    """Return a share as percent."""
    return Cell(f"{value:.0%}", str(value))
