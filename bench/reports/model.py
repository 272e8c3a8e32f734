"""The record of one check."""

from typing import NamedTuple


class Check(NamedTuple):
    """What must come out of a case, and what does: ``what`` says of which side of it."""

    case: str
    what: str
    expected: str
    got: str

    @property
    def right(self) -> bool:
        """Whether the expected came out."""
        return self.expected == self.got
