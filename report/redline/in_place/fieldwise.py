"""Fields and formulas are kept or replaced whole: no program can take a change inside of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ....corpus.model import Span
from ..plan.model import Piece, Plan, RedlineLine, State
from ..wordml.wordml import parent_of, w
from .surgery import fields
from .wordfile import WordFile, at_path


def whole_fields(plan: Plan, word: WordFile) -> Plan:
    """Return ``plan`` with each field of the file in one piece, equal or inserted.

    Where a field's words changed in part, its words in the template are struck before it.
    """
    atoms = list(_atoms(plan, word))
    if not atoms:
        return plan
    return replace(plan, lines=tuple(_whole(line, atoms) for line in plan.lines))


def _atoms(plan: Plan, word: WordFile) -> Iterator[Span]:
    """Yield where fields, formulas and what else is drawn stand in the variant's clean text."""
    start = 0
    for paragraph, elements in zip(word.paragraphs, word.elements, strict=True):
        begin = start + len(paragraph.label + paragraph.gap)
        runs = dict(fields(elements))
        spans: dict[int, Span] = {}
        for piece in paragraph.pieces:
            element = at_path(word.root, piece.path)
            members = runs.get(parent_of(element)) if runs else None
            drawn = element.tag != w("t") and piece.end - piece.start > 1
            if members or drawn:
                key = id(members[0] if members else element)
                first = spans.get(key, Span(begin + piece.start, 0)).start
                spans[key] = Span(first, begin + piece.end)
        yield from (plan.variant.span(span) for span in spans.values())
        start += len(paragraph.shown) + 1


def _whole(line: RedlineLine, atoms: Sequence[Span]) -> RedlineLine:
    for atom in atoms:
        touching = [p for p in line.pieces if _touches(p, atom)]
        new = [piece for piece in touching if piece.state.new]
        one = len(touching) == 1 and touching[0].state is not State.MOVE_TO
        if not touching or (one and new) or not _covers(new, atom):
            continue
        line = replace(line, pieces=tuple(_replaced(line.pieces, touching, atom)))
    return line


def _touches(piece: Piece, atom: Span) -> bool:
    start, end = piece.variant
    if start == end:
        return atom.start < start < atom.end
    return start < atom.end and atom.start < end


def _covers(pieces: Sequence[Piece], atom: Span) -> bool:
    """Say whether the field lies within the pieces of this line."""
    first, last = (pieces[0].variant.start, pieces[-1].variant.end) if pieces else (0, 0)
    return first <= atom.start and atom.end <= last


def _replaced(pieces: Sequence[Piece], touching: Sequence[Piece], atom: Span) -> Iterator[Piece]:
    """Yield the pieces with those that touch the field as struck words and one insertion."""
    inside: list[Piece] = []
    done = False
    for piece in pieces:
        if piece not in touching:
            yield piece
            continue
        before, within, after = _parts(piece, atom)
        if before:
            yield before
        if within and within.state.old:
            yield replace(within, state=State.DELETE, variant=Span(atom.start, atom.start), move=0)
        inside.append(piece)
        if piece is touching[-1] and not done:
            end = max((p.template.end for p in inside), default=0)
            yield Piece(State.INSERT, Span(end, end), atom)
            done = True
        if after:
            yield after


def _parts(piece: Piece, atom: Span) -> tuple[Piece | None, Piece | None, Piece | None]:
    """Cut a piece into what stands before, in and behind the field."""
    start, end = piece.variant
    if start == end:
        return None, piece, None
    cuts = (start, max(start, min(atom.start, end)), min(end, max(atom.end, start)), end)
    parts: list[Piece | None] = []
    for first, last in pairwise(cuts):
        offset = piece.template.start - start
        old = Span(first + offset, last + offset) if piece.state is State.EQUAL else piece.template
        part = replace(piece, variant=Span(first, last), template=old)
        parts.append(part if first < last else None)
    return parts[0], parts[1], parts[2]
