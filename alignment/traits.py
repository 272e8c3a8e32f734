"""How the clauses of a link were rearranged, read off the two trees and never off the words.

Exchanging the documents exchanges split and merged, lifted and lowered, and alters no other.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from ..corpus.model import NO_ORDINAL, Document, Level, Node
from ..corpus.structure.numerals import read_numeral
from .chains import Point, on_every_heaviest
from .model import Link, Part, Trait

# The numbers of 1.2.3 and 1-2-3.
_NUMBERS = re.compile("[0-9０-９]+")
_ORDER = tuple(Trait)
_NUMERALS = re.compile("[0-9０-９零〇一二三四五六七八九十]")
# 立法法 第六十五条: 条、款、项、目. A first 款 ranks with its article: it is the article's lead.
_STATUTE = (Level.ARTICLE, Level.PARAGRAPH, Level.ITEM, Level.POINT)
# 公文: 一、 （一） 1. （1）
_CONTAINERS = (
    Level.PART,
    Level.SUBPART,
    Level.CHAPTER,
    Level.SECTION,
    Level.SUBSECTION,
    Level.DIVISION,
)
# What has a number and a level that can change: a title or a date has none, and that of a
# caption is its article's.
_PLACED = frozenset((Part.CLAUSE, Part.ROW, Part.HEADING))
_PLAN = (Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4)
# What an item rises out of.
_HOMES = (Level.ARTICLE, Level.LEVEL1)
# Headings are the same, wherever what they hold went, from this likeness of their names up.
_ALIKE = 0.8
# What holds paragraphs of its own (第（一）项第二段).
_ITEMS = frozenset((Level.ITEM, Level.POINT, *_PLAN))


def ancestor(document: Document, index: int, levels: Collection[Level]) -> int:
    """Return the nearest node of one of ``levels`` at or above node ``index``, -1 without."""
    while index >= 0 and document.nodes[index].level not in levels:
        index = document.nodes[index].parent
    return index


def article_of(document: Document, index: int) -> int:
    """Return the article that holds node ``index``, -1 when none does."""
    return ancestor(document, index, (Level.ARTICLE,))


def number(document: Document, index: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the number of a clause: its article's, and its own below it."""
    article = article_of(document, index)
    above = document.nodes[article].ordinal if article >= 0 else NO_ORDINAL
    own = _own_number(document.nodes[_named(document, index)])
    return above, NO_ORDINAL if index == article else own


def _named(document: Document, index: int) -> int:
    """Return the node that a clause is named by: of a paragraph in an item the item."""
    node = document.nodes[index]
    inside = node.level is Level.PARAGRAPH and node.parent >= 0
    return node.parent if inside and document.nodes[node.parent].level in _ITEMS else index


def _own_number(node: Node) -> tuple[int, ...]:
    """Return the number of a node: of 第三条之一 both, of 1.2.3 all that its label says."""
    if node.level is Level.ANNEX:
        return (read_numeral("".join(_NUMERALS.findall(node.label))),)
    numbers = _NUMBERS.findall(node.label)
    return tuple(map(int, numbers)) if len(numbers) > 1 else tuple(node.ordinal)


def _rank(document: Document, index: int) -> tuple[str, int]:
    """Return the family of levels that a clause belongs to, and how deep in it."""
    level = document.nodes[_named(document, index)].level
    if level in _PLAN:
        return "plan", _PLAN.index(level)
    if level not in _STATUTE or article_of(document, index) < 0:
        return "", 0
    first = level == Level.PARAGRAPH and document.nodes[index - 1].level == Level.ARTICLE
    return "statute", 0 if first else _STATUTE.index(level)


def _raised(
    template: Document, variant: Document, link: Link, kept: Collection[tuple[int, int]] = ()
) -> int:
    """Return how many levels the highest clause rose; 0 across the two families of levels.

    ``kept`` are the articles that answer each other: within these a first 款 is a 款 as any other.
    """
    if len(link.template) == len(link.variant) == 1:
        (family, rank), (other, to) = (
            _rank(template, link.template[0]),
            _rank(variant, link.variant[0]),
        )
        if family != other or rank == to:
            return 0
    else:
        old = {_rank(template, index) for index in link.template}
        new = {_rank(variant, index) for index in link.variant}
        if len({one for one, _ in old | new}) != 1:
            return 0
        rank, to = min(at for _, at in old), min(at for _, at in new)
    pair = article_of(template, link.template[0]), article_of(variant, link.variant[0])
    least = _STATUTE.index(Level.PARAGRAPH) if pair in kept else 0
    return max(least, rank) - max(least, to)


