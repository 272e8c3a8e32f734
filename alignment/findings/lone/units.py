"""What stands on one side only as a whole: an article, a list with the words above it, an item."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ....corpus.model import Document, Level
from ...model import Link
from ..lead import head


class Units:
    """The clauses of a document that stand on one side only, and the units that they make up."""

    def __init__(self, document: Document, links: Sequence[Link], fresh: bool) -> None:
        """Count the clauses below each node, and those of them that have no counterpart."""
        self._document, self._nodes = document, document.nodes
        self._all = self._below(document.clauses)
        alone = (link for link in links if not (link.template if fresh else link.variant))
        ends = (link.variant if fresh else link.template for link in alone)
        self._lonely = frozenset(index for end in ends for index in end)
        self._alone = self._below(self._lonely)

    def unit(self, index: int) -> int:
        """Return the largest node up to the article all of whose clauses stand alone as this."""
        at = top = index
        while at >= 0 and self._all[at] == self._alone[at]:
            top = at
            if self._nodes[at].level is Level.ARTICLE:
                break
            at = self._nodes[at].parent
        above = head(self._document, index) if top == index else None
        return top if above not in self._lonely else self.unit(above)

    def _below(self, clauses: Iterable[int]) -> Counter[int]:
        count: Counter[int] = Counter()
        for index in set(clauses):
            at = index
            while at >= 0:
                count[at] += 1
                at = self._nodes[at].parent
        return count
