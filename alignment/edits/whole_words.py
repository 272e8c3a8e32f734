"""Changes drawn to whole words: none begins or ends inside a word of the dictionary."""

from collections.abc import Iterable, Iterator

from .match import Block, Cuts


def whole_words(a: Cuts, b: Cuts, changes: Iterable[Block], region: Block) -> tuple[Block, ...]:
    """Return the changes in ``region``, each wide enough to cut no word.

    学校食堂 is one word of the dictionary, so that 学校→院校 before 食堂 becomes all of it. What is
    equal between two changes goes with them when it holds no whole word. The ends of the region
    are ends of words.
    """
    found: list[Block] = []
    i, j = region.a0, region.b0
    end = Block(region.a1, region.a1, region.b1, region.b1)
    for run in (*_kept(a, b, changes, region), end):
        if i < run.a0 or j < run.b0:
            found.append(Block(i, run.a0, j, run.b0))
        i, j = run.a1, run.b1
    return tuple(found)


def _kept(a: Cuts, b: Cuts, changes: Iterable[Block], region: Block) -> Iterator[Block]:
    """Yield what stays equal: the runs around the changes without the parts of words."""
    i, j = region.a0, region.b0
    for block in (*changes, Block(region.a1, region.a1, region.b1, region.b1)):
        size = block.a0 - i

        def whole(k: int, i: int = i, j: int = j) -> bool:
            return a.may_cut(i + k) and b.may_cut(j + k)

        first = next(filter(whole, range(size)), size)
        last = next(filter(whole, range(size, first, -1)), first)
        if first < last:
            yield Block(i + first, i + last, j + first, j + last)
        i, j = block.a1, block.b1
