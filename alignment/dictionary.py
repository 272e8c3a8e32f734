"""Words of Chinese by jieba's dictionary and jieba's choice, without loading jieba.

jieba builds an index of 500,000 prefixes before it cuts its first word, which takes longer than
a whole comparison. Here the dictionary stays a sorted list of lines, and what begins with the
characters of the text is looked up by bisection. The words are jieba's (its mode without the
hidden Markov model, which invents words such as 由区), the terms of the table added.
"""

from bisect import bisect_left
from functools import cache
from importlib.util import find_spec
from math import log
from pathlib import Path

from .lexicon import rows

# The frequencies of jieba 0.42.1's dictionary summed up; adding 350,000 numbers anew takes long.
TOTAL = 60101967
_LAST = "\U0010ffff"


@cache
def _lines() -> list[str]:
    """Return the lines of the dictionary, ``word frequency tag``, sorted."""
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba")
    listed = Path(package.origin).with_name("dict.txt").read_text(encoding="utf-8")
    lines = listed.split("\n")
    lines.sort()
    return lines


def _between(head: str, end: str) -> dict[str, int]:
    """Return the words of the lines from ``head`` to before ``end``, with their frequencies."""
    lines = _lines()
    found = {}
    for line in lines[bisect_left(lines, head) : bisect_left(lines, end)]:
        word, frequency = line.split(" ", 2)[:2]
        found[word] = int(frequency)
    return found


@cache
def _alone(char: str) -> int:
    """Return how frequent a character is as a word, 0 when it is none."""
    return _between(char + " ", char + "!").get(char, 0)


@cache
def _listed(head: str) -> dict[str, int]:
    """Return the words of the dictionary that begin with two characters."""
    return _between(head, head + _LAST)


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    """Return the terms of the table by their first two characters."""
    found: dict[str, tuple[str, ...]] = {}
    for (term,) in rows("terms"):
        found[term[:2]] = (*found.get(term[:2], ()), term)
    return found


@cache
def _known(head: str) -> tuple[dict[str, int], tuple[int, ...]]:
    """Return the words and terms that begin with two characters, and their lengths."""
    words = _listed(head)
    terms = {term: _frequency(term) for term in _terms().get(head, ())}
    words = {word: n for word, n in {**words, **terms}.items() if n}
    return words, tuple(sorted(set(map(len, words))))


def _frequency(term: str) -> int:
    """Return the least frequency with which a term is not cut apart, as jieba reckons it."""
    likely = 1.0
    for word in segment(term, terms=False):
        likely *= (_listed(word[:2]).get(word) if len(word) > 1 else _alone(word) or 1) or 1
        likely /= TOTAL
    return max(int(likely * TOTAL) + 1, _listed(term[:2]).get(term, 1))


def _beginning(run: str, at: int, terms: bool) -> list[tuple[int, int]]:
    """Return where the words that begin at ``at`` end, each with its frequency."""
    head = run[at : at + 2]
    char = _alone(head[0])
    found = [(at + 1, char)] if char else []
    if len(head) == 2:
        words, lengths = _known(head) if terms else (_listed(head), ())
        for length in lengths or sorted(set(map(len, words))):
            frequency = words.get(run[at : at + length])
            if frequency and at + length <= len(run):
                found.append((at + length, frequency))
    return found or [(at + 1, 1)]


def segment(run: str, terms: bool = True) -> list[str]:
    """Return the likeliest words of a run of Chinese characters; they tile it.

    Raises ModuleNotFoundError when jieba, which brings the dictionary, is not installed.
    """
    total = log(TOTAL)
    best = [(0.0, len(run))] * (len(run) + 1)
    for at in range(len(run) - 1, -1, -1):
        best[at] = max(
            (log(frequency) - total + best[end][0], end)
            for end, frequency in _beginning(run, at, terms)
        )
    found, at = [], 0
    while at < len(run):
        end = best[at][1]
        found.append(run[at:end])
        at = end
    return found
