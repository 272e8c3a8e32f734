"""A reference that was found in a text."""

from dataclasses import dataclass

from ...corpus.model import Span
from .parse import Mention


@dataclass(frozen=True, slots=True)
class Found:
    """A reference in its place: its span in the text, its words, the clauses it points at."""

    mention: Mention
    span: Span
    words: str
    target: tuple[int, ...]

    @property
    def numbers(self) -> tuple[object, ...]:
        """What is named, without 本办法 before it."""
        m = self.mention
        return m.unit, m.article, m.paragraph, m.item, m.back

    @property
    def loose(self) -> bool:
        """Say whether its article is left to the reader: 第六项 may be of one named before."""
        return self.mention.unit in ("paragraph", "item")
