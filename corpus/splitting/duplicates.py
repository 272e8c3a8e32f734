"""Which of several texts are one text: typing, punctuation and page furniture disregarded."""

from collections.abc import Sequence

from ..model import Document, Level, Span
from ..normalise import clean

_SHINGLE = 6
# Share of six-character sequences in common. Copies of one text that differ by a few misprints
# stay above 0.9; two rules on one subject, even of one descent, stay below 0.5.
SAME = 0.85


def _words(document: Document) -> str:
    text = document.text
    kept = (node.own for node in document.nodes if node.level is not Level.FURNITURE)
    cleaned = (clean(text, Span(*own)).text for own in kept)
    return "".join(char for words in cleaned for char in words if char.isalnum())


def _shingles(words: str) -> frozenset[str]:
    return frozenset(words[i : i + _SHINGLE] for i in range(max(1, len(words) - _SHINGLE + 1)))


def duplicates(documents: Sequence[Document]) -> tuple[int, ...]:
    """Return for each document the index of the earlier one that it repeats, -1 for none."""
    shingles = [_shingles(_words(document)) for document in documents]
    found: list[int] = []
    for i, mine in enumerate(shingles):
        same = (j for j in range(i) if found[j] < 0 and _alike(shingles[j], mine))
        found.append(next(same, -1))
    return tuple(found)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    smaller, larger = sorted((len(one), len(other)))
    if smaller < SAME * larger:
        return False
    common = len(one & other)
    return common >= SAME * (len(one) + len(other) - common)
