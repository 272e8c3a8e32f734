"""Quotation marks and title marks: paired, and nested as GB/T 15834-2011 4.8, 4.15 say."""

import re
from collections.abc import Iterator

from ....corpus.model import Level, Span
from ..model import Fix, Hit
from ..text import CheckedText
from .punctuation import apart

_QUOTES = re.compile("[“”]")
_OPENING = "《〈"
_TITLES = re.compile("[《》〈〉]")
_STRAIGHT = re.compile('(?<![0-9])"([^"\\n]{1,60})"')
_HAN = re.compile("[㐀-鿿]")
# Notes and titles run over several lines.
_ASIDE = frozenset((Level.FURNITURE, Level.TOC, Level.NOTE, Level.TITLE))


def _nodes(text: CheckedText) -> Iterator[Span]:
    for node in text.document.nodes:
        if node.level not in _ASIDE and node.own.start < node.own.end:
            yield node.own


def quotes_open(text: CheckedText) -> Iterator[Hit]:
    """Yield “ and ” without the other, where the text pairs all the rest.

    Words quoted over several paragraphs open each paragraph anew: such a text is passed over.
    """
    words = text.words
    if words.count("“") == words.count("”"):
        yield from _crossed(text, _QUOTES, "“")
        return
    spans = [(s, s.cut(words)) for s in _nodes(text)]
    odd = [(s, w) for s, w in spans if w.count("“") != w.count("”")]
    if len(odd) == 1:
        span, _ = odd[0]
        yield from _lone(words, span)


def _lone(words: str, span: Span) -> Iterator[Hit]:
    open_: list[int] = []
    for hit in _QUOTES.finditer(words, *span):
        if hit.group() == "“":
            open_.append(hit.start())
        elif open_:
            open_.pop()
        else:
            yield Hit(Span(*hit.span()), (hit.group(),))
    for at in open_[-1:]:
        yield Hit(Span(at, at + 1), ("“",))


def _crossed(text: CheckedText, pattern: re.Pattern[str], opening: str) -> Iterator[Hit]:
    """Yield a closing mark before any opening one."""
    for span in _nodes(text):
        depth = 0
        for hit in pattern.finditer(text.words, *span):
            depth += 1 if hit.group() == opening else -1
            if depth < 0:
                yield Hit(Span(*hit.span()), (hit.group(),))
                break


def titles_open(text: CheckedText) -> Iterator[Hit]:
    """Yield 《 and 》 without the other."""
    found: list[Hit] = []
    for span in _nodes(text):
        open_: list[int] = []
        for hit in _TITLES.finditer(text.words, *span):
            if hit.group() in _OPENING:
                open_.append(hit.start())
            elif open_:
                open_.pop()
            else:
                found.append(Hit(Span(*hit.span()), (hit.group(),)))
        found += [Hit(Span(at, at + 1), (text.words[at],)) for at in open_]
    yield from apart(found, _OPENING)


def titles_nested(text: CheckedText) -> Iterator[Hit]:
    """Yield 《 inside 《…》: the inner one is 〈."""
    for span in _nodes(text):
        depth = 0
        for hit in _TITLES.finditer(text.words, *span):
            if hit.group() == "《":
                depth += 1
                if depth == 2:
                    yield Hit(Span(*hit.span()), ())
            elif hit.group() == "》":
                depth = max(0, depth - 1)


def quotes_nested(text: CheckedText) -> Iterator[Hit]:
    """Yield “ inside “…”: the inner one is ‘."""
    for span in _nodes(text):
        depth = 0
        for hit in _QUOTES.finditer(text.words, *span):
            depth = depth + 1 if hit.group() == "“" else max(0, depth - 1)
            closes = text.words.find("”", hit.end(), span.end)
            if depth == 2 and text.words.find("”", closes + 1, span.end) > 0:
                yield Hit(Span(*hit.span()), ())


def straight_quotes(text: CheckedText) -> Iterator[Hit]:
    """Yield "…" around Chinese words."""
    for hit in text.find(_STRAIGHT):
        if _HAN.search(hit[1]):
            ends = Span(hit.start(), hit.start() + 1), Span(hit.end() - 1, hit.end())
            yield Hit(Span(*hit.span()), (hit.group(),), (Fix(ends[0], "“"), Fix(ends[1], "”")))


RULES = {
    "quote-open": quotes_open,
    "title-mark-open": titles_open,
    "title-mark-nested": titles_nested,
    "quote-nested": quotes_nested,
    "straight-quote": straight_quotes,
}
