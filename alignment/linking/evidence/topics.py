"""Evidence of topics: what two clauses are about, in whichever words they say so.

对破坏绿地的行为有权举报 and 任何人可以投诉损毁树木的行为 share no telling word. But 举报 and 投诉
are words of one topic, 破坏 and 损毁 of another, 绿地 and 树木 of a third: the table names them. A
topic that few clauses of the two texts touch tells more than one that most touch. An item is about
what its lead-in is about, too.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ...tables import rows
from ..model import REMEMBERED, Background, Bag, Evidence, Floats, Index, Ints, Unit
from .ngrams import packed, shared
from .vectors import LONGEST_WORD, words_of

# A topic that every clause touches still weighs this much.
LEAST_WEIGHT = 0.05
# Weight that a clause without topics lacks, so that two of them are not alike.
NOTHING = 0.5
CHARACTER = 16


@lru_cache(1)
def _named() -> tuple[tuple[str, ...], dict[int, list[int]]]:
    """Return the topics, and the places among them of each word of theirs, by its characters."""
    table = rows("topics")
    names = tuple(sorted({topic for topic, _ in table}))
    found: dict[int, list[int]] = {}
    for topic, word in table:
        chars = np.array([ord(char) for char in word], np.uint64)
        found.setdefault(int(packed(chars, len(word))[0]), []).append(names.index(topic))
    return names, found


@lru_cache(1)
def _of_words(background: Background) -> Bag:
    """Return the topics of each word that the background knows: those of any word within it."""
    names, named = _named()
    wanted = np.array(sorted(named), np.uint64)
    whole = background.word.codes
    hits = []
    for length in range(2, LONGEST_WORD + 1):
        mask = np.uint64((1 << CHARACTER * length) - 1)
        for behind in range(LONGEST_WORD + 1 - length):
            part = whole >> np.uint64(CHARACTER * behind) & mask
            at = np.minimum(np.searchsorted(wanted, part), len(wanted) - 1)
            same = np.flatnonzero(wanted[at] == part)
            hits += [
                (word, topic)
                for word, code in zip(same.tolist(), part[same].tolist(), strict=True)
                for topic in named[code]
            ]
    table = np.zeros((len(whole), len(names)), bool)
    table[tuple(np.array(hits, np.int64).reshape(-1, 2).T)] = True
    return _bag(table)


def _bag(table: np.ndarray) -> Bag:
    """Return the columns that are true of each row of a table."""
    row, column = np.nonzero(table)
    return Bag(np.searchsorted(row, np.arange(len(table) + 1)), column)


@lru_cache(REMEMBERED)
def _of_clauses(units: tuple[Unit, ...], background: Background) -> Bag:
    """Return the topics of each clause and of its lead-in."""
    word, owner = words_of([u.text for u in units], background)
    topic, at = _of_words(background).within(word)
    table = np.zeros((len(units), len(_named()[0])), bool)
    table[owner[at], topic] = True
    above = np.array([u.parent for u in units])
    return _bag(table | (table[above] & (above >= 0)[:, None]))


def topic_evidence(
    template: Sequence[Unit], variant: Sequence[Unit], i: Ints, j: Ints, background: Background
) -> Evidence:
    """Return how far the topics of two clauses agree; the pairs ascend by template."""
    ours, theirs = (_of_clauses(tuple(side), background) for side in (template, variant))
    both = Index.of(ours, theirs, np.arange(len(_named()[0]), dtype=np.uint64))
    weight = _weight(both, len(template) + len(variant))
    (common,), rarest = shared(both, i, j, [weight], weight)
    t, v = ours.total(weight)[i], theirs.total(weight)[j]
    return {
        "topics": 2 * common / (t + v + 2 * NOTHING),
        "topics_of_t": common / (t + NOTHING),
        "topics_of_v": common / (v + NOTHING),
        "topics_rarest": rarest,
    }


def _weight(both: Index, clauses: int) -> Floats:
    """Return how much each topic tells: the fewer of the clauses touch it, the more."""
    touched = both.in_template + both.in_variant
    return np.maximum(np.log((clauses + 1) / (touched + 0.5)), LEAST_WEIGHT).astype(np.float32)
