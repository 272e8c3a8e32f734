"""A note, the words it stands beside, and what a user wants in a report."""

from dataclasses import dataclass

from ..words.layout import Only, Rows


@dataclass(frozen=True, slots=True)
class Note:
    """What a user wrote beside a row: its ``lines``, and the words of the row on either side.

    ``row`` is the number of the row as the user saw it, "" where the list has none. In a table of
    several texts it stands beside ``texts``: the titles of the columns with their words.
    """

    lines: tuple[str, ...]
    template: str
    variant: str
    row: str = ""
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def beside(self) -> str:
        """The words that tell where it stood: those of the last text that has any."""
        return next((words for _, words in reversed(self.texts) if words), "") or (
            self.variant or self.template
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """What a user wants in a report: which rows, whose notes, and whether its table alone."""

    rows: Rows | None = None
    only: Only | None = None
    notes: tuple[Note, ...] = ()


WHOLE_REPORT = Contents()
