"""Labels: 第十二条之一, 一、, （一）, 1., （1）, ① at the start of a line or in a reference.

Which of these a line's first words are is decided by form alone; whether a label is a label of
the document or the start of a cross-reference is decided in ``rows``.
"""

import re
from enum import StrEnum
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from ..model import NO_ORDINAL, Ordinal, Span
from ..tables import rows
from .numerals import NUMERAL_CHARS, read_numeral


class Style(StrEnum):
    """How a label is written; full and half width, brackets and blanks make no difference."""

    PART = "part"  # 第一编 第一部分 第一篇
    SUBPART = "subpart"  # 第一分编
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"  # 第一款 as a heading
    DIVISION = "division"  # 第一目 as a heading
    ARTICLE = "article"
    FORMAL = "formal"  # 壹、
    HAN = "han"  # 一、
    HAN_PAREN = "han_paren"  # （一）
    HAN_HALF = "han_half"  # 一）
    ARABIC_DOT = "arabic_dot"  # 1.
    ARABIC_COMMA = "arabic_comma"  # 1、
    ARABIC_PAREN = "arabic_paren"  # （1）
    ARABIC_HALF = "arabic_half"  # 1）
    CIRCLED = "circled"  # ①
    LATIN = "latin"  # a) （a） a.
    LATIN_UPPER = "latin_upper"  # A. A、
    STEM = "stem"  # 甲、
    ARABIC_BARE = "arabic_bare"  # 5 before a blank
    DECIMAL2 = "decimal2"  # 5.1 5-1
    DECIMAL3 = "decimal3"  # 5.1.1
    DECIMAL4 = "decimal4"


# Styles in the order in which they are nested when the document itself shows no other
# (公文格式 GB/T 9704-2012 7.3.3: 一、 （一） 1. （1）; what lies below is custom;
# 文书处理手册 of Taiwan: 壹、 一、 （一） 1、 （1） 甲、).
USUAL_ORDER = (
    Style.FORMAL,
    Style.HAN,
    Style.HAN_PAREN,
    Style.HAN_HALF,
    Style.ARABIC_BARE,
    Style.DECIMAL2,
    Style.DECIMAL3,
    Style.DECIMAL4,
    Style.ARABIC_COMMA,
    Style.ARABIC_DOT,
    Style.ARABIC_PAREN,
    Style.ARABIC_HALF,
    Style.CIRCLED,
    Style.STEM,
    Style.LATIN_UPPER,
    Style.LATIN,
)
_UNITS = {
    "编": Style.PART,
    "篇": Style.PART,
    "部分": Style.PART,
    "分编": Style.SUBPART,
    "章": Style.CHAPTER,
    "节": Style.SECTION,
    "款": Style.SUBSECTION,
    "目": Style.DIVISION,
    "条": Style.ARTICLE,
}
# Headings below sections (民法 of Taiwan and older codes): 第四款 保证, 第一目 通则.
DEEP_STYLES = (Style.SUBSECTION, Style.DIVISION)
CONTAINER_STYLES = (Style.PART, Style.SUBPART, Style.CHAPTER, Style.SECTION, *DEEP_STYLES)
DECIMAL_STYLES = (Style.DECIMAL2, Style.DECIMAL3, Style.DECIMAL4)


class Label(NamedTuple):
    """A label: its style, its number, and where it stands.

    ``prefix`` holds the numbers before the last one of 1.2.3. ``doubtful``: a number that no
    blank follows, or with hyphens, 甲、, A. and 1， are labels only where the document counts so.
    """

    style: Style
    ordinal: Ordinal
    span: Span
    prefix: tuple[int, ...] = ()
    doubtful: bool = False

    def shifted(self, by: int) -> "Label":
        """Return the label so many characters further on."""
        span = Span(self.span.start + by, self.span.end + by)
        return Label(self.style, self.ordinal, span, self.prefix, self.doubtful)


