"""The plan of a redline: both texts as one sequence of paragraphs, each piece with its state.

The template has 第一条 学校应当公开食谱。, the variant 第一条 学校可以公开食谱。 The plan is one
line of four pieces: 第一条 学校 (equal), 应当 (delete), 可以 (insert), 公开食谱。 (equal). The
first, second and fourth are the template; the first, third and fourth the variant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from ....alignment.model import Comparison
from ....corpus.model import Document, Span
from .clean import Clean, clean
from .gaps import Gaps
from .marked import Marked
from .model import Piece, Plan, RedlineLine, State
from .moves import Overlay
from .pairing import CLAUSE, MOVED, free_lines, line_runs, pair_lines
from .runs import Run
from .spine import Spine, spine

_STRUCK = {State.MOVE_FROM: State.DELETE, State.MOVE_TO: State.INSERT}


def plan(comparison: Comparison, *, native_moves: bool = True) -> Plan:
    """Return the redline that leads from the template of ``comparison`` to its variant.

    Equal, struck and moved-away pieces in order are the template; equal, inserted and moved-in
    pieces the variant. Without ``native_moves`` a moved clause is struck here and inserted there.
    """
    template, variant = clean(comparison.template.text), clean(comparison.variant.text)
    found = spine(comparison, template, variant)
    old, new = _marked(comparison.template, template), _marked(comparison.variant, variant)
    pieces = [
        part
        for piece in _pieces(comparison, old, new, found)
        for part in split_lines(template, variant, piece)
    ]
    blocks = found.moved if native_moves else ()
    ends_stay: frozenset[int] = frozenset()
    while True:
        moved, moves = Overlay(old, new, blocks, ends_stay).apply(pieces)
        lines = tuple(_lines(template, variant, moved))
        joined_over = {moves[line.move - 1] for line in _joined_over(lines)} - ends_stay
        if not joined_over:
            return Plan(template, variant, lines, moves)
        ends_stay |= joined_over


def _joined_over(lines: Sequence[RedlineLine]) -> Iterator[RedlineLine]:
    """Yield the moved paragraphs over which what stands before is joined to what follows.

    Where words stay before them, in their own line or behind struck marks, LibreOffice leaves the
    paragraph of the move open; the end of such a paragraph is struck and inserted and only its
    words are moved. Likewise the reverse.
    """
    for gone, stays in (
        ((State.DELETE, State.MOVE_FROM), attrgetter("new")),
        ((State.INSERT, State.MOVE_TO), attrgetter("old")),
    ):
        words_stay = False
        for line in lines:
            words_stay = words_stay or any(stays(piece.state) for piece in line.pieces)
            if line.mark is gone[1] and line.move and words_stay:
                yield line
            words_stay = words_stay and line.mark in gone


def _marked(document: Document, text: Clean) -> Marked:
    """Return a text with what of it are words of clauses.

    Of a row of a table these are its cells: the tab between two is none of them.
    """
    marks = bytearray(len(text.text) + 1)
    for clause in document.clauses:
        body = document.nodes[clause].body
        cells = [cell.span for cell in document.nodes[clause].cells]
        own = [cell for cell in cells if body.start <= cell.start < cell.end]
        for start, end in map(text.span, own or (body,)):
            marks[start:end] = b"\1" * (end - start)
    return Marked(text, bytes(marks))


def _pieces(comparison: Comparison, old: Marked, new: Marked, found: Spine) -> Iterator[Piece]:
    """Yield the pieces in order, line ends included, nothing moved yet."""
    template, variant = old.clean, new.clean
    whole = Run(len(template.text), len(variant.text), 0)
    anchors = [run for block in found.kept for run in block.runs or (block.start,)]
    anchors = _ascending(anchors)
    settled = bytearray(old.inside), bytearray(new.inside)
    for block in found.moved:
        for side, document in enumerate(comparison.texts):
            text = (template, variant)[side]
            start, end = text.span(document.nodes[block.clauses[side]].body)
            settled[side][start:end] = bytes([MOVED]) * (end - start)
    anchors = list(_with_lines(template, variant, anchors, settled, whole))
    gaps = Gaps(Marked(template, bytes(settled[0])), Marked(variant, bytes(settled[1])))
    i = j = 0
    for number, (t, v, length) in enumerate([*anchors, whole]):
        ends = {"first": number == 0, "last": number == len(anchors)}
        yield from gaps.pieces(Span(i, t), Span(j, v), **ends)
        i, j = t + length, v + length
        if length:
            yield Piece(State.EQUAL, Span(t, i), Span(v, j))


def _with_lines(
    template: Clean,
    variant: Clean,
    anchors: list[Run],
    settled: tuple[bytearray, bytearray],
    whole: Run,
) -> Iterator[Run]:
    """Yield the anchors with those that lines outside the clauses give in the gaps between.

    In: ``settled`` marks the characters of clauses and of those that moved; those of paired
    lines are marked as clauses as well.
    """
    i = j = 0
    for anchor in [*anchors, whole]:
        old = free_lines(template, Span(i, anchor.template), settled[0])
        new = free_lines(variant, Span(j, anchor.variant), settled[1])
        for t, v in pair_lines(template, old, variant, new, settled) if old and new else ():
            settled[0][t.start : t.end] = bytes([CLAUSE]) * (t.end - t.start)
            settled[1][v.start : v.end] = bytes([CLAUSE]) * (v.end - v.start)
            yield from line_runs(template, t, variant, v)
        if anchor is not whole:
            yield anchor
        i, j = anchor.template + anchor.length, anchor.variant + anchor.length


def _ascending(runs: list[Run]) -> list[Run]:
    """Return the runs without those that do not follow the one before in both texts."""
    kept: list[Run] = []
    i = j = 0
    for run in runs:
        if run.template >= i and run.variant >= j:
            kept.append(run)
            i, j = run.template + run.length, run.variant + run.length
    return kept


def _lines(template: Clean, variant: Clean, pieces: list[Piece]) -> Iterator[RedlineLine]:
    """Cut the pieces at the line ends; the last paragraph mark is in both texts."""
    line: list[Piece] = []
    for part in pieces:
        if not _is_break(template, variant, part):
            line.append(part)
            continue
        numbers = _numbers(template, variant, part)
        yield RedlineLine(tuple(_ended(joined(line), part.state)), part.state, *numbers, part.move)
        line = []
    last = len(template.starts) - 1, len(variant.starts) - 1
    yield RedlineLine(tuple(_ended(joined(line), State.EQUAL)), State.EQUAL, *last)


def _ended(pieces: Iterable[Piece], mark: State) -> Iterator[Piece]:
    """Yield the pieces of a line so that no moved words stand before a mark that did not move.

    LibreOffice takes such a mark for moved as well; the last character, which is punctuation, is
    struck or inserted instead.
    """
    parts = [*pieces]
    if not parts or parts[-1].state in (mark, State.EQUAL, State.DELETE, State.INSERT):
        yield from parts
        return
    last = parts.pop()
    yield from parts
    old = last.state is State.MOVE_FROM
    start, end = last.template if old else last.variant
    for state, span in (
        (last.state, Span(start, end - 1)),
        (_STRUCK[last.state], Span(end - 1, end)),
    ):
        if span.start < span.end:
            part = replace(last, template=span) if old else replace(last, variant=span)
            yield replace(part, state=state)


def _is_break(template: Clean, variant: Clean, piece: Piece) -> bool:
    start = piece.template.start if piece.state.old else piece.variant.start
    return (template if piece.state.old else variant).text[start : start + 1] == "\n"


def _numbers(template: Clean, variant: Clean, piece: Piece) -> tuple[int, int]:
    """Return the paragraphs whose end a line end is, -1 on the side where it is none."""
    old = template.paragraph(piece.template.start) if piece.state.old else -1
    new = variant.paragraph(piece.variant.start) if piece.state.new else -1
    return old, new


def split_lines(template: Clean, variant: Clean, piece: Piece) -> Iterator[Piece]:
    """Yield ``piece`` in parts so that each line end is a part of its own."""
    t, v = piece.template, piece.variant
    words = t.cut(template.text) if piece.state.old else v.cut(variant.text)
    at = 0
    while at < len(words):
        end = at + 1 if words[at] == "\n" else words.find("\n", at)
        end = len(words) if end < 0 else end
        old = Span(t.start + at, t.start + end) if piece.state.old else t
        new = Span(v.start + at, v.start + end) if piece.state.new else v
        yield Piece(piece.state, old, new, piece.move)
        at = end


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, neighbours of one state and move as one."""
    for _, group in groupby(pieces, key=lambda piece: (piece.state, piece.move)):
        parts = list(group)
        first, last = parts[0], parts[-1]
        yield replace(
            first,
            template=Span(first.template.start, last.template.end),
            variant=Span(first.variant.start, last.variant.end),
        )
