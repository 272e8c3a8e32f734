"""The list of entries as steps add to it and are taken back.

step 1: 第三条 ↔ 第五条        in force
step 2: 第三条 ↔ 第六条        replaces the first: that one is kept with "until 2"
taken back                     the second goes, the first is in force again
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from .model import IN_FORCE, Answered, Entries, Entry, Said


def last_step(entries: Entries) -> int:
    """Return the number of the last step, 0 before the first."""
    return max((max(entry.step, entry.until) for entry in entries), default=0)


def in_force(entries: Entries) -> Entries:
    """Return the entries that hold."""
    return tuple(entry for entry in entries if entry.until == IN_FORCE)


def answers(entries: Entries) -> tuple[Answered, ...]:
    """Return the decisions on links that hold, in order."""
    return tuple(e.said for e in in_force(entries) if isinstance(e.said, Answered))


def added(
    entries: Entries, said: Iterable[Said], is_replaced: Callable[[Said], bool] = lambda _: False
) -> Entries:
    """Return the entries after one more step, those that it replaces no more in force.

    A step that says nothing new and replaces nothing is none.
    """
    step = last_step(entries) + 1
    kept = tuple(
        replace(entry, until=step) if entry.until == IN_FORCE and is_replaced(entry.said) else entry
        for entry in entries
    )
    return (*kept, *(Entry(step, one) for one in said))


def taken_back(entries: Entries) -> Entries:
    """Return the entries before the last step."""
    last = last_step(entries)
    return tuple(
        replace(entry, until=IN_FORCE) if entry.until == last else entry
        for entry in entries
        if entry.step != last
    )
