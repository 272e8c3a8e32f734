"""Find the references inside a clause: 第十二条第二款, 前条, 前两款, 第三条至第五条, 本章.

Forms after 《立法技术规范（试行）（一）》 (法工委发〔2009〕62号), on 引用. One to another law
(《…》第三条, 民法典第三条) is external; what follows it in the same list is external too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ...corpus.model import NO_ORDINAL, Ordinal
from ...corpus.structure.numerals import read_numeral

_N = "[0-9零〇○一二三四五六七八九十百千两]+"
_NORM = "法典|法|通则|条例|规定|办法|细则|规则|规程|章程|解释|公约|协定|决定|制度|意见|通知|方案"
# 第(一)、(三)项 names the first of its items; the rest stand in the same article.
_ITEM = rf"第[(（]?(?P<item>{_N})[)）]?(?:[、和至][(（]?{_N}[)）]?)*项"
_TAIL = rf"(?:第(?P<para>{_N})款)?(?:{_ITEM})?(?:第(?P<point>{_N})目)?"
_ARTICLE = re.compile(rf"第(?P<art>{_N})条(?:之(?P<ins>{_N}))?{_TAIL}")
_PART = re.compile(rf"(?=第{_N}款|第[(（]?{_N}[)）]?(?:[、和至][(（]?{_N}[)）]?)*项){_TAIL}")
_CHAPTER = re.compile(rf"第(?P<num>{_N})(?P<unit>[章节])(?:第{_N}节)?")
# Not 目前条件, 以上项目, 本条例, 本章程, 本项目: the characters without the sense.
_NEAR = re.compile(
    rf"(?:(?<![目之以])[前上](?P<count>{_N})?(?P<back>[条款项])|本(?P<own>[条款项章节]))"
    rf"(?![例件款目程项]){_TAIL}"
)
_START = re.compile(r"[第前上本]")
_LIST = re.compile(r"^(?:、|和|及|以及|或者|或|与|至|到|,|，)$")
_OWN = re.compile(rf"本(?:实施|暂行|管理|若干|地方性)?(?:{_NORM})的?$")
# 《…》, 民法典, 刑法分则, 该法; after it may stand 第三编第四章.
_LAW = rf"(?:[》>](?:[(（][^)）]*[)）])?|(?:{_NORM})(?:[总分附]则)?|[该同])"
_OTHER = re.compile(rf"{_LAW}(?:第{_N}(?:分编|[编章节]))*的?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as written: ``start`` to ``end`` of the form of its clause.

    ``unit`` is what is named first: article, paragraph, item, chapter, section. ``back`` counts
    the units before the reference's own place (前两款 is 2, 本条 is 0), -1 for a number as
    written. Numbers that are not named are 0. ``since`` is the article that a range begins with
    whose end this is.
    """

    start: int
    end: int
    unit: str
    article: Ordinal = NO_ORDINAL
    paragraph: int = 0
    item: int = 0
    back: int = -1
    external: bool = False
    since: Ordinal = NO_ORDINAL


_UNITS = {"条": "article", "款": "paragraph", "项": "item", "章": "chapter", "节": "section"}


def _value(words: str | None) -> int:
    return max(0, read_numeral(words)) if words else 0


def _article(form: str, at: int) -> Mention | None:
    hit = _ARTICLE.match(form, at)
    if not hit:
        return None
    ordinal = Ordinal(_value(hit["art"]), _value(hit["ins"]))
    paragraph, item = _value(hit["para"]), _value(hit["item"])
    return Mention(at, hit.end(), "article", ordinal, paragraph, item)


def _part(form: str, at: int) -> Mention | None:
    hit = _PART.match(form, at)
    if not hit:
        return None
    paragraph, item = _value(hit["para"]), _value(hit["item"])
    unit = "paragraph" if hit["para"] else "item"
    return Mention(at, hit.end(), unit, NO_ORDINAL, paragraph, item)


def _chapter(form: str, at: int) -> Mention | None:
    hit = _CHAPTER.match(form, at)
    if not hit:
        return None
    return Mention(at, hit.end(), _UNITS[hit["unit"]], Ordinal(_value(hit["num"])))


def _near(form: str, at: int) -> Mention | None:
    hit = _NEAR.match(form, at)
    if not hit:
        return None
    unit = _UNITS[hit["back"] or hit["own"]]
    back = (_value(hit["count"]) or 1) if hit["back"] else 0
    paragraph, item = _value(hit["para"]), _value(hit["item"])
    return Mention(at, hit.end(), unit, NO_ORDINAL, paragraph, item, back)


def _external(form: str, at: int, before: Mention | None) -> bool:
    """Say whether the reference at ``at`` is to another law: the words before it, or its list."""
    if before and _LIST.match(form[before.end : at]):
        return before.external
    head = form[max(0, at - 80) : at]
    return bool(_OTHER.search(head)) and not _OWN.search(head)


# Clauses recur, in the other text and in every text of a batch.
@lru_cache(4096)
def mentions(form: str) -> tuple[Mention, ...]:
    """Return the references in the comparison form of a clause's body, in order.

    In a list each member is one; of 第三条至第五条 the two ends are. 第二款 after a comma of a
    list belongs to the article named before it.
    """
    return tuple(_mentions(form))


def _mentions(form: str) -> Iterator[Mention]:
    at, before = 0, None
    while start := _START.search(form, at):
        at = start.start()
        found = _article(form, at) or _part(form, at) or _chapter(form, at) or _near(form, at)
        if not found:
            at += 1
            continue
        if found.unit in ("paragraph", "item") and found.back < 0 and before:
            found = _continued(form, found, before)
        if found.back < 0 and _external(form, at, before):
            found = replace(found, external=True)
        if (
            before
            and form[before.end : at] in ("至", "到")
            and found.unit == before.unit == "article"
        ):
            found = replace(found, since=before.article)
        yield found
        at, before = found.end, found


def _continued(form: str, found: Mention, before: Mention) -> Mention:
    """Give 第二款 of 第三条第一款、第二款 its article."""
    if not _LIST.match(form[before.end : found.start]) or before.unit in ("chapter", "section"):
        return found
    paragraph = found.paragraph or (before.paragraph if found.unit == "item" else 0)
    named = replace(before, start=found.start, end=found.end)
    return replace(named, paragraph=paragraph, item=found.item)
