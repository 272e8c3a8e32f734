"""Abbreviations (以下简称) and definitions (本办法所称…是指)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ....corpus.model import Span
from ..model import Hit
from ..text import CheckedText

_ABBREVIATED = re.compile(
    '[（(](?:以下|下)(?:统一|一并)?(?:统称|简称|合称|通称)(?:为|作)?[：:]?\\s*(?P<mark>[“"「《]?)(?P<short>[^（）()“”"「」《》，。；\\n]{1,20}?)[”"」》]?(?:[，,；;][^（）()\\n]{0,30})?[）)]'
)
# 固定式平台和移动式平台, 保护范围的划定: a phrase, no term.
_PHRASE = re.compile("[的和或与及]|其他|属于|范围")
_SENTENCE = re.compile("[，。；：\\n]")
_BEFORE = re.compile("(?:《(?P<title>[^《》]{2,40})》|(?P<name>[㐀-鿿]{2,20}))$")
_DEFINED = re.compile(
    '(?:本[㐀-鿿]{1,6}?|本条第[㐀-鿿]{1,3}款|前款|前条)中?所称的?[“"]?'
    '(?P<term>[㐀-鿿]{2,14}?)[”"]?(?:[（(][^（）()]{1,40}[）)])?[，,]?(?:主要|均|都|仅|特)?'
    "(?:是指|系指|指的是)"
)


class _Short(NamedTuple):
    """An abbreviation: where its words stand, the words, the whole bracket."""

    span: Span
    words: str
    bracket: Span


def _shorts(text: CheckedText) -> list[_Short]:
    found = []
    for hit in text.find(_ABBREVIATED):
        found.append(_Short(Span(*hit.span("short")), hit["short"], Span(*hit.span())))
    return found


def short_twice(text: CheckedText) -> Iterator[Hit]:
    """Yield an abbreviation introduced twice."""
    seen: dict[str, Span] = {}
    for short in _shorts(text):
        if short.words in seen:
            yield Hit(short.bracket, (short.words,))
        seen.setdefault(short.words, short.span)


def short_unused(text: CheckedText) -> Iterator[Hit]:
    """Yield an abbreviation that nothing after it uses."""
    for short in _shorts(text):
        if text.words.find(short.words, short.bracket.end) < 0:
            yield Hit(short.bracket, (short.words,))


def short_early(text: CheckedText) -> Iterator[Hit]:
    """Yield an abbreviation that is used before it is introduced."""
    for short in _shorts(text):
        before = text.words[: short.bracket.start]
        at = before.find(short.words)
        long = _SENTENCE.split(before)[-1]
        if len(short.words) > 3 and at >= 0 and short.words not in long:
            yield Hit(Span(at, at + len(short.words)), (short.words,))


def long_after(text: CheckedText) -> Iterator[Hit]:
    """Yield the full title of a text that goes by an abbreviation from there on."""
    for short in _shorts(text):
        hit = _BEFORE.search(text.words[max(0, short.bracket.start - 45) : short.bracket.start])
        if not hit or not hit["title"]:
            continue
        full = f"《{hit['title']}》"
        at = text.words.find(full, short.bracket.end)
        if at >= 0:
            yield Hit(Span(at, at + len(full)), (full, short.words))


def term_twice(text: CheckedText) -> Iterator[Hit]:
    """Yield a term defined twice."""
    seen: set[str] = set()
    for hit in text.find(_DEFINED):
        term = hit["term"]
        if text.in_annex(text.node_at(hit.start())):
            continue
        if term in seen:
            yield Hit(Span(*hit.span("term")), (term,))
        seen.add(term)


def term_unused(text: CheckedText) -> Iterator[Hit]:
    """Yield a term that is defined and stands nowhere else."""
    for hit in text.find(_DEFINED):
        term = hit["term"]
        whole = not _PHRASE.search(term) and text.words.count(term) == 1
        if whole and not _in_parts(text.words, term):
            yield Hit(Span(*hit.span("term")), (term,))


def _in_parts(words: str, term: str) -> bool:
    """Say whether both halves of a term stand elsewhere: 背书应当连续 uses 背书连续."""
    half = len(term) // 2
    return words.count(term[:half]) > 1 and words.count(term[half:]) > 1


RULES = {
    "short-twice": short_twice,
    "short-unused": short_unused,
    "short-early": short_early,
    "long-after-short": long_after,
    "term-twice": term_twice,
    "term-unused": term_unused,
}
