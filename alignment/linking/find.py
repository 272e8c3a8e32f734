"""Which clauses answer each other (对应), and why."""

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rapidfuzz import fuzz

from ...corpus.model import Document, Level
from ...corpus.normalise import clean
from ..model import Evidence, Link, Part
from .by_place.exchanged import by_number
from .by_place.leads import texts_of, with_leads, without_leads
from .by_place.lists import AT_ENDS, with_ends
from .by_place.rows import row_pairs
from .by_place.standing import standing
from .decisions import UNDECIDED, Settled
from .gather import BESIDE, Group, Pair, gather, placed
from .learned.weights import Model
from .model import UnitDecisions
from .parts import extended, lasting
from .units import seen
from .weigh import NOTHING_TOLD, Weighed, weigh
from .why import families, whys

# Of the clauses left over half have no counterpart however many pairs speak for one: of 442 in
# documents drawn at random to which their pairs together leave less than 0.6, 0.56 have none.
LEFT_OVER = 0.5
# The end of the scale of log-odds, beyond which nothing is told apart.
BY_THE_USER = Evidence("decision", 1.0, 30.0)


@dataclass(frozen=True, slots=True)
class Found:
    """The pairs of two documents that may be in a link, by the indices of their nodes.

    ``order`` are the clauses that have words, ``best`` how probable the likeliest pair of each is,
    ``none`` how probable it is that no pair of it is a link.
    """

    at: Mapping[Pair, int] = field(default_factory=dict)
    weighed: Weighed | None = None
    members: Mapping[str, Sequence[int]] = field(default_factory=dict)
    probability: Mapping[Pair, float] = field(default_factory=dict)
    order: tuple[Sequence[int], Sequence[int]] = ((), ())
    best: tuple[Sequence[float], Sequence[float]] = ((), ())
    none: tuple[Sequence[float], Sequence[float]] = ((), ())

    def pairs(self, group: Group) -> list[int]:
        """Return where the candidate pairs of a group stand."""
        ends = ((t, v) for t in sorted(group[0]) for v in sorted(group[1]))
        return [self.at[pair] for pair in ends if pair in self.at]

    def every(self, least: float) -> dict[Pair, int]:
        """Return where all pairs stand that are at least so probable."""
        if self.weighed is None:
            return {}
        w = self.weighed
        at = (w.probability >= least).nonzero()[0].tolist()
        ends = zip(w.i[at].tolist(), w.j[at].tolist(), at, strict=True)
        return {(self.order[0][i], self.order[1][j]): k for i, j, k in ends}


class Solution(NamedTuple):
    """The links of two documents, and the pairs of clauses that were weighed for them."""

    links: tuple[Link, ...]
    found: Found


def _look(template: Document, variant: Document, settled: Settled, known: Model | None) -> Found:
    """Weigh the pairs of two documents, with what a user decided in view.

    A clause without words is in no pair.
    """
    ours, theirs = seen(template), seen(variant)
    sides = ours.clauses, theirs.clauses
    if not all(sides):
        return Found()
    told = _told(settled, sides) if settled is not UNDECIDED else NOTHING_TOLD
    weighed = weigh(ours.units, theirs.units, told, known)
    sizes = len(sides[0]), len(sides[1])
    best, none = weighed.best(*sizes), weighed.alone(*sizes)
    # No other pairs are ever in a group: one or two in ten between strangers.
    likely = weighed.both(*best, BESIDE)
    ends = zip(weighed.i[likely].tolist(), weighed.j[likely].tolist(), strict=True)
    pairs = ((sides[0][i], sides[1][j]) for i, j in ends)
    at = dict(zip(pairs, likely.tolist(), strict=True))
    probability = dict(zip(at, weighed.probability[likely].tolist(), strict=True))
    return Found(
        at,
        weighed,
        families(weighed.known.names),
        probability,
        sides,
        (best[0].tolist(), best[1].tolist()),
        (none[0].tolist(), none[1].tolist()),
    )


