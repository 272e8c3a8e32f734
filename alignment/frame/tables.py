"""Which heads of tables answer each other: those of the tables whose rows do.

区域 | 小型车（元）    ↔    区域 | 小型车（元/小时）
一类 | 5                    一类 | 5
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from ...corpus.model import Document, Level
from ...corpus.normalise import clean
from ..model import Link
from .pair import Pair, greedy, in_order

# Heads without rows that answer each other are of one table from this likeness up.
_LIKE = 0.6

# The rule below a head is part of the page.
_INSIDE = (Level.ROW, Level.FURNITURE)
# The rows that name the columns of one table: one, or two where cells are merged.
Head = tuple[int, ...]


def head_rows(document: Document) -> tuple[int, ...]:
    """Return the rows that name the columns of tables, in reading order."""
    return tuple(i for i, node in enumerate(document.nodes) if node.level is Level.COLUMNS)


def table_head_pairs(template: Document, variant: Document, links: Iterable[Link]) -> list[Pair]:
    """Return the pairs of head rows that answer each other; ``links`` are those of the rows."""
    ours, theirs = _heads(template), _heads(variant)
    if not ours or not theirs:
        return []
    above = _above(template, ours), _above(variant, theirs)
    common = Counter(
        (above[0][t], above[1][v])
        for link in links
        for t in link.template
        for v in link.variant
        if t in above[0] and v in above[1]
    )
    scores = [(float(n), *pair) for pair, n in common.items()]
    found = greedy((*scores, *_alike(template, variant, ours, theirs)))
    return [pair for a, b in found for pair in _rows(template, variant, ours[a], theirs[b])]


def _heads(document: Document) -> tuple[Head, ...]:
    found: list[list[int]] = []
    rows = head_rows(document)
    for before, row in pairwise((-2, *rows)):
        if row != before + 1:
            found.append([])
        found[-1].append(row)
    return tuple(map(tuple, found))


def _above(document: Document, heads: Sequence[Head]) -> dict[int, int]:
    """Return of each row below a head which head it is, by its place among the heads."""
    found: dict[int, int] = {}
    for number, head in enumerate(heads):
        at, parent = head[-1] + 1, document.nodes[head[-1]].parent
        while at < len(document.nodes) and document.nodes[at].level in _INSIDE:
            if document.nodes[at].level is Level.ROW:
                if document.nodes[at].parent != parent:
                    break
                found[at] = number
            at += 1
    return found


def _alike(
    template: Document, variant: Document, ours: Sequence[Head], theirs: Sequence[Head]
) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs of heads with like words, 0 to 1: less than any row in common."""
    for a, old in enumerate(ours):
        for b, new in enumerate(theirs):
            likeness = fuzz.ratio(_form(template, old), _form(variant, new)) / 100
            if likeness >= _LIKE:
                yield likeness / 2, a, b


def _rows(template: Document, variant: Document, old: Head, new: Head) -> Iterator[Pair]:
    forms = [_form(template, (i,)) for i in old], [_form(variant, (i,)) for i in new]
    yield from ((old[t], new[v]) for t, v in in_order(*forms))


def _form(document: Document, head: Head) -> str:
    return "".join(clean(document.text, document.nodes[i].body).text for i in head)
