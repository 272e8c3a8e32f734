"""Which edits of a link are nothing but substitutions, and where each substitution is made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..edits.match import Block
from .layout import Laid
from .names import rewrite


@dataclass(frozen=True, slots=True)
class Applied:
    """The edits of one link that substitutions explain (indices), and the places of each."""

    explained: frozenset[int]
    places: tuple[tuple[str, Block], ...]


def applied(laid: Laid, keys: Mapping[str, str]) -> Applied:
    """Replace the words of the template's side and see which edits that makes.

    An edit is explained when the stretch around it, as far as the words replaced reach, becomes
    the variant's to the letter. In one that is not, a word and its replacement still make a place.
    """
    explained: set[int] = set()
    places: dict[Block, str] = {}
    _, hits = rewrite(laid.old, keys)
    for number, block in enumerate(laid.blocks):
        if laid.same[number] or number in explained:
            continue
        for touching in (False, True):
            first, last, stretch = _stretch(laid, number, hits, touching)
            form, inner = rewrite(laid.old[stretch.a0 : stretch.a1], keys)
            if inner and form == laid.new[stretch.b0 : stretch.b1]:
                explained.update(k for k in range(first, last + 1) if not laid.same[k])
                _note(places, laid, stretch, inner)
                break
        else:
            _note(places, laid, block, list(_partly(laid, block, keys)))
    return Applied(frozenset(explained), tuple((word, place) for place, word in places.items()))


def _stretch(
    laid: Laid, number: int, hits: Sequence[Block], touching: bool
) -> tuple[int, int, Block]:
    """Return an edit with the words replaced that reach into it (or touch it), and the edits
    that these reach into: the first, the last, and all of it as a block."""
    first = last = number
    start, end = laid.blocks[number].a0, laid.blocks[number].a1
    grown = True
    while grown:
        grown = False
        reach = int(touching)
        for hit in hits:
            if hit.a0 < end + reach and hit.a1 > start - reach and (hit.a0 < start or hit.a1 > end):
                start, end, grown = min(start, hit.a0), max(end, hit.a1), True
        while first and laid.blocks[first - 1].a1 > start:
            first, grown = first - 1, True
        while last + 1 < len(laid.blocks) and laid.blocks[last + 1].a0 < end:
            last, grown = last + 1, True
        for k in range(first, last + 1):
            block = laid.blocks[k]
            if not laid.same[k] and (block.a0 < start or block.a1 > end):
                start, end = min(start, block.a0), max(end, block.a1)
    return first, last, _answering(laid, first, last, start, end)


def _answering(laid: Laid, first: int, last: int, start: int, end: int) -> Block:
    """Return a stretch of the template's side and the stretch of the variant's that answers it.

    It begins in edit ``first`` and ends in edit ``last``, each equal where it is not whole.
    """
    low, high = laid.blocks[first], laid.blocks[last]
    return Block(start, end, low.b0 + start - low.a0, high.b1 + end - high.a1)


def _partly(laid: Laid, block: Block, keys: Mapping[str, str]) -> Iterator[Block]:
    """Yield the words replaced inside an edit that changes more, paired in order."""
    old, new = laid.old[block.a0 : block.a1], laid.new[block.b0 : block.b1]
    at: dict[str, int] = {}
    for hit in rewrite(old, keys)[1]:
        word = keys[old[hit.a0 : hit.a1]]
        found = new.find(word, at.get(word, 0))
        if found >= 0:
            at[word] = found + len(word)
            yield Block(hit.a0, hit.a1, found, found + len(word))


def _note(places: dict[Block, str], laid: Laid, around: Block, inner: Sequence[Block]) -> None:
    """Write down places given from the start of a stretch."""
    for hit in inner:
        i, j = around.a0, around.b0
        place = Block(i + hit.a0, i + hit.a1, j + hit.b0, j + hit.b1)
        places[place] = laid.old[place.a0 : place.a1]
