"""What is marked in a text that stands among several: what is new in it, and what it loses."""

from collections.abc import Iterator
from itertools import groupby

from ...alignment.model import Op
from ...corpus.model import Document, Span
from ..view.units import whole_labels
from ..words.layout import Against
from ..words.text import Mark
from .model import Several


def marked(several: Several, column: int) -> tuple[tuple[Span, Mark], ...]:
    """Return the marked spans of a text in order.

    A text is marked where it has other words than its reference. Struck is what the next text
    drops, where each is marked against the one before it; in a base, what no other text keeps.
    """
    added = _covered(several, column, variant=True)
    if several.against is Against.PREVIOUS or column == several.base:
        lost = _covered(several, column, variant=False)
    else:
        lost = [False] * len(several.texts[column].text)
    signs = [_sign(*pair) for pair in zip(added, lost, strict=True)]
    _mark_labels(several.texts[column], signs)
    return tuple(_spans(signs))


def _mark_labels(text: Document, signs: list[Mark]) -> None:
    """Mark the labels of what is new or struck as a whole, in place."""
    for mark in (Mark.ADDED, Mark.DELETED):
        whole = {at for at in text.clauses if _is_whole(text, text.nodes[at].body, signs, mark)}
        for label in whole_labels(text, whole):
            signs[label.start : label.end] = [mark] * (label.end - label.start)


def _is_whole(text: Document, body: Span, signs: list[Mark], mark: Mark) -> bool:
    """Say whether all words of a clause bear a mark."""
    words = [at for at in range(body.start, body.end) if not text.text[at].isspace()]
    return bool(words) and all(signs[at] is mark for at in words)


def _covered(several: Several, column: int, *, variant: bool) -> list[bool]:
    """Say of each character whether all comparisons of a text, on one side, tell of a change."""
    length = len(several.texts[column].text)
    found = [
        pair.comparison
        for pair in several.pairs
        if (pair.text if variant else pair.reference) == column
    ]
    counts = [0] * length
    for comparison in found:
        for change in comparison.changes:
            for edit in change.edits:
                if edit.op is not Op.EQUAL:
                    span = edit.variant if variant else edit.template
                    for at in range(span.start, span.end):
                        counts[at] += 1
    return [bool(found) and count >= len(found) for count in counts]


def _sign(added: bool, lost: bool) -> Mark:
    """Return the mark of a character; what is new and lost again is shown as lost."""
    if lost:
        return Mark.DELETED
    return Mark.ADDED if added else Mark.SAME


def _spans(signs: list[Mark]) -> Iterator[tuple[Span, Mark]]:
    at = 0
    for mark, group in groupby(signs):
        end = at + sum(1 for _ in group)
        if mark is not Mark.SAME:
            yield Span(at, end), mark
        at = end
