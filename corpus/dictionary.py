"""Words of Chinese by jieba's dictionary and jieba's choice, without loading jieba.

jieba builds an index of 500,000 prefixes before it cuts its first word, which takes longer than
a whole comparison. Here the dictionary stays as it lies in its file, and what begins with the
characters asked for is looked up by bisection. The words of a run are jieba's (its mode without
the hidden Markov model, which invents words such as 由区), the terms of the table added.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from math import inf, log
from pathlib import Path

from .tables import rows

# One line of so many bytes is kept as a signpost; what lies between two is searched.
STRIDE = 1024
# The frequencies of jieba 0.42.1's dictionary summed up; adding 350,000 numbers anew takes long.
TOTAL = 60101967
_LOG_TOTAL = log(TOTAL)


@cache
def _book() -> tuple[bytes, tuple[bytes, ...], tuple[int, ...]]:
    """Return the dictionary, lines of ``word frequency tag``, with signposts and their places.

    Its Chinese words stand in the order of their characters, in UTF-8 that of their bytes; the few
    with Latin letters do not, and stand in no run of Chinese.
    """
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba")
    book = b"\n" + Path(package.origin).with_name("dict.txt").read_bytes()
    ends = (book.find(b"\n", at) for at in range(0, len(book), STRIDE))
    places = tuple(dict.fromkeys(end for end in ends if end >= 0))
    return book, tuple(book[at + 1 : at + 25] for at in places), places


def _lines(head: str) -> Iterator[tuple[str, int, str]]:
    """Yield what the dictionary says of the words that begin with ``head``: frequency and tag."""
    book, posts, places = _book()
    start = b"\n" + head.encode()
    post = max(0, bisect_left(posts, start[1:]) - 1)
    # Past two signposts there is no line of that head before the next one.
    at = book.find(
        start, places[post], places[post + 2] + 1 if post + 2 < len(places) else len(book)
    )
    while at >= 0 and book.startswith(start, at):
        end = book.find(b"\n", at + 1)
        end = end if end >= 0 else len(book)
        word, frequency, *tag = book[at + 1 : end].decode().split(" ")
        yield word, int(frequency), tag[0].strip() if tag else ""
        at = end


def _beginning(head: str) -> dict[str, int]:
    """Return the words whose lines begin with ``head``, with their frequencies."""
    return {word: frequency for word, frequency, _ in _lines(head)}


@lru_cache(20_000)
def tag(word: str) -> str:
    """Return what kind of word the dictionary calls it (n, v, vn, d …), "" when it lists none."""
    return next((tag for listed, _, tag in _lines(word + " ") if listed == word), "")


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


@cache
def _known(head: str, terms: bool) -> tuple[dict[str, float], tuple[int, ...]]:
    """Return the words that begin with two characters as log-likelihoods, and their lengths."""
    words = listed(head)
    if terms and head in _terms():
        words = words | {term: _frequency(term) for term in _terms()[head]}
    if not words:
        return {}, ()
    likely = {word: log(n) - _LOG_TOTAL for word, n in words.items() if n}
    return likely, tuple(sorted(set(map(len, likely))))


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
        likely, lengths = _known(run[at : at + 2], terms) if at + 1 < size else ({}, ())
        single = _single(run[at])
        top, stop = (single + best[at + 1], at + 1) if single else (-inf, 0)
        for length in lengths:
            end = at + length
            if end > size:
                break
            value = likely.get(run[at:end])
            if value is not None:
                value += best[end]
                if value >= top:
                    top, stop = value, end
        # A character that begins no word stands alone, at the price of one that was seen once.
        best[at], ends[at] = (top, stop) if stop else (best[at + 1] - _LOG_TOTAL, at + 1)
    words, at = [], 0
    while at < size:
        words.append(run[at : ends[at]])
        at = ends[at]
    return tuple(words)
