"""The sentence of the text above that is nearest to a rule of the text below, by shared words.

below  工会应当支持职工依法申请仲裁、提起诉讼
above  职工申请劳动争议仲裁或者提起诉讼的，工会应当给予支持    →  near: it says much of it

What is near is told beside it, since a rule set up by the text below is new only where the text
above has nothing like it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain, pairwise
from math import fsum, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...corpus.model import Document, Level
from ...corpus.normalise import clean
from ..tables import rows

# A sentence is near when it has so much of the act of a rule, and of the whole rule, each pair of
# characters weighed by how rare it is in both texts. Of 179 rules whose matter a reader found above
# 136 reach the whole, of 180 that were new 24.
_ACT, _WHOLE = 0.24, 0.2
# A sentence that has so much of both says the same.
_ACT_SAID, _WHOLE_SAID = 0.7, 0.55
# Pairs that are in fewer sentences count alike: most of them reach over the border of two words.
_SELDOM = 4
# Names of the matter that both texts are about count for little beside words that are rare in them.
_CONTRAST = 2
# What a sentence of these says is about a text, or follows from a breach: near no rule.
_OF_NO_MATTER = re.compile(
    "适用于|必须遵守本|应当遵守本|制定本|适用本|责令|罚款|处分|刑事责任|起施行|是指|参照本|[：:]$"
    "|由[^，。；]{2,24}(?:制定|规定)$|同时废止"
)
# Of a clause that answers the rule anyway so much of the whole rule is enough.
_BESIDE = 0.14
# Of an item, which says little, a sentence beyond has to hold so much.
_STRONG = 0.35
# Sentences that hold so much of what the best holds are looked at, the shorter being likelier.
_MUCH = 0.85
# An act of fewer pairs says too little to be looked for: 报主管部门批准.
_FEWEST = 6
# A rule of fewer pairs is near to anything: 鼓励设立基金.
_SHORTEST = 10
_ENDS = re.compile("[。；\n]")
_APART = "，。；：、<>()的\n"
_MARKS = re.compile(f"[{_APART}]")
# A pair of characters as a number: the first above so many bits of the second.
_BITS = 21
_LAST = (1 << _BITS) - 1
_NONE = 0, 0


class Near(NamedTuple):
    """A sentence of the text above, its article's label, its clause; whether it says the same."""

    words: str
    article: str
    clause: int
    same: bool


class _Said(NamedTuple):
    """A sentence, the label of its article, and its clause."""

    words: str
    article: str
    clause: int


class _Index(NamedTuple):
    """The sentences of a document by their pairs of characters.

    ``sentences[start:end]`` have a pair for which ``where`` says start and end; ``of`` are those
    of each clause.
    """

    said: tuple[_Said, ...]
    where: Mapping[str, tuple[int, int]]
    sentences: NDArray[np.int64]
    of: Mapping[int, Sequence[int]]

    def often(self, pair: str) -> int:
        """Return how many sentences have a pair."""
        start, end = self.where.get(pair, _NONE)
        return end - start


class _Weights(dict[str, float]):
    """How rare each pair of characters is in both texts: filled as needed."""

    def __init__(self, above: _Index, below: _Index) -> None:
        super().__init__()
        self._above, self._below = above, below

    def __missing__(self, pair: str) -> float:
        often = self._above.often(pair) + self._below.often(pair)
        rare = log(1 + len(self._above.said) / max(_SELDOM, often))
        return self.setdefault(pair, rare**_CONTRAST)


