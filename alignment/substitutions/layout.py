"""The words of a link laid out in the order of its edits, and what stayed the same in all links."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...corpus.model import Document, Span
from ...corpus.normalise import Cleaned, clean
from ..edits.match import Block
from ..edits.words import cut
from ..model import Edit, Op

# Words are cut within a sentence; a mark on either side ends it.
_MARKS = frozenset("。；;：:、，,！？!?\n")


@dataclass(frozen=True, slots=True)
class Laid:
    """Both sides of a link in comparison form, in the order of its edits.

    ``parts`` are the edits, ``blocks`` the same as ranges of both forms, ``same`` says which of
    them are equal.
    """

    link: int
    old: str
    new: str
    parts: tuple[tuple[Cleaned, Cleaned], ...]
    blocks: tuple[Block, ...]
    same: tuple[bool, ...]

    def spans(self, block: Block) -> tuple[Span, Span]:
        """Return where a block, empty on neither side, stands in the texts."""
        old = self._at(0, block.a0).start, self._at(0, block.a1 - 1).end
        new = self._at(1, block.b0).start, self._at(1, block.b1 - 1).end
        return Span(*old), Span(*new)

    def _at(self, side: int, at: int) -> Span:
        """Return where a character of the form of one side stands in the text."""
        starts = [block[2 * side] for block in self.blocks]
        edit = bisect_right(starts, at) - 1
        place = at - starts[edit]
        return self.parts[edit][side].original(place, place + 1)


def lay(template: Document, variant: Document, link: int, edits: Sequence[Edit]) -> Laid:
    """Lay out the edits of one link."""
    parts = tuple(
        [(clean(template.text, edit.template), clean(variant.text, edit.variant)) for edit in edits]
    )
    i = j = 0
    blocks = []
    for old, new in parts:
        blocks.append(Block(i, i + len(old.text), j, j + len(new.text)))
        i, j = blocks[-1].a1, blocks[-1].b1
    same = tuple([edit.op is Op.EQUAL for edit in edits])
    old_form, new_form = ("".join([part[side].text for part in parts]) for side in (0, 1))
    return Laid(link, old_form, new_form, parts, tuple(blocks), same)


class Same:
    """All that is equal on both sides, searched for words that stand in it."""

    def __init__(self, laid: Sequence[Laid]) -> None:
        self._starts: list[int] = []
        self._where: list[tuple[Laid, Block]] = []
        parts, size = [], 0
        for one in laid:
            for block, same in zip(one.blocks, one.same, strict=True):
                if same:
                    self._starts.append(size)
                    self._where.append((one, block))
                    parts.append(one.old[block.a0 : block.a1])
                    size += block.a1 - block.a0 + 1
        self._text = "\n".join(parts)

    def find(self, word: str) -> Iterator[tuple[Laid, Block]]:
        """Yield where ``word`` stands as one or more words of the dictionary."""
        at = self._text.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            laid, block = self._where[number]
            i, j = (start + at - self._starts[number] for start in (block.a0, block.b0))
            if whole_words(laid.new, j, j + len(word)):
                yield laid, Block(i, i + len(word), j, j + len(word))
            at = self._text.find(word, at + 1)


def whole_words(form: str, start: int, end: int) -> bool:
    """Say whether a range of a form begins and ends at the edge of a word."""
    low, high = start, end
    while low and form[low - 1] not in _MARKS:
        low -= 1
    while high < len(form) and form[high] not in _MARKS:
        high += 1
    edges = {word.start + low for word in cut(form[low:high])} | {high}
    return start in edges and end in edges
