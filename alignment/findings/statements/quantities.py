"""Quantities of a clause: by value, with the side that a limit bounds.

处二万元以上二十万元以下罚款  →  FINE 20000 元 at least, FINE 200000 元 at most
"""

import re
from collections.abc import Iterator
from functools import cache

from ....corpus.structure.numerals import NUMERAL_CHARS, read_numeral
from ....corpus.tables import alternation
from ...edits.numbers import value
from ...edits.words import NO_UNIT, THOUSANDS
from ...tables import classes, words
from ..model import Bound, Measure, Place, Quantity

_RUN = f"[{NUMERAL_CHARS}亿]{{1,16}}"
# 20千克 is twenty of 千克.
_VALUE = rf"(?P<value>(?:{THOUSANDS}|{_RUN})(?:[.点]{_RUN})?)"
_AMOUNT = rf"{_VALUE}(?!(?<=千)[克米瓦])[余多]?(?P<scale>[万亿]{{0,2}})"
_CLASSES = {
    "money": Measure.MONEY,
    "time": Measure.TIME,
    "age": Measure.AGE,
    "share": Measure.SHARE,
    "multiple": Measure.COUNT,
    "measure": Measure.SIZE,
    "count": Measure.COUNT,
}
# Days in a unit of time, so that 一年 and 十二个月 are told apart by length only where they differ.
_DAYS = {
    "年": 360.0, "周年": 360.0, "学年": 360.0, "个学年": 360.0, "季度": 90.0, "个季度": 90.0,
    "学期": 180.0, "个学期": 180.0, "月": 30.0, "个月": 30.0, "旬": 10.0, "周": 7.0, "星期": 7.0,
    "日": 1.0, "天": 1.0, "小时": 1 / 24, "个小时": 1 / 24, "分钟": 1 / 1440,
    "工作日": 1.0, "个工作日": 1.0,
}  # fmt: skip
_SAME_UNIT = {"千米": "公里", "千克": "公斤", "名": "人"}
_WORKING = ("工作日", "个工作日")
_NOT = "不(?:得|应|能)?"
_ALONE = "(?<!不)(?<!不得)(?<!不应)(?<!不能)"
_BEFORE = {
    Bound.MOST: re.compile(
        f"(?:{_NOT}(?:超过|高于|多于|大于|晚于)|最[多高长迟大]|至多|上限|不足|不满|未满|[≤≦]"
        f"|{_ALONE}(?:低于|少于|小于))[^，]{{0,2}}$"
    ),
    Bound.LEAST: re.compile(
        f"(?:{_NOT}(?:低于|少于|小于|早于|短于)|最[少低短]|至少|下限|达到|(?<![不未])满|[≥≧]"
        f"|{_ALONE}(?:超过|高于|多于|大于))[^，]{{0,2}}$"
    ),
}
_AFTER = {
    Bound.MOST: re.compile("以?[下内]|之内"),
    Bound.LEAST: re.compile("以上|以外|及以上"),
}
_NO_QUANTITY = re.compile("第$|(?<!以)上$")
# 一级保护区, 二类, 一次性, 一律, 三人行: figures of speech and names.
_FIGURES = re.compile(
    "(?:级|类|种|条|款|项|处|度|成)(?!以上|以下|罚款)|一(?:次性|体|律|并|致|般|切|定"
    "|些|同|旦|(?:时|面|方|个|家|户|人)$)|同一"
)
# 前三十分钟免费 says how long a benefit lasts: no more than that.
_LASTING = re.compile("(?:分钟|个?小时|[日天年]|个?月)内?(?:[免减]|不(?:收|计)|优惠|享受)")
# 一人以上 is a number all the same.
_LIMITS = re.compile("以[上下内]")
# 二次供水, 二次污染: no second time.
_NAMES = re.compile("[二两]次(?:供水|污染|装修|装饰|利用|转供|加压|分配|开发|创业|事故|伤害|灾害)")
# 三月内 is a time; 每年三月 and 三月底前 are a date.
_MONTHS = re.compile("以?[内上下外]|之[内前后]|以[前后]|[前后]|的?期")
# 前三年平均产值 measures the past; 会议举行十日前 a time ahead.
_PAST = re.compile("年(?:的|内)?[^，。；]{0,4}(?:平均|累计|连续|总|收入|产值|度)")
# 十分重要; ten points are 十分，, 十分以上.
_VERY = "十分(?![，。；、）以的]|$)"
_STRETCH = re.compile("[^，。；：]{0,16}")
# 2025年底前, 6月30日以前.
_DUE = re.compile("年?[底末]?以?前|年?[底末]")
# 百分之三的，处罚款: the share says when, and is no fine.
_RATE = re.compile("的，|，")
# A fine of the sentence before makes none of what follows.
_ENDS = re.compile("[。；]")
_FINE = re.compile("罚款|罚金|处以?$|并处")


