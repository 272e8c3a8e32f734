"""The customs of a comparison table: what its columns are, and how changes are marked."""

from enum import StrEnum


class Layout(StrEnum):
    """For a local rule beside the rule it implements (落实), or versions of one text (修订)."""

    IMPLEMENTATION = "implementation"
    REVISION = "revision"


class Marks(StrEnum):
    """How a Word report marks changes: by bold face and shading, or by lines alone.

    Both print black on white; offices follow the one or the other custom.
    """

    BOLD = "bold"
    UNDERLINE = "underline"


class Rows(StrEnum):
    """Which articles a table lists: all, or those in which more than the number changed."""

    CHANGED = "changed"
    ALL = "all"


class Against(StrEnum):
    """What each text is marked against: the base, or the text in the column before it."""

    BASE = "base"
    PREVIOUS = "previous"


class LinksLevel(StrEnum):
    """What a row of the list of links is of: an article of either text, or a clause."""

    ARTICLE = "article"
    CLAUSE = "clause"


class Only(StrEnum):
    """The part of a report that is written alone: the table with its title and legend."""

    TABLE = "table"


# Legislatures print every article beside the draft, listed companies what they change.
_CUSTOM = {Layout.IMPLEMENTATION: Rows.ALL, Layout.REVISION: Rows.CHANGED}


def rows_of(layout: Layout, rows: Rows | None) -> Rows:
    """Return which articles are listed, by the custom of the layout where nothing was chosen."""
    return rows or _CUSTOM[layout]
