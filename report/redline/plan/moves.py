"""Moved clauses: what is struck at the old place and inserted at the new one is shown as a move."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter

from ....corpus.model import Span
from .marked import Marked
from .model import Piece, State
from .spine import Block

# Fewer moved characters than this are struck and inserted: nobody sees them as a move.
_SHORTEST = 4
# Pieces that the variant alone has; all others but the equal ones stand in the template.
_NEW = frozenset((State.INSERT, State.MOVE_TO))


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
        template: Marked,
        variant: Marked,
        moved: Sequence[Block],
        ends_stay: frozenset[int] = frozenset(),
    ) -> None:
        self.old, self.new, self.moved = template, variant, moved
        self.ends_stay = ends_stay
        lost: list[_Part] = []
        gained: list[_Part] = []
        for number, block in enumerate(moved, 1):
            for parts, stretches in zip((lost, gained), self._stretches(block), strict=True):
                parts += [_Part(span.start, span.end, number) for span in stretches]
        self.lost, self.gained = _disjoint(lost), _disjoint(gained)

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
        return self._words(piece) != "\n"

    def _words(self, piece: Piece) -> str:
        """Return the words of a piece that one text alone has."""
        return _place(piece).cut((self.new if piece.state in _NEW else self.old).text)

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
        return self._words(piece) == "\n"

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

    def _stretches(self, block: Block) -> tuple[list[Span], list[Span]]:
        """Return what moves on either side: the equal words, and a whole line's label and end."""
        old = [Span(run.template, run.template + run.length) for run in block.runs]
        new = [Span(run.variant, run.variant + run.length) for run in block.runs]
        before, after = self.old.whole_line(old), self.new.whole_line(new)
        if before.end and after.end:
            if block.change not in self.ends_stay:
                old.append(Span(before.end, before.end + 1))
                new.append(Span(after.end, after.end + 1))
            labels = self.old.label(before), self.new.label(after)
            if labels[0].cut(self.old.text) == labels[1].cut(self.new.text):
                old.append(labels[0])
                new.append(labels[1])
        return old, new

    def _cut(self, piece: Piece) -> Iterator[Piece]:
        """Yield ``piece`` in parts: what moved, and what is struck or inserted."""
        if piece.state not in (State.DELETE, State.INSERT):
            yield piece
            return
        start, end = _place(piece)
        new = piece.state is State.INSERT
        state = State.MOVE_TO if new else State.MOVE_FROM
        at = start
        for part in _touching(self.gained if new else self.lost, start, end):
            if at < part.start:
                yield _narrowed(piece, at, part.start)
            at = min(end, part.end)
            inside = _narrowed(piece, max(part.start, start), at)
            yield replace(inside, state=state, move=part.move)
        if at < end:
            yield _narrowed(piece, at, end)


def _struck(piece: Piece) -> Piece:
    """Return a moved piece as one that is struck or inserted."""
    state = State.DELETE if piece.state is State.MOVE_FROM else State.INSERT
    return replace(piece, move=0, state=state)


def _place(piece: Piece) -> Span:
    """Return where a piece stands that one text alone has."""
    return piece.variant if piece.state in _NEW else piece.template


def _narrowed(piece: Piece, start: int, end: int) -> Piece:
    """Return the part of such a piece from ``start`` to ``end``."""
    span = Span(start, end)
    return replace(piece, variant=span) if piece.state in _NEW else replace(piece, template=span)


def _touching(parts: list[_Part], start: int, end: int) -> Iterator[_Part]:
    """Yield the parts that touch the range; they stand in order."""
    first = max(bisect_right(parts, start, key=attrgetter("start")) - 1, 0)
    for part in islice(parts, first, None):
        if part.start >= end:
            return
        if part.end > start:
            yield part


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
