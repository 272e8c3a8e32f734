"""Lines outside the clauses: which heading, title or signature answers which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....alignment.chains import best_pairs
from ....corpus.model import Span
from .clean import Clean
from .runs import Run, equal_runs

# Headings of the same matter share more than half of their words once the number is off; 总则 and
# 附则 share exactly half and are not the same matter.
_SIMILAR = 0.5
# Beyond this many pairs only identical lines are matched: the search is quadratic.
_MOST_PAIRS = 10_000
# What a character of a clean text belongs to.
OUTSIDE, CLAUSE, MOVED = 0, 1, 2
_END = 1 << 60
_NUMBER = re.compile(
    r"^(?:第[〇零一二三四五六七八九十百千\d]+[编章节条款]|[（(]?[一二三四五六七八九十\d]+[）)、．.])\s*"
)


def free_lines(text: Clean, span: Span, inside: bytearray) -> list[Span]:
    """Return the whole lines within ``span`` that hold nothing of a moved clause.

    ``inside`` marks each character: OUTSIDE, CLAUSE or MOVED.
    """
    found = []
    for number in range(max(text.paragraph(span.start), 0), len(text.starts)):
        line = text.paragraph_span(number)
        if line.start >= span.end and line.start > span.start:
            break
        within = span.start <= line.start and line.end <= span.end
        if within and MOVED not in inside[line.start : line.end]:
            found.append(line)
    return found


def pair_lines(
    template: Clean,
    old: list[Span],
    variant: Clean,
    new: list[Span],
    inside: tuple[bytearray, bytearray],
) -> Iterator[tuple[Span, Span]]:
    """Yield the pairs of lines that answer each other, in order: the same, then the similar.

    Lines of clauses that the comparison does not link are a pair only when they are the same.
    The first lines of both texts, unless they are clauses, are the titles, which are always a pair.
    """
    from rapidfuzz.distance import Indel

    free = [_outside(old, inside[0]), _outside(new, inside[1])]
    if old[0].start == new[0].start == 0 and free[0][:1] == old[:1] and free[1][:1] == new[:1]:
        yield old[0], new[0]
        old, new = old[1:], new[1:]
        free = [free[0][1:], free[1][1:]]
    lines = [[s.cut(template.text) for s in old], [s.cut(variant.text) for s in new]]
    equal = [op for op in Indel.opcodes(*lines) if op.tag == "equal"]
    same = [
        (old[op.src_start + k], new[op.dest_start + k])
        for op in equal
        for k in range(op.src_end - op.src_start)
    ]
    i = j = 0
    for t, v in [*same, (Span(_END, _END), Span(_END, _END))]:
        a = [span for span in free[0] if i <= span.start < t.start]
        b = [span for span in free[1] if j <= span.start < v.start]
        words = [s.cut(template.text) for s in a], [s.cut(variant.text) for s in b]
        yield from ((a[x], b[y]) for x, y in _similar(*words))
        if t.start < _END:
            yield t, v
        i, j = t.end + 1, v.end + 1


def _outside(lines: list[Span], inside: bytearray) -> list[Span]:
    """Return the lines without a character of a clause."""
    return [line for line in lines if not any(inside[line.start : line.end])]


def _similar(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Return the pairs of similar lines with the greatest sum of similarities."""
    if not a or not b or len(a) * len(b) > _MOST_PAIRS:
        return []
    return best_pairs(_scores(a, b))


def _scores(a: list[str], b: list[str]) -> list[list[float]]:
    """Return the similarity of each two lines without their numbers, 0 for too little."""
    from rapidfuzz.distance import Indel

    words = [[bare(line) or line for line in side] for side in (a, b)]
    return [
        [s if (s := Indel.normalized_similarity(x, y)) > _SIMILAR else 0.0 for y in words[1]]
        for x in words[0]
    ]


def bare(line: str) -> str:
    """Return a line without its number, "" where it is nothing else."""
    return _NUMBER.sub("", line)


def line_runs(template: Clean, t: Span, variant: Clean, v: Span) -> Iterator[Run]:
    """Yield the equal words of two lines that answer each other, cut between words.

    The first run is empty and stands at the beginning, so that the lines share their place.
    """
    from ....alignment.edits.make import edits

    yield Run(t.start, v.start, 0)
    for edit in edits(template.text, (t,), variant.text, (v,)).whole:
        if edit.op.value == "equal":
            yield from equal_runs(template, edit.template, variant, edit.variant)
