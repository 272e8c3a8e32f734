"""Words of Chinese by jieba's dictionary and jieba's choice, without loading jieba.

jieba builds an index of 500,000 prefixes before it cuts its first word, which takes longer than
a whole comparison. Here the dictionary stays as it lies in its file, and what begins with the
characters asked for is looked up by bisection. The words of a run are jieba's (its mode without
the hidden Markov model, which invents words such as 由区), the terms of the table added.
"""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import repeat
from math import inf, log
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from .tables import rows

# One line of so many bytes is kept as a signpost; what lies between two is searched.
STRIDE = 1024
# The frequencies of jieba 0.42.1's dictionary summed up; adding 350,000 numbers anew takes long.
TOTAL = 60101967
_LOG_TOTAL = log(TOTAL)
# Behind all bytes of UTF-8.
_LAST = b"\xff"


@cache
def _book() -> tuple[mmap, tuple[bytes, ...], tuple[int, ...]]:
    """Return the dictionary, lines of ``word frequency tag``, with signposts and their places.

    Its Chinese words stand in the order of their characters, in UTF-8 that of their bytes; the few
    with Latin letters do not, and stand in no run of Chinese. It is not read, only what is asked.
    """
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba")
    with Path(package.origin).with_name("dict.txt").open("rb") as file:
        book = mmap(file.fileno(), 0, access=ACCESS_READ)
    ends = map(book.find, repeat(b"\n"), range(0, len(book), STRIDE))
    places = (*dict.fromkeys(end for end in ends if end >= 0), len(book))
    return book, tuple([book[at + 1 : at + 25] for at in places[:-1]]), places


def _fields(head: str) -> list[str]:
    """Return the lines that begin with ``head``: word, frequency and tag of each in turn."""
    book, posts, places = _book()
    start = b"\n" + head.encode()
    post = max(0, bisect_left(posts, start[1:]) - 1)
    # The first line of that head stands before the second signpost from here.
    here = places[post]
    at = book[here : places[min(post + 2, len(posts))] + 1].find(start)
    if at < 0:
        return []
    lines = book[here + at : places[bisect_left(posts, start[1:] + _LAST, post)] + 1]
    end = 0
    while lines.startswith(start, end):
        end = lines.find(b"\n", end + 1)
    return lines[:end].decode().split()


def _beginning(head: str) -> dict[str, int]:
    """Return the words whose lines begin with ``head``, with their frequencies."""
    fields = _fields(head)
    return dict(zip(fields[::3], map(int, fields[1::3]), strict=True)) if fields else {}


@lru_cache(20_000)
def tag(word: str) -> str:
    """Return what kind of word the dictionary calls it (n, v, vn, d …), "" when it lists none."""
    fields = _fields(word + " ")
    return fields[2] if fields else ""


@cache
def alone(char: str) -> int:
    """Return how frequent a character is as a word, 0 when it is none."""
    return _beginning(char + " ").get(char, 0)


@cache
def listed(head: str) -> dict[str, int]:
    """Return the words of the dictionary that begin with two characters."""
    return _beginning(head)


def is_word(text: str) -> bool:
    """Say whether the dictionary lists ``text``, of two characters or more, as a word."""
    return len(text) > 1 and text in listed(text[:2])


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    """Return the terms of the table by their first two characters."""
    found: dict[str, tuple[str, ...]] = {}
    for (term,) in rows("terms"):
        found[term[:2]] = (*found.get(term[:2], ()), term)
    return found


class _Known(NamedTuple):
    """The words that begin with two characters: log-likelihoods, and the lengths of longer ones.

    ``pair`` is that of the two characters themselves, 0 where they are no word.
    """

    pair: float
    longer: Mapping[str, float]
    lengths: tuple[int, ...]


_NONE = _Known(0.0, {}, ())


@cache
def _known(head: str, terms: bool) -> _Known:
    """Return the words that begin with two characters."""
    words = listed(head)
    if terms and head in _terms():
        words = words | {term: _frequency(term) for term in _terms()[head]}
    if not words:
        return _NONE
    likely = {word: log(n) - _LOG_TOTAL for word, n in words.items() if n}
    pair = likely.pop(head, 0.0)
    return _Known(pair, likely, tuple(sorted(set(map(len, likely)))))


@cache
def _single(char: str) -> float:
    """Return the log-likelihood of a character as a word, 0 when it is none."""
    frequency = alone(char)
    return log(frequency) - _LOG_TOTAL if frequency else 0.0


def _frequency(term: str) -> int:
    """Return the least frequency with which a term is not cut apart, as jieba reckons it."""
    likely = 1.0
    for word in segment(term, terms=False):
        likely *= (listed(word[:2]).get(word) if len(word) > 1 else alone(word) or 1) or 1
        likely /= TOTAL
    return max(int(likely * TOTAL) + 1, listed(term[:2]).get(term, 1))


@lru_cache(20_000)
def segment(run: str, terms: bool = True) -> tuple[str, ...]:
    """Return the likeliest words of a run of Chinese characters; they tile it.

    Raises ModuleNotFoundError when jieba, which brings the dictionary, is not installed.
    """
    size = len(run)
    best, ends = [0.0] * (size + 1), [size] * (size + 1)
    for at in range(size - 1, -1, -1):
        single = _single(run[at])
        top, stop = (single + best[at + 1], at + 1) if single else (-inf, 0)
        pair, longer, lengths = _known(run[at : at + 2], terms) if at + 1 < size else _NONE
        if pair and pair + best[at + 2] >= top:
            top, stop = pair + best[at + 2], at + 2
        for length in lengths:
            value = longer.get(run[at : at + length]) if at + length <= size else None
            if value is not None and value + best[at + length] >= top:
                top, stop = value + best[at + length], at + length
        # A character that begins no word stands alone, at the price of one that was seen once.
        best[at], ends[at] = (top, stop) if stop else (best[at + 1] - _LOG_TOTAL, at + 1)
    words, at = [], 0
    while at < size:
        words.append(run[at : ends[at]])
        at = ends[at]
    return tuple(words)
