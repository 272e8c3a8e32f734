"""Whether words that look new stand at another place of the other text: moved, not new."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from ...corpus.model import Document
from ...corpus.normalise import clean

# So many characters in a row do not recur by chance; a stock phrase is hardly longer than two.
_GRAM = 6
# A run of so many from each of these places.
_PART, _EVERY = 4, 3
# So many of the words that are asked for are looked at before the next.
_AT_ONCE = 16
# Shorter words are stock phrases wherever they stand: 并向社会公示.
_FEWEST = 5
# Words of which so much stands in the other text are not new.
_STANDS = 0.78


# Of two clauses made of one, the second says subject and condition again: words of which so much is
# put together of pieces of the old clause, none shorter, say nothing new.
_PIECE = 4
_PIECED = 0.9


def pieced(words: str, form: str) -> bool:
    """Say whether words consist of pieces of ``form``.

    犬只伤人的，养犬人承担费用 of 犬只伤人的，养犬人应当送医并承担费用: two pieces.
    """
    at = kept = 0
    while at < len(words):
        size = 0
        while at + size < len(words) and words[at : at + size + 1] in form:
            size += 1
        kept += size if size >= _PIECE else 0
        at += max(1, size)
    return kept >= _PIECED * len(words)


class Elsewhere:
    """The words of a document, asked for runs of characters; read when first asked.

    A run of six characters that stands in it holds one of four that begins at a third place of
    it: 一二[三四五六]. So the runs from every third place tell soon of most words that they do
    not stand there; the few others are looked for.
    """

    def __init__(self, document: Document) -> None:
        """Note the document."""
        self._document = document

    @cached_property
    def _form(self) -> str:
        document = self._document
        bodies = (document.nodes[index].body for index in document.clauses)
        # Words that are asked for hold no line break: none reaches over the end of a clause.
        return "\n".join(clean(document.text, body).text for body in bodies)

    def holds(self, words: str) -> bool:
        """Say whether most of ``words`` stands in the document."""
        size = len(words) - _GRAM + 1
        if size < _FEWEST:
            return False
        most = size - _STANDS * size
        known = self._known(words, size - most)
        may_stand = [a or b or c for a, b, c in zip(known, known[1:], known[2:], strict=False)]
        strange = size - may_stand.count(True)
        return strange <= most and strange + self._missing(words, may_stand, most) <= most

    def _known(self, words: str, least: float) -> list[bool]:
        """Return which runs of four are of the document, as far as enough runs of six may be.

        Each run of four is held by three of six.
        """
        parts, last = _parts(self._form), len(words) - _PART + 1
        known: list[bool] = []
        for start in range(0, last, _AT_ONCE):
            stop = min(last, start + _AT_ONCE)
            known += [words[at : at + _PART] in parts for at in range(start, stop)]
            if known.count(True) * _EVERY + last - stop < least:
                break
        return known

    def _missing(self, words: str, may_stand: Sequence[bool], most: float) -> int:
        """Count the runs of six that stand nowhere though they may, up to the first too many."""
        at = count = 0
        while at < len(may_stand) and count <= most:
            place = self._form.find(words[at : at + _GRAM]) if may_stand[at] else -1
            count += may_stand[at] and place < 0
            at += 1 if place < 0 else self._as_far(words[at:], place) - _GRAM + 1
        return count

    def _as_far(self, words: str, place: int) -> int:
        """Return how many of the first of some words stand at a place of the document."""
        there = self._form[place : place + len(words)]
        both = zip(words, there, strict=False)
        return next((at for at, (a, b) in enumerate(both) if a != b), len(there))

    def holds_word(self, word: str) -> bool:
        """Say whether a word stands in the document."""
        return word in self._document.text


# The template of a batch is asked for with each text.
@lru_cache(2)
def _parts(form: str) -> frozenset[str]:
    return frozenset([form[at : at + _PART] for at in range(0, len(form), _EVERY)])
