"""Where a reference points, inside its own document.

In 第十二条 the words 依照第十条第二款 name article 10 by its number and its second 款 by counting;
前款 names the 款 before the one in which it stands; 前三条 the three articles before. The result is
the indices of the clauses, empty where the document has no such place.
"""

from dataclasses import dataclass
from functools import cached_property

from ...corpus.model import Document, Level, Ordinal
from ..traits import ancestor, article_of
from .parse import Mention

_LEVELS = {"chapter": Level.CHAPTER, "section": Level.SECTION}


@dataclass(frozen=True)
class Index:
    """The nodes of a document by what references call them."""

    document: Document

    @cached_property
    def articles(self) -> tuple[int, ...]:
        """The articles in reading order."""
        nodes = self.document.nodes
        return tuple(i for i, node in enumerate(nodes) if node.level == Level.ARTICLE)

    @cached_property
    def by_number(self) -> dict[Ordinal, int]:
        """The first article of each number: documents do repeat numbers."""
        found: dict[Ordinal, int] = {}
        for index in self.articles:
            found.setdefault(self.document.nodes[index].ordinal, index)
        return found

    @cached_property
    def children(self) -> dict[int, tuple[int, ...]]:
        """The nodes right below each node."""
        found: dict[int, list[int]] = {}
        for index, node in enumerate(self.document.nodes):
            found.setdefault(node.parent, []).append(index)
        return {parent: tuple(below) for parent, below in found.items()}

    def below(self, index: int) -> tuple[int, ...]:
        """Return the clauses at and under a node."""
        nodes, end = self.document.nodes, index + 1
        while end < len(nodes) and self._under(end, index):
            end += 1
        return tuple(i for i in range(index, end) if nodes[i].clause)

    def _under(self, index: int, above: int) -> bool:
        while index > above:
            index = self.document.nodes[index].parent
        return index == above

    def paragraphs(self, article: int) -> tuple[tuple[int, ...], ...]:
        """Return the 款 of an article, each as its clauses: what leads in, and its items."""
        found: list[list[int]] = []
        for index in self.children.get(article, ()):
            if self.document.nodes[index].level == Level.PARAGRAPH or not found:
                found.append([])
            found[-1].extend(self.below(index))
        return tuple(map(tuple, found)) or ((article,),)


def _article(index: Index, mention: Mention, clause: int) -> int:
    """Return the article that a reference names, -1 when there is none such."""
    own = article_of(index.document, clause)
    if mention.unit != "article":
        return own
    if mention.back < 0:
        return index.by_number.get(mention.article, -1)
    if own < 0:
        return -1
    at = index.articles.index(own) - mention.back
    return index.articles[at] if at >= 0 else -1


def _part(index: Index, mention: Mention, clause: int, article: int) -> tuple[int, ...]:
    """Return the clauses of the 款 or 项 named inside ``article``; empty when there is none."""
    parts = index.paragraphs(article)
    own = next((k for k, part in enumerate(parts) if clause in part), 0)
    wanted = mention.paragraph - 1 if mention.paragraph else -1
    if mention.unit == "paragraph" and mention.back >= 0:
        wanted = own - mention.back
        if wanted < 0:
            return ()
    if wanted >= len(parts):
        return ()
    pool = parts[wanted] if wanted >= 0 else index.below(article)
    return _items(index, pool, mention.item) if mention.item else pool


def _items(index: Index, pool: tuple[int, ...], number: int) -> tuple[int, ...]:
    """Return the item of that number; all of the clauses where none is numbered."""
    nodes = index.document.nodes
    of = {i: ancestor(index.document, i, (Level.ITEM,)) for i in pool}
    if max(of.values(), default=-1) < 0:
        return pool
    return tuple(i for i in pool if of[i] >= 0 and nodes[of[i]].ordinal.number == number)


def resolve(index: Index, mention: Mention, clause: int) -> tuple[int, ...]:
    """Return the clauses that a reference made in ``clause`` points at; empty: there are none.

    前条, 前款 are counted from the place of the clause; a 款 or 项 that its article does not have
    resolves to nothing. 前项 resolves to its article: nothing renumbers it. The end of a range
    stands for the whole range.
    """
    if mention.unit in _LEVELS:
        return _container(index, mention, clause)
    article = _article(index, mention, clause)
    if article < 0:
        return ()
    if mention.unit == "item" and mention.back >= 0:
        return index.below(article)
    if mention.since in index.by_number and not mention.paragraph:
        return _range(index, index.by_number[mention.since], article)
    return _part(index, mention, clause, article)


def _range(index: Index, first: int, last: int) -> tuple[int, ...]:
    """Return the clauses of all articles from ``first`` to ``last``."""
    between = (article for article in index.articles if first <= article <= last)
    return tuple(clause for article in between for clause in index.below(article))


def _container(index: Index, mention: Mention, clause: int) -> tuple[int, ...]:
    """Return the clauses of the chapter or section named."""
    level = _LEVELS[mention.unit]
    nodes = index.document.nodes
    if mention.back >= 0:
        own = ancestor(index.document, clause, (level,))
        return index.below(own) if own >= 0 else ()
    for i, node in enumerate(nodes):
        if node.level == level and node.ordinal == mention.article:
            return index.below(i)
    return ()
