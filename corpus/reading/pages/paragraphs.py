"""Lines joined into paragraphs, by the layout and by the grammar of clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ...model import Span
from ...structure.labels import is_reference, read_label
from ...structure.line_words import ends_sentence
from .records import Block, PageLine, RuledTable

# In ems: how far a first line is indented, how much room a full line may leave at its end, and
# how much it may leave where its sentence has not ended (unjustified text, long words).
_INDENT, _ROOM, _RAGGED = 1.2, 1.8, 4.0
# Lines of one paragraph are printed alike: heights differ by no more than this, and the gap
# between lines is at most this times the usual one.
_SIZE, _GAP = 0.12, 1.6
# Margins of the same column on different pages differ by no more than this (ems).
_MARGIN = 1.5
# A line this much shorter than its column on both sides is centred.
_CENTRED = 2.6


def paragraphs(parts: Sequence[Block | RuledTable]) -> list[str | RuledTable]:
    """Join the lines of all blocks, in order, into paragraphs; over columns and pages as well.

    Tables stay where they stand; no paragraph goes on behind one.
    """
    every = [part for part in parts if isinstance(part, Block)]
    found: list[str | RuledTable] = []
    before: _Place | None = None
    for block in parts:
        if isinstance(block, RuledTable):
            found.append(block)
            before = None
            continue
        right = _right_margin(block, every)
        pitch = _pitch(block.lines)
        for at, one in enumerate(block.lines):
            gap = one.top - block.lines[at - 1].bottom if at else 0.0
            place = _Place(one, block, right, gap, pitch)
            last = found[-1] if found else ""
            if before is not None and isinstance(last, str) and place.continues(before, last):
                found[-1] = _joined(last, one.text)
            else:
                found.append(one.text)
            before = place
    return found


class _Place:
    """A line in its column: what the layout tells of it."""

    def __init__(
        self, line: PageLine, block: Block, right: float, gap: float, pitch: float
    ) -> None:
        self.line, self.gap, self.pitch, self.block = line, gap, pitch, block
        self.em = line.size
        self.row = _is_row(line.text)
        self.indent = (line.left - block.left) / self.em
        self.room = (right - line.right) / self.em

    @property
    def centred(self) -> bool:
        """Whether it leaves the same room on both sides, and more than an indent."""
        even = abs(self.indent - self.room) < 1.0
        return even and self.indent > _CENTRED

    def continues(self, before: _Place, paragraph: str) -> bool:
        """Say whether this line goes on with ``paragraph``, whose last line is ``before``."""
        if abs(self.em - before.em) > _SIZE * before.em or self._far():
            return False
        apart = self._set_otherwise(before) or self.row or before.row
        if apart or self.centred or before.centred:
            return False
        ended = ends_sentence(paragraph, Span(0, len(paragraph)))
        if before.room > (_ROOM if ended else _RAGGED):
            return False
        if _labelled(self.line.text):
            return not ended and self.indent < _INDENT and before.room <= _ROOM
        if self.indent < _INDENT:
            return True
        return self._hangs(before) and before.room <= _ROOM

    def _set_otherwise(self, before: _Place) -> bool:
        """Say whether its column is none of those before: a title above columns, a table below.

        The last column of a text may stand alone on its page: it is known by its width.
        """
        width, usual = (block.right - block.left for block in (self.block, before.block))
        same = abs(width - usual) < _MARGIN * self.em
        return self.block.columns != before.block.columns and not same

    def _far(self) -> bool:
        """Say whether more than the usual gap parts it from the line above in its column."""
        return self.pitch > 0 and self.gap > 0 and self.gap + self.em > _GAP * self.pitch

    def _hangs(self, before: _Place) -> bool:
        """Say whether it stands below the words of the line before, whose label stands out."""
        labelled = _labelled(before.line.text)
        aligned = abs(self.line.left - before.line.left) < 0.5 * self.em
        return (labelled and self.line.left > before.line.left) or (aligned and not labelled)


def _is_row(text: str) -> bool:
    """Say whether a line is a row of cells; a wide gap after a label makes none."""
    head, _, rest = text.partition("\t")
    label = read_label(head, 0, len(head))
    return "\t" in (rest if label and label.span.end == len(head) else text)


def _labelled(text: str) -> bool:
    """Say whether a line begins with a label that numbers a clause, and not with a reference."""
    label = read_label(text, 0, len(text))
    return label is not None and not is_reference(text, label, len(text))


def _right_margin(block: Block, every: Iterable[Block]) -> float:
    """Return where full lines end: the widest of the blocks that begin at the same margin."""
    em = block.lines[0].size
    alike = (
        other.right
        for other in every
        if other.columns == block.columns and abs(other.left - block.left) < _MARGIN * em
    )
    return max(alike, default=block.right)


def _pitch(lines: Sequence[PageLine]) -> float:
    """Return the usual distance from line to line; 0 where there are too few to tell."""
    steps = sorted(_steps(lines))
    return steps[len(steps) // 2] if len(steps) > 2 else 0.0


def _steps(lines: Sequence[PageLine]) -> Iterator[float]:
    for above, below in pairwise(lines):
        yield below.top - above.top


def _joined(paragraph: str, line: str) -> str:
    """Append a line: a blank between Latin words, nothing between Chinese ones."""
    around = paragraph[-1:] + line[:1]
    latin = len(around) == 2 and around.isascii() and around[1].isalnum()
    return f"{paragraph} {line}" if latin and not paragraph.endswith("-") else paragraph + line
