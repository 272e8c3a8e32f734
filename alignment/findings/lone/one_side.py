"""Rules of clauses that stand on one side as a whole: of an article new or gone, of a new item.

An article is told once, at the clause that weighs most (``tell`` says how a rule is told).
"""

from collections.abc import Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from ....corpus.model import Span
from ...edits.sides import Side, side
from ...model import Finding, Link, Part, Topic
from ...model import words as words_of
from ..lead import lead
from ..pairing import Page
from ..rows import named
from ..setting import Setting
from .alone import at_most, weightiest
from .beside import Told, expected
from .tell import UNREPEATED, read, tell, weigh
from .units import Units

# Titles, notes and signatures lay down nothing.
_NO_RULES = (Part.TITLE, Part.NOTE)


def of_one_side(pair: Setting, links: Sequence[Link]) -> dict[int, tuple[Finding, ...]]:
    """Return the findings of added and dropped links, by the index of the link.

    An article, or a list with the words above it, that is new or gone as a whole is told once, at
    its weightiest clause; each item that came to an old list is told.
    """
    alone: dict[tuple[bool, int], list[_Clause]] = {}
    units = {True: Units(pair.variant, links, True), False: Units(pair.template, links, False)}
    for at, link in enumerate(links):
        if (link.template and link.variant) or link.part in _NO_RULES:
            continue
        fresh = not link.template
        for clause in link.variant or link.template:
            one = _Clause(at, clause, link.part, fresh)
            alone.setdefault((fresh, units[fresh].unit(clause)), []).append(one)
    told: dict[int, tuple[Finding, ...]] = {}
    for (_, unit), clauses in alone.items():
        at, found = _weightiest(pair, clauses, unit)
        if found is not None:
            told[at] = (*told.get(at, ()), found)
    return told


class _Clause(NamedTuple):
    """A clause on one side only; ``at``: the index of its link."""

    at: int
    clause: int
    part: Part
    fresh: bool


def _weightiest(pair: Setting, clauses: Sequence[_Clause], unit: int) -> tuple[int, Finding | None]:
    """Return the weightiest finding of a unit, the first of those that weigh as much.

    A finding never weighs more than its clause, nor a clause more than can be told before it is
    read: what cannot be the weightiest is neither read nor told. Of three clauses that may weigh
    most the first is read, found to, and told; the others stay unread.
    """
    best, kept = (1, 0), None
    ahead = [(-_at_most(pair, one), one.at, k) for k, one in enumerate(clauses)]
    heapify(ahead)
    known: dict[int, Told] = {}
    while ahead and ahead[0][:2] < best:
        least, at, k = heappop(ahead)
        one = clauses[k]
        if k not in known:
            said = _read(pair, one)
            if said is None:
                continue
            known[k] = said
            weight = -weigh(pair, said.kind, fresh=one.fresh)
            if weight > least:
                heappush(ahead, (weight, at, k))
                continue
        for found in _tell(pair, one, known[k], whole=unit != one.clause):
            if (-found.weight, at) < best:
                best, kept = (-found.weight, at), found
    return best[1], kept


def _at_most(pair: Setting, one: _Clause) -> int:
    """Return what the finding of a clause that is not read yet weighs at most."""
    if pair.implements and not one.fresh:
        return UNREPEATED
    return at_most(_body(pair, one).form)


def _tell(pair: Setting, one: _Clause, said: Told, *, whole: bool) -> Sequence[Finding]:
    """Return the finding of a clause in the words of its document."""
    none: tuple[int, ...] = ()
    ends = (none, (one.clause,)) if one.fresh else ((one.clause,), none)
    link = Link(ends[0], ends[1], 0.0, 1.0, part=one.part)
    body = _body(pair, one)
    told = tuple(tell(pair, body, said, link, fresh=one.fresh, whole=whole))
    return named(pair.template, pair.variant, link, told)


def _body(pair: Setting, one: _Clause) -> Side:
    document = pair.variant if one.fresh else pair.template
    return side(document.text, (words_of(document, one.clause, one.part),))


def _read(pair: Setting, one: _Clause) -> Told | None:
    """Return what a clause lays down that the other text does not hold; None: nothing."""
    document = pair.variant if one.fresh else pair.template
    form = _body(pair, one).form
    said = _alone(form, lead(document, one.clause))
    if said is None or expected(pair, said.page, said.kind):
        return None
    other = pair.in_template if one.fresh else pair.in_variant
    name = one.part in (Part.HEADING, Part.CAPTION) and said.kind.topic in (
        Topic.RULE,
        Topic.ADVICE,
    )
    return None if name or other.holds(form) else said


# A clause that many texts of a batch leave out is read once.
@lru_cache(4096)
def _alone(form: str, of_list: Topic | None) -> Told | None:
    """Return what a clause that nothing answers is about; None: it lays nothing down."""
    size = len(form)
    page = Page(Side(form, range(size), (0,), (Span(0, size),)), (-1,) * size)
    kind = weightiest(page, page.said, of_list)
    return read(page, kind, page.said) if kind else None
