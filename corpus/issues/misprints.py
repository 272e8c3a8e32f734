"""Suspected misprints: like characters taken for each other, characters lost or doubled."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from ..model import Issue, Span
from ..normalise import in_gb2312
from ..tables import rows
from .pieces import REMEMBERED, pieces

_HAN = "\u4e00-\u9fff"
_TRIPLE = re.compile(f"([{_HAN}])\\1{{2,}}")
_TRIPLE_OK = "一二三四五六七八九十○〇某哈"
_DOUBLED = re.compile(
    "了了|应应当|将将|被被|并并|或或|且且|按按照|的的(?=[一-鿿])(?<!目的的)(?<!标的的)"
)
# 专题汇报次: a count word without its number.
_COUNTLESS = re.compile("(?:汇报|研究|召开|督查|通报)次(?=[^数序])")
# 加强我意识形态工作: the unit after 我 is gone.
_OWNLESS = re.compile(
    "(?<=[强化进好动高善大实行障证护])我(?=[一-鿿]{2,8}工作)(?![们国省市州县区旗乡镇村街局委办厅部处科站所院校厂矿公司社会团党军方行队中单系])"
)
# A sequence must be this frequent before one that lacks a character of it is suspect.
_HABIT = 8
_SHOWN = 2
_SHOWN_MAX = 10
# Words that come and go freely (的、其、应当), and numerals: their absence is no loss.
FREE = frozenset(
    "的其及得了并或和与在当应者等可也都又还一二三四五六七八九十百千万个区级内外上下中照例"
)
_LISTED = re.compile(f"(?=([{_HAN}]{{2}})、([{_HAN}]{{2}})、)")
_LEFT, _RIGHT = 3, 2
# A text with a larger share of such characters is written in them.
_FOREIGN_MAX = 0.02
_PAIRS_FROM = 2


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    plain = {row[0]: row[1] for row in rows("misprints") if row[0].isalnum()}
    guarded = tuple(
        (re.compile(row[0]), row[1]) for row in rows("misprints") if row[0] not in plain
    )
    return plain, guarded


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """Return the wrong words of the table by their first two characters, the longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for wrong in sorted(_table()[0], key=len, reverse=True):
        heads[wrong[:2]].append(wrong)
    return {head: tuple(words) for head, words in sorted(heads.items())}


@cache
def _ranks() -> dict[str, int]:
    """Return the wrong words of the table in the order in which they are looked for."""
    words = (wrong for found in _heads().values() for wrong in found)
    return {wrong: rank for rank, wrong in enumerate(words)}


@cache
def _singles() -> frozenset[str]:
    """Return the wrong characters of the table that are wrong alone, and those that are right."""
    known = {wrong for wrong in _table()[0] if len(wrong) == 1}
    return frozenset(known | {row[0] for row in rows("rare_characters")})


def like_characters(text: str) -> Iterator[Issue]:
    """Yield the words of the table: 千部 for 干部."""
    plain, guarded = _table()
    # 違反 is no misprint where all is written so.
    odd = _odd(text)
    own = odd if _habitual(text, odd) else frozenset[str]()
    for start, wrong in _wrong_words(text).items():
        if not own.isdisjoint(wrong):
            continue
        span = Span(start, start + len(wrong))
        yield Issue("suspected-misprint", span, (wrong, plain[wrong]))
    for pattern, right in guarded:
        for hit in pattern.finditer(text):
            yield Issue("suspected-misprint", Span(*hit.span()), (hit.group(), right))


def _wrong_words(text: str) -> dict[int, str]:
    """Return where words of the table stand; at one place the longest of those begun alike."""
    ranks = _ranks()
    every = (
        (ranks[wrong], start + at) for start, piece in pieces(text) for at, wrong in _in(piece)
    )
    words = tuple(ranks)
    found: dict[int, str] = {}
    for rank, at in sorted(every):
        found.setdefault(at, words[rank])
    return found


@lru_cache(REMEMBERED)
def _in(piece: str) -> tuple[tuple[int, str], ...]:
    """Return each word of the table in a piece of a text, with its place: none has a blank.

    Only the words are looked for whose first and last two characters the piece has.
    """
    pairs = {*map(str.__add__, piece, piece[1:]), *piece}
    heads = _heads()
    near = (wrong for head in heads.keys() & pairs for wrong in heads[head] if wrong[-2:] in pairs)
    return tuple((at, wrong) for wrong in near for at in occurrences(piece, wrong))


@cache
def _misread() -> frozenset[str]:
    """Return the characters that a correction takes for others."""
    pairs = ((row[0], row[1]) for row in rows("misprints"))
    return frozenset(
        a for wrong, right in pairs for a, b in zip(wrong, right, strict=False) if a != b
    )


def may_be_misread(ours: str, theirs: str) -> bool:
    """Say whether two texts may agree when corrected: wherever they part, one may be misread."""
    if len(ours) != len(theirs):
        return False
    apart = ((a, b) for a, b in zip(ours, theirs, strict=True) if a != b)
    return all(not _misread().isdisjoint(pair) for pair in apart)


