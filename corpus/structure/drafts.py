"""Nodes in the making, as the tree grows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..model import NO_ORDINAL, NOWHERE, Level, Ordinal, Span
from .rows import Row


@dataclass(slots=True)
class Draft:
    """A node in the making: still growing at its end, not yet named."""

    level: Level
    own: Span
    parent: int
    row: Row | None = None
    label: str = ""
    ordinal: Ordinal = NO_ORDINAL
    heading: str = ""
    head: Span = NOWHERE
    body: Span = NOWHERE
    clause: bool = False
    end: int = 0
    rank: int = 0
    children: list[int] = field(default_factory=list)


def settled(drafts: Sequence[Draft], pending: Mapping[int, Draft]) -> list[Draft]:
    """Put the lead-ins into their places, and let every span cover what is below it.

    ``pending`` holds the lead-in of each draft that became a container after it was put.
    """
    place: dict[int, int] = {}
    found: list[Draft] = []
    for i, draft in enumerate(drafts):
        draft.parent = place[draft.parent] if draft.parent >= 0 else -1
        place[i] = len(found)
        found.append(draft)
        if i in pending:
            lead = pending[i]
            lead.parent = place[i]
            found.append(lead)
    for draft in found:
        draft.children = []
    for i in range(len(found) - 1, -1, -1):
        draft = found[i]
        if draft.parent >= 0:
            above = found[draft.parent]
            above.end = max(above.end, draft.end)
            above.children.append(i)
    for draft in found:
        draft.children.reverse()
    return found
