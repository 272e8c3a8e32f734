"""Set expressions of official documents, written with a slip, or rewritten in other words."""

import re
from collections.abc import Iterator
from functools import cache

from ..dictionary import is_word
from ..model import Issue, Span
from ..tables import rows
from .misprints import FREE, characters, occurrences

# After a slip so many characters of the phrase follow, one where a character is only lost.
_AFTER, _AFTER_LOSS = 2, 1
# (characters put in, characters lost): one for another, one lost, a few that scanning or copying
# put in. One alone that is put in is mostly meant: 工作负主体责任.
_KINDS = ((1, 1), (0, 1), (2, 0), (3, 0), (4, 0))
# In 3,090 statutes no text has two of these; a rewritten page has a dozen.
_REWRITTEN_FROM = 3
_SHOWN = 3
# Words of the dictionary are seldom longer.
_WORD = 4
# Characters that stand before 者 in words of two, or join.
_LOOSE = frozenset("或和与及作患读学记编笔长弱强前后二三两")
# A list of those who do something; 或者、作者、患者 are none.
_AGENTS = (
    "(?:[一-鿿]{2}者、)+[一-鿿]{2}者(?:[和与及][一-鿿]{2}者)?|[一-鿿]{2}者[和与及][一-鿿]{2}者"
)
# What every such list holds: looked for first, since most texts have none.
_JOINED = ("者、", "者和", "者与", "者及")


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    """Return the phrases of one kind, the longest first."""
    found = (row[0] for row in rows("set_phrases") if row[1] == kind)
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def _makes_words(plain: str, start: int, end: int) -> bool:
    """Say whether a word reaches into ``plain[start:end]``, or over that place: 重大 for 重要."""
    lefts = range(max(0, start - _WORD + 1), end)
    return any(
        is_word(plain[left:right])
        for left in lefts
        for right in range(max(left + 2, start + 1), left + _WORD + 1)
    )


def _slip(plain: str, phrase: str, at: int) -> tuple[int, int, int, int] | None:
    """Return (at, start of the slip, its end, end of phrase) of a phrase that begins at ``at``."""
    size = len(phrase)
    same = next((k for k in range(size) if plain[at + k : at + k + 1] != phrase[k]), size)
    for put_in, lost in _KINDS:
        rest, left = phrase[same + lost :], at + same + put_in
        long_enough = len(rest) >= (_AFTER_LOSS if lost > put_in else _AFTER)
        meant = FREE.issuperset(phrase[same : same + lost] or "×")
        if long_enough and not meant and plain.startswith(rest, left):
            return at, at + same, left, left + len(rest)
    return None


def _found(plain: str, phrase: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the slips after which the first half of ``phrase`` stands whole."""
    half = phrase[: len(phrase) // 2]
    if plain.count(half) == plain.count(phrase):
        return
    for at in occurrences(plain, half):
        slip = _slip(plain, phrase, at)
        if slip:
            yield slip


def _suspect(plain: str, turned_round: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of ``plain`` with one slip in ``phrase`` that makes no word of its own.

    Of a phrase with one slip one half is whole: the first, or seen backwards the second;
    ``turned_round`` is ``plain`` so seen.
    """
    size = len(plain)
    backwards = _found(turned_round, phrase[::-1])
    turned = ((size - d, size - c, size - b, size - a) for a, b, c, d in backwards)
    for at, start, end, stop in (*_found(plain, phrase), *turned):
        first = start - at == 1 and is_word(plain[max(0, at - 1) : at + 1])
        last = stop - end == 1 and is_word(plain[stop - 1 : stop + 1])
        if not (first or last or _makes_words(plain, start, end)):
            yield at, stop


def _at_hand(plain: str) -> Iterator[str]:
    """Yield the phrases of which the text has the first or last three characters, longest first."""
    known = characters(plain)
    for phrase in _phrases("wording"):
        # Most phrases have a character that the text has not: that is told without a search.
        if any(known.issuperset(end) and end in plain for end in (phrase[:3], phrase[-3:])):
            yield phrase


def slips(text: str) -> Iterator[Issue]:
    """Yield set phrases with one slip: a character for another, one lost, a few put in."""
    plain = "".join(filter(str.isalnum, text))
    turned_round = plain[::-1]
    found = [
        (start, stop, phrase)
        for phrase in _at_hand(plain)
        for start, stop in _suspect(plain, turned_round, phrase)
    ]
    places = [at for at, char in enumerate(text) if char.isalnum()] if found else []
    taken: set[int] = set()
    for start, stop, phrase in found:
        span = Span(places[start], places[stop - 1] + 1)
        if taken.isdisjoint(range(*span)):
            taken.update(range(*span))
            # Written so twice, it is meant so.
            if text.count(span.cut(text)) == 1:
                yield Issue("suspected-misprint", span, (span.cut(text), phrase))


def run_together(text: str) -> Iterator[Issue]:
    """Yield members of a fixed list between which 、 is lost: 中央省、市 for 中央、省、市."""
    for listed in _phrases("list"):
        for at, char in enumerate(listed):
            wrong = listed[:at] + listed[at + 1 :]
            # Written so twice, it is meant so.
            if char != "、" or text.count(wrong) != 1 or is_word(listed[at - 1] + listed[at + 1]):
                continue
            start = text.find(wrong)
            yield Issue("missing-separator", Span(start, start + len(wrong)), (wrong, listed))


def agents(text: str) -> Iterator[Issue]:
    """Yield the one member of a list of …者 whose verb is no word: 参与者和独设者."""
    for hit in re.finditer(_AGENTS, text) if any(map(text.__contains__, _JOINED)) else ():
        odd = [member for member in re.finditer("(..)者", hit.group()) if _odd(member.group(1))]
        if len(odd) == 1 and text.count(odd[0].group()) == 1:
            start = hit.start() + odd[0].start()
            yield Issue("suspected-misprint", Span(start, start + 3), (odd[0].group(), "×者"))


def _odd(verb: str) -> bool:
    """Say whether two characters are no word and may be no two words: 或、和、作 come freely."""
    return not is_word(verb) and not is_word(verb + "者") and not _LOOSE.intersection(verb)


def rewritten(text: str) -> Iterator[Issue]:
    """Yield once that a rewriting program wrote the text: fixed terms stand in other words."""
    known = characters(text)
    found = [
        (text.find(wrong), wrong, right)
        for wrong, right in rows("paraphrases")
        if known.issuperset(wrong)
    ]
    found = sorted(hit for hit in found if hit[0] >= 0)
    if len(found) >= _REWRITTEN_FROM:
        at, wrong, _ = found[0]
        shown = "、".join(f"{wrong}（{right}）" for _, wrong, right in found[:_SHOWN])
        yield Issue("machine-paraphrase", Span(at, at + len(wrong)), (str(len(found)), shown))
