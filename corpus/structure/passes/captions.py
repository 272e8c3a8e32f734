"""Captions of articles: 第一条【立法目的】, 第一条（目的）, 第一条 目的, a line of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model import Span
from ..line_words import bare
from ..rows import Role, Row

_CAPTION_MAX = 30
_BRACKETED = re.compile(r"[【（(\[]([^【】（()）\[\]。；]{1,30})[】）)\]][ \t\xa0\u3000]*")
# What stands for an article that is gone is its words: 第二条 （删去）.
_PLACEHOLDER = re.compile("(已|本条)?(被)?(删[去除]|废止|失效|空缺?|略|保留|缺)")
_SPACED = re.compile(r"([^\s，。；：、]{2,20})[ \t\xa0\u3000]+(?=\S{8})")
# A line so much shorter than the longest may be one broken by the width of its page.
_RAGGED = 4
_WRITTEN = (Role.TEXT, Role.ARTICLE, Role.NUMBERED)
# A custom holds for the document when most articles follow it; of fewer than three none does.
_CUSTOM, _ARTICLES_MIN = 0.6, 3

Caption = tuple[Span, int]


def _bracketed(text: str, row: Row, after: Row | None) -> Caption | None:
    hit = _BRACKETED.match(text, row.rest.start, row.rest.end)
    if not hit or _PLACEHOLDER.fullmatch(hit[1]):
        return None
    said = hit.end() < row.rest.end or (after is not None and after.role is Role.TEXT)
    return (Span(*hit.span(1)), hit.end()) if said else None


def _alone(text: str, row: Row, after: Row | None, width: int) -> Caption | None:
    short = 0 < row.rest.end - row.rest.start <= _CAPTION_MAX and bare(text, row.rest)
    full = row.span.end - row.span.start >= width - _RAGGED
    follows = after is not None and (after.role is Role.TEXT or _decimal(after))
    return (row.rest, row.rest.end) if short and follows and not full else None


def _decimal(row: Row) -> bool:
    """Say whether a row is numbered below its article: 第一条 租赁房屋 / 1.1 甲方将房屋出租."""
    return row.role is Role.NUMBERED and row.label is not None and bool(row.label.prefix)


def _width(rows: Sequence[Row]) -> int:
    """Return the length of the longest line: in a text broken by its width many are as long."""
    lines = (row for row in rows if row.role in _WRITTEN and row.lines == 1)
    lengths = (row.span.end - row.span.start for row in lines)
    return max(lengths, default=0)


def _spaced(text: str, row: Row) -> Caption | None:
    hit = _SPACED.match(text, row.rest.start, row.rest.end)
    return (Span(*hit.span(1)), hit.end()) if hit else None


def _candidates(text: str, rows: Sequence[Row]) -> dict[int, tuple[Caption | None, ...]]:
    """Return for each article what would be its caption after each of the customs."""
    found: dict[int, tuple[Caption | None, ...]] = {}
    width = _width(rows)
    for i, row in enumerate(rows):
        if row.role is Role.ARTICLE:
            behind = (one for one in rows[i + 1 : i + 4] if one.role is not Role.FURNITURE)
            after = next(behind, None)
            alone = _alone(text, row, after, width)
            found[i] = (_bracketed(text, row, after), alone, _spaced(text, row))
    return found


def _customs(candidates: Sequence[tuple[Caption | None, ...]]) -> list[bool]:
    if len(candidates) < _ARTICLES_MIN:
        return [False, False, False]
    shares = [sum(each[way] is not None for each in candidates) for way in range(3)]
    return [share >= _CUSTOM * len(candidates) for share in shares]


def captions(text: str, rows: Sequence[Row]) -> list[Row]:
    """Find the captions of articles among ``rows`` and set them apart from the words.

    Words in round brackets, words before a blank and short lines are captions only where most
    articles of the document have them; 【…】 and brackets with nothing after them always are.
    """
    found = list(rows)
    candidates = _candidates(text, rows)
    customs = _customs(list(candidates.values()))
    for i, ways in candidates.items():
        bracket = ways[0]
        sure = bracket and (text[bracket[0].start - 1] in "【[" or bracket[1] == rows[i].rest.end)
        chosen = bracket if sure else _first(ways, customs)
        if chosen:
            rest = Span(chosen[1], rows[i].rest.end)
            found[i] = replace(rows[i], caption=chosen[0], rest=rest)
    return found


def _first(ways: Sequence[Caption | None], customs: Sequence[bool]) -> Caption | None:
    return next((way for way, holds in zip(ways, customs, strict=True) if way and holds), None)
