"""The two customs of a comparison table."""

from enum import StrEnum


class Layout(StrEnum):
    """For a local rule beside the rule it implements (落实), or versions of one text (修订)."""

    IMPLEMENTATION = "implementation"
    REVISION = "revision"
