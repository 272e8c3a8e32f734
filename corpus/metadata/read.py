"""Metadata of a document: from its head and tail, what its page says, and its file name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import PurePath

from ..model import Document, Level, Node, Span
from ..normalise import clean
from ..tables import rows
from .dates import Dated, dates, events
from .model import Metadata
from .places import issuer_of, region_of

_NUMBER = re.compile(
    r"(?:^|(?<=[\s（(]))[一-鿿]{1,8}[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*第?\s*\d{1,4}\s*号|"
    r"[一-鿿]{2,16}令\s*第?\s*[〇零一二三四五六七八九十百\d]{1,5}\s*号",
    re.MULTILINE,
)
# 发布日期：2016-04-15 as web pages and data bases write it beside the text.
_FIELD = re.compile(r"^\s*【?([一-鿿]{2,6})】?\s*[:：]\s*(\S[^\n]{0,60})$", re.MULTILINE)
_NATIONAL = "中华人民共和国"
_CENTRAL = (_NATIONAL, "国务院", "全国人民", "最高人民")
_EFFECTIVE = re.compile(r"自([^。；]{4,40}?)起(?:正式|试)?(?:施行|实施|执行|生效)")
# A file dated more days than this after the last note tells of a later version: publication
# follows adoption within months.
_STALE = 366
# A text adopted anew so many days after the first adoption was revised; two courts that make one
# interpretation adopt it within months of each other, and a congress waits for its approval.
_ANEW = 366
# A text says from when it is in force in one of so many clauses at its end.
_LAST = 4
# 北京-2020.txt: where nothing else tells, a year alone is a date.
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
# So many characters at either end of a text may hold the fields of a page.
_EDGE = 1_500


@cache
def _fields() -> dict[str, str]:
    """Return what a field of a page means, by its name."""
    return {row[0]: row[1] for row in rows("page_fields")}


def metadata(document: Document) -> Metadata:
    """Return what ``document`` says of itself, its file name left out (``dated_by_name``)."""
    notes = [clean(document.text, node.own).text for node in _of(document, Level.NOTE)]
    ends = [clean(document.text, node.own).text for node in _of(document, Level.SIGNATURE)]
    page = dict(_page(document))
    happened = [one for note in notes for one in events(note)]
    issuer = page.get("issuer") or next(filter(None, map(issuer_of, [*notes, *ends])), "")
    title = document.title
    genre = _genre(title)
    version, source = _version(document, happened, page)
    region = region_of(*_placing(title, issuer))
    return Metadata(
        title=title,
        issuer=issuer,
        number=page.get("number") or _number(document),
        genre=genre,
        rank=_rank(title, genre, issuer, region, notes),
        region=region,
        adopted=_first(happened, "adopted"),
        promulgated=_first(happened, "promulgated") or page.get("promulgated", ""),
        effective=_effective(document, happened) or page.get("effective", ""),
        revised=_revised(happened),
        validity=page.get("validity", ""),
        version=version,
        version_from=source,
    )


def _of(document: Document, level: Level) -> Iterator[Node]:
    return (node for node in document.nodes if node.level is level)


def _first(happened: Sequence[Dated], event: str) -> str:
    return min((one.date for one in happened if one.event == event), default="")


def _revised(happened: Sequence[Dated]) -> str:
    """Return the last revision; notes may call it an adoption as well: 2012年…通过 2020年…通过."""
    adopted = sorted(one.date for one in happened if one.event == "adopted")
    anew = [date for date in adopted[1:] if _days(adopted[0], date) > _ANEW]
    return max([one.date for one in happened if one.event == "revised"] + anew, default="")


def _version(
    document: Document, happened: Sequence[Dated], page: Mapping[str, str]
) -> tuple[str, str]:
    """Return the date of the words as they stand, and what says so."""
    said = [one.date for one in happened if one.event != "effective"] or [d for d, _ in happened]
    if said:
        return max(said), "note"
    ends = [
        date
        for level in (Level.DATE, Level.SIGNATURE)
        for node in _of(document, level)
        for date, *_ in dates(clean(document.text, node.own).text)
    ]
    if ends:
        return max(ends), "signature"
    for field in ("signed", "promulgated"):
        if page.get(field):
            return page[field], "page"
    return "", ""


def dated_by_name(found: Metadata, name: str) -> Metadata:
    """Return ``found`` with the date in the name of its file, where it tells more than the text.

    Data bases do not always carry a note on: a file that is dated years after the last note holds
    a later version. Where nothing has a date, a year in the name is one: 2020.
    """
    named = [date for date, *_ in dates(PurePath(name).name)]
    if not named and not found.version:
        named = sorted(set(_YEAR.findall(PurePath(name).stem)))[:1]
    if not named or (found.version and _days(found.version, named[-1]) <= _STALE):
        return found
    return replace(found, version=named[-1], version_from="file")


def _days(before: str, after: str) -> int:
    """Return the days between two dates, near enough: 31 of February is told too."""
    ends = [tuple(map(int, date.split("-"))) for date in (before, after)]
    first, last = (round(365.25 * year + 30.44 * month + day) for year, month, day in ends)
    return last - first


def _edges(document: Document) -> Iterator[str]:
    """Yield what stands before the first clause and behind the last one, not too much of it."""
    spans = [document.nodes[at].own for at in document.clauses]
    first, last = (spans[0].start, spans[-1].end) if spans else (len(document.text), 0)
    yield document.text[: min(first, _EDGE)]
    yield document.text[last : last + _EDGE]


def _page(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the fields that a page or a data base puts beside a text: 发文机关：…, 时效性：有效."""
    for edge in _edges(document):
        for name, value in _FIELD.findall(edge):
            meaning = _fields().get(name)
            found = [date for date, *_ in dates(value)]
            if meaning in ("signed", "promulgated", "effective"):
                if found:
                    yield meaning, found[0]
            elif meaning:
                yield meaning, clean(value, Span(0, len(value))).text


