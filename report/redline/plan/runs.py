"""What is the same letter by letter in an equal edit: its texts may differ in width and blanks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ....corpus.model import Span
from .clean import Clean


class Run(NamedTuple):
    """Equal words: ``length`` characters from ``template`` on and from ``variant`` on."""

    template: int
    variant: int
    length: int


def equal_runs(template: Clean, t: Span, variant: Clean, v: Span) -> Iterator[Run]:
    """Yield the equal stretches of two nearly equal parts of the clean texts, in whole words.

    A reader of tracked changes wants 總則→总则 struck whole. The parts begin and end with a word.
    """
    old, new = t.cut(template.text), v.cut(variant.text)
    if old == new:
        if old:
            yield Run(t.start, v.start, len(old))
        return
    from rapidfuzz.distance import Indel

    from ....alignment.edits.words import borders

    ends = {0, *borders(old)}, {0, *borders(new)}
    for op in Indel.opcodes(old, new):
        i, j, size = op.src_start, op.dest_start, op.src_end - op.src_start
        cuts = [k for k in range(size + 1) if i + k in ends[0] and j + k in ends[1]]
        if op.tag == "equal" and cuts and cuts[0] < cuts[-1]:
            yield Run(t.start + i + cuts[0], v.start + j + cuts[0], cuts[-1] - cuts[0])