# Blanks of a line, the ideographic and the no-break ones among them.
_B = r"[ \t\xa0\u2002-\u200a\u3000]*"
_NUM = rf"[{NUMERAL_CHARS}](?:{_B}[{NUMERAL_CHARS}]){{0,11}}"
_HAN_CHARS = "〇零一二三四五六七八九十百两廿卅"
_HAN = rf"[{_HAN_CHARS}]{{1,6}}"
_DIGIT_CHARS = "0123456789０１２３４５６７８９"
_DIGITS = rf"[{_DIGIT_CHARS}]{{1,3}}"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FORMAL_CHARS = "壹贰叁参肆伍陆柒捌玖拾"
_GLYPH_DOT = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_GLYPH_PAREN = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_GLYPH_HAN = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_OPEN, _CLOSE = "[（(〔［]", "[）)〕］]"
# Marks that may stand before a label and say nothing.
_LEAD = "[\ufeff\u200b-\u200f\u2060]*"

_HYPHEN = "[-－‐–—]"
# 1.2.3 before a blank or a point; without one, and with hyphens, it may be an amount or a span.
_DIGIT = f"[{_DIGIT_CHARS}]"
_DECIMAL = (
    rf"(?P<prefix>{_DIGIT}{{1,2}}(?:[.．]{_DIGIT}{{1,2}}){{0,2}})[.．](?P<num>{_DIGIT}{{1,2}})"
)
_HYPHENED = _DECIMAL.replace("[.．]", _HYPHEN)
_WORD = r"[\u4e00-\u9fff《“（【]"
_UNIT = "[年月日号天周时分秒元角万亿千百十倍成人名个件份次级层页张米里吨亩度条款项章]"
# （三）之一, （三之一）, 三之一、: an item put in behind （三）.
_BARE = rf"(?P<num>{_DIGIT}{{1,2}})"
_INSERTED = rf"(?:{_B}之{_B}(?P<ins>{_HAN}))?"

# 笫 for 第 is a frequent slip of hand and of recognition.
_NAMED = re.compile(
    rf"[第笫]{_B}(?P<num>{_NUM}){_B}(?:(?:{_HYPHEN}|之){_B}(?P<sub>{_NUM}){_B})?"
    rf"(?P<unit>分编|部分|[编篇章节款目条])(?:{_B}之{_B}(?P<ins>{_NUM}))?"
)
# What is no 第X条: the style, the characters that it may begin with, and its form.
_FORMS = (
    (Style.FORMAL, _FORMAL_CHARS, rf"(?P<num>[{_FORMAL_CHARS}]{{1,3}}){_B}[、．.]"),
    (Style.HAN, _HAN_CHARS, rf"(?P<num>{_HAN}){_INSERTED}{_B}(?:、|[．.](?![0-9]))"),
    (
        Style.HAN_PAREN,
        _OPEN,
        rf"{_OPEN}{_B}(?P<num>{_HAN}){_B}{_CLOSE}{_B}之{_B}(?P<ins>{_HAN})、?",
    ),
    (Style.HAN_PAREN, _OPEN, rf"{_OPEN}{_B}(?P<num>{_HAN}){_INSERTED}{_B}{_CLOSE}、?"),
    (Style.HAN_PAREN, _GLYPH_HAN, rf"(?P<num>[{_GLYPH_HAN}])"),
    (Style.HAN_HALF, _HAN_CHARS, rf"(?P<num>{_HAN}){_B}[）)]"),
    (Style.DECIMAL2, _DIGIT_CHARS, rf"{_DECIMAL}(?:[.．、](?!{_DIGIT})|(?=[\s\u3000]))"),
    (Style.DECIMAL2, _DIGIT_CHARS, rf"{_DECIMAL}(?P<doubt>)(?={_WORD})"),
    (Style.DECIMAL2, _DIGIT_CHARS, rf"{_HYPHENED}(?P<doubt>)(?=[\s\u3000]|{_WORD})"),
    (Style.ARABIC_DOT, _DIGIT_CHARS, rf"(?P<num>{_DIGITS}){_B}[.．](?![0-9０-９])"),
    (Style.ARABIC_DOT, _GLYPH_DOT, rf"(?P<num>[{_GLYPH_DOT}])"),
    (Style.ARABIC_COMMA, _DIGIT_CHARS, rf"(?P<num>{_DIGITS}){_B}、"),
    (Style.ARABIC_COMMA, _DIGIT_CHARS, rf"(?P<num>{_DIGITS})[，,](?P<doubt>)(?={_WORD})"),
    (Style.ARABIC_PAREN, _OPEN, rf"{_OPEN}{_B}(?P<num>{_DIGITS}){_B}{_CLOSE}、?"),
    (Style.ARABIC_PAREN, _GLYPH_PAREN, rf"(?P<num>[{_GLYPH_PAREN}])"),
    (Style.ARABIC_HALF, _DIGIT_CHARS, rf"(?P<num>{_DIGITS}){_B}[）)]"),
    (Style.ARABIC_BARE, _DIGIT_CHARS, rf"{_BARE}(?=[ \t\xa0\u3000]+(?!{_UNIT}){_WORD})"),
    (Style.ARABIC_BARE, _DIGIT_CHARS, rf"{_BARE}(?P<doubt>)(?=(?!{_UNIT}){_WORD})"),
    (Style.CIRCLED, _CIRCLED, rf"(?P<num>[{_CIRCLED}])"),
    (Style.LATIN, f"（({ascii_lowercase}", r"[（(]?(?P<num>[a-z])[）)]"),
    (Style.LATIN, ascii_lowercase, r"(?P<num>[a-z])[.．](?![a-z0-9.])"),
    (
        Style.LATIN_UPPER,
        ascii_uppercase,
        r"(?P<num>[A-Z])(?:[.．](?![A-Za-z0-9.])|、)(?P<doubt>)",
    ),
    (Style.STEM, _STEMS, rf"(?P<num>[{_STEMS}])、(?P<doubt>)"),
)
# The forms that may begin with a character; most lines begin with one of none.
_PLAIN = {
    first: tuple((style, re.compile(form)) for style, firsts, form in _FORMS if first in firsts)
    for first in sorted({char for _, firsts, _ in _FORMS for char in firsts})
}
_LEADING = re.compile(_LEAD)
_NUMBER = re.compile(f"{_DIGIT}+")


