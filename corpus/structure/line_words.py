"""What the words of a line tell of it: does it end a sentence, is it short, does it name a date."""

import re
from functools import cache

from ..model import Span
from ..tables import rows as table

_ENDS = tuple("。；;！!？?：:…")
_CLOSERS = "”’」』）)》】\"'"
# 民国一百零八年, 民国108年: the years of Taiwan.
_ROC = "(?:中华)?民国[0-9０-９〇零一二三四五六七八九十百]{1,6}"
_NOTE = re.compile(
    rf"(?:[0-9０-９〇一二三四五六七八九十]{{4}}|{_ROC})年.{{0,60}}(通过|公布|发布|施行|修正|修订|批准|印发|颁布|实施|起施行|会议|令|公告)"
    r"|^[（(].{0,40}(令|号)[）)]$|[〔\[（(]\d{4}[〕\]）)]第?\d+号|^第[\d一二三四五六七八九十百]+号$"
    rf"|^(?:公发布|发布|公布|修正|施行)日期?[：:]{_ROC}年"
)
_DATE = re.compile(
    rf"^[（(]?(?:[0-9０-９〇○零一二三四五六七八九xX×*_]{{2,4}}|{_ROC})年[0-9０-９一二三四五六七八九十xX×*_]{{0,3}}"
    r"月[0-9０-９一二三四五六七八九十xX×*_]{0,3}日?[）)]?$"
)
_BRACKET_TAIL = re.compile(r"[（(][^（()）]{1,20}[）)]$")
_SAYING = re.compile(r"制定本|特制|如下|本(办法|方法|细则|方案|制度|规定|条例|意见)")
_NOTE_MAX = 400


def bare(text: str, span: Span) -> bool:
    """Say whether the line ends no sentence: no 。；： before its closing brackets and quotes."""
    words = span.cut(text).rstrip(_CLOSERS)
    return bool(words) and not words.endswith((*_ENDS, "，", ",", "、", ".", "．"))


def ends_sentence(text: str, span: Span) -> bool:
    """Say whether the line ends with 。；：！？ or …, brackets and quotes after it passed over."""
    words = span.cut(text)
    return words.rstrip(_CLOSERS).endswith(_ENDS) or words.endswith(_CLOSERS[:4])


def is_date(text: str, span: Span) -> bool:
    """Say whether the line is a date and nothing else."""
    return len(span.cut(text)) <= 30 and bool(_DATE.match(_unspaced(text, span)))


def _unspaced(text: str, span: Span) -> str:
    """Return the words of a line without its blanks: 法释〔2023 〕 13号 is 法释〔2023〕13号."""
    return "".join(span.cut(text).split())


def is_note(text: str, span: Span) -> bool:
    """Say whether the line tells who passed or published the text, and when (题注)."""
    words = _unspaced(text, span)
    if len(words) > _NOTE_MAX:
        return False
    closed = words.startswith(("（", "(")) and words.endswith(("）", ")"))
    return bool(_NOTE.search(words)) and (closed or not words.endswith(tuple("。；：;:")))


@cache
def _title_words() -> tuple[tuple[str, str], ...]:
    found = ((row[0], row[1]) for row in table("title_words"))
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def title_kind(words: str) -> str:
    """Return the kind of document (rule, plan, notice, other) that a title names, "" for none.

    （试行） and the like after the name are passed over, and a full stop that ends it wrongly.
    """
    name = _BRACKET_TAIL.sub("", words.rstrip("。. ").rstrip())
    if _SAYING.search(name):
        return ""
    return next((kind for word, kind in _title_words() if name.endswith(word)), "")


def heading_text(text: str, span: Span) -> str:
    """Return the words of a heading without the blanks inside: 总　则 is 总则."""
    words = " ".join(span.cut(text).split())
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", words)
