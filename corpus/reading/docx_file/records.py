"""What the walk over a Word file yields: paragraphs that know where in the XML they stand."""

from __future__ import annotations

from dataclasses import dataclass

# Where an element stands: the index of each ancestor among its siblings, from the root down.
ElementPath = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch ``text[start:end]`` of a paragraph and the element that holds it.

    The element is the leaf (w:t, w:br, w:tab, w:sym …); its parent is the run.
    """

    start: int
    end: int
    path: ElementPath


# Paragraphs from one number up to another, both as they stand in the document.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its paragraphs, and those of the cell in each column of the grid.

    A merged cell comes again in each column and each row that it covers. ``head``: Word repeats
    the row at the top of each page.
    """

    paragraphs: Range
    cells: tuple[Range, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as shown (段落): its automatic number, its text, and where both come from.

    ``text`` is without the automatic number and may hold line breaks; ``paths`` are the w:p
    elements that make it up: more than one where tracked or hidden paragraph marks join them,
    and the last one owns the paragraph mark. ``table`` counts outermost tables from 1, 0: none.
    """

    text: str
    label: str
    gap: str
    paths: tuple[ElementPath, ...]
    pieces: tuple[Piece, ...]
    kind: str = ""
    table: int = 0

    @property
    def shown(self) -> str:
        """The paragraph as the page shows it, automatic number included."""
        return f"{self.label}{self.gap}{self.text}"
