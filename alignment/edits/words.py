"""Words of a text: where an edit may be cut. Never a reason for two clauses to match.

Numbers with their units, dates, article numbers and （一） are taken out by pattern first: the
segmenter would cut 第一百二十三条 into 第一百|二十三条. The rest is cut by the dictionary.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ...corpus.dictionary import segment
from ...corpus.tables import CORPUS, alternation
from ..tables import words

_N = "[0-9零〇○一二三四五六七八九十百千万亿两]"
# A run of numerals is looked at so far: a longer one is no number, and to look at all of it from
# each of its characters takes time that grows with its square.
_RUN = f"{_N}{{1,40}}"
# 10,000 in comparison form.
THOUSANDS = "[0-9]{1,3}(?:[，,][0-9]{3})+(?![0-9])"
# What parts the members of a list.
JOINS = frozenset(("和", "与", "及", "以及", "或", "或者", "、"))
# What a number names that stands right behind it; all of two characters.
_NUMBERED = "附件|附表|附录|附图|公式|见表|按表|如表|见图|如图"
# What no unit stands before: 三级, 一次性, 第一分局, 一分为二.
NO_UNIT = "[级性]|(?<=分)[之局公院会校部厂行店支册类为]"
# A longer word may begin with a word of force of two characters, before one as long.
_SHORT = 3
_HAN = re.compile("[㐀-鿿]+")
_LATIN = re.compile(r"[A-Za-z0-9]+|.", re.S)


class Word(NamedTuple):
    """A word at ``start`` to ``end``; ``fixed``: a number that must not be cut; ``light``: a mark
    or a word that only joins."""

    start: int
    end: int
    fixed: bool
    light: bool


@cache
def numbers() -> re.Pattern[str]:
    """Return the pattern of all that is shown whole: labels, periods, dates, amounts, counts."""
    unit = alternation(words("units"))
    amount = (
        rf"(?:{THOUSANDS}|{_RUN})(?:[.点]{_RUN})?(?:[余多]?[万亿])?[余多]?(?:{unit})(?!{NO_UNIT})"
    )
    kinds = (
        # 附表一所列: the dictionary knows 一所. Not 附件一式三份.
        rf"(?<={_NUMBERED}){_N}{{1,3}}(?![式次份套]|{_N})",
        r"第?[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}(?:[条款]|项(?!目))",
        rf"第[（(]?{_RUN}[)）]?(?:(?:分编|[编章节条款目]|项(?!目))(?:之{_RUN})?)?",
        r"(?<![目之以])[前本][一二两三四五]?[条款项](?![例件目程款项])",
        rf"[（(]{_N}{{1,4}}[)）]",
        rf"每(?:{_N}|半)*个?(?:工作日|季度?|学期|学年|小时|年度?|月|周|日|天|旬)",
        rf"{_N}{{4}}年(?:{_RUN}月(?:{_RUN}日)?)?|(?<!{_N}){_N}{{1,2}}月{_N}{{1,3}}日",
        # 22:30, 1:3
        r"[0-9]{1,3}(?:[:：][0-9]{1,3})+",
        rf"百分之{_RUN}(?:点{_RUN})?|{_RUN}分之{_RUN}|过半数|半数|半年|半个月",
        rf"(?<![统唯单同万]){amount}",
        rf"[0-9]+(?:\.[0-9]+)*|(?<![统唯单同万])(?:{_RUN})?[一二三四五六七八九]?十(?:{_RUN})?",
    )
    # What a number begins with is looked for first: most characters are none of it.
    return re.compile(f"(?=[{_N[1:-1]}第前本每过半（(])(?:{'|'.join(kinds)})")


def _plain(text: str, start: int, end: int, terms: bool) -> Iterator[Word]:
    """Yield the words of a stretch without numbers."""
    light = words("function_words")
    at = start
    for run in _HAN.finditer(text, start, end):
        if at < run.start():
            yield from _others(text, at, run.start())
        at = run.start()
        for word in segment(run.group(), terms):
            begin, at = at, at + len(word)
            yield Word(begin, at, False, word in light or not word.isalnum())
    if at < end:
        yield from _others(text, at, end)


def _others(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of a stretch without Chinese characters, and its marks."""
    light = words("function_words")
    for hit in _LATIN.finditer(text, start, end):
        word = hit.group()
        yield Word(*hit.span(), False, word in light or not word.isalnum())


# Texts are alike: what stands between two marks recurs. So many are a thousand pages.
@lru_cache(20_000)
def cut(text: str, terms: bool = True) -> tuple[Word, ...]:
    """Return the words of ``text``; they tile it. Loads the dictionary when there is Chinese.

    Without ``terms`` they are those of the dictionary alone.
    """
    found: list[Word] = []
    at = 0
    for number in numbers().finditer(text):
        start, end = number.span()
        found += (*_plain(text, at, start, terms), Word(start, end, True, False))
        at = end
    return (*found, *_plain(text, at, len(text), terms))


@lru_cache(4096)
def borders(text: str) -> frozenset[int]:
    """Return where the words of the dictionary end in ``text``; a term is as many as it holds.

    A word of force is one of its own, 不得｜公开, though the dictionary lists some with their verb.
    """
    found = cut(text)
    if not CORPUS.words("terms").isdisjoint([text[word.start : word.end] for word in found]):
        # A term may have drawn the words beside it another way: 依法追究｜刑事责任.
        found = cut(text, False)
    force = words("modals")
    inside = (
        at
        for word in found
        if word.end - word.start > _SHORT and not word.fixed
        for at in range(word.start + 2, word.end - 1)
        if text[word.start : at] in force
    )
    return frozenset((*inside, *[word.end for word in found]))
