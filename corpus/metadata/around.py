"""What stands around a text: the fields of its page, the number under which it was issued."""

import re
from collections.abc import Iterator
from functools import cache

from ..model import Document, Span
from ..normalise import clean
from ..tables import rows
from .dates import dates

_N = r"[〇零一二三四五六七八九十百\d]{1,5}"
# The organ of an order or an announcement, the date before it left out.
_ORGAN = r"(?:^|(?<=[\s（(日]))(?:[一-鿿]{1,20}(?:部|委员会|局|署|院|银行)[、 　])*[一-鿿]{2,24}?"
_NUMBER = re.compile(
    r"(?:^|(?<=[\s（(]))[一-鿿]{1,8}[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*第?\s*\d{1,4}\s*号|"
    rf"{_ORGAN}(?:(?:令|公告)\s*第?\s*{_N}\s*号|第\s*{_N}\s*号令)|"
    # 公告（十四届第8号）
    rf"{_ORGAN}(?:令|公告)\s*[（(][^（）()\n]{{0,8}}?第?\s*{_N}\s*号[）)]",
    re.MULTILINE,
)
# …《关于修改〈甲办法〉的决定》修正 behind a number: it is the decision's.
_DECISION = re.compile("[ 　]*(?:[《〈]|修正|修改)")
# 发布日期：2016-04-15 as web pages and data bases write it beside the text.
_FIELD = re.compile(r"^\s*【?([一-鿿]{2,6})】?\s*[:：]\s*(\S[^\n]{0,60})$", re.MULTILINE)
# So many characters at either end of a text may hold the fields of a page.
_EDGE = 1_500


@cache
def _fields() -> dict[str, str]:
    """Return what a field of a page means, by its name."""
    return {row[0]: row[1] for row in rows("page_fields")}


def _edges(document: Document) -> Iterator[str]:
    """Yield what stands before the first clause and behind the last one, not too much of it."""
    spans = [document.nodes[at].own for at in document.clauses]
    first, last = (spans[0].start, spans[-1].end) if spans else (len(document.text), 0)
    yield document.text[: min(first, _EDGE)]
    yield document.text[last : last + _EDGE]


def page_fields(document: Document) -> Iterator[tuple[str, str]]:
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


def number_of(document: Document) -> str:
    """Return the number under which a text was issued: 教办〔2024〕3号, 国务院令第722号."""
    for edge in _edges(document):
        hits = [one for one in _NUMBER.finditer(edge) if not _DECISION.match(edge, one.end())]
        if hits:
            return re.sub(r"\s", "", hits[-1][0])
    return ""
