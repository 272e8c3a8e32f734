"""The sentence of the text above that is nearest to a rule of the text below, by shared words.

below  工会应当支持职工依法申请仲裁、提起诉讼
above  职工申请劳动争议仲裁或者提起诉讼的，工会应当给予支持    →  near: it says much of it

What is near is told beside it, since a rule set up by the text below is new only where the text
above has nothing like it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from math import fsum, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...corpus.model import Document, Level
from ...corpus.normalise import clean
from ..tables import rows

# A sentence is near when it has so much of the act of a rule, and of the whole rule, each pair of
# characters weighed by how rare it is in both texts. Of 21 sentences
# that were told as near though no clause answered the rule, 9 were not: 4 of them have less.
_ACT, _WHOLE = 0.32, 0.28
# A sentence that has so much of both says the same.
_ACT_SAID, _WHOLE_SAID = 0.7, 0.55
# … and so does one that has so much of the whole, however short its act is.
_ALL_SAID = 0.85
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
_STRONG = 0.4
# Sentences that hold so much of what the best holds are looked at, the shorter being likelier.
_MUCH = 0.85
# An act of fewer pairs says too little to be looked for: 报主管部门批准.
_FEWEST = 6
# A rule of fewer pairs is near to anything: 鼓励设立基金.
_SHORTEST = 10
# A breach is punished above where a penal sentence has so many pairs of the words for it.
_SAME_BREACH = 0.6
_PENAL = re.compile("罚款|责令|没收|处罚|吊销|取缔")
_ENDS = re.compile("[。；\n]")
_APART = "，。；：、<>()的\n"
_MARKS = re.compile(f"[{_APART}]")
_LAST_MARK = max(map(ord, _APART)) + 1
# A pair of characters as a number: the first above so many bits of the second.
_BITS = 21
_LAST = (1 << _BITS) - 1


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

    Row ``where[pair]`` is of a pair: ``sentences[starts[row]:starts[row + 1]]`` have it, so many
    as ``often[row]``; ``of`` are the sentences of each clause.
    """

    said: tuple[_Said, ...]
    where: Mapping[str, int]
    starts: NDArray[np.int64]
    often: Sequence[int]
    sentences: NDArray[np.int64]
    of: Mapping[int, Sequence[int]]


class _Rare(dict[int, float]):
    """What a pair weighs that so many sentences of both texts have; filled as needed."""

    def __init__(self, sentences: int) -> None:
        super().__init__()
        self._sentences = sentences

    def __missing__(self, often: int) -> float:
        rare = log(1 + self._sentences / max(_SELDOM, often))
        return self.setdefault(often, rare**_CONTRAST)


class Sentences:
    """The sentences of a document; made, and indexed, when first asked."""

    def __init__(self, document: Document) -> None:
        """Note the document."""
        self._document = document

    @cached_property
    def index(self) -> _Index:
        """All sentences by their pairs of characters."""
        return _index(tuple(_sentences(self._document)))

    @cached_property
    def articles(self) -> NDArray[np.int64]:
        """The number of the article of each sentence; outside of any that of its clause."""
        names = [one.article or one.clause for one in self.index.said]
        place = {name: at for at, name in enumerate(dict.fromkeys(names))}
        return np.array([place[name] for name in names], np.int64)

    @cached_property
    def of_no_matter(self) -> NDArray[np.bool_]:
        """Whether each sentence is near no rule."""
        found = [_OF_NO_MATTER.search(one.words) is not None for one in self.index.said]
        return np.array(found, bool)


class Rule(NamedTuple):
    """What a text holds of a rule.

    ``weights`` are those of its pairs of characters, ``weight`` their sum, ``known`` that of those
    that stand in the text; sentence ``at[k]`` has the pair of row ``rows[k]``, which weighs
    ``each[k]``; ``held`` is how much each sentence has.
    """

    weights: Mapping[str, float]
    weight: float
    known: float
    rows: NDArray[np.int64]
    at: NDArray[np.int64]
    each: NDArray[np.float64]
    held: NDArray[np.float64]

    def share(self, sentence: int) -> float:
        """Return how much of the rule a sentence has."""
        # Exact sums: a set has its members in another order in each run.
        return fsum(self.each[self.at == sentence].tolist()) / self.weight


