"""Whether words that look new stand at another place of the other text: moved, not new."""

from functools import lru_cache

from ...corpus.model import Document
from ...corpus.normalise import clean

# So many characters in a row do not recur by chance; a stock phrase is hardly longer than two.
_GRAM = 6
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
    """The runs of characters of a document; made when first asked."""

    def __init__(self, document: Document) -> None:
        """Note the document."""
        self._document = document
        self._grams: frozenset[str] = frozenset()

    def holds(self, words: str) -> bool:
        """Say whether most of ``words`` stands in the document."""
        if not self._grams:
            self._grams = self._made()
        size = len(words) - _GRAM + 1
        if size < _FEWEST:
            return False
        missed = 0
        for at in range(size):
            missed += words[at : at + _GRAM] not in self._grams
            if size - missed < _STANDS * size:
                return False
        return True

    def holds_word(self, word: str) -> bool:
        """Say whether a word stands in the document."""
        return word in self._document.text

    def _made(self) -> frozenset[str]:
        document = self._document
        bodies = (document.nodes[index].body for index in document.clauses)
        # Words that are asked for hold no line break: none reaches over the end of a clause.
        form = "\n".join(clean(document.text, body).text for body in bodies)
        return _grams(form)


# The template of a batch is asked for with each text.
@lru_cache(2)
def _grams(form: str) -> frozenset[str]:
    return frozenset([form[at : at + _GRAM] for at in range(len(form) - _GRAM + 1)])
