"""A plant: how a fault, or what looks like one, is put into a real text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

Replacement = str | Callable[[re.Match[str]], str]


class Put(NamedTuple):
    """A text with something put in, and where: the fault is looked for around that place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Sub:
    """Replaces one random match of a pattern; ``lacks`` is a pattern that the text must not have.

    ``needs`` is one that it must have. The pattern is multi-line.
    """

    pattern: str
    words: Replacement
    lacks: str = ""
    needs: str = ""
    # Wherever the fault is then told: a number changed here shows at the next one.
    anywhere: bool = False

    def __call__(self, text: str, rng: Random) -> Put | None:
        """Return the text with one match replaced, None where there is none."""
        if (self.lacks and re.search(self.lacks, text, re.M)) or (
            self.needs and not re.search(self.needs, text, re.M)
        ):
            return None
        hits = list(re.finditer(self.pattern, text, re.M))
        if not hits:
            return None
        hit = rng.choice(hits)
        put = hit.expand(self.words) if isinstance(self.words, str) else self.words(hit)
        made = text[: hit.start()] + put + text[hit.end() :]
        if self.anywhere:
            return Put(made, 0, len(made))
        return Put(made, hit.start(), hit.start() + len(put))


@dataclass(frozen=True)
class Append:
    """Puts lines behind the text."""

    words: str
    lacks: str = ""

    def __call__(self, text: str, _rng: Random) -> Put | None:
        """Return the text with the lines."""
        if self.lacks and re.search(self.lacks, text, re.M):
            return None
        base = text.rstrip("\n")
        return Put(f"{base}\n{self.words}\n", len(base), len(base) + len(self.words) + 1)


@dataclass(frozen=True)
class Made:
    """Applies a function of the text; it returns the whole text anew, or None."""

    work: Callable[[str, Random], str | None]

    def __call__(self, text: str, rng: Random) -> Put | None:
        """Return what the function makes; the fault may be told anywhere."""
        made = self.work(text, rng)
        return None if made is None or made == text else Put(made, 0, len(made))


Plant = Callable[[str, Random], Put | None]


class Pair(NamedTuple):
    """What must be found, and what looks like it and must not; ``kinds`` of texts to plant in."""

    fault: Plant
    alike: Plant
    kinds: tuple[str, ...] = ("statute", "regulation", "norm")
