"""The changes between two comparison forms: words matched, then made readable, then made whole."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from .match import Block, Cuts, blocks, matches, pinned, window
from .readable import refine
from .sides import Side
from .whole_words import whole_words
from .words import Word


class Changes(NamedTuple):
    """The changes between two forms, in the two grains of ``Edits``."""

    fine: tuple[Block, ...]
    whole: tuple[Block, ...]


def differences(a: Side, b: Side, pins: Sequence[Block] = ()) -> Changes:
    """Return the changes that make the form of ``b`` out of that of ``a``, in order.

    ``pins`` are stretches known to answer each other whatever their words, in order; one whose
    words differ is a change of its own. No word is looked up when the forms are equal or one is
    empty.
    """
    if a.form == b.form:
        return Changes((), ())
    if not a.form or not b.form:
        every = (Block(0, len(a.form), 0, len(b.form)),)
        return Changes(every, every)
    return _differences(a.form, a.starts, b.form, b.starts, tuple(pins))


# In a batch many texts alter a clause of the template in the same way.
@lru_cache(1024)
def _differences(
    a: str, a_starts: tuple[int, ...], b: str, b_starts: tuple[int, ...], pins: tuple[Block, ...]
) -> Changes:
    """Return the changes between two forms that differ, with the places where clauses begin."""
    head, tail = window(a, b, pins)
    ends = (len(a) - tail, len(b) - tail)
    inner = [pin for pin in pins if head <= pin.a0 and pin.a1 <= ends[0]]
    left = Cuts(a, head, ends[0], a_starts, [(pin.a0, pin.a1) for pin in inner])
    right = Cuts(b, head, ends[1], b_starts, [(pin.b0, pin.b1) for pin in inner])
    found = list(_between_pins(left, right, Block(head, ends[0], head, ends[1])))
    grains = zip(*found, strict=True)
    return Changes(*(tuple(chain.from_iterable(grain)) for grain in grains))


def _between_pins(a: Cuts, b: Cuts, whole: Block) -> Iterator[Changes]:
    """Yield the changes between pins that changed, and these in their places."""
    start = whole.a0, whole.b0
    answered: list[tuple[Word, Word]] = []
    for word, other in matches(a, b):
        change = pinned(a, b, word, other)
        if change is None:
            answered.append((word, other))
            continue
        yield _of_stretch(a, b, answered, Block(start[0], word.start, start[1], other.start))
        yield Changes((change,), (change,))
        start, answered = (word.end, other.end), []
    yield _of_stretch(a, b, answered, Block(start[0], whole.a1, start[1], whole.b1))


def _of_stretch(a: Cuts, b: Cuts, answered: Sequence[tuple[Word, Word]], here: Block) -> Changes:
    """Return the changes in a stretch without a changed pin; these words in it are the same."""
    fine = refine(a, b, blocks(answered, here), here)
    return Changes(fine, whole_words(a, b, fine, here))
