"""Words of a text: where an edit may be cut. Never a reason for two clauses to match.

Numbers with their units, dates, article numbers and （一） are taken out by pattern first: the
segmenter would cut 第一百二十三条 into 第一百|二十三条. The rest is cut by the dictionary.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from .dictionary import segment
from .lexicon import alternation, words

_N = "[0-9零〇○一二三四五六七八九十百千万亿两]"
# A run of numerals is looked at so far: a longer one is no number, and to look at all of it from
# each of its characters takes time that grows with its square.
_RUN = f"{_N}{{1,40}}"
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
    amount = rf"{_RUN}(?:[.点]{_RUN})?(?:[余多]?[万亿])?[余多]?(?:{unit})(?![级性])"
    return re.compile(
        "|".join(
            (
                rf"第[（(]?{_RUN}[)）]?(?:(?:分编|[编章节条款项目])(?:之{_RUN})?)?",
                r"(?<![目之以])[前本][一二两三四五]?[条款项](?![例件目程款项])",
                rf"[（(]{_N}{{1,4}}[)）]",
                rf"每(?:{_N}|半)*个?(?:工作日|季度?|学期|学年|小时|年度?|月|周|日|天|旬)",
                rf"{_N}{{4}}年(?:{_RUN}月(?:{_RUN}日)?)?|(?<!{_N}){_N}{{1,2}}月{_N}{{1,3}}日",
                rf"百分之{_RUN}(?:点{_RUN})?|{_RUN}分之{_RUN}|过半数|半数|半年|半个月",
                rf"(?<![统唯单同万]){amount}",
                rf"[0-9]+(?:\.[0-9]+)*|(?<![统唯单同万])(?:{_RUN})?[一二三四五六七八九]?十(?:{_RUN})?",
            )
        )
    )


def _plain(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words of a stretch without numbers."""
    at = start
    for run in _HAN.finditer(text, start, end):
        yield from ((m.start(), m.end()) for m in _LATIN.finditer(text, at, run.start()))
        at = run.start()
        for word in segment(run.group()):
            yield at, at + len(word)
            at += len(word)
    yield from ((m.start(), m.end()) for m in _LATIN.finditer(text, at, end))


# Texts are alike: what stands between two marks recurs. So many are a thousand pages.
@lru_cache(20_000)
def cut(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``; they tile it. Loads the dictionary when there is Chinese."""
    found: list[Word] = []
    light = words("function_words")

    def plain(start: int, end: int) -> None:
        for a, b in _plain(text, start, end):
            word = text[a:b]
            found.append(Word(a, b, False, word in light or not word.isalnum()))

    at = 0
    for number in numbers().finditer(text):
        plain(at, number.start())
        found.append(Word(number.start(), number.end(), True, False))
        at = number.end()
    plain(at, len(text))
    return tuple(found)


def ends(word: str) -> tuple[int, ...]:
    """Return where words end in a word: a term holds several, 管理｜办法.

    A word of force is one of its own, 不得｜公开, though the dictionary lists some with their verb.
    """
    force = words("modals")
    found = accumulate(map(len, segment(word, terms=False)))
    return (*(at for at in range(2, len(word) - 1) if word[:at] in force), *found)


def borders(text: str) -> Iterator[int]:
    """Yield where the words of ``text`` end; a term of several (管理办法) in all of them."""
    for word in cut(text):
        if not word.fixed and word.end - word.start > 1:
            yield from (word.start + end for end in ends(text[word.start : word.end]))
        else:
            yield word.end