def _glyph_value(glyph: str) -> int:
    for row in (_CIRCLED, _GLYPH_DOT, _GLYPH_PAREN, _GLYPH_HAN):
        if glyph in row:
            return row.index(glyph) + 1
    if glyph in _STEMS:
        return _STEMS.index(glyph) + 1
    if glyph.isascii() and glyph.isalpha():
        return ord(glyph.lower()) - ord("a") + 1
    return read_numeral(glyph.replace("参", "叁"))


def read_named(text: str, start: int, end: int) -> Label | None:
    """Read 第X编/章/节/条 (with 之一) at ``start``; None when there is none."""
    hit = _NAMED.match(text, start, end)
    if not hit:
        return None
    number = read_numeral(hit["num"])
    behind = hit["ins"] or hit["sub"]  # 第二条之一, 第 2-1 條
    inserted = read_numeral(behind) if behind else 0
    style = _UNITS[hit["unit"]]
    return Label(style, Ordinal(number, inserted), Span(hit.start(), hit.end()))


def read_label(text: str, start: int, end: int) -> Label | None:
    """Read the label at ``start`` of ``text``, looking no further than ``end``.

    Returns None when the words there have the form of no label. Marks of no width before it
    are passed over; the label's span covers what is printed, no blank after it.
    """
    begin = _LEADING.match(text, start, end)
    start = begin.end() if begin else start
    if start >= end:
        return None
    if text[start] in "第笫":
        return read_named(text, start, end)
    for style, pattern in _PLAIN.get(text[start], ()):
        hit = pattern.match(text, start, end)
        if hit:
            return _plain(style, hit)
    return None


def _plain(style: Style, hit: re.Match[str]) -> Label:
    """Return the label that a pattern found; 1.2.3 is deeper than 1.2."""
    groups = hit.re.groupindex
    value = _glyph_value(hit["num"])
    inserted = read_numeral(hit["ins"]) if "ins" in groups and hit["ins"] else 0
    ordinal = Ordinal(value, inserted) if value >= 0 else NO_ORDINAL
    prefix: tuple[int, ...] = ()
    if "prefix" in groups:
        prefix = tuple(map(int, _NUMBER.findall(hit["prefix"])))
        style = DECIMAL_STYLES[len(prefix) - 1]
    return Label(style, ordinal, Span(*hit.span()), prefix, "doubt" in groups)


@cache
def _reference() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in rows("reference_words")))


def is_reference(text: str, label: Label, end: int) -> bool:
    """Say whether 第四条 … refers to an article, by the words that follow it at once."""
    return bool(_reference().match(text, label.span.end, end))
