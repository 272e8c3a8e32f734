"""Dates in words, and what happened on each.

2014年8月22日 某市人大常委会通过 2019年7月26日 批准的《决定》修正 gives (2014-08-22, adopted) and
(2019-07-26, revised): the words between a date and the next one say what happened, the last such
word decides. Two dates that share one word, 2019年6月3日某院会议、2019年9月4日某院会议通过, are
both days of an adoption; 2012年5月31日某省批准的2012年5月10日某市《决定》修正 are both days of the
revision; 1996年10月30日发布 自发布之日起施行 is the day of both events.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..structure.numerals import read_numeral

_N = "0-9〇○零一二三四五六七八九十"
_DATE = re.compile(
    rf"(?<![{_N}])([{_N}]{{4}})\s*[年.\-/]\s*([{_N}]{{1,3}})\s*[月.\-/]\s*([{_N}]{{1,3}})(?:日|(?![{_N}]))"
)
# What happened, by the words that say so. 批准 makes a local regulation valid, its text stands
# from the adoption before: an event of its own.
_EVENTS = (
    ("revised", r"修正|修订(?:通过)?|修改(?!〈|《)"),
    ("effective", r"起?施行|起实行|起?实施(?!办法|细则|条例|《|〈|方案|意见)|起?生效"),
    ("promulgated", r"公布|发布|颁布|印发|(?:会|主席团)公告\s*$"),
    ("approved", r"批准"),
    ("adopted", r"通过|制定"),
    ("repealed", r"废止"),
)
_EVENT = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _EVENTS))
# In force from the day of another event: no event of its own.
_AT_ONCE = re.compile(
    "自?(?:公布|发布|颁布|印发|通过)之日起?(?:施行|实施|执行|实行|生效)|"
    "(?<=公布|发布|颁布|印发)并?(?:施行|实施)"
)
# 审议通过，现予公布: the day of the adoption; that of the publication stands below.
_NOW = re.compile("现(?:予|予以|将其)?(?:公布|发布|颁布|印发)")
# Names of other texts say nothing of this one: 《关于修改〈…〉的决定》.
_QUOTED = re.compile("《[^》]*》|〈[^〉]*〉")
# What joins two dates of one event.
_AND = ("、", "，", ",", "和")
# …批准的2012年5月10日某市《决定》修正: what was approved is the revision told next.
_APPROVED = "批准的"
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class Dated(NamedTuple):
    """A date, ISO 8601, what happened on it ("" where the words do not say), and those words."""

    date: str
    event: str
    words: str = ""


def dates(words: str) -> Iterator[tuple[str, int, int]]:
    """Yield each date in ``words`` with its place; one that no calendar has is none."""
    for hit in _DATE.finditer(words):
        year, month, day = map(read_numeral, hit.groups())
        if _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31:
            yield f"{year:04}-{month:02}-{day:02}", hit.start(), hit.end()


def published_below(words: str) -> bool:
    """Say whether a note says that the text is hereby published: 现予公布."""
    return bool(_NOW.search(words))


def events(words: str) -> Iterator[Dated]:
    """Yield the dates of a promulgation note with what happened on each."""
    found = list(dates(words))
    ends = [*(start for _, start, _ in found[1:]), len(words)][: len(found)]
    told: list[Dated] = []
    for (date, _, start), end in zip(reversed(found), reversed(ends), strict=True):
        said = _NOW.sub("", _QUOTED.sub("", words[start:end]))
        after = told[-1].event if told else ""
        event = _with_next(_event(_AT_ONCE.sub("", said)), said.rstrip(), after)
        if _AT_ONCE.search(said):
            told.append(Dated(date, "effective"))
        told.append(Dated(date, event, said))
    yield from reversed(told)


def _with_next(event: str, said: str, after: str) -> str:
    """Return the event of a date, that of the next one (``after``) where the two share it."""
    shared = not event and said.endswith(_AND)
    approved = event == "approved" and after == "revised" and said.endswith(_APPROVED)
    return after if shared or approved else event


def _event(said: str) -> str:
    """Return what the last word of an event in ``said`` tells, "" where there is none."""
    return next((hit.lastgroup or "" for hit in reversed(list(_EVENT.finditer(said)))), "")
