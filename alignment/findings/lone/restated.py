"""Whether a stretch of the text above says all that a lone rule does, with other words.

below  树木、道路由总务处清洗、维修
above  校门外的道路、林木由总务处定期清扫、修缮   →  said there: 林木, 清扫 and 修缮 are of the
concepts of 树木, 清洗 and 维修

Words of one concept (concepts.tsv) stand for each other. A rule is no new one where each of its
words that the table has, has a counterpart in one stretch of one sentence, and much the other way.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache, reduce
from operator import or_

from ...model import Topic
from ...tables import rows
from ..kindred import Sentences
from ..model import Force
from ..setting import Setting
from ..statements.read import statements
from .beside import Told

# Of these the words of the act tell what is asked; a step, a limit or a penalty is spoken of in
# the words in which it is asked for. Of 9 rules of judged findings in which all holds that is asked
# here, 8 stood in the text above; with steps 8 of 11.
_TOPICS = (
    Topic.DUTY,
    Topic.BAN,
    Topic.POWER,
    Topic.RIGHT,
    Topic.ADVICE,
    Topic.RULE,
    Topic.CONDITION,
)
# Of a rule with words of fewer kinds a counterpart tells nothing: 建立监测制度.
_FEWEST = 3
# Of the words of the stretch so many are of the rule; of the pairs of the rule so many stand there.
_BACK, _PAIRS = 0.4, 0.25
# A stretch is at most so many times as long as the rule, and so many characters more.
_TIMES, _MORE = 2, 12
_SIZES = (4, 3, 2)
_NOT = re.compile("不得|不予|不准|不应|禁止|严禁|未|无|非")
_APART = re.compile("[，。；：、()<>的]")


def restated(pair: Setting, told: Told, *, fresh: bool) -> bool:
    """Say whether the text above says what a lone rule of the text that implements it does.

    A rule with a figure, and the words above a list, are not looked for: the words do not tell
    whether these are the same.
    """
    kind, rule = told.kind, told.page.words(told.place)
    if not (pair.implements and fresh) or kind.topic not in _TOPICS or kind.listed:
        return False
    if kind.said.quantities or rule.endswith("："):
        return False
    return _stands(rule, pair.kindred.above)


def _stands(rule: str, above: Sentences) -> bool:
    words = frozenset(_words(rule))
    if len(words) < _FEWEST:
        return False
    may_be = frozenset(range(len(above.index.said)))
    for one in sorted(words, key=lambda one: (one.bit_count(), one)):
        may_be = may_be & _having(above, one)
        if not may_be:
            return False
    said = (above.index.said[at].words for at in may_be)
    return any(_has_all(there, words) and _says(there, rule, words) for there in said)


def _has_all(sentence: str, words: frozenset[int]) -> bool:
    """Say whether a sentence has a counterpart of each word."""
    bits = _concepts(sentence)
    return all(one & bits for one in words)


# Rules of one matter are looked for in the same sentences.
@lru_cache(1024)
def _concepts(sentence: str) -> int:
    """Return the concepts of all words of a sentence, a bit each."""
    return reduce(or_, _words(sentence), 0)


def _having(above: Sentences, concepts: int) -> frozenset[int]:
    """Return the sentences that have all pairs of characters of a word of some concepts."""
    where, starts, sentences = above.index.where, above.index.starts, above.index.sentences
    found: set[int] = set()
    for word in _of_concepts(concepts):
        pairs = [where.get(word[at : at + 2]) for at in range(len(word) - 1)]
        rows_of = [row for row in pairs if row is not None]
        if len(rows_of) == len(pairs):
            having = [sentences[starts[row] : starts[row + 1]].tolist() for row in rows_of]
            found |= set(having[0]).intersection(*having[1:])
    return frozenset(found)


def _says(there: str, rule: str, words: frozenset[int]) -> bool:
    """Say whether a sentence that has all words of a rule has them in one stretch, as binding."""
    bind = _forces(rule)
    if bind and not bind & _forces(there):
        return False
    pairs, longest = _pairs(rule), _TIMES * len(rule) + _MORE
    return any(
        bool(_NOT.search(rule)) == bool(_NOT.search(stretch))
        and len(pairs & _pairs(stretch)) >= _PAIRS * len(pairs)
        and _all_of(words, _words(stretch))
        for stretch in _stretches(there, longest)
    )


def _all_of(words: frozenset[int], there: list[int]) -> bool:
    """Say whether each word has a counterpart among others, and enough of these have one."""
    back = sum(any(one & word for word in words) for one in there)
    return back >= _BACK * len(there) and all(any(one & word for one in there) for word in words)


def _stretches(sentence: str, longest: int) -> Iterator[str]:
    """Yield a sentence's parts between commas, each alone and with those after it."""
    parts = sentence.split("，")
    for first in range(len(parts)):
        for last in range(first + 1, len(parts) + 1):
            stretch = "，".join(parts[first:last])
            if last > first + 1 and len(stretch) > longest:
                break
            yield stretch


def _forces(words: str) -> frozenset[Force]:
    return frozenset(one.force for one in statements(words)) - {Force.NONE}


def _pairs(words: str) -> frozenset[str]:
    parts = _APART.split(words)
    return frozenset(part[at : at + 2] for part in parts for at in range(len(part) - 1))


def _words(text: str) -> list[int]:
    """Return the concepts of each word of a text that the table has, none within a longer one."""
    found, end, listed = [], 0, _table()
    for at in range(len(text) - 1):
        for size in _SIZES:
            bits = listed.get(text[at : at + size])
            if bits is not None and at + size > end:
                found.append(bits)
                end = at + size
                break
    return found


@cache
def _table() -> dict[str, int]:
    """Return the concepts of each word of the table, a bit each."""
    listed: dict[str, int] = {}
    for place, words in enumerate(_by_concept()):
        for word in words:
            listed[word] = listed.get(word, 0) | 1 << place
    return listed


@cache
def _by_concept() -> tuple[list[str], ...]:
    """Return the words of each concept."""
    found: dict[str, list[str]] = {}
    for concept, word in rows("concepts"):
        found.setdefault(concept, []).append(word)
    return tuple(found.values())


@cache
def _of_concepts(concepts: int) -> tuple[str, ...]:
    """Return the words of any of some concepts, a bit each."""
    every = _by_concept()
    places = (at for at, bit in enumerate(f"{concepts:b}"[::-1]) if bit == "1")
    return tuple(dict.fromkeys(word for at in places for word in every[at]))
