"""What a plan is made from: two texts, their articles, which became which, and which moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from ....corpus.model import Ordinal
from ..model import Instruction, Line, Place, Step, Words
from ..text import plain
from .pairing import Article, Pairing, articles

# Of two articles that changed places the one that keeps its number is said to stay: less than one
# article, so that no number is worth another move.
_SAME_NUMBER = 0.001
# How many articles back an article's neighbour in a row is looked for: enough for any move seen,
# and it keeps a code of a thousand articles fast.
_LOOK_BACK = 200
# Instructions under one number, with the line of the new text by which they are ordered.
Group = tuple[int, tuple[Instruction, ...]]
_UNITS = ("编", "分编", "章", "节", "部分")


class ImpossibleError(Exception):
    """No instructions of this grain lead to the new text; never leaves this package."""


class Order(StrEnum):
    """What becomes of the numbers of articles that are not named."""

    STILL = "still"  # nothing moves them
    SHIFT = "shift"  # they follow what is added and deleted
    KEPT = "kept"  # they stay although others are renumbered: the numbers have gaps


class Grain(IntEnum):
    """How fine the instructions on one unit are; what does not prove right is written coarser."""

    WORDS = 0
    PARAGRAPH = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Request:
    """Two texts and how their articles answer each other.

    ``grains`` by index of an old article, ``default`` where none is named. ``gather`` lists words
    changed alike in several articles once. Without ``contents`` 目录 follows the headings and is
    not mentioned.
    """

    old: tuple[Line, ...]
    new: tuple[Line, ...]
    pairing: Pairing
    grains: Mapping[int, Grain] = field(default_factory=dict)
    default: Grain = Grain.WORDS
    gather: bool = True
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """A request with its articles; ``back`` leads from new ones to old, ``moved`` are old ones."""

    request: Request
    olds: tuple[Article, ...]
    news: tuple[Article, ...]
    back: Mapping[int, int]
    moved: frozenset[int]

    @property
    def pairs(self) -> Mapping[int, int]:
        """Old articles by index to new ones."""
        return self.request.pairing.pairs

    def old_line(self, index: int) -> Line:
        """Return the line of an old article's label."""
        return self.request.old[self.olds[index].start]

    def new_line(self, index: int) -> Line:
        """Return the line of a new article's label."""
        return self.request.new[self.news[index].start]

    def number(self, index: int) -> Ordinal:
        """Return the new number of an old article."""
        return self.new_line(self.pairs[index]).ordinal

    def near(self, at: int) -> int:
        """Return the line of the new text that orders an instruction on line ``at`` of the old."""
        for index, article in enumerate(self.olds):
            if article.start >= at and index in self.pairs:
                return self.news[self.pairs[index]].start
        return len(self.request.new)

    def words(self, index: int) -> Words:
        """Return the words of a new article as a quotation."""
        article = self.news[index]
        found = [quoted_line(line) for line in self.request.new[article.start : article.end]]
        return tuple(text for text in found if text)

    def words_of(self, run: Sequence[int]) -> Words:
        """Return the words of new articles as one quotation; of several each has its number."""
        if len(run) == 1:
            return self.words(run[0])
        out: list[str] = []
        for index in run:
            first, *rest = self.words(index) or ("",)
            out += [f"{self.new_line(index).label}　{first}", *rest]
        return tuple(out)


def quoted_line(line: Line) -> str:
    """Return a line of an article as quoted: without 第X条, with the label of an item."""
    return plain(line.words) if line.kind.value == "article" else plain(line.text)


def place_of(line: Line, *steps: Step) -> Place:
    """Return the place of an article, or of what ``steps`` name in it."""
    scope = (Step("附件", Ordinal(line.home.scope)),) if line.home.scope else ()
    return Place((*scope, Step(line.unit or "条", line.ordinal), *steps))


def rank_of(line: Line) -> int:
    """Return how deep a heading stands, 0 the outermost."""
    return _UNITS.index(line.unit) if line.unit in _UNITS else 0


def texts_of(request: Request) -> Texts:
    """Return a request with its articles and what moved."""
    olds, news = articles(request.old), articles(request.new)
    back = {b: a for a, b in request.pairing.pairs.items()}
    return Texts(request, olds, news, back, _moved(request, olds, news))


def _moved(
    request: Request, olds: tuple[Article, ...], news: tuple[Article, ...]
) -> frozenset[int]:
    """Return old articles that break the order of the others in the new text.

    The longest series in order stays; of two as long the one that keeps more numbers.
    """
    pairs = sorted(request.pairing.pairs.items())
    best: list[float] = []
    before: list[int] = []
    for k, (i, j) in enumerate(pairs):
        same = request.old[olds[i].start].ordinal == request.new[news[j].start].ordinal
        found = max(
            (m for m in range(max(0, k - _LOOK_BACK), k) if pairs[m][1] < j),
            key=lambda m: best[m],
            default=-1,
        )
        best.append((best[found] if found >= 0 else 0) + 1 + _SAME_NUMBER * same)
        before.append(found)
    kept: set[int] = set()
    at = max(range(len(pairs)), key=lambda k: best[k], default=-1)
    while at >= 0:
        kept.add(pairs[at][0])
        at = before[at]
    return frozenset(i for i, _ in pairs if i not in kept)
