"""Instructions on one old article: merged, split, renumbered, changed."""

from collections.abc import Sequence

from ..model import Form, Instruction, Place
from .headings import Headings, under
from .inside import Way, changes_inside
from .numbers import merged_into, split_from
from .spans import Pair
from .texts import Grain, Group, Texts, place_of, quoted_line


def article_group(
    texts: Texts, found: Headings, named: frozenset[int], usual: frozenset[Pair], index: int
) -> Group | None:
    """Return the instructions on the old article ``index``, None where it needs none.

    The new numbers of the articles ``named`` are said although nothing else changes in them;
    ``usual`` are words that change alike in several articles.
    """
    j = texts.pairs[index]
    at = texts.news[j].start
    merged = merged_into(texts, j)
    if merged:
        return at, (_merge(texts, sorted([index, *merged]), j),)
    split = [k for k in split_from(texts, index) if texts.news[k].start not in found.blocks]
    if split:
        return at, (_split(texts, index, [j, *split]),)
    made = _changed(texts, found, named, usual, index)
    return (at, tuple(made)) if made else None


def _merge(texts: Texts, olds: Sequence[int], j: int) -> Instruction:
    places = tuple(place_of(texts.old_line(i)) for i in olds)
    return Instruction(Form.MERGE, places, (place_of(texts.new_line(j)),), new=(texts.words(j),))


def _split(texts: Texts, index: int, news: Sequence[int]) -> Instruction:
    to = tuple(place_of(texts.new_line(j)) for j in news)
    at = (place_of(texts.old_line(index)),)
    return Instruction(Form.SPLIT, at, to, new=(texts.words_of(news),), unit="条")


def _changed(
    texts: Texts, found: Headings, named: frozenset[int], usual: frozenset[Pair], index: int
) -> list[Instruction]:
    """Return the changes of an article, its new number before them where it is to be said.

    A number that follows from articles added or deleted before it is not written.
    """
    j = texts.pairs[index]
    old, new = place_of(texts.old_line(index)), place_of(texts.new_line(j))
    changes = _changes(texts, usual, index, j)
    if index in texts.moved:
        return _renumbered(old, Place((*under(texts, found, j), *new.steps)), changes, "moved")
    differs = texts.old_line(index).ordinal != texts.new_line(j).ordinal
    if index in named or (changes and differs):
        return _renumbered(old, new, changes, "")
    return changes


def _renumbered(old: Place, new: Place, changes: list[Instruction], side: str) -> list[Instruction]:
    """Write 将第五条改为第八条 before the changes; with a whole new text both are one."""
    if len(changes) == 1 and changes[0].form is Form.WHOLE and changes[0].at == (old,):
        return [Instruction(Form.MOVE, (old,), (new,), new=changes[0].new, side=side)]
    return [Instruction(Form.RENUMBER, (old,), (new,), side=side), *changes]


def _changes(texts: Texts, usual: frozenset[Pair], index: int, j: int) -> list[Instruction]:
    """Return the changes of one article at its grain."""
    a, b = texts.olds[index], texts.news[j]
    left, right = texts.request.old[a.start : a.end], texts.request.new[b.start : b.end]
    if list(map(quoted_line, left)) == list(map(quoted_line, right)):
        return []
    grain = texts.request.grains.get(index, texts.request.default)
    place = place_of(left[0])
    if grain is not Grain.WHOLE:
        fine = changes_inside(place, left, right, Way(grain, usual))
        if fine is not None:
            return fine
    return [Instruction(Form.WHOLE, (place,), new=(texts.words(j),))]
