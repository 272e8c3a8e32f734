"""Which reference of the variant stands for which of the template, inside one link."""

from collections.abc import Callable, Iterator, Sequence

from ..chains import best_pairs
from ..model import Edit, Op
from .model import Found

# In an edit longer than this the sentence was written anew, and a reference that stands in it
# need not stand for the one that stood there.
REWRITTEN = 30
# An equal run of a number and fewer characters than these beside it is chance: 第五十三条 recurs in
# sentences that have nothing to do with each other.
COMPANY = 3


def paired(
    edits: Sequence[Edit],
    old: Sequence[Found],
    new: Sequence[Found],
    answered: Sequence[tuple[int, int]],
) -> Iterator[tuple[Found | None, Found | None]]:
    """Yield the references that stand for each other, and alone those that stand for none.

    First those of the chain; then, between two of these, those at the same place of an equal run
    or of a short replacement.
    """
    i = j = 0
    for m, n in (*answered, (len(old), len(new))):
        yield from _placed(edits, old[i:m], new[j:n])
        if m < len(old):
            yield old[m], new[n]
        i, j = m + 1, n + 1


def chain(
    answers: "Callable[[Found, Found], bool]", old: Sequence[Found], new: Sequence[Found]
) -> list[tuple[int, int]]:
    """Return the longest chain of pairs that answer each other and keep their order.

    Like words count more. Pairs are indices into ``old`` and ``new``.
    """
    return best_pairs([[_gain(answers, a, b) for b in new] for a in old])


def _gain(answers: "Callable[[Found, Found], bool]", a: "Found", b: "Found") -> int:
    return (2 + (a.numbers[2:] == b.numbers[2:])) if answers(a, b) else 0


def _placed(
    edits: Sequence[Edit], old: Sequence[Found], new: Sequence[Found]
) -> Iterator[tuple[Found | None, Found | None]]:
    """Yield references paired by their place, the rest alone."""
    left, right = list(old), list(new)
    for edit in edits:
        here = [f for f in left if edit.template.start <= f.span.start < edit.template.end]
        there = [f for f in right if edit.variant.start <= f.span.start < edit.variant.end]
        if here and len(here) == len(there) and _same_place(edit, here[0].words):
            yield from zip(here, there, strict=True)
            left = [f for f in left if f not in here]
            right = [f for f in right if f not in there]
    for f, g in _altered(edits, left, right):
        left.remove(f)
        right.remove(g)
        yield f, g
    yield from ((f, None) for f in left)
    yield from ((None, f) for f in right)


def _altered(
    edits: Sequence[Edit], old: Sequence[Found], new: Sequence[Found]
) -> list[tuple[Found, Found]]:
    """Return references of which an edit replaces the end: 前款第(三)项 and 前款第(一)项."""
    return [
        (f, g)
        for edit in edits
        if edit.op is Op.REPLACE
        for f in old
        if f.span.start < edit.template.start and edit.template.end <= f.span.end
        for g in new
        if g.span.start < edit.variant.start and edit.variant.end <= g.span.end
        if edit.template.start - f.span.start == edit.variant.start - g.span.start
    ]


def _same_place(edit: Edit, words: str) -> bool:
    """Say whether what stands in an edit stands for what stood there."""
    longest = max(edit.template.end - edit.template.start, edit.variant.end - edit.variant.start)
    if edit.op is Op.EQUAL:
        return longest >= len(words) + COMPANY
    return edit.op is Op.REPLACE and longest <= REWRITTEN
