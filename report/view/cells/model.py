"""The records of a cell: its lines, where their clauses come from, tables inside them."""

from dataclasses import dataclass
from typing import NamedTuple

from ...words.text import Run

# Between the cells of a table's row.
BAR = Run(" ｜ ")
# The sentences that name where a clause stands in the other text.
FROM, TO = "origin.from", "origin.to"


class Origin(NamedTuple):
    """Where a clause comes from or went, when that is not beside it, or not in its old order."""

    locators: tuple[str, ...] = ()
    key: str = FROM


NOWHERE = Origin()


class Inner(NamedTuple):
    """The cells of a row of a table in the text, and how wide they are to each other."""

    cells: tuple[tuple[Run, ...], ...] = ()
    widths: tuple[int, ...] = ()


NO_INNER = Inner()


class Cut(NamedTuple):
    """A place where a further part of a line begins: in its words, and in its text."""

    position: int
    offset: int


@dataclass(frozen=True, slots=True)
class CellLine:
    """A clause, or the label of an article, on a line of its own; ``node`` is what it ends with.

    It is a ``clause`` unless nothing on it is compared: a caption above the words it heads. Of its
    change it shows the ``part`` that it begins with; ``cuts`` are the places in its words where
    further parts begin. ``start`` is the offset of the clause in its text. ``begun`` is the line
    that goes on with words cut off before. A row of a table in the text has its cells in ``inner``
    too.
    """

    runs: tuple[Run, ...]
    origin: Origin = NOWHERE
    node: int = -1
    clause: bool = True
    part: int = 0
    cuts: tuple[Cut, ...] = ()
    begun: bool = False
    inner: Inner = NO_INNER
    start: int = -1


@dataclass(frozen=True, slots=True)
class ArticleCell:
    """An article on one side: its node, what people call it, its lines."""

    node: int
    locator: str
    lines: tuple[CellLine, ...]
