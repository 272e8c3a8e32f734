"""Where a reference points, inside its own document.

In 第十二条 the words 依照第十条第二款 name article 10 by its number and its second 款 by counting;
前款 names the 款 before the one in which it stands; 前三条 the three articles before. The result is
the indices of the clauses, empty where the document has no such place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ...corpus.model import Document, Level, Node, Ordinal
from ...corpus.structure.numerals import read_numeral
from ..traits import ancestor, article_of
from .mention import Mention

_LEVELS = {"book": Level.PART, "chapter": Level.CHAPTER, "section": Level.SECTION}
_ITEMS = (Level.ITEM, Level.LEVEL2, Level.LEVEL3)
_POINTS = (Level.POINT, Level.LEVEL3, Level.LEVEL4)
# 公文: 一、 （一） 1. （1）
NUMBERED = (Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4)
# A text that alters another speaks of the articles of that one.
_ALTERS = re.compile("修改|修正|修订|废止")
_ADDED = re.compile("[（(][^（()）]*[）)]$")
_NUMERAL = re.compile("[0-9０-９零〇一二三四五六七八九十]+")
# 中央法規標準法 第八條: 條、項、款、目; 項 bears no number and is what is called 款 elsewhere. The
# laws of Macau have 條、款、項.
_ITEM_FIRST = re.compile("第[0-9一二三四五六七八九十]+項|前項")
_ITEM_LAST = re.compile("款第?[(（]?[0-9一二三四五六七八九十]+[)）]?項")


@dataclass(frozen=True)
class Index:
    """The nodes of a document by what references call them."""

    document: Document

    @cached_property
    def articles(self) -> tuple[int, ...]:
        """The articles in reading order."""
        return self._of(lambda node: node.level is Level.ARTICLE)

    @cached_property
    def sections(self) -> tuple[int, ...]:
        """The 一、 of a contract or notice, which call themselves 第一条 (本合同第一条)."""
        return self._of(lambda node: node.level is Level.LEVEL1)

    @cached_property
    def annexes(self) -> tuple[int, ...]:
        """The annexes in reading order."""
        return self._of(lambda node: node.level is Level.ANNEX)

    def _of(self, wanted: Callable[[Node], bool]) -> tuple[int, ...]:
        return tuple(i for i, node in enumerate(self.document.nodes) if wanted(node))

    @cached_property
    def by_number(self) -> dict[Ordinal, int]:
        """The first article of each number: documents do repeat numbers."""
        return self._by_number(self.articles)

    @cached_property
    def by_section(self) -> dict[Ordinal, int]:
        """The first 一、 of each number."""
        return self._by_number(self.sections)

    def _by_number(self, nodes: tuple[int, ...]) -> dict[Ordinal, int]:
        found: dict[Ordinal, int] = {}
        for index in nodes:
            found.setdefault(self.document.nodes[index].ordinal, index)
        return found

    @cached_property
    def by_label(self) -> dict[tuple[int, ...], int]:
        """The first node of each label of several numbers: 1.1.2, 1-2-1."""
        found: dict[tuple[int, ...], int] = {}
        for index, node in enumerate(self.document.nodes):
            numbers = tuple(map(int, re.findall("[0-9０-９]+", node.label)))
            if len(numbers) > 1 and node.level is not Level.ARTICLE:
                found.setdefault(numbers, index)
        return found

    @cached_property
    def by_path(self) -> dict[tuple[int, ...], int]:
        """The first node of each number of a notice, 一、 and what stands in it: 二、（二）1."""
        found: dict[tuple[int, ...], int] = {}
        for section in self.sections:
            self._add_path(found, (), section)
        return found

    def _add_path(
        self, found: dict[tuple[int, ...], int], above: tuple[int, ...], index: int
    ) -> None:
        node = self.document.nodes[index]
        path = *above, node.ordinal.number
        found.setdefault(path, index)
        for child in self.children.get(index, ()):
            if self.document.nodes[child].level in NUMBERED:
                self._add_path(found, path, child)

    @cached_property
    def kind(self) -> str:
        """The title without what stands in brackets at its end: 某某公约（试行） ends in 公约."""
        return _ADDED.sub("", self.document.title)

    def has(self, unit: str) -> bool:
        """Say whether the text has 编, chapters or sections at all."""
        return any(node.level is _LEVELS[unit] for node in self.document.nodes)

    @cached_property
    def by_part(self) -> dict[tuple[int, ...], int]:
        """第X部分: the parts by their numbers, or the 一、 where there are none."""
        parts = self._of(lambda node: node.level is Level.PART)
        named = self._by_number(parts or self.sections)
        return {(ordinal.number,): at for ordinal, at in named.items() if not ordinal.inserted}

    @cached_property
    def numbers_sections(self) -> bool:
        """Say whether 第三条 without more is the 三、 of this text: it has no articles.

        Not in a text that alters another.
        """
        return not self.articles and not _ALTERS.search(self.document.title)

    def annex(self, kind: str, number: int) -> int:
        """Return the annex of a number, one of that kind (附件, 附表) first; -1: there is none."""
        nodes = self.document.nodes
        numbered = [i for i in self.annexes if _number(nodes[i]) == number]
        named = [i for i in numbered if kind in nodes[i].label]
        return next(iter((*named, *numbered)), -1)

    @cached_property
    def item_first(self) -> bool:
        """Say whether 項 of this text is what others call 款, and 款 what they call 项.

        Its items are 一、 and no （一）.
        """
        labels = (self.document.nodes[i].label for i in self.articles[:1])
        text = self.document.text
        items = (node.label for node in self.document.nodes if node.level is Level.ITEM)
        return not any(label.startswith(("（", "(")) for label in items) and (
            any("條" in label for label in labels)
            and bool(_ITEM_FIRST.search(text))
            and not _ITEM_LAST.search(text)
        )

    @cached_property
    def children(self) -> dict[int, tuple[int, ...]]:
        """The nodes right below each node."""
        found: dict[int, list[int]] = {}
        for index, node in enumerate(self.document.nodes):
            found.setdefault(node.parent, []).append(index)
        return {parent: tuple(below) for parent, below in found.items()}

    def below(self, index: int) -> tuple[int, ...]:
        """Return the clauses at and under a node; the number of a page may stand in between."""
        nodes, end = self.document.nodes, index + 1
        while end < len(nodes) and (nodes[end].level is Level.FURNITURE or self._under(end, index)):
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
        if not index.articles and (mention.own or index.numbers_sections):
            return index.by_section.get(mention.article, -1)
        return _numbered_article(index, mention, clause)
    if own < 0:
        return -1
    at = index.articles.index(own) - mention.back
    return index.articles[at] if at >= 0 else -1


def _numbered_article(index: Index, mention: Mention, clause: int) -> int:
    """Return the article of that number: of the annex named, or that the clause stands in.

    本办法第三条 said in an annex is an article of the text itself.
    """
    nodes = index.document.nodes
    if mention.within[1]:
        annex = index.annex(*mention.within)
    else:
        annex = -1 if mention.own else ancestor(index.document, clause, (Level.ANNEX,))
    if annex >= 0:
        own = (i for i in index.articles if nodes[i].ordinal == mention.article)
        inside = [i for i in own if ancestor(index.document, i, (Level.ANNEX,)) == annex]
        if inside or mention.within[1]:
            return inside[0] if inside else -1
    return index.by_number.get(mention.article, -1)


def _part(index: Index, mention: Mention, clause: int, article: int) -> tuple[int, ...]:
    """Return the clauses of the 款 or 项 named inside ``article``; empty when there is none."""
    parts = index.paragraphs(article)
    if mention.paragraph and len(parts) == 1:
        # 本合同第一条第（二）款 of a text that numbers its 款, or calls its items so.
        levels = (Level.LEVEL2, Level.ITEM) if mention.bracketed else (Level.LEVEL2,)
        numbered = _numbered(index, index.below(article), levels, mention.paragraph)
        if numbered:
            return _point(index, mention, _items(index, numbered, mention))
    wanted = mention.paragraph - 1 if mention.paragraph else -1
    if mention.unit == "paragraph" and mention.back >= 0:
        own = next((k for k, part in enumerate(parts) if clause in part), 0)
        wanted = own - mention.back
        if wanted < 0:
            return ()
        if mention.back > 1 and not mention.item:
            return tuple(i for part in parts[wanted:own] for i in part)
    if wanted >= len(parts):
        return ()
    if mention.paragraph and mention.first and not mention.item:
        return tuple(i for part in parts[mention.first - 1 : wanted + 1] for i in part)
    pool = parts[wanted] if wanted >= 0 else index.below(article)
    return _point(index, mention, _items(index, pool, mention))


def _items(index: Index, pool: tuple[int, ...], mention: Mention) -> tuple[int, ...]:
    """Return the item of that number; all of the clauses where none is numbered.

    第三项 by itself is of an article named before where its own has no items.
    """
    if not mention.item:
        return pool
    level = next((at for at in _ITEMS if any(_node(index, i, (at,)) >= 0 for i in pool)), None)
    if level is None:
        return () if mention.unit == "item" else pool
    numbers = range(mention.first or mention.item, mention.item + 1)
    return tuple(i for n in numbers for i in _numbered(index, pool, (level,), n))


def _point(index: Index, mention: Mention, pool: tuple[int, ...]) -> tuple[int, ...]:
    """Return the 目 of that number; all of the clauses where it is not named."""
    if not mention.point:
        return pool
    return _numbered(index, pool, _POINTS, mention.point) or pool


def _node(index: Index, clause: int, levels: tuple[Level, ...]) -> int:
    return ancestor(index.document, clause, levels)


def _numbered(
    index: Index, pool: tuple[int, ...], levels: tuple[Level, ...], number: int
) -> tuple[int, ...]:
    """Return the clauses that stand in a node of one of the levels with that number."""
    nodes = index.document.nodes
    of = {i: _node(index, i, levels) for i in pool}
    return tuple(i for i in pool if of[i] >= 0 and nodes[of[i]].ordinal.number == number)


def _preceding(index: Index, mention: Mention, clause: int, article: int) -> tuple[int, ...]:
    """Return what 前项 means: the item before, the item that a paragraph stands in.

    Under a list it is the last item of the list; where nothing is numbered, the 款 before, as the
    texts of Taiwan call it.
    """
    parts = index.paragraphs(article)
    own = next((k for k, part in enumerate(parts) if clause in part), 0)
    here = _node(index, clause, _ITEMS)
    around = [_node(index, i, _ITEMS) for i in (*(parts[own - 1] if own else ()), *parts[own])]
    items = list(dict.fromkeys(i for i in around if i >= 0))
    if here >= 0:
        inside = here not in (clause, clause - 1)
        at = items.index(here) - mention.back + inside
    else:
        at = sum(1 for item in items if item < clause) - mention.back
    named = items[at : at + mention.back] if at >= 0 else ()
    return tuple(i for item in named for i in index.below(item))


def resolve(index: Index, mention: Mention, clause: int) -> tuple[int, ...]:
    """Return the clauses that a reference made in ``clause`` points at; empty: there are none.

    前条, 前款, 前项 are counted from the place of the clause; a 款 or 项 that its article does not
    have resolves to nothing. The end of a range stands for the whole range.
    """
    if mention.unit in _LEVELS:
        return _container(index, mention, clause)
    if mention.unit == "annex":
        return _of_annex(index, mention)
    if mention.unit in ("label", "path", "part"):
        named = _labelled(index, mention)
        return index.below(named) if named >= 0 else ()
    article = _article(index, mention, clause)
    return _in_article(index, mention, clause, article) if article >= 0 else ()


def _in_article(index: Index, mention: Mention, clause: int, article: int) -> tuple[int, ...]:
    """Return the clauses of an article, or a run of them, that a reference points at."""
    if mention.unit == "item" and mention.back > 0:
        return _preceding(index, mention, clause, article)
    if mention.unit == "item" and mention.back == 0:
        here = _node(index, clause, _ITEMS)
        return index.below(here) if here >= 0 else index.below(article)
    whole = not mention.paragraph and not mention.item
    if whole and mention.since in index.by_number:
        return _range(index, index.by_number[mention.since], article)
    if whole and mention.unit == "article" and mention.back > 1:
        last = index.articles.index(article) + mention.back - 1
        return _range(index, article, index.articles[last])
    return _part(index, mention, clause, article)


def _labelled(index: Index, mention: Mention) -> int:
    """Return the node that is named by its label, -1 when there is none such."""
    if mention.unit == "path":
        return index.by_path.get(mention.label, -1)
    return (index.by_part if mention.unit == "part" else index.by_label).get(mention.label, -1)


def _range(index: Index, first: int, last: int) -> tuple[int, ...]:
    """Return the clauses of all articles from ``first`` to ``last``."""
    between = (article for article in index.articles if first <= article <= last)
    return tuple(clause for article in between for clause in index.below(article))


def _of_annex(index: Index, mention: Mention) -> tuple[int, ...]:
    """Return the annex of that kind and number with the clauses below it."""
    annex = index.annex(mention.kind, mention.article.number)
    return (annex, *index.below(annex)) if annex >= 0 else ()


def _number(node: Node) -> int:
    """Return the number of an annex, which its label names: 附件二, 附表3."""
    hit = _NUMERAL.search(node.label)
    return read_numeral(hit.group()) if hit else 0


def _stands_in(document: Document, node: int, mention: Mention) -> bool:
    """Say whether a chapter stands in all that the mention names before it."""
    above = (
        (ancestor(document, node, (_LEVELS[unit],)), number) for unit, number in mention.inside
    )
    return all(at >= 0 and document.nodes[at].ordinal.number == number for at, number in above)


def _container(index: Index, mention: Mention, clause: int) -> tuple[int, ...]:
    """Return the clauses of the chapter or section named, of a section that of the own chapter."""
    level = _LEVELS[mention.unit]
    nodes = index.document.nodes
    if mention.back >= 0:
        own = ancestor(index.document, clause, (level,))
        return index.below(own) if own >= 0 else ()
    above = [ancestor(index.document, clause, (at,)) for at in (Level.PART, Level.CHAPTER)]
    named = (i for i, n in enumerate(nodes) if n.level == level and n.ordinal == mention.article)
    inside = (i for i in named if _stands_in(index.document, i, mention))
    best = min(inside, key=lambda i: nodes[i].parent not in above, default=-1)
    return index.below(best) if best >= 0 else ()