def _told(settled: Settled, sides: Sequence[Sequence[int]]) -> UnitDecisions:
    """Return what was decided, by places among the clauses that are weighed."""
    place = [{node: k for k, node in enumerate(side)} for side in sides]

    def placed(pairs: Iterable[Pair]) -> frozenset[Pair]:
        known = ((t, v) for t, v in pairs if t in place[0] and v in place[1])
        return frozenset((place[0][t], place[1][v]) for t, v in known)

    closed = [frozenset(place[s][i] for i in settled.closed(s) if i in place[s]) for s in (0, 1)]
    linked = ((t, v) for group in settled.groups for t in group[0] for v in group[1])
    return UnitDecisions(placed(linked), placed(settled.forbidden), (closed[0], closed[1]))


def _links(groups: Sequence[Group], found: Found) -> list[Link]:
    """Return the links of groups of clauses."""
    pairs = [found.pairs(group) for group in groups]
    weighed = found.weighed
    ends = [(tuple(sorted(ours)), tuple(sorted(theirs))) for ours, theirs in groups]
    if weighed is None:
        return [Link(*end, 0.0, 0.0) for end in ends]
    told = iter(whys(weighed, [one for one in pairs if one], found.members))
    likeness, probability = weighed.likeness.tolist(), weighed.probability.tolist()
    return [
        Link(
            *end,
            round(max(likeness[k] for k in one), 4),
            round(max(probability[k] for k in one), 4),
            next(told),
        )
        if one
        else Link(*end, 0.0, 0.0)
        for end, one in zip(ends, pairs, strict=True)
    ]


def _certain(template: Document, variant: Document, link: Link) -> Link:
    """Return a link that the user decided: its evidence says so first."""
    evidence = (BY_THE_USER, *link.evidence)
    similarity = link.similarity or _likeness(template, variant, link)
    return replace(link, similarity=similarity, probability=1.0, evidence=evidence, likeliest=0.0)


def _likeness(template: Document, variant: Document, link: Link) -> float:
    """Return the likeness, 0 to 1, of clauses that were no candidates: the likest two of them."""
    ours, theirs = (
        [clean(document.text, document.nodes[i].body).text for i in clauses]
        for document, clauses in ((template, link.template), (variant, link.variant))
    )
    ratios = (fuzz.ratio(a, b) / 100 for a in ours for b in theirs)
    return round(max(ratios, default=0.0), 4)


def _free(found: Found, settled: Settled) -> Mapping[Pair, float]:
    """Return the probabilities of the pairs that are left to solve."""
    if settled is UNDECIDED:
        return found.probability
    closed = settled.closed(0), settled.closed(1)
    free = {
        pair: p
        for pair, p in found.probability.items()
        if pair[0] not in closed[0] and pair[1] not in closed[1]
    }
    return free | dict.fromkeys(settled.forbidden, -math.inf)


def _members(groups: Iterable[Group], side: int) -> set[int]:
    return {i for group in groups for i in group[side]}


def _alone(
    document: Document, side: int, linked: Sequence[Link], found: Found, freed: Set[int]
) -> list[Link]:
    """Return the clauses without counterpart; the probability says how sure that is.

    Of a lead-in that was ``freed``, since the answers of its items say it again, it is as sure as
    the least sure of these.
    """
    used = {i: link.probability for link in linked for i in (link.template, link.variant)[side]}
    pairs = zip(found.best[side], found.none[side], strict=True)
    known = dict(zip(found.order[side], pairs, strict=True))
    free = ((i, *known.get(i, (0.0, 1.0))) for i in document.clauses if i not in used)
    sure = {i: (round(max(none, LEFT_OVER), 4), round(best, 4)) for i, best, none in free}
    for lead in freed & sure.keys():
        above = document.nodes[lead].parent
        items = [p for i, p in used.items() if document.nodes[i].parent == above]
        least = min(items, default=sure[lead][0])
        sure[lead] = least, round(1 - least, 4)
    if side:
        return [Link((), (i,), 0.0, p, likeliest=best) for i, (p, best) in sure.items()]
    return [Link((i,), (), 0.0, p, likeliest=best) for i, (p, best) in sure.items()]


