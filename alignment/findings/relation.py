"""Whether one text is a version of the other (修订), or a rule that implements it (落实)."""

import re
from collections.abc import Sequence

from ...corpus.model import Document
from ...corpus.normalise import clean
from ..model import Link, Relation
from ..references.repeals import LAST, replaced

# What a title adds to tell versions of one text apart.
_VERSION = re.compile(
    r"[（(〔\[][^）)〕\]]*[）)〕\]]|(?:19|20)[0-9]{2}年?|修订|修正|草案|征求意见|送审"
    r"|试行|暂行|新|旧|稿"
    r"|[《》<>\s]"
)
_PLACE = re.compile(
    "^(?:中华人民共和国|全国|国务院|[^《》<>]{1,8}?(?:省|市|自治区|自治州|自治县|县|区))"
)
_KIND = re.compile("(?:实施|管理|保护|暂行|若干)*(?:办法|条例|规定|细则|规则)$")
# A law of the land on the matter of an older regulation came in its place: 价格管理条例, 价格法.
_LAW, _LAW_OF_LAND = "法", re.compile("(?<!办)法$")
_WHOLE_LAND = ("中华人民共和国", "全国", "国务院")
# Texts answer each other as versions do when so much of either has a counterpart.
_BOTH = 0.6
# Of texts on two matters no more than this has a counterpart: the stock articles at the end.
_NEITHER = 0.05
# Of shorter texts a share says nothing.
_LONG = 20


def _stem(title: str) -> str:
    """Return what a title is about: 档案法实施办法 and 档案法实施条例 are about one law."""
    return _KIND.sub("", title)


def implements(
    template: Document,
    variant: Document,
    links: Sequence[Link],
    relation: Relation = Relation.GUESSED,
) -> bool:
    """Say whether ``variant`` implements ``template``: as told, by the titles, by the links.

    Titles that name two places, or one that cites the other (实施《…》办法), are of two ranks.
    """
    if relation is not Relation.GUESSED:
        return relation is Relation.IMPLEMENTS
    titles = [_VERSION.sub("", document.title) for document in (template, variant)]
    if titles[0] and titles[0] == titles[1]:
        return False
    if all(titles):
        if _replaces(template, variant, titles) or _raised(titles):
            return False
        places = [hit.group() if (hit := _PLACE.match(title)) else "" for title in titles]
        cites = re.search("实施|贯彻|落实", titles[1]) and titles[0] in titles[1]
        if places[0] != places[1] or cites:
            return True
        if places[0] == places[1] and _stem(titles[0]) == _stem(titles[1]):
            return False
        if places[0] and places[0] not in _WHOLE_LAND:
            # 某市实施《种子法》办法 and 某市种子条例: the one came in place of the other.
            return False
    return any(matched < _BOTH * of for matched, of in _answered(template, variant, links))


def _replaces(template: Document, variant: Document, titles: Sequence[str]) -> bool:
    """Say whether one text says that it repeals the other."""
    names = [_bare(title) for title in titles]
    return names[0] in _repealed(variant) or names[1] in _repealed(template)


def _repealed(document: Document) -> frozenset[str]:
    """Return the bare titles of the texts that a text says it repeals."""
    ends = (document.nodes[at].body for at in document.clauses[-LAST:])
    titles = replaced([clean(document.text, body).text for body in ends])
    return frozenset(_bare(_VERSION.sub("", title)) for title in titles)


def _raised(titles: Sequence[str]) -> bool:
    """Say whether a law of the land is on the matter of a regulation of the land before it."""
    old, new = (_bare(title) for title in titles)
    if _LAW_OF_LAND.search(old) or not _LAW_OF_LAND.search(new) or "实施" in old:
        return False
    return _stem(old) == new.removesuffix(_LAW)


def _bare(title: str) -> str:
    """Return a title without the name of the land."""
    return next((title.removeprefix(n) for n in _WHOLE_LAND if title.startswith(n)), title)


def strangers(
    template: Document, variant: Document, links: Sequence[Link], relation: Relation
) -> bool:
    """Say whether two texts have hardly anything in common, and nobody said that they have."""
    if relation is not Relation.GUESSED or min(len(template.clauses), len(variant.clauses)) < _LONG:
        return False
    return all(matched < _NEITHER * of for matched, of in _answered(template, variant, links))


def _answered(
    template: Document, variant: Document, links: Sequence[Link]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return of either text how many clauses have a counterpart, of how many."""
    linked = [link for link in links if link.template and link.variant]
    return (
        (sum(len(link.template) for link in linked), len(template.clauses)),
        (sum(len(link.variant) for link in linked), len(variant.clauses)),
    )
