"""Marks, widths and blanks (GB/T 15834-2011)."""

import re
from collections.abc import Iterator, Sequence

from ....corpus.model import Level, Span
from ..model import Fix, Hit
from ..text import CONTAINERS, CheckedText

_HAN = "㐀-鿿"
_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
# Between two Chinese characters, or after one at the end of a line; a colon in 8:30 is none.
_NARROW = re.compile(f"(?<=[{_HAN}”’》）])[,;:?!](?=[{_HAN}“‘《（\\s]|$)", re.MULTILINE)
_BRACKETS = re.compile(f"\\((?=[^()\\n]{{0,60}}[{_HAN}])([^()\\n]{{1,60}})\\)")
# Notes and titles run over several lines.
_ASIDE = frozenset((Level.FURNITURE, Level.TOC, Level.NOTE, Level.TITLE, Level.PREAMBLE))
_LABEL = re.compile("[一二三四五六七八九十0-9０-９]{1,4}$")
_WIDE_DIGITS = re.compile("[０-９]+(?:[．，][０-９]+)*")
_WIDE_LETTERS = re.compile("[Ａ-Ｚａ-ｚ]+")
_TWICE = re.compile("([，。；：、！？])\\1+|[，、；：][，。；：、]|。[，；：、]|[，；：、]。")
_LINE = 120
# A formula, a note that something was deleted or left out.
_NO_SENTENCE = re.compile("[＝=÷×]|(?:删除|删去|略)[)）]?$")
_ENDING = re.compile("[㐀-鿿0-9A-Za-z）)》”]")
_BLANK = re.compile(
    f"(?<=[{_HAN}，。；：、])(?<![条款项章节])(?<!条之[一二三四五六七八九十])"
    f"[ \\u3000]+(?=[{_HAN}，。；：、])"
)
_BEFORE_MARK = re.compile("[，、；：。！？]")
_JOINED = re.compile(f"、(?:和(?![谐睦平解好缓美])|及(?!时|早|格|物)|以及|或者)(?=[{_HAN}《“])")
_NAME = 8
# A note in brackets runs over so many characters at most.
_LINES = 800
_HEADED = (*CONTAINERS, Level.TITLE, Level.LEVEL1)
_HEADING = 40
_SENTENCE_IN = re.compile("第[一二三四五六七八九十百]+条")
_OPEN = "（(〔［【"
_BRACKET = re.compile("[（(〔［【）)〕］】]")
_HALF_LABEL = re.compile("(?:^|[\\n。；：，、\\s])[（(]?[0-9０-９a-zA-Z一二三四五六七八九十]{1,3}$")
_ELLIPSIS = re.compile("。。。+|(?<![.])\\.\\.\\.+(?![.])|(?<!…)…(?!…)")


def narrow_mark(text: CheckedText) -> Iterator[Hit]:
    """Yield , ; : ? ! of half width among Chinese words."""
    for hit in text.find(_NARROW):
        span = Span(*hit.span())
        yield Hit(span, (hit.group(),), (Fix(span, hit.group().translate(_WIDE)),))


def narrow_brackets(text: CheckedText) -> Iterator[Hit]:
    """Yield (…) of half width around Chinese words, labels of items left out."""
    for hit in text.find(_BRACKETS):
        if not _LABEL.match(hit[1]):
            ends = Span(hit.start(), hit.start() + 1), Span(hit.end() - 1, hit.end())
            yield Hit(Span(*hit.span()), (hit.group(),), (Fix(ends[0], "（"), Fix(ends[1], "）")))


def wide_digits(text: CheckedText) -> Iterator[Hit]:
    """Yield digits and letters of full width."""
    for pattern in (_WIDE_DIGITS, _WIDE_LETTERS):
        for hit in text.find(pattern):
            span = Span(*hit.span())
            yield Hit(span, (hit.group(),), (Fix(span, _narrowed(hit.group())),))


def _narrowed(words: str) -> str:
    return "".join(chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char for char in words)


def marks_twice(text: CheckedText) -> Iterator[Hit]:
    """Yield two marks in a row where one should stand."""
    for hit in text.find(_TWICE):
        span = Span(*hit.span())
        same = len(set(hit.group())) == 1 and len(hit.group()) == 2
        yield Hit(span, (hit.group(),), (Fix(span, hit.group()[0]),) if same else ())


