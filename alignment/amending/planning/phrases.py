"""Where a quotation in an instruction may begin and end: names, clauses, phrases, words.

由国务院[教育]行政部门制定，  the name is 国务院教育行政部门
[处五万元以下的罚款]，        the clause is quoted whole when it is short
负责监督[检查]、抽样检验的，  else the phrase between two marks or joining words
"""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import accumulate

from ....corpus.dictionary import tag
from ....corpus.tables import CORPUS
from ...edits.words import JOINS, Word, cut
from ...tables import words

# The longest quotation that is widened to a clause or phrase. Of the clauses that published
# decisions quote whole nearly all have at most so many characters.
LONGEST = 20
# A name with what stands before it; a longer run of nouns is no name but a list without marks.
_LONGEST_NAME = 18
# Words to be replaced are quoted with their neighbours up to this length: 其他 alone says little.
_PHRASE = 4
_CLAUSE_MARKS = "，。；：！？"
_MARKS = f"{_CLAUSE_MARKS}、"
_BRACKETS = {"（": "）", "《": "》", "〈": "〉", "〔": "〕", "“": "”", "‘": "’", "(": ")"}
# Kinds of words, as the dictionary has them, of which a name is made: nouns, attributes, numerals.
_NAMING = ("n", "vn", "an", "b", "f", "s", "t", "j", "l", "m", "q", "i")
# Of single characters only these begin or go into a name.
_SHORT = frozenset("省市县区州乡镇村国本各")
# Words that join elsewhere and are part of the name before a head: 国务院有关部门, 其他组织.
_LEADING = frozenset(
    ("其他", "有关", "相关", "各级", "上级", "下级", "同级", "本级", "上一级", "下一级")
)
# What no quotation begins with: it hangs on the word before it.
_HANGING = frozenset(("的", "了", "地", "得", "等", "之", "者", "所"))
Range = tuple[int, int]


@lru_cache(4096)
def _depths(text: str) -> tuple[int, ...]:
    """Return for each place between two characters how many brackets are open there."""
    steps = ((char in _BRACKETS) - (char in _BRACKETS.values()) for char in text)
    return tuple(accumulate(steps, initial=0))


def _outside(text: str, at: int, core: Range) -> bool:
    """Say whether a border is not inside brackets that the core is outside of."""
    depths = _depths(text)
    return depths[at] <= max(0, min(depths[core[0]], depths[core[1]]))


def clause(text: str, start: int, end: int) -> Range:
    """Return the range between two marks of clauses in which ``start`` to ``end`` lies."""
    return _between(text, (start, end), lambda word: word in _CLAUSE_MARKS, lambda _: False)


def _is_mark(word: str) -> bool:
    return word in _MARKS


def _opens(word: str) -> bool:
    """Say whether a phrase begins with this word: 应当, 由, 对."""
    light = word in words("function_words") or word in words("modals")
    return light and word not in JOINS | _HANGING | _LEADING and word != "其"


def _between(
    text: str, core: Range, parts: Callable[[str], bool], opens: Callable[[str], bool]
) -> Range:
    """Widen a range to the next words that part phrases, or open one, on either side."""
    start, end = 0, len(text)
    for word in cut(text):
        shown = text[word.start : word.end]
        if word.end <= core[0] and parts(shown) and _outside(text, word.end, core):
            start = word.end
        elif word.start <= core[0] and opens(shown) and _outside(text, word.start, core):
            start = word.start
        elif word.start >= core[1] and (parts(shown) or opens(shown)):
            end = word.start if _outside(text, word.start, core) else end
        if end < len(text):
            break
    return start, end


def ranges(text: str, start: int, end: int) -> list[Range]:
    """Return what may be quoted for the words from ``start`` to ``end``, the shortest first.

    Words with their neighbours, then phrases; each balanced in its brackets, and none that begins
    with a mark or 的.
    """
    short = _fuller(text, start, end)
    found = [_tidied(text, one) for one in (short, _to_noun(text, *short))]
    found += phrases(text, start, end)
    return [one for one in dict.fromkeys(found) if one[0] < one[1]] or [(0, len(text))]


def ends(text: str, at: int) -> bool:
    """Say whether words may end here: a mark, a joining word or nothing follows."""
    return at == len(text) or any(w.start == at and w.light for w in cut(text))


def cuts_phrase(text: str, start: int, end: int) -> bool:
    """Say whether words go over a mark and begin or end in the middle of a phrase."""
    if not any(mark in text[start : end - 1] for mark in _CLAUSE_MARKS):
        return False
    starts = {one[0] for one in phrases(text, start, start + 1)}
    last = {one[1] for one in phrases(text, end - 1, end)} | {
        end if text[end - 1] in _MARKS else -1
    }
    return start not in starts or end not in last


def _to_noun(text: str, start: int, end: int) -> Range:
    """Let words end with the noun that they belong to: 其授权的地方｜人民政府."""
    found = cut(text)
    at = next((i for i, w in enumerate(found) if w.start >= end), len(found))
    while 0 < at < len(found) and found[at].start == end and _names(text, found, at):
        end, at = found[at].end, at + 1
    return start, end


