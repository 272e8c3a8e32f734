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
