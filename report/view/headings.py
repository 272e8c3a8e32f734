"""The headings of parts, chapters and sections as rows across the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...alignment.model import Comparison, Trait
from ...corpus.model import Document
from ..words.text import one_line
from .groups import Group
from .units import heads_of, unit_of


@dataclass(frozen=True, slots=True)
class Heading:
    """A row across the table: the heading of a chapter on either side, "" where there is none.

    ``depth`` is 0 for the outermost: a new one ends those of its depth and below.
    """

    template: str
    variant: str
    depth: int = 0


class Headings:
    """Gives each heading once, before the first row that stands under it."""

    def __init__(self, comparison: Comparison, groups: tuple[Group, ...]) -> None:
        """Note which articles of the template must not open a chapter."""
        self._documents = comparison.template, comparison.variant
        self._shown: tuple[set[int], set[int]] = (set(), set())
        self._away = _wandering(comparison, groups)

    def before(self, group: Group) -> Iterator[Heading]:
        """Yield the headings that open with ``group``, the two sides paired by their depth."""
        first = [unit for unit in group.template[:1] if unit not in self._away]
        opened = self._opened(0, first), self._opened(1, group.variant[:1])
        for at in range(max(map(len, opened))):
            sides = [side[at] if at < len(side) else (0, "") for side in opened]
            yield Heading(sides[0][1], sides[1][1], max(depth for depth, _ in sides))

    def _opened(self, side: int, units: Sequence[int]) -> list[tuple[int, str]]:
        """Return the headings of ``units`` that were not shown yet, each with its depth."""
        document, shown = self._documents[side], self._shown[side]
        heads = dict.fromkeys(head for unit in units for head in heads_of(document, unit))
        fresh = [(depth, head) for depth, head in enumerate(heads) if head not in shown]
        shown.update(head for _, head in fresh)
        return [(depth, heading_text(document, head)) for depth, head in fresh]


def heading_text(document: Document, index: int) -> str:
    """Return a heading as printed: 第二章　监督管理."""
    node = document.nodes[index]
    return one_line(f"{node.label}\u3000{node.heading}")


def _wandering(comparison: Comparison, groups: tuple[Group, ...]) -> frozenset[int]:
    """Return the template's articles that moved away from a chapter others stayed in.

    Such an article would draw the heading of its old chapter to its new place; where all
    articles of a chapter moved, the first of them does open it. An article stays as long as one
    of its clauses does.
    """
    document = comparison.template
    moved: set[int] = set()
    stayed: set[int] = set()
    for change in comparison.changes:
        units = moved if Trait.MOVED in change.traits else stayed
        if change.link.variant:
            units.update(unit_of(document, clause) for clause in change.link.template)
    moved -= stayed
    settled = {
        head
        for group in groups
        for unit in group.template
        if unit not in moved
        for head in heads_of(document, unit)
    }
    return frozenset(unit for unit in moved if settled.issuperset(heads_of(document, unit)))