class Kindred:
    """The sentences of the text above by their pairs of characters; made when first asked."""

    def __init__(self, template: Document, variant: Document) -> None:
        """Note the documents."""
        self._template, self._variant = template, variant

    @cached_property
    def _index(self) -> _Index:
        return _index(tuple(one for one in self._every if not _OF_NO_MATTER.search(one.words)))

    @cached_property
    def _every(self) -> tuple[_Said, ...]:
        return tuple(_sentences(self._template))

    @cached_property
    def _weights(self) -> _Weights:
        return _Weights(self._index, _index(tuple(_sentences(self._variant))))

    def stock(self, rule: str) -> Near | None:
        """Return the sentence that is nearest to a rule on a stock matter, of those on it."""
        for pattern in _stock():
            if pattern.search(rule):
                whole = _pairs(rule)
                on_it = [said for said in self._every if pattern.search(said.words)]
                best = max(on_it, key=lambda s: len(whole & _pairs(s.words)), default=None)
                if best is not None:
                    return Near(best.words, best.article, best.clause, same=False)
        return None

    def near(
        self,
        rule: str,
        acts: Sequence[str],
        beside: Collection[int] = (),
        *,
        item: bool = False,
    ) -> Near | None:
        """Return the sentence that is nearest to a rule and one of its acts; None: none is near.

        Of the clauses ``beside`` it, which the aligner found to answer it, less is asked;
        ``item``: of an item of a list more is asked of other sentences.
        """
        whole = _pairs(rule)
        if len(whole) < _SHORTEST:
            return None
        held = self._held(whole)
        if not held.any():
            return None
        there_beside = self._beside(whole, held, beside)
        if there_beside is not None:
            return there_beside
        said = self._index.said[self._likest(whole, held)]
        there = _pairs(said.words)
        share = self._share(whole, there)
        if share < (_STRONG if item else _WHOLE):
            return None
        parts = [pairs for act in acts if len(pairs := _pairs(act)) >= _FEWEST]
        act = max((self._share(part, there) for part in parts), default=0.0)
        if act < _ACT:
            return None
        same = act >= _ACT_SAID and share >= _WHOLE_SAID
        return Near(said.words, said.article, said.clause, same)

    def _likest(self, whole: frozenset[str], held: NDArray[np.float64]) -> int:
        """Return the sentence that holds most of a rule; of those that hold much, the likest."""
        much: list[int] = np.flatnonzero(held >= _MUCH * held.max()).tolist()
        if len(much) == 1:
            return much[0]
        said = self._index.said
        return max(much, key=lambda k: (held[k] / (len(whole) + len(said[k].words)), -k))

    def _beside(
        self, whole: frozenset[str], held: NDArray[np.float64], beside: Collection[int]
    ) -> Near | None:
        """Return the nearest sentence of some clauses, if it has enough of a rule."""
        found = [at for clause in beside for at in self._index.of.get(clause, ()) if held[at]]
        if not found:
            return None
        said = self._index.said[max(found, key=lambda k: (held[k], -k))]
        enough = self._share(whole, _pairs(said.words)) >= _BESIDE
        return Near(said.words, said.article, said.clause, same=False) if enough else None

    def _held(self, whole: frozenset[str]) -> NDArray[np.float64]:
        """Return how much each sentence holds of a rule's pairs."""
        index = self._index
        known = sorted(whole & index.where.keys())
        if not known:
            return np.zeros(len(index.said))
        ranges = [index.where[pair] for pair in known]
        at = np.concatenate([index.sentences[start:end] for start, end in ranges])
        weights = [self._weights[pair] for pair in known]
        each = np.repeat(weights, [end - start for start, end in ranges])
        return np.bincount(at, each, minlength=len(index.said)).astype(np.float64, copy=False)

    def _share(self, these: frozenset[str], those: frozenset[str]) -> float:
        # Exact sums: a set has its members in another order in each run.
        weight = self._weights.__getitem__
        return fsum(map(weight, these & those)) / fsum(map(weight, these))


# The template of a batch is asked for with each text.
@lru_cache(4)
def _index(said: tuple[_Said, ...]) -> _Index:
    """Index sentences: all their characters at once, each pair a number, each sentence a line."""
    text = _codes("\n".join(one.words for one in said))
    apart = np.isin(text, _codes(_APART))
    inside = ~(apart[:-1] | apart[1:])
    line = np.cumsum(text[:-1] == ord("\n"))[inside]
    pair = (text[:-1].astype(np.int64) << _BITS | text[1:])[inside]
    both = np.sort(pair * len(said) + line)
    both = both[np.flatnonzero(np.diff(both, prepend=-1))]
    pairs, sentences = both // max(1, len(said)), both % max(1, len(said))
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    first = pairs[starts]
    halves = np.stack((first >> _BITS, first & _LAST), axis=1).astype(np.uint32)
    words = halves.tobytes().decode("utf-32-le", "surrogatepass")
    named = [words[at : at + 2] for at in range(0, len(words), 2)]
    ends = [*starts.tolist(), len(pairs)]
    of: dict[int, list[int]] = {}
    for at, one in enumerate(said):
        of.setdefault(one.clause, []).append(at)
    return _Index(said, dict(zip(named, pairwise(ends), strict=True)), sentences, of)


def _codes(words: str) -> NDArray[np.uint32]:
    return np.frombuffer(words.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _stock() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row[0]) for row in rows("stock_matters"))


def _sentences(document: Document) -> Iterator[_Said]:
    """Yield the sentences of a document."""
    article = ""
    clauses = frozenset(document.clauses)
    for index, node in enumerate(document.nodes):
        if node.level is Level.ARTICLE:
            article = node.label
        if index in clauses:
            for words in _ENDS.split(clean(document.text, node.body).text):
                if words:
                    yield _Said(words, article, index)


def _pairs(words: str) -> frozenset[str]:
    """Return the pairs of characters of a text that no mark parts."""
    parts = _MARKS.split(words)
    return frozenset(chain.from_iterable(map(str.__add__, part, part[1:]) for part in parts))
