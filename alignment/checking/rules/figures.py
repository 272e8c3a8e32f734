"""Numbers, amounts and units (GB/T 15835-2011; 《中华人民共和国法定计量单位》)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ....corpus.model import Span
from ....corpus.structure.numerals import read_numeral
from ..model import Fix, Hit
from ..text import CheckedText

_HAN = "〇零一二三四五六七八九十百千万亿两"
_NUM = f"(?:[0-9]+(?:\\.[0-9]+)?|[{_HAN}]+)"
_MEASURE = "元|万元|亿元|日|天|个工作日|个月|年|倍|人|米|平方米|公里|吨|公斤|千克|小时|%|％"
_UNIT = f"(?P<unit>{_MEASURE})"
# l and O among digits: l0万元, 1O日, lO%.
_LETTERS = re.compile(
    f"(?<![A-Za-z0-9.])(?=[0-9lIOo]*[lIOo])(?:[0-9lIOo]*[0-9][0-9lIOo]*|[lIOo]{{1,3}})(?=(?:{_MEASURE}|月|个|号|条|款|项))"
)
_CIRCLE = re.compile(f"(?<=[{_HAN}○◯OＯo])[○◯OＯo]|[○◯OＯo](?=[{_HAN}○◯]{{1,3}}年)")
_ZERO_YEAR = re.compile("[一二][一二三四五六七八九零〇]{3}(?=年)")
_ZERO_IN = re.compile("(?<=[百千万])〇(?=[一二三四五六七八九])")
_MIXED = re.compile(
    "(?<![第0-9.])[0-9]+[一二三四五六七八九十百千](?=[元日天个人倍年月])|[一二三四五六七八九十百千][0-9]+(?=[元日天个人倍月])"
)
_RANGE = re.compile(
    f"(?<!分之)(?<![0-9{_HAN}])(?P<low>{_NUM})(?P<lu>{_MEASURE})?以上(?:至|、|，)?(?:不足)?(?P<high>{_NUM}){_UNIT}(?:以下|以内)"
)
_SPAN = re.compile(
    f"(?<!分之)(?<![0-9{_HAN}])(?P<low>{_NUM})(?P<lu>{_MEASURE})?(?:至|—|～|~)(?P<high>{_NUM}){_UNIT}"
)
_MULTIPLE = re.compile(f"(?:减少|降低|缩短|缩小|下降|减)(?:了|到|为)?(?:原来的)?{_NUM}倍")
_GROUPED = re.compile("(?<![0-9])[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9,，])")
_UNITS = re.compile(
    f"(?:{_NUM}|每)(?P<unit>市斤|市尺|市里|华里|公分|英寸|英尺|英里|英亩|加仑|盎司|马力|公升|公吨|卡路里|达因)"
)
# What a span between two of them rises with.
_RISING = ("元", "倍", "%", "％")
_CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_AMOUNT = re.compile(
    f"(?:人民币)?(?P<words>[{_CAPITALS}]+)元(?:整|正)?\\s*[（(](?:小写)?[：:]?\\s*[¥￥]?(?:RMB)?\\s*(?P<digits>[0-9][0-9,，]*(?:\\.[0-9]+)?)\\s*元?[）)]"
    f"|[¥￥]?(?P<first>[0-9][0-9,，]*(?:\\.[0-9]+)?)元?\\s*[（(](?:大写)?[：:]?\\s*(?:人民币)?(?P<then>[{_CAPITALS}]+)元(?:整|正)?[）)]"
)
_ABOUT = re.compile(
    f"(?:约|大约|大概|近)(?:为)?{_NUM}(?:{_MEASURE}|个)?(?:左右|上下)|(?:超过|多于|高于){_NUM}(?:{_MEASURE}|个)以上|(?:不足|少于|低于|不满){_NUM}(?:{_MEASURE}|个)以下"
)
_MONEY_HAN = re.compile("(?<![0-9])[一二三四五六七八九十百千]+万?元")
_MONEY_ARABIC = re.compile("[0-9][0-9.]*(?:万|亿)?元")
_TWO = re.compile("(?<![第十百千万零〇一二三四五六七八九月年])二(?=个|名|人以上|次以上|份|种)")
# 〇 and 零 name the same digit.
_SCALE = {"万": 10**4, "亿": 10**8}


def letters(text: CheckedText) -> Iterator[Hit]:
    """Yield l, I and O that stand for 1 and 0."""
    for hit in text.find(_LETTERS):
        span = Span(*hit.span())
        right = hit.group().translate(str.maketrans("lIOo", "1100"))
        yield Hit(span, (hit.group(), right), (Fix(span, right),))


def circle(text: CheckedText) -> Iterator[Hit]:
    """Yield ○ and O in a Chinese number: 〇."""
    for hit in text.find(_CIRCLE):
        span = Span(*hit.span())
        yield Hit(span, (hit.group(),), (Fix(span, "〇"),))


def zero(text: CheckedText) -> Iterator[Hit]:
    """Yield 零 in a year and 〇 in a counted number: 二〇一九年, 一百零三."""
    for hit in text.find(_ZERO_YEAR):
        if "零" in hit.group():
            span = Span(*hit.span())
            right = hit.group().replace("零", "〇")
            yield Hit(span, (hit.group(), right), (Fix(span, right),))
    for hit in text.find(_ZERO_IN):
        span = Span(*hit.span())
        yield Hit(span, ("〇", "零"), (Fix(span, "零"),))


def mixed(text: CheckedText) -> Iterator[Hit]:
    """Yield numbers written half in digits and half in Chinese: 3千元 is 三千元 or 3000元."""
    for hit in text.find(_MIXED):
        yield Hit(Span(*hit.span()), (hit.group(),))


def value(words: str) -> Fraction | None:
    """Return what a number comes to, None for what is none: 3.5 → 7/2, 三万 → 30000."""
    words = words.strip()
    scale = 1
    if words[-1:] in _SCALE and words[:-1].replace(".", "").isdigit():
        scale, words = _SCALE[words[-1]], words[:-1]
    if words.replace(".", "", 1).isdigit():
        return Fraction(words) * scale
    if "亿" in words:
        high, _, low = words.partition("亿")
        above, below = value(high), value(low) if low else Fraction(0)
        return above * 10**8 + below if above is not None and below is not None else None
    number = read_numeral(words)
    return Fraction(number) if number >= 0 else None


def _amount(number: str, unit: str) -> Fraction | None:
    found = value(number)
    scale = _SCALE.get(unit[0], 1) if unit.endswith("元") else 1
    return found * scale if found is not None else None


def reversed_range(text: CheckedText) -> Iterator[Hit]:
    """Yield 五万元以上三万元以下 and 5%至3%: the lower bound is not below the upper one."""
    for pattern in (_RANGE, _SPAN):
        for hit in text.find(pattern):
            low_unit, unit = hit["lu"] or hit["unit"], hit["unit"]
            alike = low_unit == unit or (low_unit.endswith("元") and unit.endswith("元"))
            # 90日至30日 before a day counts down, and so do metres before a crossing.
            if pattern is _SPAN and not (hit["lu"] and unit.endswith(_RISING)):
                continue
            low, high = _amount(hit["low"], low_unit), _amount(hit["high"], unit)
            if alike and low is not None and high is not None and low >= high:
                yield Hit(Span(*hit.span()), (hit.group(),))


def shrunk_by_times(text: CheckedText) -> Iterator[Hit]:
    """Yield 减少一倍: what is less is so by a share, not by times."""
    for hit in text.find(_MULTIPLE):
        yield Hit(Span(*hit.span()), (hit.group(),))


def grouped(text: CheckedText) -> Iterator[Hit]:
    """Yield 1,000 with a comma of full width, or with a comma at all."""
    for hit in text.find(_GROUPED):
        if "，" in hit.group():
            span = Span(*hit.span())
            yield Hit(span, (hit.group(),), (Fix(span, hit.group().replace("，", "")),))


def old_units(text: CheckedText) -> Iterator[Hit]:
    """Yield units that are no legal ones: 市斤, 公分, 英寸."""
    for hit in text.find(_UNITS):
        yield Hit(Span(*hit.span("unit")), (hit["unit"],))


def amount_twice(text: CheckedText) -> Iterator[Hit]:
    """Yield an amount whose words and digits disagree: 壹万元（¥20000）."""
    for hit in text.find(_AMOUNT):
        said = value(_plain(hit["words"] or hit["then"]))
        shown = value((hit["digits"] or hit["first"]).replace(",", "").replace("，", ""))
        if said is not None and shown is not None and said != shown:
            yield Hit(Span(*hit.span()), (hit.group(),))


def _plain(words: str) -> str:
    return words.translate(str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千"))


def about_twice(text: CheckedText) -> Iterator[Hit]:
    """Yield 约三十日左右 and 超过三人以上: said twice."""
    for hit in text.find(_ABOUT):
        yield Hit(Span(*hit.span()), (hit.group(),))


def money_two_ways(text: CheckedText) -> Iterator[Hit]:
    """Yield once that amounts stand in Chinese numbers here and in digits there."""
    han = [Span(*hit.span()) for hit in text.find(_MONEY_HAN)]
    arabic = [Span(*hit.span()) for hit in text.find(_MONEY_ARABIC)]
    if han and arabic:
        seldom, often = sorted((han, arabic), key=len)
        yield Hit(seldom[0], (seldom[0].cut(text.words), often[0].cut(text.words)))


def two_of(text: CheckedText) -> Iterator[Hit]:
    """Yield 二个 for 两个 in a text that also writes 两个."""
    for hit in text.find(_TWO):
        yield Hit(Span(hit.start(), hit.end() + 1), (text.words[hit.start() : hit.end() + 1],))


RULES = {
    "letter-in-number": letters,
    "circle-in-number": circle,
    "zero-form": zero,
    "mixed-number": mixed,
    "range-reversed": reversed_range,
    "shrunk-by-times": shrunk_by_times,
    "wide-thousands": grouped,
    "old-unit": old_units,
    "amount-mismatch": amount_twice,
    "about-twice": about_twice,
    "money-two-ways": money_two_ways,
    "two-form": two_of,
}
