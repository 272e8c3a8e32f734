"""The records of linking: what is compared, what is known beforehand, what speaks for a pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Codes = NDArray[np.uint64]
Bools = NDArray[np.bool_]
Evidence = dict[str, NDArray[Any]]


def columns(evidence: Evidence, names: Sequence[str]) -> Floats:
    """Return the evidences named, a row for each pair and a column for each name."""
    return np.array([evidence[name] for name in names], np.float32).T.copy()


def begins(ordered: NDArray[Any]) -> Bools:
    """Tell of numbers in order which differ from the one before; the first of all does."""
    out = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=out[1:])
    return out


def numbered(codes: NDArray[Any]) -> tuple[NDArray[Any], Ints]:
    """Return the different numbers, ascending, and of each number its place among them."""
    order = codes.argsort(kind="stable")
    ordered = codes[order]
    first = begins(ordered)
    place = np.empty(len(codes), np.int64)
    place[order] = first.cumsum() - 1
    return ordered[first], place


# What belongs to one text alone is remembered for so many lists of clauses or sentences: the
# template of a batch meets every variant. A comparison asks for no more than seven of a kind.
REMEMBERED = 16


class Unit(NamedTuple):
    """A clause as linking sees it: its words in comparison form, and where it stands.

    ``parent`` is the place of its lead-in among the units of the document, -1 without one.
    Clauses of one ``article`` have the same number there, -1 outside articles; ``cites`` are the
    numbers of the articles of its own text that it names. ``chapter`` is that of the clause, -1
    outside chapters, ``heading`` its words. ``listed`` is an item of a list.
    """

    text: str
    parent: int = -1
    article: int = -1
    cites: tuple[int, ...] = ()
    chapter: int = -1
    heading: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class UnitDecisions:
    """What a user decided of units: pairs that are links, pairs that are none.

    A unit that is ``closed`` (template, variant) has no link but those.
    """

    linked: frozenset[tuple[int, int]] = frozenset()
    parted: frozenset[tuple[int, int]] = frozenset()
    closed: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    def impose(self, i: Ints, j: Ints, p: Floats) -> Floats:
        """Return the probabilities ``p`` of pairs, certain where the user said so."""
        if not (self.linked or self.parted or any(self.closed)):
            return p
        pairs = zip(i.tolist(), j.tolist(), p.tolist(), strict=True)
        return np.array([self._certain(a, b, given) for a, b, given in pairs], np.float32)

    def _certain(self, a: int, b: int, given: float) -> float:
        if (a, b) in self.linked:
            return 1.0
        parted = (a, b) in self.parted or a in self.closed[0] or b in self.closed[1]
        return 0.0 if parted else given


# Of 2**18 marks a table of 100,000 numbers leaves two thirds free, one of 12,000 nearly all.
_MARKS = 18


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Sorted numbers to look others up in, and a mark for each at a place reckoned from it.

    Most of what is looked up is not there, and a missing mark tells that at once (Bloom 1970).
    """

    codes: Codes
    marks: Bools

    @classmethod
    def of(cls, codes: Codes) -> "Keys":
        """Return numbers that ascend as keys."""
        marks = np.zeros(1 << _MARKS, bool)
        marks[_mark(codes)] = True
        return cls(codes, marks)

    def find(self, wanted: Codes) -> Ints:
        """Return the place of each wanted number, -1 where it is missing."""
        out = np.full(len(wanted), -1)
        maybe = self.marks.take(_mark(wanted)).nonzero()[0]
        sought = wanted[maybe]
        at = np.minimum(self.codes.searchsorted(sought), len(self.codes) - 1)
        there = self.codes[at] == sought
        out[maybe[there]] = at[there]
        return out


def _mark(codes: Codes) -> Codes:
    """Return the places of the marks of numbers: the high bits of a product (Knuth 1973, 6.4)."""
    return np.asarray(codes * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(64 - _MARKS), np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What laws in general are like: how many paragraphs hold a bigram, and vectors of words."""

    bigram: Keys
    frequency: Floats
    paragraphs: int
    word: Keys
    vector: Floats
    heaviest: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Log-odds of a pair: base + Σ weight × (value − middle) ÷ spread (Fellegi and Sunter 1969)."""

    names: tuple[str, ...]
    weight: Floats
    middle: Floats
    spread: Floats
    base: float

    def values(self, evidence: Evidence) -> Floats:
        """Return the evidences that this scale weighs, a column for each."""
        return columns(evidence, self.names)

    def parts(self, values: Floats) -> Floats:
        """Return what each evidence adds to the log-odds of each pair."""
        return np.asarray((values - self.middle) / self.spread * self.weight, np.float32)

    def probability(self, parts: Floats) -> Floats:
        """Return the probability of each pair."""
        odds = parts.sum(axis=1) + self.base
        return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), np.float32)


@dataclass(frozen=True, slots=True)
class Bag:
    """The n-grams of each text: ``ids[start[k]:start[k + 1]]``, each once, ascending."""

    start: Ints
    ids: Ints

    def of(self, text: int) -> Ints:
        """Return the n-grams of one text."""
        return self.ids[self.start[text] : self.start[text + 1]]

    def total(self, weight: Floats) -> Floats:
        """Return the sum of weights of each text."""
        run = np.zeros(len(self.ids) + 1)
        np.cumsum(weight.take(self.ids), out=run[1:])
        return np.asarray(run[self.start[1:]] - run[self.start[:-1]], np.float32)

    def joined(self, owner: Ints, width: int) -> "Bag":
        """Return the n-grams, of ``width`` in all, of the texts of which these are pieces in a row.

        ``owner`` is the text of each piece, from 0 and without a gap.
        """
        cells = owner.repeat(self.start[1:] - self.start[:-1]) * width + self.ids
        cells.sort()
        text, ids = np.divmod(cells[begins(cells)], width)
        return Bag(text.searchsorted(np.arange(owner[-1] + 2)), ids)

    def within(self, texts: Ints) -> tuple[Ints, Ints]:
        """Return the n-grams of several texts in a row, and to which of them each belongs."""
        first = self.start.take(texts)
        size = self.start.take(texts + 1) - first
        owner = np.arange(len(texts)).repeat(size)
        at = (first + size - size.cumsum()).repeat(size)
        at += np.arange(len(at))
        return self.ids.take(at), owner


@dataclass(frozen=True, slots=True)
class Index:
    """Both sides over one vocabulary, and how many texts of each side hold an n-gram."""

    template: Bag
    variant: Bag
    in_template: Ints
    in_variant: Ints
    codes: Codes

    @classmethod
    def of(cls, template: Bag, variant: Bag, codes: Codes) -> "Index":
        """Return the index of two sides whose n-grams are places among ``codes``."""
        ours, theirs = (np.bincount(side.ids, minlength=len(codes)) for side in (template, variant))
        return cls(template, variant, ours, theirs, codes)

    def joined(self, template: Ints, variant: Ints) -> "Index":
        """Return the index of the texts that these are pieces of: for each piece its text."""
        width = len(self.codes)
        sides = self.template.joined(template, width), self.variant.joined(variant, width)
        return Index.of(*sides, self.codes)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The sentences of a list of texts in a row, and the text that each is of."""

    texts: tuple[str, ...]
    owner: Ints


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of n-grams: rare in laws, and rare in laws and in the pair (Spärck Jones 1972)."""

    background: Floats
    mixed: Floats


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs worth a look, ascending by template, and what speaks for each."""

    i: Ints
    j: Ints
    evidence: Evidence
    bigrams: Index
    weight: Floats
