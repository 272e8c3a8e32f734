"""Which statement of one side answers which of the other, by the words that stayed between them.

old  [申请人应当书面申请][申请书应当载明理由]
new  [申请书应当载明理由和证据][申请人应当书面申请][不得口头申请]
→    (0, 1), (1, 0), and 2 of the new side is alone
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from ...corpus.model import Document, Span
from ...corpus.tables import alternation
from ..edits.cells import row_words
from ..edits.sides import Side, side
from ..model import Edit, Link, Op, Part, Topic, words
from ..tables import rows
from ..tables import words as words_of
from .model import Bound, Force, Measure, Place, Statement
from .statements.read import statements
from .statements.subject import names

# A statement answers another when so much of the shorter one stayed in it.
SHARE = 0.34
# A statement is new, or gone, when less than this of it stands on the other side.
ALONE = 0.42
# A statement of which this much stayed in one that is itself not new was reworded.
REWORDED = 0.3
# A lone statement is not new where one of the same force agrees with it so far (0 to 100): in
# versions of one text, and in a rule that implements another.
SAID = 72.0
SAID_IMPLEMENTING = 48.0
# Of two sentences so much stayed that they are one but for some words: of versions, and of a rule
# that implements another.
SAME, SAME_IMPLEMENTING = 0.6, 0.65
# All of a short sentence stands in another that is no longer than this allows.
ALL, IN_ALL = 0.95, 0.4
# … and the act of a duty or a power so far: the rest of the sentence names who must.
_ACT_SAID = 30.0
_LIMITING = (Measure.TIME, Measure.MONEY, Measure.FINE, Measure.SHARE)
# The stock words on officials who do wrong, the same in every rule.
_STOCK = re.compile("玩忽职守|徇私舞弊|滥用职权")
# Two statements left over whose words agree so far answer each other all the same (0 to 100).
ALIKE = 60.0


# A body put between others has so many characters before 委员会, 部门.
_BODY = 2, 20


@dataclass(frozen=True)
class Page:
    """One side of a link: its form, what it says, and which characters stayed or are explained.

    ``to`` holds for each character where it stands on the other side, -1 where it is new and -2
    where a replacement made throughout or a reference that followed explains it.
    """

    body: Side
    to: tuple[int, ...]

    @cached_property
    def form(self) -> str:
        """The comparison form."""
        return self.body.form

    @cached_property
    def said(self) -> tuple[Statement, ...]:
        """What the clauses say, in order; no statement reaches over the border of a clause."""
        return tuple(_said(self.body))

    @cached_property
    def runs(self) -> tuple[tuple[int, int, int], ...]:
        """The stretches that stayed: where each begins, ends, and begins on the other side."""
        to = self.to
        breaks = [at for at, (a, b) in enumerate(pairwise(to), 1) if a < 0 or b != a + 1]
        borders = pairwise((0, *breaks, len(to)))
        return tuple((start, end, to[start]) for start, end in borders if to and to[start] >= 0)

    def clause_start(self, at: int) -> int:
        """Return where the clause begins that a character is part of."""
        starts = self.body.starts
        return starts[max(0, bisect_right(starts, at) - 1)] if starts else 0

    def share(self, place: Place) -> float:
        """Return the share of a stretch that stayed or is explained; of nothing all."""
        start, end = place
        size = end - start
        return (size - self.to[start:end].count(-1)) / size if size else 1.0

    def changed(self, place: Place) -> bool:
        """Say whether anything of a stretch is new."""
        return -1 in self.to[place.start : place.end]

    def words(self, place: Place) -> str:
        """Return the words of a stretch."""
        return self.body.form[place.start : place.end]


def sentence(page: Page, place: Place) -> Place:
    """Return the sentence that a stretch is part of, up to its 。 or ；."""
    form, starts = page.body.form, page.body.starts
    first, last = 0, len(form)
    if len(starts) > 1:
        first = page.clause_start(place.start)
        last = min((end for end in page.body.ends if end >= place.end), default=last)
    for mark in "。；":
        start = form.rfind(mark, first, place.start)
        first = start + 1 if start >= 0 else first
        stop = form.find(mark, place.end, last)
        last = stop if stop >= 0 else last
    return Place(first, last)


class Pair(NamedTuple):
    """Two statements that answer each other.

    ``same``: their sentences are one but for some words; known of those that are compared.
    """

    old: Statement
    new: Statement
    same: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Both sides of a link with the statements paired, and those that stand alone.

    ``breach``: it is of items of a list of what is forbidden or punished.
    """

    old: Page
    new: Page
    pairs: tuple[Pair, ...]
    gone: tuple[Statement, ...]
    added: tuple[Statement, ...]
    implements: bool = False
    breach: bool = False