def find_links(
    template: Document,
    variant: Document,
    settled: Settled = UNDECIDED,
    known: Model | None = None,
) -> tuple[Link, ...]:
    """Return links in which every clause of either document occurs exactly once.

    Every pair that may be one is weighed by named evidences, up to three times: then with the first
    answers of the pairs around it in view, then with the likely partners of its clauses; likely
    pairs are gathered into links m:n. A clause in no likely pair has no counterpart. What a user
    decided is kept to, and the rest is solved around it. ``known`` is what was learned, the model
    that ships if not given.
    """
    return solve(template, variant, settled, known).links


def solve(
    template: Document,
    variant: Document,
    settled: Settled = UNDECIDED,
    known: Model | None = None,
) -> Solution:
    """Return the links of ``find_links`` and what was weighed, for who asks about the doubtful."""
    found = _look(template, variant, settled, known)
    linked = [_certain(template, variant, link) for link in _links(settled.groups, found)]
    free = _free(found, settled)
    sides = seen(template), seen(variant)
    texts = texts_of(sides[0]), texts_of(sides[1])
    groups = extended(lasting(gather(free), free, texts), free, texts)
    closed = settled.closed(0), settled.closed(1)
    parted = without_leads(groups, sides, closed)
    freed = [_members(groups, side) - _members(parted, side) for side in (0, 1)]
    groups = with_leads(parted, sides, closed)
    groups = by_number(placed(groups, free, found.order), (template, variant), texts, free)
    groups, ends = with_ends((template, variant), groups, free, closed)
    linked += (_at_ends(template, variant, link, ends) for link in _links(groups, found))
    linked += _by_place(template, variant, linked, settled)
    alone = [
        *_alone(template, 0, linked, found, freed[0]),
        *_alone(variant, 1, linked, found, freed[1]),
    ]
    left = settled.alone
    for link in alone:
        decided = left[0].issuperset(link.template) and left[1].issuperset(link.variant)
        linked.append(_certain(template, variant, link) if decided else link)
    return Solution(tuple(_parted(template, variant, link) for link in linked), found)


def _at_ends(template: Document, variant: Document, link: Link, ends: Sequence[Pair]) -> Link:
    """Return a link, as sure as a list that it introduces or ends (``ends``)."""
    if not any(t in link.template and v in link.variant for t, v in ends):
        return link
    similarity = link.similarity or _likeness(template, variant, link)
    return replace(link, similarity=similarity, probability=max(link.probability, AT_ENDS))


def _by_place(
    template: Document, variant: Document, linked: Sequence[Link], settled: Settled
) -> list[Link]:
    """Return the links of what is not weighed: rows of tables, and clauses of few or no words.

    第九条（删去） and a bare 第九条 answer what bears their number; so does a short clause between
    others that answer each other.
    """
    closed = settled.closed(0), settled.closed(1)
    free = (
        _unused(template, 0, linked) - set(closed[0]),
        _unused(variant, 1, linked) - set(closed[1]),
    )
    pairs = row_pairs(template, variant, free)
    empty = [
        {
            document.nodes[i].locator: i
            for i in side
            if not clean(document.text, document.nodes[i].body).text
        }
        for document, side in zip((template, variant), free, strict=True)
    ]
    pairs += [(t, empty[1][name]) for name, t in empty[0].items() if name in empty[1]]
    used = {t for t, _ in pairs}, {v for _, v in pairs}
    pairs += standing(template, variant, linked, (free[0] - used[0], free[1] - used[1]))
    found = [Link((t,), (v,), 0.0, 1.0) for t, v in pairs]
    return [replace(link, similarity=_likeness(template, variant, link)) for link in found]


def _unused(document: Document, side: int, linked: Iterable[Link]) -> set[int]:
    used = {i for link in linked for i in (link.template, link.variant)[side]}
    return {i for i in document.clauses if i not in used}


def _parted(template: Document, variant: Document, link: Link) -> Link:
    """Return a link with the part that its clauses are: rows of tables, or clauses."""
    nodes = [template.nodes[i] for i in link.template] + [variant.nodes[i] for i in link.variant]
    rows = all(node.level is Level.ROW for node in nodes)
    return replace(link, part=Part.ROW) if rows else link
