"""Whether words that look new stand somewhere else in the other text: moved, not made."""

from ...corpus.model import Document
from ...corpus.normalise import clean

# So many characters in a row do not recur by chance; a stock phrase is hardly longer than two.
_GRAM = 6
# Words of which so much stands in the other text are not new.
_STANDS = 0.78


class Elsewhere:
    """The runs of characters of a document; made when first asked."""

    def __init__(self, document: Document) -> None:
        """Note the document."""
        self._document = document
        self._grams: frozenset[str] = frozenset()

    def holds(self, words: str) -> bool:
        """Say whether most of ``words`` stands in the document."""
        if not self._grams:
            self._grams = frozenset(self._made())
        size = len(words) - _GRAM + 1
        missed = 0
        for at in range(size):
            missed += words[at : at + _GRAM] not in self._grams
            if size - missed < _STANDS * size:
                return False
        return size > 0

    def _made(self) -> set[str]:
        document = self._document
        bodies = (document.nodes[index].body for index in document.clauses)
        # Words that are asked for hold no line break: none reaches over the end of a clause.
        form = "\n".join(clean(document.text, body).text for body in bodies)
        return {form[at : at + _GRAM] for at in range(len(form) - _GRAM + 1)}
