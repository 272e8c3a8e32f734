"""A note, the words it stands beside, and the choices of a table."""

from dataclasses import dataclass

from ..words.layout import Only, Rows


@dataclass(frozen=True, slots=True)
class Note:
    """What a user wrote beside a row: its ``lines``, and the words of the row on either side.

    ``row`` is the number of the row as the user saw it, "" where the list has none.
    """

    lines: tuple[str, ...]
    template: str
    variant: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class TableChoices:
    """The choices of a table: the rows that it lists, its notes, whether it stands alone."""

    rows: Rows | None = None
    only: Only | None = None
    notes: tuple[Note, ...] = ()


WHOLE_REPORT = TableChoices()
