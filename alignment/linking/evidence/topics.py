"""Evidence of topics and concepts: what two clauses are about, in whichever words they say so.

对破坏绿地的行为有权举报 and 任何人可以投诉损毁树木的行为 share no telling word. But 举报 and 投诉
are words of one topic, 破坏 and 损毁 of another, 绿地 and 树木 of a third: the table names them. A
topic that few clauses of the two texts touch tells more than one that most touch. An item is about
what its lead-in is about, too. There are two tables: topics are broad, one word is of one or two;
concepts are fine, and a word may be of several.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import numpy as np

from ...tables import rows
from ..model import REMEMBERED, Background, Bag, Codes, Evidence, Floats, Index, Ints, Unit
from .ngrams import code_points, packed, shared
from .vectors import LONGEST_WORD, words_of

# A topic that every clause touches still weighs this much.
LEAST_WEIGHT = 0.05
# Weight that a clause without topics lacks, so that two of them are not alike.
NOTHING = 0.5
CHARACTER = 16

Table = Literal["topics", "concepts"]


def _codes(words: Sequence[str]) -> Codes:
    """Return each word as one number, as the background keeps its words."""
    line = "".join(word.rjust(LONGEST_WORD, "\0") for word in words)
    return packed(code_points([line], 0)[0], LONGEST_WORD)[::LONGEST_WORD]


@lru_cache(2)
def _named(table: Table) -> tuple[int, Codes, Bag]:
    """Return how many topics a table names, its words in order, and the topics of each."""
    listed = rows(table)
    place = {name: at for at, name in enumerate(dict.fromkeys(topic for topic, _ in listed))}
    words, word = np.unique(_codes([word for _, word in listed]), return_inverse=True)
    cells = word * len(place) + np.array([place[name] for name, _ in listed])
    return len(place), words, _bag(len(words), *np.divmod(np.unique(cells), len(place)))


def _bag(many: int, thing: Ints, topic: Ints) -> Bag:
    """Return the topics of ``many`` things: pairs of thing and topic that ascend, each once."""
    return Bag(np.searchsorted(thing, np.arange(many + 1)), topic)


@lru_cache(2)
def _of_words(background: Background, table: Table) -> Bag:
    """Return the topics of each word that the background knows: those of any word within it.

    A word within a longer one of the table does not count: 民政 is no topic of 人民政府.
    """
    width, words, topics = _named(table)
    cells = []
    for known, word in _within(background.word.codes, words):
        topic, at = topics.within(word)
        cells.append(known[at] * width + topic)
    found = np.unique(np.concatenate(cells))
    return _bag(len(background.word.codes), *np.divmod(found, width))


def _within(whole: Codes, wanted: Codes) -> Iterator[tuple[Ints, Ints]]:
    """Yield the places of words in ``whole`` and, of the wanted word in each, its place."""
    covered = np.zeros((LONGEST_WORD, LONGEST_WORD + 1, len(whole)), bool)
    for length in range(LONGEST_WORD, 1, -1):
        mask = np.uint64((1 << CHARACTER * length) - 1)
        for first in range(LONGEST_WORD + 1 - length):
            part = whole >> np.uint64(CHARACTER * first) & mask
            at = np.minimum(np.searchsorted(wanted, part), len(wanted) - 1)
            last = first + length
            hit = np.flatnonzero((wanted[at] == part) & ~covered[first, last])
            for begin in range(first, last):
                covered[begin, begin + 1 : last + 1, hit] = True
            yield hit, at[hit]


@lru_cache(REMEMBERED)
def touched(units: tuple[Unit, ...], background: Background, table: Table) -> Bag:
    """Return the topics of each clause and of its lead-in."""
    word, owner = words_of([u.text for u in units], background)
    topic, at = _of_words(background, table).within(word)
    cells = np.zeros((len(units), topics_in(table)), bool)
    cells[owner[at], topic] = True
    items = [at for at, u in enumerate(units) if u.parent >= 0]
    if items:
        cells[items] |= cells[[units[at].parent for at in items]]
    return _bag(len(units), *np.nonzero(cells))


def topics_in(table: Table) -> int:
    """Return how many topics a table names."""
    return _named(table)[0]


def topic_evidence(
    table: Table,
    template: Sequence[Unit],
    variant: Sequence[Unit],
    i: Ints,
    j: Ints,
    background: Background,
) -> Evidence:
    """Return how far the topics of two clauses agree; the pairs ascend by template."""
    ours, theirs = (touched(tuple(side), background, table) for side in (template, variant))
    both = Index.of(ours, theirs, np.arange(topics_in(table), dtype=np.uint64))
    weight = weight_of(both)
    (common,), rarest = shared(both, i, j, [weight], weight)
    t, v = ours.total(weight)[i], theirs.total(weight)[j]
    return {
        table: 2 * common / (t + v + 2 * NOTHING),
        f"{table}_of_t": common / (t + NOTHING),
        f"{table}_of_v": common / (v + NOTHING),
        f"{table}_rarest": rarest,
    }


def weight_of(both: Index) -> Floats:
    """Return how much each topic tells: the fewer of the texts touch it, the more."""
    texts = len(both.template.start) + len(both.variant.start) - 2
    touched = both.in_template + both.in_variant
    return np.maximum(np.log((texts + 1) / (touched + 0.5)), LEAST_WEIGHT).astype(np.float32)
