"""What depends on one text alone is reckoned once: kindred texts share most of their clauses.

A worked example. Of the template's clauses a and b and the variant's b and c the function is asked
for a, b and c in one call; for the next variant, with b and d, for d alone.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")

# Texts remembered: the clauses and sentences of a template and of many variants. A call may go
# beyond by its own texts.
MOST = 8192
# Texts reckoned together: what a block of them needs stays in the processor's cache.
BLOCK = 256


class Known(Generic[K, T]):
    """A pure function of a record that is asked again and again for the same few ones.

    They are told apart as objects: to ask whether two documents are alike takes longer, and two
    that are alike may have their clauses elsewhere.
    """

    def __init__(self, reckon: Callable[[K], T], most: int) -> None:
        self._reckon, self._most = reckon, most
        self._known: list[tuple[K, T]] = []

    def __call__(self, one: K) -> T:
        """Return what is reckoned of a record; that of the one asked for last is kept longest."""
        for at, (record, found) in enumerate(self._known):
            if record is one:
                self._known.append(self._known.pop(at))
                return found
        found = self._reckon(one)
        self._known = [*self._known[1 - self._most :], (one, found)]
        return found


class Remembered(Generic[T]):
    """A pure function of a list of texts, a result a text, that is asked for each text once.

    The texts that are new are given to it many together, so that it can treat them as one array.
    """

    def __init__(self, reckon: Callable[[Sequence[str]], Sequence[T]]) -> None:
        self._reckon = reckon
        self._known: dict[str, T] = {}

    def __call__(self, texts: Sequence[str]) -> list[T]:
        """Return what is reckoned of each text."""
        known = self._known
        if len(known) > MOST:
            known.clear()
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        for first in range(0, len(fresh), BLOCK):
            block = fresh[first : first + BLOCK]
            known.update(zip(block, self._reckon(block), strict=True))
        return [known[text] for text in texts]
