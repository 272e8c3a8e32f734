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
        asked = [words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1)]
        return bool(asked) and sum(g in self._grams for g in asked) >= _STANDS * len(asked)

    def _made(self) -> set[str]:
        grams: set[str] = set()
        for index in self._document.clauses:
            form = clean(self._document.text, self._document.nodes[index].body).text
            grams.update(form[at : at + _GRAM] for at in range(len(form) - _GRAM + 1))
        return grams
