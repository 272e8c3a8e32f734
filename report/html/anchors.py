"""Where a place of either text is shown on the page: the row of its article."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ...alignment.model import Finding, Reference
from ...corpus.model import Span
from ..view.places import locator_at
from ..view.view import View


class Link(NamedTuple):
    """Words of the page, and the row they lead to; "" where they lead nowhere."""

    text: str
    href: str = ""


Field = tuple[Link, ...]


class Anchors:
    """Finds the row of any offset of the two texts; made once a comparison."""

    def __init__(self, seen: View) -> None:
        """Note where the articles of both sides begin."""
        self._documents = seen.comparison.template, seen.comparison.variant
        self._starts: list[list[tuple[int, int]]] = []
        for side, document in enumerate(self._documents):
            cells = (
                (row, cell) for row in seen.articles for cell in (row.template, row.variant)[side]
            )
            starts = ((document.nodes[cell.node].span.start, row.number) for row, cell in cells)
            self._starts.append(sorted(starts))

    def links(self, side: int, spans: Iterable[Span]) -> Field:
        """Return the locators of ``spans``, each once, with the rows that show them."""
        found: dict[str, Link] = {}
        for span in spans:
            link = self.at(side, span.start)
            if link.text:
                found.setdefault(link.text, link)
        return tuple(found.values())

    def at(self, side: int, offset: int) -> Link:
        """Return the locator at ``offset`` of one side (0 template, 1 variant)."""
        starts = self._starts[side]
        at = bisect_right(starts, offset, key=lambda start: start[0]) - 1
        href = f"#r{starts[at][1]}" if at >= 0 else ""
        return Link(locator_at(self._documents[side], offset), href)

    def place(self, found: Finding | Reference) -> Field:
        """Return where a finding or reference stands: in the variant if it can be shown there."""
        side = 1 if found.variant else 0
        return self.links(side, (found.template, found.variant)[side][:1])