def phrases(text: str, start: int, end: int) -> list[Range]:
    """Return the phrase between joining words, the one between marks, and the clause."""
    core = (start, end)
    found = (
        _between(text, core, lambda word: _is_mark(word) or word in JOINS, _opens),
        _between(text, core, _is_mark, lambda _: False),
        clause(text, start, end),
    )
    return [_tidied(text, one) for one in found]


def _tidied(text: str, one: Range) -> Range:
    """Let a quotation begin with a word that stands by itself, and close its brackets."""
    start, end = _balanced(text, one)
    while 0 < start < end and (text[start] in _MARKS or _hangs(text, start)):
        start = max((w.start for w in cut(text) if w.start < start), default=0)
    return _balanced(text, (start, end))


def _hangs(text: str, at: int) -> bool:
    return any(w.start == at and text[w.start : w.end] in _HANGING for w in cut(text))


def _balanced(text: str, one: Range) -> Range:
    """Take in the other bracket of each that is cut off from it."""
    start, end = one
    depths = _depths(text)
    low = min(depths[start : end + 1], default=0)
    while start > 0 and depths[start] > low:
        start -= 1
    while end < len(text) and depths[end] > low:
        end += 1
    return start, end


def _fuller(text: str, start: int, end: int) -> Range:
    """Take in whole words, and the words around short ones, those behind them first."""
    edges = sorted({0, len(text), *(word.end for word in cut(text))})
    start = max(edge for edge in edges if edge <= start)
    end = min(edge for edge in edges if edge >= end)
    while end - start < _PHRASE and end < len(text) and not _parts(text, end):
        end = min(edge for edge in edges if edge > end)
    while end - start < _PHRASE and start > 0 and text[start - 1] not in _MARKS:
        start = max(edge for edge in edges if edge < start)
    return start, end


def term(text: str, start: int, end: int) -> Range:
    """Return the run of nouns in which a range lies: [具体]行政行为 is 具体行政行为."""
    found = cut(text)
    first, last = _words(found, start, end)
    if not _nominal(text, found, first, last):
        return start, end
    while last + 1 < len(found) and _names(text, found, last + 1):
        last += 1
    while first > 0 and _names(text, found, first - 1):
        first -= 1
    return (found[first].start, found[last].end) if first <= last else (start, end)


def _nominal(text: str, found: Sequence[Word], first: int, last: int) -> bool:
    """Say whether words are a name or part of one: nothing in them joins, the last is a noun."""
    core = [i for i in range(first, last + 1) if text[found[i].start : found[i].end].isalpha()]
    joins = any(_joins(text, found[i]) for i in core)
    return not joins and (not core or _names(text, found, core[-1]))


def stands(text: str, start: int, end: int) -> bool:
    """Say whether words stand by themselves: none of them only joins others."""
    return not any(_joins(text, w) for w in cut(text) if start <= w.start < end)


def _joins(text: str, word: Word) -> bool:
    return word.light and text[word.start : word.end] not in _LEADING


def _words(found: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """Return the first and the last of the words in which a range lies, 1 and 0 for a border."""
    first = next((i for i, w in enumerate(found) if w.end > start), len(found))
    if start == end and first < len(found) and found[first].start == start:
        return first, first - 1
    return first, next((i for i, w in enumerate(found) if w.end >= end), len(found) - 1)


def _parts(text: str, at: int) -> bool:
    """Say whether a mark or a joining word begins here."""
    return text[at] in _MARKS or text.startswith(tuple(JOINS), at)


def name(text: str, start: int, end: int) -> Range | None:
    """Return the name of a body in which a range lies, None where it lies in none.

    由国务院[教育]行政部门制定 is 国务院教育行政部门.
    """
    begin, last = term(text, start, end)
    run = [w for w in cut(text) if begin <= w.start and end <= w.end <= last]
    ends = [w.end for w in run if _heads(text, w, words("name_heads"))]
    if run and _heads(text, run[-1]):
        ends.append(last)
    return (begin, ends[-1]) if ends and ends[-1] - begin <= _LONGEST_NAME else None


def _heads(text: str, word: Word, heads: Collection[str] = ()) -> bool:
    """Say whether a word closes the name of a body: 部门, 教育行政部门, 人民政府."""
    shown = text[word.start : word.end]
    known = heads or words("name_heads") | words("subjects")
    return any(shown[at:] in known for at in range(len(shown) - 1))


def _names(text: str, found: Sequence[Word], at: int) -> bool:
    """Say whether a word goes into a name."""
    word = found[at]
    shown = text[word.start : word.end]
    if len(shown) == 1:
        return shown in _SHORT
    if shown in _LEADING or _heads(text, word):
        return True
    if word.light or shown in words("modals") or shown in words("name_stops"):
        return False
    kind = tag(shown)
    if kind.startswith("v") and kind != "vn":
        # 执法机构, 审判机关: a verb goes into the name of an office, not of a person.
        after = text[found[at].end : found[at + 1].end] if at + 1 < len(found) else ""
        return after in words("name_heads")
    return kind.startswith(_NAMING) or shown in CORPUS.words("terms")
