"""A paragraph in the making: text, pieces, and what is still to be read after it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .numbering import Label
from .records import ElementPath, Piece
from .xml import Element


@dataclass(slots=True)
class Draft:
    """Collects one shown paragraph from one or more w:p elements.

    ``style`` and ``properties`` are those of the w:p read last, which owns the paragraph mark.
    ``boxes`` are text boxes anchored here; they are read after the paragraph. ``fields`` are the
    fields that are open, ``code`` the code of the one begun last, piece by piece. ``label`` is set
    early where a hidden paragraph mark joins a numbered paragraph to the next one. ``apart`` is
    the element whose words stand on a line of their own, so that what follows begins a new one.
    """

    style: str = ""
    properties: Element | None = None
    words: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    paths: list[ElementPath] = field(default_factory=list)
    boxes: list[tuple[Element, ElementPath]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    label: Label | None = None
    length: int = 0
    apart: ElementPath = ()

    @property
    def text(self) -> str:
        """The text collected so far."""
        return "".join(self.words)

    def put(self, words: str, path: ElementPath) -> None:
        """Append ``words`` that the element at ``path`` holds."""
        if words and self.apart:
            at, self.apart = self.apart, ()
            self.put("\n", at)
        if words:
            self.pieces.append(Piece(self.length, self.length + len(words), path))
            self.words.append(words)
            self.length += len(words)
