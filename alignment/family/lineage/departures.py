"""Where each document departs from the root: the characters (in the cladistic sense) of lineage."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from math import exp, log
from typing import Any

import numpy as np

from ...linking.model import Bools, Floats, Ints

GRAM = 3
# A column's departures weigh one together; fewer than so many n-grams weigh less: a changed word
# makes about six.
FEW = 6
# That two documents drop the same clause says less than that they add the same: dropping needs no
# model.
DROPPED = 0.3
DROP = "-"

Feature = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Departures:
    """Documents × departures: ``has`` those of each, as a sparse matrix of ones.

    A document without a clause says nothing of departures inside it: ``reads`` tells, documents ×
    columns, which say something. ``column`` and ``weight`` of each departure; ``inside`` tells
    which lie in the words of a clause, and are not the whole of it, ``dropped`` which are a clause
    of the root that is not there. ``telling`` is by how much it tells of each document, 0 to 1,
    that it drops what another one drops.
    """

    has: Any
    reads: Bools
    column: Ints
    inside: Bools
    weight: Floats
    dropped: Bools
    telling: Floats

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return int(self.reads.shape[1])


def departures(readings: Sequence[Mapping[int, str]], root: Sequence[str], many: int) -> Departures:
    """Return the departures of ``many`` documents.

    ``readings`` are the texts of each column by document; ``root`` what the root says there, ""
    where it says nothing.
    """
    held: dict[Feature, set[int]] = {}
    size: dict[Feature, float] = {}
    for column, texts in enumerate(readings):
        if not texts and not root[column]:
            continue  # a clause of the template alone that says nothing but signs
        inner, share = _inside(column, texts, root[column])
        outer = _outer(column, texts, root[column], many)
        held.update(inner | outer)
        size.update(dict.fromkeys(inner, share))
        size.update((one, DROPPED if one[1] == DROP else 1.0) for one in outer)
    several = sorted(held)
    weight = [size[one] * _rarity(len(held[one]), many) for one in several]
    reads = np.zeros((many, len(readings)), bool)
    for column, texts in enumerate(readings):
        reads[list(texts), column] = True
    return Departures(
        _matrix([sorted(held[one]) for one in several], many),
        reads,
        np.array([column for column, _ in several], np.int64),
        np.array([len(mark) > 1 for _, mark in several], bool),
        np.array(weight, np.float32),
        np.array([mark == DROP for _, mark in several], bool),
        _telling(reads[:, [bool(words) for words in root]]),
    )


def _telling(reads: Bools) -> Floats:
    """Return how surprising it is of each document that it drops a clause of the root.

    A text on another matter drops nearly all of a long template: that another one drops the same
    shows nothing. Of one that has most of it each clause that it drops tells in full.
    """
    held = reads.mean(axis=1) if reads.shape[1] else np.ones(len(reads))
    return np.asarray(np.minimum(1, -np.log(np.maximum(1 - held, exp(-1)))), np.float32)


def _inside(
    column: int, texts: Mapping[int, str], root: str
) -> tuple[dict[Feature, set[int]], float]:
    """Return the n-grams that texts of a column have beyond the root's and lack of them.

    With them what one of these weighs: together about one in a text that departs.
    """
    base = _grams(root or _first(texts))
    found: dict[Feature, set[int]] = {}
    sizes = []
    # Most texts of a family say the same here.
    marks_of = {text: _marks(_grams(text), base) for text in dict.fromkeys(texts.values())}
    for document, text in texts.items():
        marks = marks_of[text]
        sizes += [len(marks)] if marks else []
        for mark in marks:
            found.setdefault((column, mark), set()).add(document)
    return found, 1 / max(FEW, float(np.mean(sizes)) if sizes else 0.0)


def _marks(grams: Set[str], base: Set[str]) -> list[str]:
    return [f"+{one}" for one in grams - base] + [f"-{one}" for one in base - grams]


def _first(texts: Mapping[int, str]) -> str:
    """Return the wording that stands for a column that the root lacks: the commonest."""
    words = list(texts.values())
    return max(sorted(set(words)), key=words.count)


def _outer(column: int, texts: Mapping[int, str], root: str, many: int) -> dict[Feature, set[int]]:
    """Return what departs in having a column that the root lacks, or in lacking one it has."""
    if not root:
        return {(column, "+"): set(texts)}
    missing = set(range(many)) - set(texts)
    return {(column, DROP): missing} if missing else {}


def _grams(text: str) -> set[str]:
    padded = f"^{text}$"
    return {padded[k : k + GRAM] for k in range(max(1, len(padded) - GRAM + 1))}


def _rarity(documents: int, many: int) -> float:
    """Return what a departure weighs by how many of ``many`` have it: of one or two it is one.

    The template, which lacks it, counts as a text: of two texts that both have it, it tells.
    """
    return min(1.0, log((many + 1) / documents) / log(max((many + 1) / 2, 1.01)))


def _matrix(held: Sequence[Sequence[int]], many: int) -> Any:
    """Return documents × departures as a sparse matrix of ones."""
    from scipy.sparse import csc_matrix

    start = np.cumsum([0, *(len(documents) for documents in held)])
    row = np.fromiter(chain.from_iterable(held), np.int32, int(start[-1]))
    return csc_matrix((np.ones(len(row), np.float32), row, start), (many, len(held))).tocsr()