def compared(match: Match, pair: Pair) -> Pair:
    """Return a pair that is to be compared, told whether its sentences are one but for some words.

    So they are where all of one stands in the other, however short it is.
    """
    first = match.old.share(sentence(match.old, pair.old.place))
    second = match.new.share(sentence(match.new, pair.new.place))
    less, more = (first, second) if first <= second else (second, first)
    least = SAME_IMPLEMENTING if match.implements else SAME
    return Pair(pair.old, pair.new, less >= least or (more >= ALL and less >= IN_ALL))


def _said(body: Side) -> Iterator[Statement]:
    for start, end in zip(body.starts, body.ends, strict=True):
        for one in statements(body.form[start:end]):
            yield one.at(start) if start else one


def _bodies(document: Document, nodes: Sequence[int], part: Part) -> Iterator[Span]:
    """Yield the words of nodes; of rows of tables cell by cell: 17:50 | 2元 is not 502元."""
    for i in nodes:
        if part is Part.ROW:
            yield from row_words(document, i)
        else:
            yield words(document, i, part)


def pages(
    template: Document,
    variant: Document,
    link: Link,
    edits: Sequence[Edit],
    known: Collection[int],
) -> tuple[Page, Page]:
    """Return both sides of a link; ``known`` are the edits that need no look."""
    old = side(template.text, tuple(_bodies(template, link.template, link.part)))
    new = side(variant.text, tuple(_bodies(variant, link.variant, link.part)))
    left, right = [-1] * len(old.form), [-1] * len(new.form)
    for index, (op, a, b) in enumerate(edits):
        if op is not Op.EQUAL:
            before, after = a.cut(template.text), b.cut(variant.text)
            if index not in known or _of_substance(before, after, old, new):
                continue
        at = old.range(a) if a.end > a.start else (0, 0)
        to = new.range(b) if b.end > b.start else (0, 0)
        if op is Op.EQUAL and at[1] - at[0] == to[1] - to[0]:
            left[at[0] : at[1]] = range(*to)
            right[to[0] : to[1]] = range(*at)
        else:
            left[at[0] : at[1]] = [-2] * (at[1] - at[0])
            right[to[0] : to[1]] = [-2] * (to[1] - to[0])
    return Page(old, tuple(left)), Page(new, tuple(right))


@cache
def _weighty() -> re.Pattern[str]:
    # Levels of offices, which a rule below names throughout, are none: 县级 → 市.
    turning = {row[0] for row in rows("turns") if row[2] != Topic.SUBJECT and len(row[0]) > 1}
    listed = words_of("procedures") | words_of("penalties") | turning
    return re.compile(alternation(listed))


def _body(said: str) -> bool:
    """Say whether words are a body with the mark that parts it from others: 国家监察委员会、."""
    name = said[:-1] if said[-1] in "、，" else said
    inside = name[1:] if name[:1] and name[0] in "、，和" else name
    return names(inside, *_BODY) or (name[:1] == "和" and names(name, *_BODY))


def _of_substance(before: str, after: str, old: Side, new: Side) -> bool:
    """Say whether a replacement that was made throughout is looked at all the same.

    A step or a penalty that gives way to another, and two names that change places; an office
    that joins in, or comes to others, however often.
    """
    if "会同" in before or "会同" in after:
        return True
    if not (before and after):
        # A body that was put between others throughout: 国家监察委员会、
        return _body(before or after)
    if _weighty().search(before) or _weighty().search(after):
        return True
    return before in new.form and after in old.form


def match(old: Page, new: Page, *, implements: bool = False, breach: bool = False) -> Match:
    """Pair the statements of two sides; ``implements``: the new one need not repeat the old.

    ``breach``: they are of items of a list of what is forbidden or punished.
    """
    votes = _votes(old, new)
    pairs = [
        Pair(old.said[i], new.said[j])
        for (i, j), count in sorted(votes.items())
        if count >= SHARE * min(_size(old.said[i]), _size(new.said[j]))
    ]
    pairs = [pair for pair in pairs if not _act_moved(old, new, pair)]
    paired = [p.old for p in pairs], [p.new for p in pairs]
    added = [one for one in new.said if _alone(new, one, paired[1])]
    answered = [p.old for p in pairs if p.new not in added and old.share(p.old.place) >= REWORDED]
    gone = [one for one in old.said if one not in answered and _alone(old, one, paired[0])]
    for one in tuple(added):
        best = max(gone, key=lambda other: _alike(old, other, new, one), default=None)
        if best is not None and _alike(old, best, new, one) >= ALIKE:
            pairs.append(Pair(best, one))
            gone.remove(best)
            added.remove(one)
    added = [one for one in added if not _said_already(old, new, one, implements=implements)]
    for a, b in [(a, b) for a in gone for b in added if _restated(old, a, new, b)]:
        if a in gone and b in added:
            gone.remove(a)
            added.remove(b)
    return Match(old, new, tuple(pairs), tuple(gone), tuple(added), implements, breach)


