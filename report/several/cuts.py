"""Where a clause of several texts is cut, so that each part faces what answers it in all of them.

A clause of the base is cut only where every text that has it is split at the same place: what is
whole in one text stays whole beside it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ...alignment.model import Change
from ..view.cells.joints import Cuts, Joint, joints
from .model import Pair, Several

# A place in a text: its column, the clause, the offset.
_Place = tuple[int, int, int]


class Meeting:
    """The joints of every change that are kept, and where the clauses of each column are cut."""

    def __init__(self, several: Several) -> None:
        """Find the joints of all pairs, and leave out what not every pair agrees on."""
        found = {
            (id(pair), id(change)): joints(change, pair.comparison)
            for pair in several.pairs
            for change in pair.comparison.clauses
        }
        agreed = _agreed(several, found)
        self._kept = {
            (id(pair), id(change)): tuple(
                joint
                for joint in found[id(pair), id(change)]
                if all(place in agreed for place in _inside(pair, change, joint))
            )
            for pair in several.pairs
            for change in pair.comparison.clauses
        }
        self.cuts: tuple[dict[int, Cuts], ...] = tuple({} for _ in several.texts)
        for column, clause, offset in sorted(agreed):
            before = self.cuts[column].get(clause, Cuts())
            self.cuts[column][clause] = Cuts(0, (*before.offsets, offset))

    def part(self, pair: Pair, change: Change, column: int, start: int) -> int:
        """Return which part of a change a line of ``column`` shows that begins at ``start``."""
        kept = self._kept.get((id(pair), id(change)), ())
        places = (j.variant if column == pair.text else j.template for j in kept)
        return sum(place <= start for place in places)


def _agreed(
    several: Several, found: Mapping[tuple[int, int], tuple[Joint, ...]]
) -> frozenset[_Place]:
    """Return the places inside clauses at which all pairs that link the clause have a joint."""
    votes: dict[_Place, int] = defaultdict(int)
    links: dict[tuple[int, int], int] = defaultdict(int)
    for pair in several.pairs:
        for change in pair.comparison.clauses:
            if not all(change.link.ends):
                continue
            for column, clauses in zip((pair.reference, pair.text), change.link.ends, strict=True):
                for clause in clauses:
                    links[column, clause] += 1
            for joint in found[id(pair), id(change)]:
                for place in _inside(pair, change, joint):
                    votes[place] += 1
    return frozenset(p for p, count in votes.items() if count == links[p[0], p[1]])


def _inside(pair: Pair, change: Change, joint: Joint) -> Iterator[_Place]:
    """Yield where a joint lies inside a clause, in either text."""
    columns, texts = (pair.reference, pair.text), pair.comparison.texts
    sides = zip(columns, texts, change.link.ends, joint, strict=True)
    for column, text, clauses, offset in sides:
        for clause in clauses:
            body = text.nodes[clause].body
            if body.start < offset < body.end:
                yield column, clause, offset
