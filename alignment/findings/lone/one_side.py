"""Rules of clauses that stand on one side as a whole: of an article new or gone, of a new item.

An article is told once, at the clause that weighs most (``tell`` says how a rule is told).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ....corpus.model import Span
from ...edits.sides import Side, side
from ...model import Finding, Link, Part, Topic
from ...model import words as words_of
from ..lead import lead
from ..pairing import Page
from ..rows import named
from ..setting import Setting
from .alone import weightiest
from .beside import Told, expected
from .tell import read, tell, weigh
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
        fresh = not link.template
        if (link.template and link.variant) or link.part in _NO_RULES:
            continue
        for index in link.variant or link.template:
            one = _of_clause(pair, link, index, at)
            if one is not None:
                alone.setdefault((fresh, units[fresh].unit(index)), []).append(one)
    told: dict[int, tuple[Finding, ...]] = {}
    for (fresh, unit), clauses in alone.items():
        at, found = _first(pair, clauses, unit, fresh=fresh)
        if found is not None:
            told[at] = (*told.get(at, ()), found)
    return told


class _Clause(NamedTuple):
    """A clause on one side only with what it is about; ``at``: the index of its link."""

    at: int
    body: Side
    read: Told
    link: Link


def _first(
    pair: Setting, clauses: Sequence[_Clause], unit: int, *, fresh: bool
) -> tuple[int, Finding | None]:
    """Return the weightiest finding of a unit, the first of those that weigh as much.

    A finding never weighs more than its clause: what cannot be the weightiest is not looked at.
    """
    best, kept = (1, 0), None
    for one in sorted(clauses, key=lambda c: (-weigh(pair, c.read.kind, fresh=fresh), c.at)):
        if (-weigh(pair, one.read.kind, fresh=fresh), one.at) >= best:
            break
        whole = unit not in (*one.link.template, *one.link.variant)
        told = tuple(tell(pair, one.body, one.read, one.link, fresh=fresh, whole=whole))
        for found in named(pair.template, pair.variant, one.link, told):
            if (-found.weight, one.at) < best:
                best, kept = (-found.weight, one.at), found
    return best[1], kept


def _of_clause(pair: Setting, link: Link, index: int, at: int) -> _Clause | None:
    """Return a clause on one side only that lays something down the other text does not hold."""
    fresh, part = not link.template, link.part
    document = pair.variant if fresh else pair.template
    body = side(document.text, (words_of(document, index, part),))
    found = _alone(body.form, lead(document, index))
    if found is None or expected(pair, found.page, found.kind):
        return None
    other = pair.in_template if fresh else pair.in_variant
    name = part in (Part.HEADING, Part.CAPTION) and found.kind.topic is Topic.RULE
    if name or other.holds(body.form):
        return None
    none: tuple[int, ...] = ()
    ends = (none, (index,)) if fresh else ((index,), none)
    return _Clause(at, body, found, Link(ends[0], ends[1], 0.0, 1.0, part=part))


# A clause that many texts of a batch leave out is read once.
@lru_cache(4096)
def _alone(form: str, of_list: Topic | None) -> Told | None:
    """Return what a clause that nothing answers is about; None: it lays nothing down."""
    size = len(form)
    page = Page(Side(form, range(size), (0,), (Span(0, size),)), (-1,) * size)
    kind = weightiest(page, page.said, of_list)
    return read(page, kind, page.said) if kind else None
