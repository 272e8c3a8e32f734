"""Moved clauses: what is struck at the old place and inserted at the new one is shown as a move."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ....corpus.model import Span
from .clean import Clean
from .model import Piece, State
from .spine import Block

# Fewer moved characters than this are struck and inserted: nobody sees them as a move.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of one text that belongs to move ``move``."""

    start: int
    end: int
    move: int


class Overlay:
    """Lays the moved blocks over pieces that strike and insert them."""

    def __init__(
        self,
        template: Clean,
        variant: Clean,
        moved: Sequence[Block],
        inside: tuple[bytes, bytes],
        ends_stay: frozenset[int] = frozenset(),
    ) -> None:
        self.texts, self.inside, self.moved = (template, variant), inside, moved
        self.ends_stay = ends_stay
        parts: list[list[_Part]] = [[], []]
        for number, block in enumerate(moved, 1):
            for side, stretches in enumerate(self._stretches(block)):
                parts[side] += [_Part(start, end, number) for start, end in stretches]
        self.parts = [_disjoint(side) for side in parts]
        self.starts = [[part.start for part in side] for side in self.parts]

    def apply(self, pieces: Iterable[Piece]) -> tuple[list[Piece], tuple[int, ...]]:
        """Return the pieces with the moves in them, and the change that each move shows.

        Only a move whose two ends are each in one stretch is kept: its lost and new words bear
        its number, everything else is struck or inserted as before.
        """
        cut = self._paired_marks([part for piece in pieces for part in self._cut(piece)])
        ends = [_longest(cut, State.MOVE_FROM), _longest(cut, State.MOVE_TO)]
        kept = sorted(set(ends[0]) & set(ends[1]), key=lambda number: ends[1][number])
        numbers = {old: new for new, old in enumerate(kept, 1)}
        plain = [self._demote(piece, at, ends, numbers) for at, piece in enumerate(cut)]
        for number in kept:
            for side, state in enumerate((State.DELETE, State.INSERT)):
                first, last = self._widened(plain, ends[side][number], state)
                for at in range(first, last + 1):
                    if plain[at].state is state:
                        plain[at] = replace(plain[at], move=numbers[number])
        return plain, tuple(self.moved[number - 1].change for number in kept)

    def _widened(self, pieces: list[Piece], ends: tuple[int, int], state: State) -> tuple[int, int]:
        """Return the ends of one side of a move with the words of its paragraphs around it."""
        first, last = ends
        while first > 0 and self._beside(pieces[first - 1], state):
            first -= 1
        while last + 1 < len(pieces) and self._beside(pieces[last + 1], state):
            last += 1
        return first, last

    def _beside(self, piece: Piece, state: State) -> bool:
        if piece.state is not state or piece.move:
            return False
        side = state is State.INSERT
        return self.texts[side].text[slice(*(piece.variant if side else piece.template))] != "\n"

    def _paired_marks(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces with no line end moved whose other end stayed where it is."""
        marks: list[set[int]] = [set(), set()]
        for piece in pieces:
            if piece.move and self._is_break(piece):
                marks[piece.state is State.MOVE_TO].add(piece.move)
        lonely = marks[0] ^ marks[1]
        return [
            _struck(piece) if piece.move in lonely and self._is_break(piece) else piece
            for piece in pieces
        ]

    def _is_break(self, piece: Piece) -> bool:
        side = piece.state is State.MOVE_TO
        start, end = piece.variant if side else piece.template
        return self.texts[side].text[start:end] == "\n"

    def _demote(
        self,
        piece: Piece,
        at: int,
        ends: list[dict[int, tuple[int, int]]],
        numbers: dict[int, int],
    ) -> Piece:
        """Return ``piece`` renumbered; struck or inserted where it lies outside its move."""
        if not piece.move:
            return piece
        first, last = ends[piece.state is State.MOVE_TO].get(piece.move, (1, 0))
        if piece.move in numbers and first <= at <= last:
            return replace(piece, move=numbers[piece.move])
        return _struck(piece)

    def _stretches(self, block: Block) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return what moves on either side: the equal words, and a whole line's label and end."""
        old = [(run.template, run.template + run.length) for run in block.runs]
        new = [(run.variant, run.variant + run.length) for run in block.runs]
        lines = [self._whole_line(side, ends) for side, ends in enumerate((old, new))]
        if lines[0] and lines[1]:
            for side, stretches in enumerate(
                (old, new) if block.change not in self.ends_stay else ()
            ):
                line = lines[side]
                stretches.append((line.end, line.end + 1))
            labels = [self._label(side, line) for side, line in enumerate(lines)]
            if labels[0][1] == labels[1][1]:
                old.append(labels[0][0])
                new.append(labels[1][0])
        return old, new

    def _whole_line(self, side: int, stretches: list[tuple[int, int]]) -> Span:
        """Return the paragraph that holds the stretches and no other clause; empty: there is none.

        A clause's words are one stretch of the paragraph that reaches to its end.
        """
        text = self.texts[side]
        line = text.paragraph_span(text.paragraph(stretches[0][0]))
        if stretches[-1][1] > line.end:
            return Span(0, 0)
        marks = self.inside[side][line.start : line.end]
        first = marks.find(1)
        return line if first >= 0 and 0 not in marks[first:] else Span(0, 0)

    def _label(self, side: int, line: Span) -> tuple[tuple[int, int], str]:
        """Return where the label of a line stands, and its words."""
        first = line.start + self.inside[side][line.start : line.end].find(1)
        return (line.start, first), self.texts[side].text[line.start : first]

    def _cut(self, piece: Piece) -> Iterator[Piece]:
        """Yield ``piece`` in parts: what moved, and what is struck or inserted."""
        side = {State.DELETE: 0, State.INSERT: 1}.get(piece.state, 2)
        if side == 2:
            yield piece
            return
        start, end = piece.variant if side else piece.template
        state = State.MOVE_TO if side else State.MOVE_FROM
        at = start
        for part in self._parts_in(side, start, end):
            if at < part.start:
                yield _part(piece, side, at, part.start)
            at = min(end, part.end)
            yield replace(
                _part(piece, side, max(part.start, start), at), state=state, move=part.move
            )
        if at < end:
            yield _part(piece, side, at, end)

    def _parts_in(self, side: int, start: int, end: int) -> Iterator[_Part]:
        """Yield the moved parts that touch the range."""
        first = max(bisect_right(self.starts[side], start) - 1, 0)
        for part in self.parts[side][first:]:
            if part.start >= end:
                return
            if part.end > start:
                yield part


def _struck(piece: Piece) -> Piece:
    """Return a moved piece as one that is struck or inserted."""
    state = State.DELETE if piece.state is State.MOVE_FROM else State.INSERT
    return replace(piece, move=0, state=state)


def _part(piece: Piece, side: int, start: int, end: int) -> Piece:
    span = Span(start, end)
    return replace(piece, variant=span) if side else replace(piece, template=span)


def _disjoint(parts: list[_Part]) -> list[_Part]:
    """Return the parts in order, without empty ones and without those that overlap one before."""
    kept: list[_Part] = []
    for part in sorted(parts, key=lambda p: (p.start, p.end, p.move)):
        if part.start < part.end and (not kept or kept[-1].end <= part.start):
            kept.append(part)
    return kept


def _longest(pieces: list[Piece], state: State) -> dict[int, tuple[int, int]]:
    """Return for each move its longest stretch of pieces: first and last position.

    A stretch ends where other words come between: words of another move, or words that are not
    struck (for the old place) or not inserted (for the new one).
    """
    plain = State.DELETE if state is State.MOVE_FROM else State.INSERT
    found: dict[int, tuple[int, int]] = {}
    sizes: dict[int, int] = {}
    current, first, last, size = 0, 0, 0, 0
    for at, piece in enumerate(pieces):
        if piece.state is state:
            if piece.move != current:
                current, first, size = piece.move, at, 0
            last = at
            size += sum(span.end - span.start for span in (piece.template, piece.variant))
            if size >= _SHORTEST and size > sizes.get(current, 0):
                sizes[current], found[current] = size, (first, last)
        elif piece.state is not plain:
            current = 0
    return found