def inner_blank(text: CheckedText) -> Iterator[Hit]:
    """Yield blanks between Chinese characters of a clause."""
    for clause in text.clauses:
        aside = "  " in clause.words.strip() or "|" in clause.words
        if aside or clause.node.level is Level.PREAMBLE or text.in_annex(clause.at):
            continue
        for hit in _BLANK.finditer(clause.words):
            yield Hit(clause.span(hit), (), (Fix(clause.span(hit), ""),))


def opens_with_mark(text: CheckedText) -> Iterator[Hit]:
    """Yield clauses that begin with a mark: words before it are lost."""
    for clause in text.clauses:
        hit = _BEFORE_MARK.match(clause.words)
        if hit:
            yield Hit(clause.span(hit), (hit.group(),))


def comma_and(text: CheckedText) -> Iterator[Hit]:
    """Yield 、和: before 和 no 、 stands."""
    for hit in text.find(_JOINED):
        span = Span(*hit.span())
        # 永丰路、和义路、江厦街: a list that goes on with 、 has a name that begins so.
        if hit.group() == "、和" and "、" in text.words[span.end : span.end + _NAME]:
            continue
        yield Hit(span, (hit.group(),), (Fix(Span(span.start, span.start + 1), ""),))


def ellipsis(text: CheckedText) -> Iterator[Hit]:
    """Yield 。。。 and ... for ……."""
    for hit in text.find(_ELLIPSIS):
        yield Hit(Span(*hit.span()), (hit.group(),), (Fix(Span(*hit.span()), "……"),))


def brackets(text: CheckedText) -> Iterator[Hit]:
    """Yield brackets of a clause that nothing opens or closes."""
    found = [
        hit
        for index, node in enumerate(text.document.nodes)
        if node.level not in _ASIDE and not text.in_annex(index)
        for hit in _unpaired(text.words, node.body)
    ]
    yield from apart(found, _OPEN)


def apart(found: Sequence[Hit], opening: str) -> Iterator[Hit]:
    """Yield the halves that have no other near: what runs over several lines closes there."""
    at = 0
    while at < len(found):
        hit, after = found[at], found[at + 1] if at + 1 < len(found) else None
        pair = after and hit.params[0] in opening and after.params[0] not in opening
        if pair and after and after.span.start - hit.span.start <= _LINES:
            at += 2
            continue
        yield hit
        at += 1


def _unpaired(text: str, span: Span) -> Iterator[Hit]:
    open_: list[int] = []
    for hit in _BRACKET.finditer(text, *span):
        char, at = hit.group(), hit.start()
        if char in _OPEN:
            open_.append(at)
        elif open_:
            open_.pop()
        elif not _HALF_LABEL.search(text[max(span.start, at - 5) : at]):
            yield Hit(Span(at, at + 1), (char,))
    for at in open_:
        yield Hit(Span(at, at + 1), (text[at],))


def end_mark_missing(text: CheckedText) -> Iterator[Hit]:
    """Yield the clauses that the reader found without end mark; notes and annexes need none."""
    for issue in text.document.issues:
        if issue.code != "missing-end-mark":
            continue
        index = text.node_at(issue.span.start)
        level = text.document.nodes[index].level
        plain = level not in _ASIDE and not text.in_annex(index)
        line = text.words[max(0, issue.span.end - _LINE) : issue.span.end].rpartition("\n")[2]
        plain = plain and not _NO_SENTENCE.search(line)
        if plain and _ENDING.match(issue.span.cut(text.words)):
            yield Hit(issue.span, issue.params)


def heading_stop(text: CheckedText) -> Iterator[Hit]:
    """Yield the headings of chapters and 一、 that the reader found to end with a full stop."""
    for issue in text.document.issues:
        if issue.code != "heading-full-stop":
            continue
        node = text.document.nodes[text.node_at(issue.span.start)]
        headed = node.level in _HEADED and issue.span.end - issue.span.start <= _HEADING
        if headed and not _SENTENCE_IN.search(issue.span.cut(text.words)[:-1]):
            yield Hit(issue.span, issue.params)


RULES = {
    "heading-stop": heading_stop,
    "end-mark-missing": end_mark_missing,
    "narrow-mark": narrow_mark,
    "narrow-bracket": narrow_brackets,
    "wide-digit": wide_digits,
    "mark-twice": marks_twice,
    "inner-blank": inner_blank,
    "opens-with-mark": opens_with_mark,
    "mark-before-and": comma_and,
    "ellipsis": ellipsis,
    "bracket-open": brackets,
}
