"""Equal words in whole words: no change of a redline begins or ends inside one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...corpus.model import Span
from .clean import Clean


class Run(NamedTuple):
    """Equal words: ``length`` characters from ``template`` on and from ``variant`` on."""

    template: int
    variant: int
    length: int


def whole_words(
    template: Clean, t: Span, variant: Clean, v: Span, runs: Iterable[Run]
) -> tuple[Run, ...]:
    """Return the equal ``runs`` of two parts of the clean texts, shortened to whole words.

    The comparison may cut a compound between its words, 有限｜公司: right for counting what was
    replaced, but a reader of tracked changes wants the compound struck whole. The ends of the
    parts are borders whatever words meet there.
    """
    found = tuple(_joined(runs))
    if found == (Run(t.start, v.start, t.end - t.start),) and t.end - t.start == v.end - v.start:
        return found
    old, new = _borders(template, t), _borders(variant, v)
    return tuple(run for each in found if (run := _shortened(each, old, new)).length)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs, those that follow each other in both texts as one."""
    last = Run(0, 0, 0)
    for run in runs:
        if (last.template + last.length, last.variant + last.length) == run[:2]:
            last = last._replace(length=last.length + run.length)
            continue
        if last.length:
            yield last
        last = run
    if last.length:
        yield last


def _borders(text: Clean, part: Span) -> frozenset[int]:
    """Return where words begin or end in the paragraphs that hold ``part``."""
    from ...alignment.words import borders

    found = {*part}
    for number in range(text.paragraph(part.start), text.paragraph(max(part.end - 1, 0)) + 1):
        line = text.paragraph_span(max(number, 0))
        found.add(line.start)
        found.update(line.start + end for end in borders(line.cut(text.text)))
    return frozenset(found)


def _shortened(run: Run, old: frozenset[int], new: frozenset[int]) -> Run:
    """Return ``run`` without the parts of words at its ends."""
    fit = [k for k in range(run.length + 1) if run.template + k in old and run.variant + k in new]
    if not fit:
        return run._replace(length=0)
    return Run(run.template + fit[0], run.variant + fit[0], fit[-1] - fit[0])
