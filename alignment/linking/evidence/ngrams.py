"""Sets of character n-grams of two lists of texts, and sums over what a pair shares.

A worked example with n = 2. Numbers of references are masked, and no n-gram passes over them::

    依照第三条公示菜单   依照 公示 示菜 菜单
    公示菜单和价格       公示 示菜 菜单 单和 和价 价格

The pair shares three of four and of six. Each counts by its rarity, so that 应当, which is in
nearly every clause, counts for little.
"""

import re
from collections.abc import Sequence
from functools import cache, partial
from itertools import pairwise

import numpy as np

from ..model import (
    Background,
    Bag,
    Bools,
    Codes,
    Floats,
    Index,
    Ints,
    Rarity,
    begins,
    numbered,
)
from .memory import Remembered

NUMERAL = "一二三四五六七八九十百千零〇两0-9"
# The number of a reference and the name a text gives itself differ by nature: no evidence.
REFERENCE = re.compile(
    rf"第[{NUMERAL}]+[条款项章节编](?:之[{NUMERAL}]+)?"
    r"|本(?:法|条例|办法|规定|细则|方案|制度)"
)
# Cells, texts of the template × n-grams, looked at together: they stay in the processor's cache.
CELLS = 2**19


def code_points(texts: Sequence[str], gap: int) -> tuple[Codes, Ints]:
    """Return all texts as one array with ``gap`` zeros after each, and whose each place is."""
    apart = "\0" * gap
    whole = "".join(text + apart for text in texts).encode("utf-32-le", "replace")
    owner = np.repeat(np.arange(len(texts)), [len(text) + gap for text in texts])
    return np.frombuffer(whole, np.uint32).astype(np.uint64), owner


def packed(chars: Codes, n: int) -> Codes:
    """Return n characters from each place on as one number, 16 bits a character."""
    last = max(len(chars) - n + 1, 0)
    out = np.zeros(last, np.uint64)
    for k in range(n):
        out = out << np.uint64(16) | chars[k : last + k]
    return out


def _is_word(c: Codes) -> Bools:
    """Tell Han characters, digits and Latin letters from marks and gaps."""
    han = (c >= 0x4E00) & (c <= 0x9FFF)
    return np.asarray(han | ((c >= 48) & (c <= 57)) | ((c >= 65) & (c <= 122)))


def _sorted(owner: Ints, code: Codes, n: int) -> tuple[Ints, Codes]:
    """Return n-grams by text and code; short ones share a number with their text, soon sorted."""
    if n > 2:
        order = np.lexsort((code, owner))
        return owner[order], code[order]
    both = np.sort(owner.astype(np.uint64) << np.uint64(32) | code)
    return (both >> np.uint64(32)).astype(np.int64), both & np.uint64(0xFFFFFFFF)


def _ngrams(texts: Sequence[str], n: int) -> list[Codes]:
    """Return the n-grams of each text, each once and ascending; references are masked."""
    chars, owner = code_points([REFERENCE.sub("\0", text) for text in texts], n - 1)
    code, word = packed(chars, n), _is_word(chars)
    whole = np.logical_and.reduce([word[k : len(code) + k] for k in range(n)])
    code, owner = code[whole], owner[: len(whole)][whole]
    owner, code = _sorted(owner, code, n)
    new = np.ones(len(code), bool)
    new[1:] = (code[1:] != code[:-1]) | (owner[1:] != owner[:-1])
    owner, code = owner[new], code[new]
    start = np.searchsorted(owner, np.arange(len(texts) + 1)).tolist()
    return [code[first:last] for first, last in pairwise(start)]


@cache
def _codes(n: int) -> Remembered[Codes]:
    return Remembered(partial(_ngrams, n=n))


def index(template: Sequence[str], variant: Sequence[str], n: int) -> Index:
    """Return the n-grams of both sides over one vocabulary."""
    codes = _codes(n)([*template, *variant])
    start = np.cumsum([0, *map(len, codes)])
    known, ids = numbered(np.concatenate(codes))
    at = len(template)
    return Index.of(
        Bag(start[: at + 1], ids[: start[at]]), Bag(start[at:] - start[at], ids[start[at] :]), known
    )


def generality(codes: Codes, background: Background) -> Floats:
    """Return how rare bigrams are in laws; one that the background lacks counts as seen twice."""
    at = background.bigram.find(codes)
    frequency = np.where(at >= 0, background.frequency[at], 2.0)
    return np.log((background.paragraphs + 1) / (frequency + 1)).astype(np.float32)


def rarity(ix: Index, general: Floats) -> Rarity:
    """Return how rare each n-gram is in laws, which is given, in the pair, and in both."""
    texts = len(ix.template.start) + len(ix.variant.start) - 1
    here = np.maximum(ix.in_template + ix.in_variant, 1)
    pair = (np.log(texts / here) + 0.1).astype(np.float32)
    return Rarity(general, general * pair)


def shared(
    ix: Index, i: Ints, j: Ints, sums: Sequence[Floats], top: Floats | None = None
) -> tuple[Floats, Floats]:
    """Return, for pairs ascending by i, sums and the largest of weights over shared n-grams."""
    total = np.zeros((len(sums), len(i)), np.float32)
    largest = np.zeros(len(i), np.float32)
    new = begins(i)
    each, place = i[new], new.cumsum() - 1
    many = max(CELLS // max(len(ix.codes), 1), 1)
    for first in range(0, len(each), many):
        rows = each[first : first + many]
        at = slice(*place.searchsorted([first, first + many]))
        # Row after row in one line: looked up in half the time that a table of rows takes.
        held = np.zeros(len(rows) * len(ix.codes), bool)
        ids, row = ix.template.within(rows)
        held[row * len(ix.codes) + ids] = True
        ids, pair = ix.variant.within(j[at])
        hit = held.take(((place[at] - first) * len(ix.codes)).take(pair) + ids).nonzero()[0]
        ids, pair = ids[hit], pair[hit]
        for n, weight in enumerate(sums):
            total[n, at] = np.bincount(pair, weight[ids], at.stop - at.start)
        if top is not None and len(pair):
            begin = begins(pair).nonzero()[0]
            largest[at.start + pair[begin]] = np.maximum.reduceat(top[ids], begin)
    return total, largest


def holds(bag: Bag, texts: Ints, whose: Ints, ids: Ints, width: int) -> Bools:
    """Tell which n-grams, of ``width`` in all, are in the text of the pair that they belong to."""
    there = np.zeros(len(bag.start) - 1, bool)
    there[texts] = True
    each, row = there.nonzero()[0], (there.cumsum() - 1).take(texts)
    table = np.zeros(len(each) * width, bool)
    members, owner = bag.within(each)
    table[owner * width + members] = True
    return np.asarray(table.take((row * width).take(whose) + ids))


def sums(weight: Floats, whose: Ints, n: int) -> Floats:
    """Return the sum of each pair's weights, which stand together, 0 where there is none."""
    every = np.arange(n)
    # A nought before each pair's: reduceat knows no empty sum.
    apart = np.zeros(len(weight) + n, weight.dtype)
    apart[np.arange(1, len(weight) + 1) + whose] = weight
    return np.asarray(np.add.reduceat(apart, whose.searchsorted(every) + every))
