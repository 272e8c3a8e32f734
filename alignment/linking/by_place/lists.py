"""What stands at the ends of lists that answer each other.

    禁止下列行为：                     ↔   任何人不得在公园内：
    （一）攀折花木；                       （一）攀折花木；
    （二）捕鸟；                           （二）捕捉鸟类；
    （三）其他不文明的行为。               （三）影响他人的其他行为。

The items tell that the lists answer each other. So the words that introduce them do, of which
hardly any is shared, and so does what is left for the last item to say.
"""

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from ....corpus.model import Document
from ....corpus.normalise import clean
from ...lists import answering, listings
from ..gather import Group, Pair, worth

# A last item that stands for all that is not named: 其他…, 法律规定的其他….
_OTHERS = re.compile(r"(?:[^,;]{0,24}(?:的|规定))?其[他它]")
# Of 66 such pairs of hand-made alignments that are as far apart as this 63 are links.
AT_ENDS = 0.95
# A clause with a partner as sure as this keeps it: it stands there word for word.
KEPT = 0.99


def with_ends(
    documents: tuple[Document, Document],
    groups: Sequence[Group],
    probability: Mapping[Pair, float],
    closed: tuple[Collection[int], Collection[int]],
) -> tuple[tuple[Group, ...], tuple[Pair, ...]]:
    """Return groups in which the ends of lists that answer each other do so too, and these pairs.

    Their groups are joined, or the two leave them, whichever is worth more. A clause whose partner
    is next to certain has it for good. What a user decided (``closed``, and minus infinity in
    ``probability``) is left as it is.
    """
    board = _Board(groups, probability)
    found = []
    for t, v in _ends(documents, groups):
        ruled = t in closed[0] or v in closed[1] or probability.get((t, v), 0.0) < 0
        if not ruled and board.take(t, v):
            found.append((t, v))
    return board.groups(), tuple(found)


class _Board:
    """Groups of clauses while some of these find other partners."""

    def __init__(self, groups: Sequence[Group], probability: Mapping[Pair, float]) -> None:
        self._owner = {(s, i): group for group in groups for s in (0, 1) for i in group[s]}
        self._known = dict(probability)
        self._least = worth(probability)

    def take(self, t: int, v: int) -> bool:
        """Put two clauses into one group, unless they are in one or one of them is not free."""
        a, b = self._group(0, t), self._group(1, v)
        left = (a[0] - {t}, a[1]), (b[0], b[1] - {v})
        lost = [(t, other) for other in a[1]] + [(other, v) for other in b[0]]
        if a == b or any(self._known.get(pair, 0.0) >= KEPT for pair in lost):
            return False
        self._known[t, v] = max(self._known.get((t, v), 0.0), AT_ENDS)
        across = [(i, j) for i in a[0] for j in b[1]] + [(i, j) for i in b[0] for j in a[1]]
        if self._worth(across) > self._worth([(t, v)]) - self._worth(lost):
            self._put((a[0] | b[0], a[1] | b[1]))
        else:
            for group in (*left, (frozenset({t}), frozenset({v}))):
                self._put(group)
        return True

    def groups(self) -> tuple[Group, ...]:
        """Return the groups that have clauses on both sides."""
        known = (group for group in set(self._owner.values()) if all(group))
        return tuple(sorted(known, key=lambda group: sorted(group[0])))

    def _group(self, side: int, clause: int) -> Group:
        alone = frozenset({clause}), frozenset[int]()
        return self._owner.get((side, clause), alone if side == 0 else alone[::-1])

    def _worth(self, pairs: Sequence[Pair]) -> float:
        return math.fsum(self._known.get(pair, 0.0) - self._least for pair in pairs)

    def _put(self, group: Group) -> None:
        self._owner.update({(side, i): group for side in (0, 1) for i in group[side]})


def _ends(documents: tuple[Document, Document], groups: Sequence[Group]) -> Iterator[Pair]:
    """Yield the clauses that introduce such lists, and those that end them.

    The last items only where both stand for all that is not named.
    """
    template, variant = documents
    for old, new in answering((listings(template), listings(variant)), groups):
        if _leads(template, old.head) and _leads(variant, new.head):
            yield old.head, new.head
        if _open(template, old.items[-1]) and _open(variant, new.items[-1]):
            yield old.items[-1], new.items[-1]


def _leads(document: Document, head: int) -> bool:
    """Say whether what introduces a list is a clause."""
    return head >= 0 and document.nodes[head].clause


def _open(document: Document, index: int) -> bool:
    """Say whether an item stands for all that is not named."""
    return _OTHERS.match(clean(document.text, document.nodes[index].body).text) is not None
