"""Find the references inside a clause: 第十二条第二款, 前条, 前两款, 第一、二、四条, 附件二.

Forms after 《立法技术规范（试行）（一）》 (法工委发〔2009〕62号), on 引用. One to another law
(《…》第三条, 民法典第三条) is external; what follows it in the same list is external too.

    第三条第（一）、（三）项和之二   →   第三条第（一） · （三）项 · 之二
    第二条第二款、第三款             →   第二条第二款 · 第三款, of the same article
    第一条前两项                     →   its item 2, as the end of a run from 1
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from string import ascii_lowercase

from ...corpus.model import NO_ORDINAL, Ordinal
from ...corpus.structure.numerals import read_numeral
from ...corpus.tables import alternation
from ..tables import words
from .labelled import labelled, path_members
from .mention import Mention

_N = "[0-9零〇○一二三四五六七八九十百千两]+"
NORM = (
    "法典|法|通则|条例|规定|办法|细则|规则|规程|章程|解释|公约|协定|决定|制度|意见|通知|方案"
    "|合同|协议|契约"
)
JOIN = "[、,和或与及至到]|以及|或者"
# A number in brackets or not, as 款, 项 and 目 are written.
_IN = rf"[(（]?{_N}[)）]?"
_PARA = rf"第[(（]?(?P<para>{_N})[)）]?(?:款(?!式)|(?=(?:(?:{JOIN}){_IN})+款))"
# 第二項第三款 of Taiwan names the 款 first, by the word for an item. Not 第一项目部, 第二款式.
_ITEM = (
    rf"第[(（]?(?P<item>{_N})[)）]?(?:项(?!目)(?:第(?P<then>{_N})款)?|(?=(?:(?:{JOIN}){_IN})+项))"
)
# 第五条(三), 前款(三): the unit is understood. 第3条(b)段 is how Hong Kong cites an item.
_BARE = (
    r"[(（](?:(?P<bare>[一二三四五六七八九十]{1,3})[)）](?:项(?!目))?"
    r"|(?P<latin>[a-z])[)）](?:[段款]|项(?!目))?)"
)
_POINT = rf"第[(（]?(?P<point>{_N})[)）]?目"
_RUN = rf"前(?P<run>{_N})(?P<of>[款项])"
_TAIL = rf"(?:{_PARA})?(?:{_ITEM}|{_RUN}|{_BARE})?(?:{_POINT})?"
# 第一、二、四条: all but the last lack their unit.
_ARTICLE = re.compile(
    rf"第(?P<art>{_N})(?:条(?:之(?P<ins>{_N}))?{_TAIL}|(?=(?:(?:{JOIN})第?{_N})+条))"
)
_PART = re.compile(rf"(?=第{_IN}(?:(?:{JOIN}){_IN})*(?:款(?!式)|项(?!目))){_TAIL}")
_MEMBER = re.compile(rf"(?P<wide>第?)[(（]?(?P<num>{_N})[)）]?(?P<unit>[条款项])?")
_INSERTED = re.compile(rf"之(?P<ins>{_N})(?![、]?[年月日天倍分])")
# Not 第一编辑部, 第二节课.
_CHAPTER = re.compile(
    rf"(?=第{_N}[编章节])(?:第(?P<book>{_N})编(?![辑制号组]))?(?:第(?P<chapter>{_N})章)?"
    rf"(?:第(?P<section>{_N})节(?![课目日水能约]))?"
)
# Not 目前条件, 以上项目, 本条例, 本章程, 本项目: the characters without the sense.
_NEAR = re.compile(
    rf"(?:(?<![目之以])[前上](?P<count>{_N})?(?P<back>[条款项])|本(?P<own>[条款项章节]))"
    rf"(?![例件款目程项]){_TAIL}"
)
_ANNEX = re.compile(rf"(?P<kind>附[件表录图])[(（]?(?P<num>{_N})[)）]?(?![条款项章节])")
_START = re.compile(
    r"[第前上本附之]|(?<![0-9A-Za-z.-])[0-9](?=[0-9]{0,2}[.-][0-9])"
    r"|[一二三四五六七八九十](?=[一二三四五六七八九十]{0,2}(?:、?[(（][一二三四五六七八九十]{1,3}[)）]|、[0-9]))"
)
_LIST = re.compile(rf"^(?:{JOIN})$")
# 附件二第三条, 附件二的第三条: the article is the annex's.
_INSIDE = re.compile("^的?$")
_OWN = re.compile(rf"本(?:实施|暂行|管理|若干|地方性)?(?:{NORM})的?$")
# 《…》, 民法典, 刑法分则, 该法; after it may stand 第三编第四章.
_LAW = rf"(?:[》>](?:[(（][^)）]*[)）])?|(?:{NORM})(?:[总分附]则)?|[该同])"
_OTHER = re.compile(rf"{_LAW}(?:第{_N}(?:分编|[编章节条款项]))*的?$")


_UNITS = {"条": "article", "款": "paragraph", "项": "item", "章": "chapter", "节": "section"}


@cache
def _counted() -> re.Pattern[str]:
    """Return what is counted by 条 behind a number: 第三条生产线."""
    return re.compile(alternation(words("counted_nouns")))


def _value(words: str | None) -> int:
    return max(0, read_numeral(words)) if words else 0


def _named(hit: re.Match[str], unit: str, article: Ordinal = NO_ORDINAL) -> Mention:
    """Return a mention with the 款, 项 and 目 of its tail."""
    paragraph, item, first = _value(hit["para"]), _value(hit["item"] or hit["bare"]), 0
    if hit["latin"]:
        item = ascii_lowercase.index(hit["latin"]) + 1
    if hit["then"]:
        paragraph, item = item, _value(hit["then"])
    elif hit["run"]:
        first, run = 1, _value(hit["run"])
        paragraph, item = (paragraph, run) if hit["of"] == "项" else (run, item)
    return Mention(
        hit.start(),
        hit.end(),
        unit,
        article,
        paragraph,
        item,
        point=_value(hit["point"]),
        first=first,
        bracketed=bool(hit["para"]) and hit.string[hit.start("para") - 1] in "(（",
    )


def _article(form: str, at: int) -> Mention | None:
    hit = _ARTICLE.match(form, at)
    if not hit or (form[hit.end() - 1] == "条" and _counted().match(form, hit.end())):
        return None
    return _named(hit, "article", Ordinal(_value(hit["art"]), _value(hit["ins"])))


def _part(form: str, at: int) -> Mention | None:
    hit = _PART.match(form, at)
    return _named(hit, "paragraph" if hit["para"] else "item") if hit else None


def _chapter(form: str, at: int) -> Mention | None:
    """Return 第二编第一章 as a mention of the chapter, inside of the 编."""
    hit = _CHAPTER.match(form, at)
    named = (
        [(unit, _value(words)) for unit, words in hit.groupdict().items() if words] if hit else []
    )
    if not hit or not named:
        return None
    unit, number = named[-1]
    return Mention(at, hit.end(), unit, Ordinal(number), inside=tuple(named[:-1]))


def _near(form: str, at: int) -> Mention | None:
    hit = _NEAR.match(form, at)
    if not hit or (form[hit.end() - 1] == "条" and _counted().match(form, hit.end())):
        return None
    back = (_value(hit["count"]) or 1) if hit["back"] else 0
    return replace(_named(hit, _UNITS[hit["back"] or hit["own"]]), back=back)


def _annex(form: str, at: int) -> Mention | None:
    hit = _ANNEX.match(form, at)
    if not hit:
        return None
    number = Ordinal(_value(hit["num"]))
    return Mention(at, hit.end(), "annex", number, kind=hit["kind"])


def _external(form: str, at: int, before: Mention | None) -> bool:
    """Say whether the reference at ``at`` is to another law: the words before it, or its list."""
    if before and _LIST.match(form[before.end : at]):
        return before.external
    head = form[max(0, at - 80) : at]
    return bool(_OTHER.search(head)) and not _OWN.search(head)


def _own(form: str, at: int, before: Mention | None) -> bool:
    """Say whether a reference is said to be to this text: 本合同第一条, and its list."""
    if before and _LIST.match(form[before.end : at]):
        return before.own
    return bool(_OWN.search(form[max(0, at - 8) : at]))


def turned(found: Mention) -> Mention:
    """Return a mention of a text in which 項 is what others call 款, and 款 what they call 项."""
    if found.paragraph and found.item:
        return found
    unit = {"item": "paragraph", "paragraph": "item"}.get(found.unit, found.unit)
    return replace(found, unit=unit, paragraph=found.item, item=found.paragraph)


# Clauses recur, in the other text and in every text of a batch.
@lru_cache(4096)
def mentions(form: str) -> tuple[Mention, ...]:
    """Return the references in the comparison form of a clause's body, in order.

    In a list each member is one; of 第三条至第五条 the two ends are. 第二款 after a comma of a
    list belongs to the article named before it.
    """
    return tuple(_mentions(form))


_READERS = (_article, _part, _chapter, _near, _annex, labelled)


def _mentions(form: str) -> Iterator[Mention]:
    at, before = 0, None
    while start := _START.search(form, at):
        at = start.start()
        found = next((m for reader in _READERS if (m := reader(form, at))), None)
        found = found or _inserted(form, at, before)
        if not found:
            at += 1
            continue
        for one in _listed(form, _placed(form, found, before)):
            yield one
            at, before = one.end, one


def _placed(form: str, found: Mention, before: Mention | None) -> Mention:
    """Give a mention what the words before it say: its article, its law, where its range began."""
    if before and found.unit in ("paragraph", "item") and found.back < 0:
        found = _continued(form, found, before)
    if found.back < 0 and _external(form, found.start, before):
        found = replace(found, external=True)
    if _own(form, found.start, before):
        found = replace(found, own=True)
    if before and found.unit == "article" and found.back < 0:
        found = replace(found, within=_within(form[before.end : found.start], before))
    if before and form[before.end : found.start] in ("至", "到"):
        found = _ended(found, before)
    return found


def _within(gap: str, before: Mention) -> tuple[str, int]:
    """Return the annex that the words before an article, or the list that it is in, name."""
    if before.unit == "annex" and _INSIDE.match(gap):
        return before.kind, before.article.number
    return before.within if _LIST.match(gap) else ("", 0)


def _ended(found: Mention, before: Mention) -> Mention:
    """Make a mention the end of the range that ``before`` begins."""
    if found.unit != before.unit or (before.article != found.article and found.item):
        return found
    if found.unit == "article" and found.article != before.article:
        return replace(found, since=before.article)
    first = before.item if found.item else before.paragraph
    return replace(found, first=first)


def _continued(form: str, found: Mention, before: Mention) -> Mention:
    """Give 第二款 of 第三条第一款、第二款 its article."""
    gap = form[before.end : found.start]
    if not _LIST.match(gap) or before.unit not in ("article", "paragraph", "item"):
        return found
    paragraph = found.paragraph or (before.paragraph if found.unit == "item" else 0)
    named = replace(before, start=found.start, end=found.end, since=NO_ORDINAL)
    return replace(
        named, paragraph=paragraph, item=found.item, point=found.point, first=found.first
    )


def _inserted(form: str, at: int, before: Mention | None) -> Mention | None:
    """Return 之二 of 第二条之一、之二 as an article of its own."""
    hit = _INSERTED.match(form, at)
    if not hit or not before or before.unit != "article" or not _LIST.match(form[before.end : at]):
        return None
    article = Ordinal(before.article.number, _value(hit["ins"]))
    return replace(Mention(at, hit.end(), "article", article), external=before.external)


def _listed(form: str, found: Mention) -> Iterator[Mention]:
    """Yield a mention, and what follows it in a list that has one unit at its end."""
    yield found
    if found.unit == "path":
        yield from path_members(form, found)
        return
    if form[found.end - 1] in "条款项目" or found.unit not in ("article", "paragraph", "item"):
        return
    grain = "item" if found.item else "paragraph" if found.paragraph else "article"
    at = found.end
    while join := re.compile(JOIN).match(form, at):
        hit = _MEMBER.match(form, join.end())
        # 第五条(一)、(三) has no unit at its end; in 第五条(一)、三人 the number is no member.
        bare = form[found.end - 1] in ")）" and form[hit.start()] not in "(（" if hit else True
        if not hit or (bare and not hit["unit"]):
            return
        found = _member(found, grain, hit, join.group())
        yield found
        at = hit.end()
        if hit["unit"]:
            return


def _member(before: Mention, grain: str, hit: re.Match[str], join: str) -> Mention:
    """Return a later member of a list as a mention: （三） of 第三条第（一）、（三）项."""
    number, ranged = _value(hit["num"]), join in "至到"
    here = replace(before, start=hit.start(), end=hit.end(), since=NO_ORDINAL, first=0)
    if grain == "article":
        since = before.article if ranged else NO_ORDINAL
        return replace(here, article=Ordinal(number), since=since)
    first = (before.item if grain == "item" else before.paragraph) if ranged else 0
    if grain == "item":
        return replace(here, item=number, first=first)
    return replace(here, paragraph=number, first=first)
