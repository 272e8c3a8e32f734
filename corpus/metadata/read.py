"""Metadata of a document: from its head and tail, what its page says, and its file name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import PurePath

from ..model import Document, Level
from ..normalise import clean
from ..tables import rows
from .around import number_of, page_fields
from .dates import Dated, dates
from .model import Metadata
from .notes import APART, broken_off, days, issuer, lines, told_by
from .places import province_around, province_of, region_of

_NATIONAL = "中华人民共和国"
_CENTRAL = (_NATIONAL, "国务院", "全国人民", "最高人民")
_EFFECTIVE = re.compile(r"自([^。；]{3,40}?[日起])(?:起|正式|试)*(?:施行|实施|执行|实行|生效)")
# 本办法经国务院批准，由交通部发布施行: in force from the day of its publication.
_PUBLISHED = re.compile(
    r"本(?!.{0,12}细则)[^。；]{2,30}(?:公布|发布|颁布)(?:后|并)?(?:施行|实施)。"
)
# What may stand between the organs of a title, and breaks it into lines above.
_SIGNS = re.compile(r"[、\s]")
# A file dated more days than this after the last note tells of a later version: publication
# follows adoption within months.
_STALE = 366
# An administrative regulation is published with its number, within a month: none of 300 lies
# between one month and six.
_STALE_CENTRAL = 91
# A text says from when it is in force in one of so many clauses at its end.
_LAST = 4
# 北京-2020.txt: where nothing else tells, a year alone is a date.
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")


def metadata(document: Document) -> Metadata:
    """Return what ``document`` says of itself, its file name left out (``dated_by_name``)."""
    notes = lines(document, Level.NOTE)
    page = dict(page_fields(document))
    happened = told_by(notes)
    title = _title(document.title, notes)
    other = [*filter(_no_addressee, notes), *lines(document, Level.SIGNATURE)]
    made = page.get("issuer") or issuer(title, happened, other)
    genre = _genre(title)
    version, source = _version(document, happened, page)
    if source == "note" and broken_off(notes):
        source = "cut"
    region = _region(title, made, notes)
    return Metadata(
        title=title,
        issuer=made,
        number=page.get("number") or number_of(document),
        genre=genre,
        rank=_rank(title, genre, made, region, notes),
        region=region,
        adopted=_first(happened, "adopted"),
        promulgated=_first(happened, "promulgated") or page.get("promulgated", ""),
        effective=_effective(document, happened) or page.get("effective", ""),
        revised=_revised(happened),
        validity=page.get("validity", ""),
        version=version,
        version_from=source,
    )


def _title(words: str, notes: Sequence[str]) -> str:
    """Return the title; a page that says it in one line above has its organs apart: 甲院、乙院."""
    plain = _SIGNS.sub("", words)
    said = (one for one in notes if len(one) > len(words) and _SIGNS.sub("", one) == plain)
    return next(said, words)


def _no_addressee(note: str) -> bool:
    """Say whether a note is not the line to whom a letter is written: 各省、自治区人民政府："""
    return not note.startswith("各") and not note.endswith(("：", ":"))


def _first(happened: Sequence[Dated], event: str) -> str:
    return min((one.date for one in happened if one.event == event), default="")


def _revised(happened: Sequence[Dated]) -> str:
    """Return the last revision; notes may call it an adoption as well: 2012年…通过 2020年…通过."""
    adopted = sorted(one.date for one in happened if one.event == "adopted")
    anew = [date for date in adopted[1:] if days(adopted[0], date) > APART]
    return max([one.date for one in happened if one.event == "revised"] + anew, default="")


def _version(
    document: Document, happened: Sequence[Dated], page: Mapping[str, str]
) -> tuple[str, str]:
    """Return the date of the words as they stand, and what says so."""
    said = [one.date for one in happened if one.event != "effective"] or [
        one.date for one in happened
    ]
    if said:
        return max(said), "note"
    signed = lines(document, Level.DATE, Level.SIGNATURE)
    ends = [date for words in signed for date, *_ in dates(words)]
    if ends:
        return max(ends), "signature"
    for field in ("signed", "promulgated"):
        if page.get(field):
            return page[field], "page"
    return "", ""


def dated_by_name(found: Metadata, name: str) -> Metadata:
    """Return ``found`` with the date in the name of its file, where it tells more than the text.

    Data bases do not always carry a note on: a file that is dated years after the last note holds
    a later version, and so does any later one where the notes break off. Where nothing has a date,
    a year in the name is one: 2020.
    """
    named = [date for date, *_ in dates(PurePath(name).name)]
    if not named and not found.version:
        named = sorted(set(_YEAR.findall(PurePath(name).stem)))[:1]
    central = found.promulgated and found.rank == "administrative-regulation"
    stale = 0 if found.version_from == "cut" else _STALE_CENTRAL if central else _STALE
    if not named or (found.version and days(found.version, named[-1]) <= stale):
        return found
    return replace(found, version=named[-1], version_from="file")


def _effective(document: Document, happened: Sequence[Dated]) -> str:
    """Return the day from which the text says that it is in force."""
    said = [one.date for one in happened if one.event == "effective"]
    for at in reversed(_body(document)[-_LAST:]):
        words = clean(document.text, document.nodes[at].body).text
        hit = _EFFECTIVE.search(words)
        found = [date for date, *_ in dates(hit[1])] if hit else []
        if found:
            return found[0]
        if hit and re.search("公布|发布|印发", hit[1]):
            return _first(happened, "promulgated")
        if hit and "通过" in hit[1]:
            return _adopted_last(happened)
        if not hit and _PUBLISHED.match(words):
            return _first(happened, "promulgated")
    return max(said, default="")


def _adopted_last(happened: Sequence[Dated]) -> str:
    """Return the day on which the text was adopted as a whole: 通过, or 修订 after it."""
    whole = [one.date for one in happened if one.event == "revised" and "修订" in one.words]
    return max([_first(happened, "adopted"), *whole])


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


def _region(title: str, made_by: str, notes: Sequence[str]) -> str:
    """Return the place of a text, its province too: a note names its congress, or it is known."""
    region = region_of(*_placing(title, made_by))
    province = next(filter(None, map(province_of, notes)), "") or province_around(region)
    return (
        f"{province} {region}"
        if province and region and not region.startswith(province)
        else region
    )


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
