"""Where a place of either text is shown on the page: the row of its article."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ...alignment.model import Finding, Reference
from ...corpus.model import Document, Span
from ..view.cells.model import ArticleCell
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
        old, new = seen.texts
        self.template = TextAnchors(old, ((row.number, row.template) for row in seen.articles))
        self.variant = TextAnchors(new, ((row.number, row.variant) for row in seen.articles))

    def place(self, found: Finding | Reference) -> Field:
        """Return where a finding or reference stands: in the variant if it can be shown there."""
        if found.variant:
            return self.variant.links(found.variant[:1])
        return self.template.links(found.template[:1])


class TextAnchors:
    """Finds the row of any offset of one text."""

    def __init__(
        self, document: Document, rows: Iterable[tuple[int, tuple[ArticleCell, ...]]]
    ) -> None:
        """Note where the articles begin that each row shows of ``document``."""
        self._document = document
        self._starts = sorted(
            (document.nodes[cell.node].span.start, number)
            for number, cells in rows
            for cell in cells
        )

    def links(self, spans: Iterable[Span]) -> Field:
        """Return the locators of ``spans``, each once, with the rows that show them."""
        found: dict[str, Link] = {}
        for span in spans:
            link = self.at(span.start)
            if link.text:
                found.setdefault(link.text, link)
        return tuple(found.values())

    def at(self, offset: int) -> Link:
        """Return the locator at ``offset``."""
        at = bisect_right(self._starts, offset, key=lambda start: start[0]) - 1
        href = f"#r{self._starts[at][1]}" if at >= 0 else ""
        return Link(locator_at(self._document, offset), href)
