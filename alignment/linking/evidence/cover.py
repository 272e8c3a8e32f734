"""Evidence of words one by one: how much of a clause is said by another, in the same or near words.

给予奖励 is said by 给予表彰和奖励 whole: both of its words stand there. 表彰 has no equal in the
first, but 奖励 is near it, so it counts in part. A word weighs by its rarity in laws and in the
two texts. What is said may be said by the other clause, or by the whole article that this one
stands in; an article may be said by an article, and a clause with its lead-in by one with its own.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model import REMEMBERED, Background, Bag, Evidence, Floats, Ints, Unit, begins, numbered
from .context.mates import articles
from .vectors import words_of

# How near words are is kept in a byte, 255 where they are one: there are many pairs of words.
Bytes = NDArray[np.uint8]
SAME = 255
# Two words whose vectors are no nearer than this (cosine) say nothing of each other.
FAR = 0.3
# Weight that a text without rare words lacks, so that two empty ones are not alike.
NOTHING = 0.05
# Characters of a clause that are looked at: a bound for appendices.
LONGEST = 400
NAMES = (
    *(
        f"{name}_{side}"
        for name in ("said", "said_in_article", "article_said", "led_said")
        for side in "tv"
    ),
    "said_least",
    "said_most",
    "led_said_least",
)


class _Words(NamedTuple):
    """The words of the texts of one side: their numbers in a row, and where each text begins."""

    of: Ints
    start: Ints

    @classmethod
    def by(cls, owner: Ints, word: Ints, width: int, texts: int) -> "_Words":
        """Return words, of ``width`` in all, by the text that each is of; each once a text."""
        cells = owner * width + word
        cells.sort()
        text, of = np.divmod(cells[begins(cells)], width)
        return cls(of, text.searchsorted(np.arange(texts + 1)))

    def owner(self) -> Ints:
        """Return the text that each word is of."""
        return np.arange(len(self.start) - 1).repeat(self.start[1:] - self.start[:-1])

    def within(self, texts: Ints) -> tuple[Ints, Ints]:
        """Return the words of several texts in a row, and to which of them each belongs."""
        return Bag(self.start, self.of).within(texts)


def _nearness(rows: Floats, columns: Floats) -> Bytes:
    """Return how near words are to others; of either a vector of length one."""
    near = rows @ columns.T
    near -= FAR
    near *= SAME / (1 - FAR)
    np.maximum(near, 0, out=near)
    return near.astype(np.uint8)


def _best(near: Bytes, side: _Words, wanted: Ints) -> Bytes:
    """Return texts × words: how near the nearest word of a text comes to a word of the other.

    ``near`` has a row for each word of the texts, a column for each of the other side. Only of the
    texts that are wanted; noughts for the others.
    """
    out = np.zeros((len(side.start) - 1, near.shape[1]), np.uint8)
    start = side.start.tolist()
    for text in wanted.tolist():
        # A row a word. One text after the other: numpy's reduceat takes seven times as long here.
        words = side.of[start[text] : start[text + 1]]
        if len(words):
            np.maximum.reduce(near.take(words, axis=0), axis=0, out=out[text])
    return out


def _joined(best: Bytes, text: Ints) -> Bytes:
    """Return texts × words of which the rows of ``best`` are pieces; each piece has its text."""
    order, many = np.argsort(text, kind="stable"), np.bincount(text)
    first = np.cumsum(many) - many
    out: Bytes = best.take(order[first], axis=0)
    for piece in range(1, many.max()):
        at = np.flatnonzero(many > piece)
        out[at] = np.maximum(out[at], best[order[first[at] + piece]])
    return out


def _said(
    side: _Words, weight: Floats, texts: Ints, others: Sequence[tuple[Bytes, Ints]]
) -> list[Floats]:
    """Return which share of the weight of each text is said by the one opposite.

    Once for each of ``others``: how near its texts come to words, and which of them is opposite.
    """
    word, owner = side.within(texts)
    heavy = weight[word]
    whole = np.bincount(owner, heavy, len(texts)) + NOTHING
    out = []
    for best, opposite in others:
        near = best.ravel().take((opposite * best.shape[1])[owner] + word)
        said = np.bincount(owner, heavy * near, len(texts)) / SAME
        out.append(np.asarray(said / whole, np.float32))
    return out


class _Side(NamedTuple):
    """The words of a text: their numbers in the background, in which clauses each of them is.

    ``even`` are their vectors at length one, ``general`` is how much each weighs in laws, ``many``
    how many clauses hold it.
    """

    vocabulary: Ints
    words: _Words
    even: Floats
    general: Floats
    many: Ints


def _side(units: Sequence[Unit], background: Background) -> _Side:
    return _of_texts(tuple([u.text[:LONGEST] for u in units]), background)


@lru_cache(REMEMBERED)
def _of_texts(texts: tuple[str, ...], background: Background) -> _Side:
    found, owner = words_of(texts, background)
    vocabulary, place = numbered(found)
    words = _Words.by(owner, place, len(vocabulary), len(texts))
    vector = background.vector[vocabulary]
    size = np.linalg.norm(vector, axis=1).astype(np.float32)
    even = np.asarray(vector / (size[:, None] + 1e-9), np.float32)
    many = np.bincount(words.of, minlength=len(vocabulary))
    return _Side(vocabulary, words, even, np.asarray(size / background.heaviest, np.float32), many)


def _weight(side: _Side, other: _Side) -> Floats:
    """Return how much each word of a text weighs: rare in laws and in the clauses of both."""
    clauses = len(side.words.start) + len(other.words.start) - 1
    place = np.minimum(np.searchsorted(other.vocabulary, side.vocabulary), len(other.many) - 1)
    both = other.vocabulary[place] == side.vocabulary
    texts = side.many + np.where(both, other.many[place], 0)
    return np.asarray(side.general * np.log(clauses / texts), np.float32)


def cover_evidence(
    template: Sequence[Unit], variant: Sequence[Unit], i: Ints, j: Ints, background: Background
) -> Evidence:
    """Return which share of either clause, and of its article, is said on the other side."""
    sides = _side(template, background), _side(variant, background)
    if not all(len(side.vocabulary) for side in sides):
        return dict.fromkeys(NAMES, np.zeros(len(i), np.float32))
    near = _nearness(sides[1].even, sides[0].even)
    own = articles(template), articles(variant)
    above = _above(template), _above(variant)
    out: Evidence = {}
    for name, at, ends in (("t", 0, (i, j)), ("v", 1, (j, i))):
        ours, theirs = sides[at].words, sides[1 - at].words
        weight = _weight(sides[at], sides[1 - at])
        # A clause kept word for word is in no pair here, and most are in a revision.
        articles_wanted = np.zeros(own[1 - at].max() + 1, bool)
        articles_wanted[own[1 - at][ends[1]]] = True
        wanted = articles_wanted[own[1 - at]]
        wanted[above[1 - at][wanted & (above[1 - at] >= 0)]] = True
        turned = np.ascontiguousarray(near.T) if at else near
        best = _best(turned, theirs, np.flatnonzero(wanted))
        whole = _joined(best, own[1 - at])
        article = _Words.by(own[at][ours.owner()], ours.of, len(weight), own[at].max() + 1)
        opposite = whole, own[1 - at][ends[1]]
        out["said_" + name], out["said_in_article_" + name] = _said(
            ours, weight, ends[0], ((best, ends[1]), opposite)
        )
        (out["article_said_" + name],) = _said(article, weight, own[at][ends[0]], (opposite,))
        led = _led(best, above[1 - at]), ends[1]
        (out["led_said_" + name],) = _said(
            _with_lead_ins(ours, above[at], len(weight)), weight, ends[0], (led,)
        )
    out["said_least"] = np.minimum(out["said_t"], out["said_v"])
    out["said_most"] = np.maximum(out["said_t"], out["said_v"])
    out["led_said_least"] = np.minimum(out["led_said_t"], out["led_said_v"])
    return out


def _above(units: Sequence[Unit]) -> Ints:
    """Return the lead-in of each clause, -1 without one."""
    return np.array([u.parent for u in units])


def _led(best: Bytes, above: Ints) -> Bytes:
    """Return how near each clause or its lead-in comes to each word."""
    items = np.flatnonzero(above >= 0)
    if not len(items):
        return best
    led = best.copy()
    led[items] = np.maximum(best[items], best[above[items]])
    return led


def _with_lead_ins(side: _Words, above: Ints, width: int) -> _Words:
    """Return the words, of ``width`` in all, of each clause and of its lead-in."""
    items = np.flatnonzero(above >= 0)
    if not len(items):
        return side
    word, at = side.within(above[items])
    owner = np.concatenate([side.owner(), items[at]])
    return _Words.by(owner, np.concatenate([side.of, word]), width, len(above))