def corrected(text: str) -> str:
    """Return ``text`` with the words of the table written as they should be, its length kept."""
    found = list(text)
    for issue in like_characters(text):
        right = issue.params[1]
        found[issue.span.start : issue.span.start + len(right)] = right
    return "".join(found)


@cache
def _foreign(char: str) -> bool:
    """Say whether Big5 or JIS X 0208 has the character and GB/T 2312 has not."""
    if in_gb2312(char):
        return False
    return _encodes(char, "big5") or _encodes(char, "shift_jis")


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(2)
def characters(text: str) -> frozenset[str]:
    """Return the characters of a text: several checks ask first whether it has theirs."""
    return frozenset(text)


def foreign_characters(text: str) -> Iterator[Issue]:
    """Yield single traditional or Japanese characters in a simplified text."""
    odd = _odd(text)
    if not odd or _habitual(text, odd):
        return
    for hit in re.finditer(f"[{''.join(sorted(odd))}]", text):
        yield Issue("unusual-character", Span(*hit.span()), (hit.group(),))


def _odd(text: str) -> frozenset[str]:
    """Return the traditional or Japanese characters of a text."""
    usual = "".join(characters(text)).encode("gb2312", "ignore").decode("gb2312")
    rare = characters(text).difference(usual)
    found = {char for char in rare if "\u4e00" <= char <= "\u9fff" and _foreign(char)}
    return frozenset(found - _singles())


def _habitual(text: str, odd: frozenset[str]) -> bool:
    """Say whether so many characters of a text are such that it is written in them."""
    return sum(map(text.count, odd)) > len(text) * _FOREIGN_MAX


def occurrences(text: str, words: str) -> Iterator[int]:
    """Yield where ``words`` stand; str.find, so that no pattern is compiled for each."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _habits(grams: Counter[str]) -> dict[str, str]:
    """Return the sequences that one character nearly always follows, with that character."""
    often = {gram[:_LEFT]: gram[_LEFT] for gram, count in grams.items() if count >= _HABIT}
    return {
        head: char for head, char in often.items() if (head + char).isalpha() and char not in FREE
    }


def _grams(text: str) -> list[str]:
    """Return the sequences of a text, each as long as what is frequent with what follows it.

    Those inside a piece are made once for all texts that have it, and so is the hash of each.
    """
    size = _LEFT + 1
    found: list[str] = []
    for start, piece in pieces(text):
        found += _grams_in(piece, size)
        end = start + len(piece)
        over = range(max(start, end - size + 1), min(end, len(text) - size + 1))
        found += [text[at : at + size] for at in over]
    return found


@lru_cache(REMEMBERED)
def _grams_in(piece: str, size: int) -> tuple[str, ...]:
    return tuple([piece[at : at + size] for at in range(len(piece) - size + 1)])


def lost_characters(text: str) -> Iterator[Issue]:
    """Yield places where the text itself shows that a character is lost.

    意识形工作 where every other 意识形 is followed by 态, and 意识形态工作 stands elsewhere.
    """
    grams = Counter(_grams(text))
    habits = _habits(grams)
    begun = [gram for gram in grams if gram[:_LEFT] in habits] if habits else []
    others = Counter(gram[:_LEFT] for gram in begun)
    for gram in (gram for gram in begun if grams[gram] == 1):
        head, usual = gram[:_LEFT], habits[gram[:_LEFT]]
        at = text.find(gram)
        tail = text[at + _LEFT : at + _LEFT + _RIGHT]
        if others[head] == 2 and tail.isalpha() and text.count(head + usual + tail) >= _SHOWN:
            yield Issue(
                "lost-word", Span(at, at + _LEFT + _RIGHT), (head + tail, head + usual + tail)
            )


def lost_words(text: str) -> Iterator[Issue]:
    """Yield a count word without its number, and 我 without its unit."""
    for pattern, filler in ((_COUNTLESS, "一次"), (_OWNLESS, "我×")):
        for hit in pattern.finditer(text):
            words = hit.group()
            yield Issue("lost-word", Span(*hit.span()), (words, words[:-1] + filler))


def lost_separators(text: str) -> Iterator[Issue]:
    """Yield 中央省委、 where the text elsewhere writes 中央、省委、."""
    pairs = Counter(hit.groups() for hit in _LISTED.finditer(text))
    for (left, right), count in pairs.items():
        found = list(occurrences(text, f"{left}{right}、")) if count >= _PAIRS_FROM else []
        if len(found) * _PAIRS_FROM <= count:
            for at in found:
                yield Issue(
                    "missing-separator", Span(at, at + 4), (left + right, f"{left}、{right}")
                )


def doubled_characters(text: str) -> Iterator[Issue]:
    """Yield a character three times over, and function words twice over."""
    for hit in _TRIPLE.finditer(text):
        if hit.group(1) not in _TRIPLE_OK:
            yield Issue("doubled-character", Span(*hit.span()), (hit.group()[:_SHOWN_MAX],))
    for hit in _DOUBLED.finditer(text):
        yield Issue("doubled-character", Span(*hit.span()), (hit.group(),))
