"""Differences that look like a change of the rule and are none."""

import re
from collections.abc import Iterator
from random import Random

from duizhao.corpus.structure.numerals import read_numeral, write_han

from .model import Kind, Plant, replacing


def other_digits(sentence: str, _rng: Random) -> str | None:
    """Return a sentence with a number written in the other way: 三十日, 30日."""
    hit = re.search(
        "(?P<n>[一二三四五六七八九十百]+|[0-9]+)(?=日内|万元|年以[上下]|倍以[上下]|个月)", sentence
    )
    if hit is None:
        return None
    number = read_numeral(hit["n"])
    if not 1 < number < 1000:
        return None
    words = write_han(number) if hit["n"].isdigit() else str(number)
    return sentence[: hit.start()] + words + sentence[hit.end() :]


def turned_list(sentence: str, _rng: Random) -> str | None:
    """Return a sentence in which two neighbours of a list stand the other way round."""
    hit = re.search(
        "(?<=、)(?P<a>[^，。；、的和或]{2,5})、(?P<b>[^，。；、的和或]{2,5})(?=、)", sentence
    )
    if hit is None:
        return None
    return f"{sentence[: hit.start()]}{hit['b']}、{hit['a']}{sentence[hit.end() :]}"


def kinds() -> Iterator[Plant]:
    """Yield every harmless difference that is planted."""
    for name, alter in (
        ("duty", replacing("应当(?!知道)", "必须")),
        (
            "不得→禁止语",
            replacing("(?<=[人位织])不得", "不准", unless="不得[超少低]"),
        ),
        ("digits", other_digits),
        ("ought to know", replacing("自知道", "自知道或者应当知道", unless="应当知道")),
        ("order of a list", turned_list),
        ("or", replacing("或者", "或")),
        ("according to", replacing("按照", "依照")),
        (
            "规定→有关规定",
            replacing("(?<![关的])规定(?=[的，执])", "有关规定", unless="有关规"),
        ),
        ("carry out", replacing("进行(?=检查|监督|审查|管理|调查)", "开展", "实施")),
        ("not according to", replacing("不按照", "未按照", unless="未")),
        ("and others", replacing("等(?=部门|单位|方面|活动)", "等有关", unless="等有关")),
        ("do well", replacing("do well", "认真做好", unless="认真")),
        ("within", replacing("本行政区域内", "本行政区域范围内")),
        ("other", replacing("其它|其他", "其他有关", unless="其他有关|其他.*其他")),
        ("and", replacing("以及", "和")),
        ("give", replacing("应当给予", "应当予以")),
        ("respective", replacing("有关(?=措施|工作|要求)", "相应")),
    ):
        yield Plant(Kind(None, None, name), alter)