def kept_articles(
    template: Document, variant: Document, links: Iterable[Link]
) -> frozenset[tuple[int, int]]:
    """Return the pairs of articles whose clauses answer each other and those of no other."""
    pairs = {
        (article_of(template, old), article_of(variant, new))
        for link in links
        if link.part is Part.CLAUSE
        for old in link.template
        for new in link.variant
    }
    count = Counter(old for old, _ in pairs), Counter(new for _, new in pairs)
    return frozenset(
        (old, new)
        for old, new in pairs
        if min(old, new) >= 0 and count[0][old] == count[1][new] == 1
    )


def arrangements(
    template: Document, variant: Document, links: Sequence[Link]
) -> tuple[tuple[Trait, ...], ...]:
    """Return the traits of each link but those of its words, in the order of ``Trait``."""
    off = moved(template, variant, links)
    kept = kept_articles(template, variant, links)
    found = (
        (*traits(template, variant, link, kept), *((Trait.MOVED,) if i in off else ()))
        for i, link in enumerate(links)
    )
    return tuple(one if len(one) < 2 else tuple(sorted(one, key=_ORDER.index)) for one in found)


def _renumbered(template: Document, variant: Document, link: Link) -> bool:
    """Say whether no clause of the link kept its number."""
    old = {number(template, index) for index in link.template}
    new = {number(variant, index) for index in link.variant}
    return old.isdisjoint(new)


def _weight(template: Document, variant: Document, link: Link) -> int:
    """Return how much text a link carries on both sides, a heading with all below it."""
    nodes = [template.nodes[i] for i in link.template]
    nodes += [variant.nodes[i] for i in link.variant]
    spans = (node.span if link.part is Part.HEADING else node.body for node in nodes)
    return sum(span.end - span.start for span in spans)


def moved(template: Document, variant: Document, links: Sequence[Link]) -> frozenset[int]:
    """Return which links of clauses and headings moved (移位), as indices.

    Moved is a link off the heaviest chain of links that keep their order, weighed by length, or
    one whose clauses stand in chapters that do not answer each other: both bear the names of
    others, or most of what its old chapter held went to another chapter, and most of what its new
    chapter holds came from another one. So a chapter split in two moves nothing. Headings are a
    chain of their own, each weighed with all that stands below it. What rose or sank is looked at
    after the rest: an item that became the article behind its own moved no sibling, and did not
    move itself.
    """
    both = [i for i, link in enumerate(links) if link.template and link.variant]
    paired = [i for i in both if links[i].part in (Part.CLAUSE, Part.ROW)]
    heads = [i for i in both if links[i].part is Part.HEADING]
    raised = {i: _raised(template, variant, links[i]) for i in paired}
    level = [i for i in paired if not raised[i]]
    others = [i for i in paired if raised[i]]
    off = set().union(*(_off_chain(template, variant, links, k) for k in (level, others, heads)))
    kept = [links[i] for i in level if i not in off]
    stayed = Stayed(template, variant, kept)
    off |= {i for i in others if not stayed.at_home(links[i], lifted=raised[i] > 0)}
    off |= _across(template, variant, links, paired)
    return frozenset(off.union(_beyond(template, variant, links, paired)))


