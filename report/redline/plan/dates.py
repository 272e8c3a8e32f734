"""The dates of tracked changes: apart where LibreOffice would join two insertions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from .model import RedlineLine, State

# Where nobody says a date: one that nobody takes for the day of the comparison.
FIXED = "2000-01-01T00:00:00Z"
FORM = "%Y-%m-%dT%H:%M:%SZ"
# LibreOffice joins changes of one author less than a minute apart.
_APART = timedelta(minutes=2)
_NEW = (State.INSERT, State.MOVE_TO)


def date_of_changes(default: str = FIXED) -> str:
    """Return the date to write: SOURCE_DATE_EPOCH (reproducible-builds.org), else ``default``."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).strftime(FORM) if epoch.isdecimal() else default


def dates(edges: Iterable[tuple[bool, bool, bool]], date: str) -> Iterator[str]:
    """Yield the date of each paragraph's changes: ``date``, or two minutes later.

    In: for each paragraph whether it begins with new words, ends with them, and has a mark that
    is in both texts. Words inserted at the end of one paragraph and at the beginning of the next
    are two changes with the mark between them unchanged. LibreOffice takes them for one and
    rejects the mark as well, unless their dates differ.
    """
    later = _later(date)
    turned = joins = False
    for begins, ends, kept in edges:
        turned ^= joins and begins
        yield later if turned else date
        joins = ends and kept


def line_edges(lines: Iterable[RedlineLine]) -> Iterator[tuple[bool, bool, bool]]:
    """Yield what ``dates`` wants to know of the lines of a plan."""
    for line in lines:
        states = [piece.state for piece in line.pieces] or [line.mark]
        ends = bool(line.pieces) and states[-1] in _NEW
        yield states[0] in _NEW, ends, line.mark is State.EQUAL


def _later(date: str) -> str:
    try:
        return (datetime.strptime(date, FORM).replace(tzinfo=UTC) + _APART).strftime(FORM)
    except (ValueError, OverflowError):
        return date
