"""Whether words that look new stand at another place of the other text: moved, not new."""

from functools import cached_property

from ...corpus.model import Document
from ...corpus.normalise import clean

# So many characters in a row do not recur by chance; a stock phrase is hardly longer than two.
_GRAM = 6
# A run of so many is looked for from every third place: three runs of six hold it.
_PART, _EVERY = 4, 3
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

    A run of four characters that stands nowhere is part of three runs of six: 一二[三四五六]七八.
    So a look for one at every third place tells soon of most words that they do not stand there.
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
        return self._strange(words, size, most) <= most and self._missing(words, size, most) <= most

    def _strange(self, words: str, size: int, most: float) -> int:
        """Count runs of six that hold one of four that stands nowhere, up to the first too many."""
        count = 0
        for at in range(_GRAM - _PART, size, _EVERY):
            if words[at : at + _PART] not in self._form:
                count += _EVERY
                if count > most:
                    break
        return count

    def _missing(self, words: str, size: int, most: float) -> int:
        """Count the runs of six that stand nowhere, up to the first too many."""
        at = count = 0
        while at < size and count <= most:
            place = self._form.find(words[at : at + _GRAM])
            count += place < 0
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