def _size(one: Statement) -> int:
    return one.place.end - one.place.start


def _votes(old: Page, new: Page) -> dict[tuple[int, int], int]:
    """Count the characters that each statement of the old side has in each of the new."""
    # Of what stands nowhere, -1, or is explained, -2, the last two places say so: counted from
    # the end.
    at = [-1] * (len(old.form) + 2)
    for i, one in enumerate(old.said):
        at[one.place.start : one.place.end] = [i] * (one.place.end - one.place.start)
    votes: dict[tuple[int, int], int] = {}
    for j, one in enumerate(new.said):
        owners = [*map(at.__getitem__, new.to[one.place.start : one.place.end])]
        votes.update(((i, j), owners.count(i)) for i in set(owners) if i >= 0)
    return votes


def _alone(page: Page, one: Statement, paired: Sequence[Statement]) -> bool:
    if page.share(one.place) < ALONE:
        return True
    return page.share(one.core) < ALONE and _size(one) > 0 and one not in paired


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    both = {(row[0], row[1]) for row in rows("opposites")}
    return frozenset(both | {(b, a) for a, b in both})


def _restated(old: Page, a: Statement, new: Page, b: Statement) -> bool:
    """Say whether a duty became a ban on its opposite: 应当保护林木 → 不得破坏林木."""
    if {a.force, b.force} != {Force.DUTY, Force.BAN} or (a.act, b.act) not in _opposites():
        return False
    return fuzz.partial_ratio(old.words(a.object), new.words(b.object)) >= ALIKE


def _act_moved(old: Page, new: Page, pair: Pair) -> bool:
    """Say whether two statements share their case alone: the act of the old one stands elsewhere.

    未达标的，应当调查 → 未达标的，可以要求申报。未申报的，应当调查: the power is new.
    """
    a, b = pair.old, pair.new
    if not (a.own_force and b.own_force) or new.share(_act(b)) >= ALONE:
        return False
    to = old.to[_act(a).start : a.core.end]
    away = [at for at in to if at >= 0 and not b.place.start <= at < b.place.end]
    return len(away) >= ALL * len(to) > 0


def _act(one: Statement) -> Place:
    return Place(one.force_at.end, one.core.end)


def _said_already(old: Page, new: Page, one: Statement, *, implements: bool) -> bool:
    """Say whether the other side says much the same, with the same force.

    A rule that implements another says it in words of its own: less agreement is asked of it.
    """
    least = SAID_IMPLEMENTING if implements else SAID
    if implements and _limits(old, one):
        return False
    if implements and _STOCK.search(new.words(one.place)) and _STOCK.search(old.form):
        return True
    return any(
        a.force is one.force
        and _alike(old, a, new, one) >= least
        and (not implements or _acts_alike(old, a, new, one))
        for a in old.said
    )


def _acts_alike(old: Page, a: Statement, new: Page, b: Statement) -> bool:
    """Say whether two statements ask for, or forbid, much the same: 任何人不得 is in every ban."""
    if a.force is Force.NONE or not (a.own_force and b.own_force):
        return True
    least = SAID_IMPLEMENTING if a.force is Force.BAN else _ACT_SAID
    return fuzz.ratio(old.words(_act(a)), new.words(_act(b))) >= least


def _limits(old: Page, one: Statement) -> bool:
    """Say whether a statement sets a time, or an amount, that the other side has nowhere."""
    there = {(q.measure, q.value, q.unit) for said in old.said for q in said.quantities}
    return any(
        q.bound is not Bound.EXACT
        and q.measure in _LIMITING
        and (q.measure, q.value, q.unit) not in there
        for q in one.quantities
    )


def _alike(old: Page, a: Statement, new: Page, b: Statement) -> float:
    return fuzz.ratio(old.words(a.place), new.words(b.place))
