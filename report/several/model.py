"""The records of a table of several texts."""

from dataclasses import dataclass
from itertools import pairwise

from ...alignment.model import Comparison
from ...corpus.model import Document
from ..view.cells.model import CellLine
from ..words.layout import Against


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by their columns, compared: ``reference`` is the template of the comparison."""

    reference: int
    text: int
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Several:
    """Texts in the order of their columns, what these are called, and the comparisons made.

    ``beside`` compare neighbours that have no comparison of their own, for what the base lacks:
    what is new in several texts stands in one row.
    """

    names: tuple[str, ...]
    texts: tuple[Document, ...]
    base: int
    against: Against
    pairs: tuple[Pair, ...]
    beside: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Across:
    """A heading in each text, "" where it opens none; ``notes`` are what a user wrote beside it."""

    headings: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that answer each other: in each band the lines of every text, side by side.

    ``units`` are the articles of each text; ``changed`` when the texts say not all the same.
    ``notes`` are what a user wrote beside it.
    """

    number: int
    units: tuple[tuple[int, ...], ...]
    bands: tuple[tuple[tuple[CellLine, ...], ...], ...]
    changed: bool = True
    notes: tuple[str, ...] = ()


def pairs_to_compare(count: int, base: int, against: Against) -> tuple[tuple[int, int], ...]:
    """Return which columns are compared, as (reference, text)."""
    if against is Against.PREVIOUS:
        return tuple((at - 1, at) for at in range(1, count))
    return tuple((base, at) for at in range(count) if at != base)


def pairs_beside(count: int, base: int, against: Against) -> tuple[tuple[int, int], ...]:
    """Return which columns are compared for what the base lacks, as (reference, text)."""
    others = [at for at in range(count) if at != base]
    return tuple(pairwise(others)) if against is Against.BASE else ()
