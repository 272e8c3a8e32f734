"""The links of two texts with what was decided in view, and how sure each pair is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...alignment.linking.decisions import Settled, settle
from ...alignment.linking.find import Found, solve
from ...alignment.linking.learned.weights import Model
from ...alignment.linking.why import whys
from ...alignment.model import Decided, Evidence, Link, Verdict
from ...report.view.decided import is_kept
from .entries import answers
from .model import Answered, Entries, Pair, Place, Shift, Texts

# A pair less probable than this is never worth a question.
LEAST = 0.003


@dataclass(frozen=True)
class Solved:
    """The links, and what came of every decision that is in force, in the order of the entries.

    ``probability`` holds the pairs that may be links: of a pair with a clause that is linked
    already it is what was known before, for the clause may have further counterparts.
    """

    links: tuple[Link, ...]
    said: tuple[Answered, ...]
    decided: tuple[Decided, ...]
    probability: Mapping[Pair, float]

    @cached_property
    def pairs(self) -> frozenset[Pair]:
        """Every clause of a link with every other."""
        return frozenset((t, v) for link in self.links for t in link.template for v in link.variant)

    @cached_property
    def link_of(self) -> Mapping[Place, Link]:
        """The link of each clause."""
        ends = [((0, t), link) for link in self.links for t in link.template]
        return dict(ends + [((1, v), link) for link in self.links for v in link.variant])

    def partners(self, place: Place) -> tuple[int, ...]:
        """Return the clauses that answer a clause."""
        link = self.link_of.get(place)
        if link is None:
            return ()
        return link.template if place[0] else link.variant

    @cached_property
    def kept(self) -> tuple[tuple[Answered, Decided], ...]:
        """The decisions that are kept."""
        both = zip(self.said, self.decided, strict=True)
        return tuple((one, found) for one, found in both if is_kept(found))

    @cached_property
    def asked(self) -> tuple[frozenset[int], frozenset[int]]:
        """The clauses of either text of which all was said."""
        sides: tuple[set[int], set[int]] = set(), set()
        for one, found in self.kept:
            for side, clauses in enumerate((found.template, found.variant)):
                if one.asked[side]:
                    sides[side].update(clauses)
        return frozenset(sides[0]), frozenset(sides[1])

    @cached_property
    def parted(self) -> frozenset[Pair]:
        """The pairs that were said to be none."""
        return frozenset(
            (t, v)
            for one, found in self.kept
            if one.decision.verdict is Verdict.FORBID
            for t in found.template
            for v in found.variant
        )

    def is_settled(self, pair: Pair) -> bool:
        """Say whether nothing is left to ask about a pair."""
        return pair[0] in self.asked[0] or pair[1] in self.asked[1] or pair in self.parted


def solved(texts: Texts, entries: Entries, before: Found, known: Model | None = None) -> Solved:
    """Solve the links around what was decided; ``before`` is what was known before all decisions.

    ``known`` is what was learned, the model that ships if not given.
    """
    said = answers(entries)
    decisions = [one.decision for one in said]
    settled = settle(*texts, decisions)
    links, found = solve(*texts, settled, known)
    return Solved(links, said, settled.decided, _probability(before, found, settled))


def _probability(before: Found, found: Found, settled: Settled) -> dict[Pair, float]:
    """Return how sure each pair is: as weighed now, or before one of its clauses was closed."""
    first, now = _told(before), _told(found)
    closed = settled.closed(0), settled.closed(1)
    return {
        pair: p if pair[0] in closed[0] or pair[1] in closed[1] else now.get(pair, 0.0)
        for pair, p in first.items()
    } | {pair: p for pair, p in now.items() if pair not in first}


def _told(found: Found) -> dict[Pair, float]:
    if found.weighed is None:
        return {}
    at = found.every(LEAST)
    given = found.weighed.probability[list(at.values())].tolist()
    return dict(zip(at, given, strict=True))


def reasons(found: Found, pairs: Sequence[Pair]) -> dict[Pair, tuple[Evidence, ...]]:
    """Return what speaks for and against pairs; those that were never weighed are left out."""
    at = found.every(LEAST)
    known = [pair for pair in pairs if pair in at]
    if found.weighed is None or not known:
        return {}
    told = whys(found.weighed, [[at[pair]] for pair in known], found.members)
    return dict(zip(known, told, strict=True))


def shifts(before: Solved, after: Solved, named: frozenset[Place]) -> tuple[Shift, ...]:
    """Return the clauses of the variant that have other counterparts now, but for those ``named``.

    Every pair that came or went has a clause of the variant: the template's need no row.
    """
    clauses = sorted({v for _, v in before.pairs ^ after.pairs})
    return tuple(
        Shift(v, before.partners((1, v)), after.partners((1, v)))
        for v in clauses
        if (1, v) not in named
    )