def _number(document: Document) -> str:
    """Return the number under which a text was issued: 教办〔2024〕3号, 国务院令第722号."""
    for edge in _edges(document):
        hit = _NUMBER.search(edge)
        if hit:
            return re.sub(r"\s", "", hit[0])
    return ""


def _effective(document: Document, happened: Sequence[Dated]) -> str:
    """Return the day from which the text says that it is in force."""
    said = [one.date for one in happened if one.event == "effective"]
    for at in reversed(_body(document)[-_LAST:]):
        hit = _EFFECTIVE.search(clean(document.text, document.nodes[at].body).text)
        found = [date for date, *_ in dates(hit[1])] if hit else []
        if found:
            return found[0]
        if hit and re.search("公布|发布|印发", hit[1]):
            return _first(happened, "promulgated")
    return max(said, default="")


def _body(document: Document) -> list[int]:
    """Return the clauses but those of annexes, which stand behind 自…起施行."""
    annex: set[int] = set()
    for at, node in enumerate(document.nodes):
        if node.level is Level.ANNEX or node.parent in annex:
            annex.add(at)
    return [at for at in document.clauses if at not in annex]


@cache
def _genres() -> tuple[str, ...]:
    words = {row[0] for row in rows("title_words")} | {"法", "解释", "实施办法"}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _genre(title: str) -> str:
    """Return the word that a title ends with, 法 and 实施细则 among them."""
    plain = re.sub(r"[（(][^（）()]*[）)]$", "", title.strip())
    return next((word for word in _genres() if plain.endswith(word)), "")


def _placing(title: str, issuer: str) -> Iterator[str]:
    """Yield the words that begin with the place of a text, the most telling first."""
    if not title.startswith(_NATIONAL) and not issuer.startswith(_CENTRAL):
        yield title
        yield issuer


@cache
def _ranks() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((rank, of, re.compile(words)) for rank, of, words in rows("ranks"))


def _rank(title: str, genre: str, issuer: str, region: str, notes: Sequence[str]) -> str:
    """Return the rank of a norm by who made it and what it is called: the first row that holds."""
    said = {"title": title, "issuer": issuer, "genre": f"{issuer}/{genre}"}
    said["region"] = f"{region}/{genre}"
    said["note"] = " ".join((issuer, *notes))
    for rank, of, words in _ranks():
        if words.search(said[of]):
            return rank
    return "normative-document" if issuer else ""
