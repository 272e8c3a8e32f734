"""Words of Chinese as jieba's dictionary lists them, without loading jieba.

jieba builds an index of 500,000 prefixes before it cuts its first word, which takes longer than
a whole comparison. Here the dictionary stays as it lies in its file, and what begins with the
characters asked for is looked up by bisection.
"""

from bisect import bisect_left
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# One line of so many bytes is kept as a signpost; what lies between two is searched.
STRIDE = 4096


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


def _beginning(head: str) -> dict[str, int]:
    """Return the words whose lines begin with ``head``, with their frequencies."""
    book, posts, places = _book()
    start = b"\n" + head.encode()
    post = max(0, bisect_left(posts, start[1:]) - 1)
    # Past two signposts there is no line of that head before the next one.
    at = book.find(
        start, places[post], places[post + 2] + 1 if post + 2 < len(places) else len(book)
    )
    found: dict[str, int] = {}
    while at >= 0 and book.startswith(start, at):
        end = book.find(b"\n", at + 1)
        end = end if end >= 0 else len(book)
        word, frequency = book[at + 1 : end].decode().split(" ", 2)[:2]
        found[word] = int(frequency)
        at = end
    return found


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