class Kindred:
    """The sentences of the text above, among which one near to a rule is looked for."""

    def __init__(self, above: Sentences, below: Sentences) -> None:
        """Note the sentences of both texts."""
        self._above, self._below = above, below
        self._rules: dict[str, Rule | None] = {}

    @property
    def above(self) -> Sentences:
        """The sentences of the text above."""
        return self._above

    @cached_property
    def _rare(self) -> _Rare:
        return _Rare(int(np.count_nonzero(~self._above.of_no_matter)))

    @cached_property
    def _often(self) -> Sequence[int]:
        """How many sentences of the text above that may be near have each of its pairs."""
        index = self._above.index
        on_it = np.append(0, np.cumsum(~self._above.of_no_matter[index.sentences]))
        often: list[int] = np.diff(on_it[index.starts]).tolist()
        return often

    def stock(self, rule: str) -> Near | None:
        """Return the sentence that is nearest to a rule on a stock matter, of those on it."""
        for pattern in _stock():
            if pattern.search(rule):
                whole = _pairs(rule)
                on_it = [said for said in self._above.index.said if pattern.search(said.words)]
                best = max(on_it, key=lambda s: len(whole & _pairs(s.words)), default=None)
                if best is not None:
                    return Near(best.words, best.article, best.clause, same=False)
        return None

    def on_stock(self, rule: str) -> bool:
        """Say whether a rule is on a stock matter: nothing on another is near it."""
        return any(pattern.search(rule) for pattern in _stock())

    def near(
        self,
        rule: str,
        acts: Sequence[str],
        beside: Collection[int] = (),
        *,
        item: bool = False,
    ) -> Near | None:
        """Return the sentence that is nearest to a rule and one of its acts; None: none is near.

        The acts are parts of the rule. Of the clauses ``beside`` it, which the aligner found to
        answer it, less is asked; ``item``: of an item of a list more is asked of other sentences.
        """
        held = self.rule(rule)
        if held is None or len(held.weights) < _SHORTEST:
            return None
        there_beside = self._beside(held, beside)
        if there_beside is not None:
            return there_beside
        at = self._likest(held)
        share = held.share(at)
        if share < (_STRONG if item else _WHOLE):
            return None
        said = self._above.index.said[at]
        if share >= _ALL_SAID:
            return Near(said.words, said.article, said.clause, same=True)
        act = max(self._acted(held, at, acts), default=0.0)
        if act < _ACT:
            return None
        same = act >= _ACT_SAID and share >= _WHOLE_SAID
        return Near(said.words, said.article, said.clause, same)

    def breach(self, head: str, beside: Collection[int]) -> Near | None:
        """Return the sentence of some clauses that punishes a breach; ``head`` describes it."""
        whole, index = _pairs(head), self._above.index
        if len(whole) < _FEWEST:
            return None
        penal = [
            said
            for clause in beside
            for said in map(index.said.__getitem__, index.of.get(clause, ()))
            if _PENAL.search(said.words)
        ]
        best = max(penal, key=lambda said: len(whole & _pairs(said.words)), default=None)
        if best is None or len(whole & _pairs(best.words)) < _SAME_BREACH * len(whole):
            return None
        return Near(best.words, best.article, best.clause, same=False)

    def _acted(self, rule: Rule, sentence: int, acts: Sequence[str]) -> Iterator[float]:
        """Yield how much a sentence has of each act of a rule that is long enough to tell."""
        where, weights = self._above.index.where, rule.weights
        there = frozenset(rule.rows[rule.at == sentence].tolist())
        for act in acts:
            pairs = _pairs(act)
            if len(pairs) >= _FEWEST:
                both = [weights[pair] for pair in pairs if where.get(pair) in there]
                yield fsum(both) / fsum([weights[pair] for pair in pairs])

    def _likest(self, rule: Rule) -> int:
        """Return the sentence that holds most of a rule; of those that hold much, the likest."""
        held = rule.held
        much: list[int] = np.flatnonzero(held >= _MUCH * held.max()).tolist()
        if len(much) == 1:
            return much[0]
        said, size = self._above.index.said, len(rule.weights)
        return max(much, key=lambda k: (held[k] / (size + len(said[k].words)), -k))

    def _beside(self, rule: Rule, beside: Collection[int]) -> Near | None:
        """Return the nearest sentence of some clauses, if it has enough of a rule."""
        index, held = self._above.index, rule.held
        found = [at for clause in beside for at in index.of.get(clause, ()) if held[at]]
        if not found:
            return None
        at = max(found, key=lambda k: (held[k], -k))
        said = index.said[at]
        enough = rule.share(at) >= _BESIDE
        return Near(said.words, said.article, said.clause, same=False) if enough else None

    def rule(self, rule: str) -> Rule | None:
        """Return what sentences hold of a rule, which is asked for again when it is told."""
        if rule not in self._rules:
            self._rules[rule] = self._held(_pairs(rule))
        return self._rules[rule]

    def _held(self, whole: frozenset[str]) -> Rule | None:
        """Return what sentences hold of a rule's pairs; None: nothing."""
        index = self._above.index
        weights, known = self._weighed(whole)
        rows = np.array([row for row, _ in known], np.int64)
        starts = index.starts[rows]
        sizes = index.starts[rows + 1] - starts
        shift = (starts - sizes.cumsum() + sizes).repeat(sizes)
        at = index.sentences[shift + np.arange(len(shift))]
        each = np.array([weight for _, weight in known], np.float64).repeat(sizes)
        held = np.bincount(at, each, len(index.said)).astype(np.float64, copy=False)
        held[self._above.of_no_matter] = 0.0
        both = fsum(weights.values()), fsum([weight for _, weight in known])
        rule = Rule(weights, *both, rows.repeat(sizes), at, each, held)
        return rule if held.any() else None

    def _weighed(self, whole: frozenset[str]) -> tuple[dict[str, float], list[tuple[int, float]]]:
        """Return what each pair of a rule weighs, and that of the rows above in their order."""
        above, below = self._above.index.where, self._below.index.where
        often, other, rare = self._often, self._below.index.often, self._rare
        weights: dict[str, float] = {}
        known: list[tuple[int, float]] = []
        for pair in whole:
            row, there = above.get(pair), below.get(pair)
            count = 0 if there is None else other[there]
            if row is None:
                weights[pair] = rare[count]
            else:
                weights[pair] = weight = rare[count + often[row]]
                known.append((row, weight))
        known.sort()
        return weights, known


# The template of a batch is asked for with each text.
@lru_cache(4)
def _index(said: tuple[_Said, ...]) -> _Index:
    """Index sentences: all their characters at once, each pair a number, each sentence a line."""
    text = _codes("\n".join(one.words for one in said))
    apart = _marks()[np.minimum(text, _LAST_MARK)]
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
    named = map(str.__add__, words[::2], words[1::2])
    of: dict[int, list[int]] = {}
    for at, one in enumerate(said):
        of.setdefault(one.clause, []).append(at)
    where = dict(zip(named, range(len(first)), strict=True))
    borders = np.append(starts, len(pairs))
    often = np.diff(borders).tolist()
    return _Index(said, where, borders, often, sentences, of)


@cache
def _marks() -> NDArray[np.bool_]:
    """Return whether each character is a mark, up to one behind the last that is."""
    marks = np.zeros(_LAST_MARK + 1, bool)
    marks[_codes(_APART)] = True
    return marks


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