@dataclass(frozen=True)
class Stayed:
    """The links that kept their order, against which those that rose or sank are placed."""

    template: Document
    variant: Document
    links: Sequence[Link]

    @cached_property
    def _places(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Where each stands in one text and in the other, in order: variant first, template first.

        What kept its order keeps it both ways.
        """
        both = [(link.template[0], link.variant[0]) for link in self.links]
        return tuple(sorted((b, a) for a, b in both)), tuple(sorted(both))

    def at_home(self, link: Link, *, lifted: bool) -> bool:
        """Say whether a clause that rose stands beside its old article, in the order of the rest.

        Of one that sank the new article is looked at, so that exchanging the texts alters nothing.
        """
        document = self.template if lifted else self.variant
        ends = (link.template, link.variant) if lifted else (link.variant, link.template)
        home = ancestor(document, ends[0][0], _HOMES)
        span = document.nodes[home].span if home >= 0 else document.nodes[ends[0][0]].span
        places = self._places[0 if lifted else 1]
        at = bisect_left(places, (ends[1][0],))
        before = at == 0 or document.nodes[places[at - 1][1]].span.start < span.end
        after = at == len(places) or document.nodes[places[at][1]].span.end > span.start
        return before and after


def _off_chain(
    template: Document, variant: Document, links: Sequence[Link], paired: Sequence[int]
) -> set[int]:
    points = [
        Point(link.template[0], link.variant[0], _weight(template, variant, link))
        for link in (links[i] for i in paired)
    ]
    chain = on_every_heaviest(points)
    return {paired[k] for k in range(len(paired)) if k not in chain}


def _across(
    template: Document, variant: Document, links: Sequence[Link], paired: Sequence[int]
) -> set[int]:
    """Return the links that cross from one chapter to another that does not answer it."""
    chapters: dict[int, tuple[int, int]] = {}
    mass: Counter[tuple[int, int]] = Counter()
    for i in paired:
        old = ancestor(template, links[i].template[0], (Level.CHAPTER,))
        new = ancestor(variant, links[i].variant[0], (Level.CHAPTER,))
        chapters[i] = old, new
        mass[old, new] += _weight(template, variant, links[i])

    @cache
    def home(side: int, chapter: int) -> int:
        there = {pair[1 - side]: n for pair, n in mass.items() if pair[side] == chapter}
        return max(there, key=lambda other: (there[other], -other))

    return {
        i
        for i, (old, new) in chapters.items()
        if min(old, new) >= 0 and home(0, old) != new and home(1, new) != old
    }


def _beyond(
    template: Document, variant: Document, links: Sequence[Link], paired: Sequence[int]
) -> Iterator[int]:
    """Yield the links whose clauses stand under headings that answer others, by their names.

    第三条 before 第二章 保护 that stood behind it: 保护 is there as it was, and holds it no more.
    """
    heads = [link for link in links if link.part is Part.HEADING]
    known = [{i for link in heads for i in link.ends[side]} for side in (0, 1)]
    alike = (link for link in heads if all(link.ends) and link.similarity >= _ALIKE)
    answer = {link.template[0]: link.variant[0] for link in alike}
    back = {new: old for old, new in answer.items()}
    for i in paired:
        old = _head_above(template, links[i].template[0], known[0])
        new = _head_above(variant, links[i].variant[0], known[1])
        if answer.get(old, new) != new and back.get(new, old) != old:
            yield i


def _head_above(document: Document, index: int, heads: Collection[int]) -> int:
    """Return the nearest of ``heads`` above a node, -1 without."""
    at = document.nodes[index].parent
    while at >= 0 and at not in heads:
        at = document.nodes[at].parent
    return at


def _of_heading(template: Document, variant: Document, link: Link) -> tuple[Trait, ...]:
    """Return the traits of a heading: 节 → 章 is lifted, 第二章 → 第三章 renumbered."""
    old, new = template.nodes[link.template[0]], variant.nodes[link.variant[0]]
    if old.level is new.level:
        same = _own_number(old) == _own_number(new)
        return () if same else (Trait.RENUMBERED,)
    levels = _CONTAINERS if {old.level, new.level} <= set(_CONTAINERS) else _PLAN
    if old.level not in levels or new.level not in levels:
        return ()
    raised = levels.index(old.level) - levels.index(new.level)
    return (Trait.LIFTED if raised > 0 else Trait.LOWERED,)


def _cut_by_page(document: Document, clauses: Collection[int]) -> bool:
    """Say whether clauses are one 款 that the number of a page cuts: paragraphs of one name."""
    nodes = [document.nodes[i] for i in clauses]
    named = {(node.level, node.locator, node.parent) for node in nodes}
    return len(named) == 1 and nodes[0].level in (Level.PARAGRAPH, Level.PREAMBLE)


def traits(
    template: Document, variant: Document, link: Link, kept: Collection[tuple[int, int]] = ()
) -> tuple[Trait, ...]:
    """Return the traits of one link that need no other link but ``kept``, the articles that stayed.

    split (拆分): one clause answered by several; merged (合并): several by one; of m to n both.
    lifted (升格): the highest clause stands higher in 条款项目 (or 一（一）1（1）) than before;
    lowered (降格): lower. renumbered (序号调整): on the same level, and no clause kept the number
    of its article and its own. Nothing of the kind for a clause that is added or dropped.
    """
    if not link.template or not link.variant or link.part not in _PLACED:
        return ()
    if link.part is Part.HEADING:
        return _of_heading(template, variant, link)
    found = []
    raised = _raised(template, variant, link, kept)
    if not raised and _renumbered(template, variant, link):
        found.append(Trait.RENUMBERED)
    if len(link.variant) > 1 and not _cut_by_page(variant, link.variant):
        found.append(Trait.SPLIT)
    if len(link.template) > 1 and not _cut_by_page(template, link.template):
        found.append(Trait.MERGED)
    if raised:
        found.append(Trait.LIFTED if raised > 0 else Trait.LOWERED)
    return tuple(found)
