"""What is planted: a way to alter a sentence, and what must be found there."""

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from duizhao.alignment.model import Direction, Topic


class Kind(NamedTuple):
    """What a planted change is about; a harmless one has no topic."""

    topic: Topic | None
    direction: Direction | None
    name: str

    def __str__(self) -> str:
        """Return the name in reports."""
        return f"{self.topic}-{self.direction}" if self.topic else f"harmless {self.name}"


class Plant(NamedTuple):
    """A kind, and how it alters a sentence: None where the sentence does not suit it."""

    kind: Kind
    alter: Callable[[str, Random], str | None]


def replacing(
    pattern: str, *words: str, unless: str = "(?!)"
) -> Callable[[str, Random], str | None]:
    """Return an alteration that puts one of ``words`` in place of the first match."""
    find, bar = re.compile(pattern), re.compile(unless)

    def alter(sentence: str, rng: Random) -> str | None:
        hit = find.search(sentence)
        if hit is None or bar.search(sentence):
            return None
        new = hit.expand(rng.choice(words))
        return None if new == hit.group() else sentence[: hit.start()] + new + sentence[hit.end() :]

    return alter


def adding(*more: str, if_: str = "", unless: str = "(?!)") -> Callable[[str, Random], str | None]:
    """Return an alteration that puts words in before the full stop."""
    need, bar = re.compile(if_), re.compile(unless)

    def alter(sentence: str, rng: Random) -> str | None:
        if not sentence.endswith("。") or bar.search(sentence) or not need.search(sentence):
            return None
        return f"{sentence[:-1]}{rng.choice(more)}。"

    return alter


def following(*more: str) -> Callable[[str, Random], str | None]:
    """Return an alteration that puts another sentence behind."""

    def alter(sentence: str, rng: Random) -> str | None:
        return sentence + rng.choice(more) if sentence.endswith("。") else None

    return alter
