"""What is said of a family in words: the summary, and its tree as lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...alignment.family.model import ROOT, Column, Family, Grouping
from ..view.places import title_of as title_of_document
from ..words.lineage import edge_words, walked, warnings
from ..words.naming import handles, told_apart
from ..words.text import visible
from ..words.words import Words
from .rows import title_of


def totals(found: Grouping, documents: int, words: Words) -> tuple[str, str]:
    """Return how many documents there are and how they are grouped, and how many pairs."""
    grouped = sum(len(group) for group in found.groups)
    copies = sum(len(one) - 1 for one in found.same)
    alone = documents - grouped - copies
    line = words.say("family.total", documents, len(found.groups), grouped, copies, alone)
    return line, words.say("family.pairs", len(found.pairs))


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family made ready for a page: its ``number``, and the words of the page's language."""

    number: int
    family: Family
    words: Words

    @property
    def heading(self) -> str:
        """The heading of a family: its number, title, and how many documents it has."""
        many = len(self.family.documents)
        return self.words.say("family.heading", self.number, title_of(self.family), many)

    def summary(self) -> Iterator[str]:
        """Yield what is known of a family, a line a fact."""
        many, columns, say = len(self.family.documents), self.family.columns, self.words.say
        yield say(
            "family.columns",
            len(columns),
            sum(len(column.witnesses) == many for column in columns),
            sum(len(column.witnesses) == 1 for column in columns),
        )
        known = sum(column.basic for column in columns)
        yield say("family.given" if self.family.template else "family.reconstructed", known)
        yield say("family.reused", sum(column.reused for column in columns))

    @property
    def names(self) -> dict[int, str]:
        """What a page calls each text: by title and date, by its file where these are equal."""
        titles = map(title_of_document, self.family.documents)
        both = zip(titles, self.family.dates, strict=True)
        dated = [" · ".join(filter(None, pair)) for pair in both]
        root = self.words.say("family.root" if self.family.template else "family.root.lost")
        return {ROOT: root, **dict(enumerate(told_apart(dated, _files(self.family))))}

    def tree(self) -> Iterator[tuple[int, str, str]]:
        """Yield the lineage from the root: how deep, the name, what is known of the edge there."""
        called = self.names
        for depth, document, edge in walked(self.family.lineage):
            words = edge_words(edge, called.__getitem__, self.words) if edge else ""
            yield depth, called[document], words

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must know before building on the lineage."""
        return warnings(self.family.lineage, self.words)

    def marks(self, column: Column) -> str:
        """Return what a reader is to know of a column: in the template, reused, or of one text."""
        if column.basic:
            return self.words.say("family.mark.basic")
        return self.words.say("family.mark.reused" if column.reused else "family.mark.single")

    def origin(self, column: Column) -> str:
        """Return where the common text of a column comes from."""
        return self.words.say(f"origin.{column.consensus.origin.value}")


def short_names(family: Family) -> tuple[str, ...]:
    """Return what narrow cells call the texts: their files, without folder and ending."""
    return handles(_files(family))


def _files(family: Family) -> list[str]:
    return [visible(document.path) for document in family.documents]
