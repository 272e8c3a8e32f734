"""The records of a review: what was said, in which step, and what a reader is asked.

A review is a list of entries, each said in a step. A later step may replace an entry; the entry
then stays in the list with the number of that step, so that the step can be taken back.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ...alignment.model import NOBODY, Decision, Mention
from ...corpus.model import Document
from ...report.notes.model import Note

Pair = tuple[int, int]
# A clause by its side (0 template, 1 variant) and its node.
Place = tuple[int, int]
# An entry in force is replaced in no step.
IN_FORCE = 0


class Texts(NamedTuple):
    """The two documents of a review."""

    template: Document
    variant: Document


@dataclass(frozen=True, slots=True)
class Answered:
    """A decision on links, and of which sides (template, variant) its clauses were asked about.

    Of a clause that was asked about all is said: it answers what it was linked with, nothing else.
    """

    decision: Decision
    asked: tuple[bool, bool] = (False, False)


class Mark(StrEnum):
    """What a reader did with a finding."""

    DONE = "done"  # looked at
    DISMISSED = "dismissed"  # not to be said, for a reason


@dataclass(frozen=True, slots=True)
class Looked:
    """A finding that a reader has dealt with, named by what it says and by its clauses."""

    code: str
    before: str
    after: str
    about: str
    mark: Mark
    reason: str = ""
    template: Mention = NOBODY
    variant: Mention = NOBODY

    @property
    def said(self) -> tuple[str, str, str, str]:
        """What the finding says, wherever it stands."""
        return self.code, self.before, self.after, self.about


Said = Answered | Note | Looked


@dataclass(frozen=True, slots=True)
class Entry:
    """What was said in a step, and the step that replaced it, 0 while it is in force."""

    step: int
    said: Said
    until: int = IN_FORCE


Entries = tuple[Entry, ...]


class Start(NamedTuple):
    """What was said of two texts before their review: in a list of links, beside a table."""

    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()


NOTHING_SAID = Start()


class Question(NamedTuple):
    """A clause to ask about, and how many pairs are expected to be wrong until it is answered."""

    side: int
    clause: int
    worth: float


class Shift(NamedTuple):
    """A clause of the variant that a decision gave other counterparts without naming it."""

    clause: int
    before: tuple[int, ...]
    after: tuple[int, ...]
