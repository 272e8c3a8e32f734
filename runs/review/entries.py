"""The list of entries as steps add to it and are taken back.

step 1: 第三条 ↔ 第五条        in force
step 2: 第三条 ↔ 第六条        replaces the first: that one is kept with "until 2"
taken back                     the second goes, the first is in force again
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from ...alignment.model import NOBODY, Decision, Verdict
from ...report.notes.model import Note
from .model import IN_FORCE, Answered, Entries, Entry, Said, Start


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


def fresh(entries: Entries, start: Start) -> tuple[Said, ...]:
    """Return what of ``start`` stands in no entry, not even in one that was replaced since."""
    known = {_key(entry.said) for entry in entries}
    said: tuple[Said, ...] = (*map(_asked, start.decisions), *start.notes)
    return tuple({_key(one): one for one in said if _key(one) not in known}.values())


def _asked(decision: Decision) -> Answered:
    """Return a decision of a list: of the clauses that it links, or leaves alone, all is said."""
    if decision.verdict is Verdict.FORBID:
        return Answered(decision)
    return Answered(decision, (decision.template != NOBODY, decision.variant != NOBODY))


def _key(said: Said) -> tuple[object, ...]:
    """Return by what the same thing said twice is known: clauses by their numbers, else words."""
    if isinstance(said, Answered):
        named = said.decision.template, said.decision.variant
        return (said.decision.verdict, *(one.locator or one.words for one in named))
    if isinstance(said, Note):
        return said.lines, *("".join(words.split()) for words in (said.template, said.variant))
    return (said,)


def taken_back(entries: Entries) -> Entries:
    """Return the entries before the last step."""
    last = last_step(entries)
    return tuple(
        replace(entry, until=IN_FORCE) if entry.until == last else entry
        for entry in entries
        if entry.step != last
    )
