"""The drafter has the last word: which clauses a user linked, parted or left alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...corpus.model import Document
from ..model import NOBODY, Decided, Decision, Fate, Verdict
from .decided_clauses import DecidedPlace, Finder

Pair = tuple[int, int]
Group = tuple[frozenset[int], frozenset[int]]
Ends = tuple[tuple[int, ...], tuple[int, ...]]
# The ends of a decision on one clause of either side.
_PAIR = 2
_NO_GROUP: Group = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Settled:
    """Decisions as links see them: groups that are links, pairs that are none, lone clauses.

    A clause in a group answers the clauses of its group and no other.
    """

    groups: tuple[Group, ...] = ()
    forbidden: frozenset[Pair] = frozenset()
    alone: Group = _NO_GROUP
    decided: tuple[Decided, ...] = ()

    def closed(self, side: int) -> frozenset[int]:
        """Return the clauses of a side (0 template, 1 variant) that nothing is left to say of."""
        return self.alone[side].union(*(group[side] for group in self.groups))


UNDECIDED = Settled()


def settle(template: Document, variant: Document, decisions: Sequence[Decision]) -> Settled:
    """Find what each decision speaks of and keep to it, earlier rows before later ones.

    A decision that fits the texts no more, or contradicts an earlier one, is not kept; ``decided``
    says so. Decisions of one clause with several others make one group.
    """
    if not decisions:
        return UNDECIDED
    finders = Finder(template), Finder(variant)
    board = _Board(finders, (template.clauses, variant.clauses))
    decided = []
    for decision in decisions:
        mentions = decision.template, decision.variant
        places = tuple(
            finder.find(mention) if mention != NOBODY else DecidedPlace(Fate.APPLIED)
            for finder, mention in zip(finders, mentions, strict=True)
        )
        decided.append(_take(board, decision, (places[0], places[1])))
    return board.settled(tuple(decided))


def _take(
    board: "_Board", decision: Decision, places: tuple[DecidedPlace, DecidedPlace]
) -> Decided:
    """Put one decision on the board if it can be kept, and say what came of it."""
    for place, mention in zip(places, (decision.template, decision.variant), strict=True):
        if mention != NOBODY and not place.clause:
            return Decided(decision, place.fate, params=(mention.locator or mention.id,))
    ends = places[0].clause, places[1].clause
    if not any(ends) or (decision.verdict is Verdict.FORBID and not all(ends)):
        return Decided(decision, Fate.ONE_SIDED)
    against = board.take(decision, ends)
    if against is not None:
        return Decided(decision, Fate.CONTRADICTS, *ends, (str(against),))
    found = Fate.FOUND if Fate.FOUND in (places[0].fate, places[1].fate) else Fate.APPLIED
    return Decided(decision, found, *ends)


class _Board:
    """What was decided so far, with the rows that say so."""

    def __init__(
        self, finders: tuple[Finder, Finder], clauses: tuple[Sequence[int], Sequence[int]]
    ) -> None:
        self._finders, self._clauses = finders, clauses
        self._partners: dict[tuple[int, int], set[int]] = {}
        self._groups: dict[tuple[int, int], Group] = {}
        self._forbidden: dict[Pair, int] = {}
        self._rows: dict[tuple[int, int], int] = {}
        self._alone: set[tuple[int, int]] = set()

    def take(self, decision: Decision, ends: Ends) -> int | None:
        """Keep a decision, or return the row of the one that it contradicts."""
        members = [(side, clause) for side in (0, 1) for clause in ends[side]]
        both = all(ends)
        if both and len(members) > _PAIR and decision.verdict is not Verdict.NONE:
            return self._take_articles(decision, ends)
        if decision.verdict is Verdict.FORBID:
            return self._forbid((ends[0][0], ends[1][0]), decision.row)
        if decision.verdict is Verdict.FORCE and both:
            return self._join((ends[0][0], ends[1][0]), decision.row)
        return self._leave(members, decision.row)

    def _take_articles(self, decision: Decision, ends: Ends) -> int | None:
        """Keep a decision on whole articles, or return the row of the one that it contradicts.

        Articles that answer each other are linked by the two of their clauses that begin most
        alike; the others are free to find theirs in them, and nowhere else.
        """
        pairs = [(t, v) for t in ends[0] for v in ends[1]]
        if decision.verdict is Verdict.FORBID:
            rows = [self._forbid(pair, decision.row) for pair in pairs]
            return next((row for row in rows if row is not None), None)
        first, second = self._finders
        best = max(pairs, key=lambda pair: first.likeness(pair[0], second, pair[1]))
        row = self._join(best, decision.row)
        if row is None:
            for side in (0, 1):
                for clause in ends[side]:
                    self._partners.setdefault((side, clause), set()).update(ends[1 - side])
        return row

    def _outside(self) -> set[Pair]:
        """Return the pairs of clauses of decided articles with clauses of others."""
        found: set[Pair] = set()
        for (side, clause), partners in self._partners.items():
            for other in self._clauses[1 - side]:
                if other not in partners:
                    found.add((clause, other) if side == 0 else (other, clause))
        return found

    def _forbid(self, pair: Pair, row: int) -> int | None:
        if pair[1] in self._group(0, pair[0])[1]:
            return self._rows[0, pair[0]]
        self._forbidden.setdefault(pair, row)
        return None

    def _join(self, pair: Pair, row: int) -> int | None:
        members = list(enumerate(pair))
        for member in members:
            if member in self._alone:
                return self._rows[member]
        a, b = self._group(0, pair[0]), self._group(1, pair[1])
        joined = a[0] | b[0] | {pair[0]}, a[1] | b[1] | {pair[1]}
        for t in sorted(joined[0]):
            for v in sorted(joined[1]):
                if (t, v) in self._forbidden:
                    return self._forbidden[t, v]
        self._groups.update({(side, i): joined for side in (0, 1) for i in joined[side]})
        for member in members:
            self._rows.setdefault(member, row)
        return None

    def _leave(self, members: list[tuple[int, int]], row: int) -> int | None:
        for member in members:
            if member in self._groups:
                return self._rows[member]
        for member in members:
            self._rows.setdefault(member, row)
        self._alone.update(members)
        return None

    def _group(self, side: int, clause: int) -> Group:
        return self._groups.get((side, clause), _NO_GROUP)

    def settled(self, decided: tuple[Decided, ...]) -> Settled:
        """Return all that was decided."""
        groups = sorted(set(self._groups.values()), key=lambda group: sorted(group[0]))
        alone = tuple(frozenset(i for s, i in self._alone if s == side) for side in (0, 1))
        return Settled(
            tuple(groups),
            frozenset(self._forbidden) | self._outside(),
            (alone[0], alone[1]),
            decided,
        )