@cache
def _pattern() -> re.Pattern[str]:
    units = alternation(words("units"))
    # What a quantity begins with is looked for first: most characters are none of it.
    return re.compile(
        rf"(?=[{NUMERAL_CHARS}亿每过半超])(?:"
        rf"(?P<date>[0-9〇零一二三四五六七八九]{{4}}年(?:{_RUN}月(?:{_RUN}日)?)?|{_RUN}月{_RUN}日)"
        rf"|(?P<every>每(?P<times>{_RUN}|半)?(?P<period>个?(?:工作日|季度?|学期|学年|年度?"
        rf"|月|周|日|天|旬)))(?![0-9一二三四五六七八九十]+月)"
        rf"|百分之(?P<share>{_RUN}(?:点{_RUN})?)|(?P<parts>{_RUN})分之(?P<part>{_RUN})"
        rf"|(?P<half>半年|半个月|半数|超?过半数)"
        rf"|(?!{_VERY}){_AMOUNT}(?P<unit>{units})(?!{NO_UNIT}))"
    )


@cache
def _named() -> dict[str, Measure]:
    return {unit: _CLASSES[name] for unit, name in classes("units").items()}


def quantities(form: str) -> tuple[Quantity, ...]:
    """Return the quantities of a clause in order; a label or the name of a grade is none."""
    return tuple(_quantities(form))


def _quantities(form: str) -> Iterator[Quantity]:
    for hit in _pattern().finditer(form):
        before, after = (
            _ENDS.split(form[max(0, hit.start() - 10) : hit.start()])[-1],
            form[hit.end() : hit.end() + 3],
        )
        place = Place(*hit.span())
        read = _read(hit, before, _behind(form, hit.end()))
        if read is not None and not _NO_QUANTITY.search(before):
            measure, number, unit = read
            more = hit["half"] and hit["half"].endswith("过半数")
            behind = (hit["unit"] or "") + _behind(form, hit.end())
            bound = Bound.LEAST if more else _bound(before, after, measure, behind)
            yield Quantity(measure, number, unit, bound, place)


def _behind(form: str, at: int) -> str:
    hit = _STRETCH.match(form, at)
    return hit.group() if hit else ""


def _read(hit: re.Match[str], before: str, after: str) -> tuple[Measure, float, str] | None:
    """Return measure, value and unit of a match; None for what is no quantity."""
    if hit["date"]:
        parts = [read_numeral(part) for part in re.split("[年月日]", hit["date"]) if part]
        number = 0.0
        for part in parts:
            number = number * 100 + part
        return Measure.DATE, number, str(len(parts)) + hit["date"][-1]
    if hit["every"]:
        period = hit["period"].removeprefix("个").removesuffix("度")
        times = 0.5 if hit["times"] == "半" else value(hit["times"] or "一")
        days = _DAYS.get({"季": "季度", "月": "月"}.get(period, period), 1.0)
        return Measure.FREQUENCY, times * days, ""
    if hit["share"]:
        fine = _FINE.search(after) and not _RATE.search(after)
        return (
            (Measure.FINE if fine else Measure.SHARE),
            value(hit["share"]) / 100,
            "%" * bool(fine),
        )
    if hit["parts"]:
        return Measure.SHARE, value(hit["part"]) / max(1.0, value(hit["parts"])), ""
    if hit["half"]:
        word = hit["half"]
        spans = {"半年": 180.0, "半个月": 15.0}
        return (Measure.TIME, spans[word], "") if word in spans else (Measure.SHARE, 0.5, "")
    return _amount(hit, before, after)


def _amount(hit: re.Match[str], before: str, after: str) -> tuple[Measure, float, str] | None:
    unit = hit["unit"]
    number = value(hit["value"], hit["scale"])
    figure = _FIGURES.match(hit["value"][-1:] + unit) and not _LIMITS.match(after)
    if number < 0 or figure or _FIGURES.match(unit + after[:2]):
        return None
    if _NAMES.match(hit.group() + after):
        return None
    measure = _named()[unit]
    if unit == "月" and not _MONTHS.match(after):
        return Measure.DATE, number, "1月"
    if measure is Measure.TIME:
        return measure, number * _DAYS.get(unit, 1.0), "工作日" if unit in _WORKING else ""
    if measure is Measure.MONEY or unit == "倍":
        fine = _FINE.search(before) or _FINE.search(after)
        return (Measure.FINE if fine else measure), number, "元" if unit != "倍" else unit
    if measure is Measure.SHARE:
        return measure, number / (1000 if unit == "‰" else 100), ""
    unit = _SAME_UNIT.get(unit, unit.removeprefix("个"))
    return measure, number, "" if measure is Measure.AGE else unit


def _bound(before: str, after: str, measure: Measure, behind: str) -> Bound:
    for bound, pattern in _AFTER.items():
        if pattern.match(after):
            return bound
    for bound, pattern in _BEFORE.items():
        if pattern.search(before):
            return bound
    if measure is Measure.DATE:
        return Bound.MOST if _DUE.match(after) else Bound.EXACT
    ahead = after[:1] == "前" or (before[-1:] == "前" and not _PAST.match(behind))
    if measure is Measure.TIME and ahead and after[:1] != "前" and _LASTING.match(behind):
        return Bound.MOST
    if measure is Measure.TIME and ahead:
        # 会议举行十日前: at least ten days.
        return Bound.LEAST
    return Bound.MOST if measure is Measure.TIME and after[:1] == "内" else Bound.EXACT
