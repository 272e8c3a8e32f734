"""A reference in its place, as the steps of the check hand it on."""

from dataclasses import dataclass

from ...corpus.model import Span
from .mention import Mention

# What is named exactly: its target is looked for as it stands, and not by its article.
_EXACT = ("annex", "label", "path", "part")

# What stands over articles, the outermost first: 编, 章, 节.
CONTAINERS = ("book", "chapter", "section")


@dataclass(frozen=True, slots=True)
class Found:
    """A reference: its span in the text, its words, the clauses it points at."""

    mention: Mention
    span: Span
    words: str
    target: tuple[int, ...]

    @property
    def numbers(self) -> tuple[object, ...]:
        """What is named, without 本办法 before it."""
        m = self.mention
        named = m.unit, m.article, m.paragraph, m.item, m.back, m.point, m.first, m.label
        return *named, m.kind, m.within, m.inside

    @property
    def loose(self) -> bool:
        """Say whether its article is left to the reader: 第六项 may be of one named before."""
        return self.mention.unit in ("paragraph", "item")

    @property
    def grain(self) -> str:
        """What is named last: point, item, paragraph, else the unit (article, chapter, annex …)."""
        m = self.mention
        if m.unit in (*_EXACT, *CONTAINERS):
            return m.unit
        if m.point:
            return "point"
        if m.item or m.unit == "item" or m.bracketed:
            return "item"
        return "paragraph" if m.paragraph or m.unit == "paragraph" else "article"
