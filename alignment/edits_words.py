"""Which words of two texts answer each other, and where a text may be cut."""

from typing import NamedTuple

from rapidfuzz.distance import Indel

from .words import Word, cut

# Marks after which the segmenter's choices no longer depend on what stood before.
_STOPS = "。；;：:、，,！？!?"


class Block(NamedTuple):
    """A change: characters ``a0`` to ``a1`` of one form answered by ``b0`` to ``b1``."""

    a0: int
    a1: int
    b0: int
    b1: int

    def mirror(self) -> "Block":
        """Return the block with its sides exchanged."""
        return Block(self.b0, self.b1, self.a0, self.a1)

    @property
    def size(self) -> int:
        """The longer of its sides."""
        return max(self.a1 - self.a0, self.b1 - self.b0)

    @property
    def lopsided(self) -> int:
        """1 when it only inserts, -1 when it only deletes, 0 when it replaces."""
        return (self.a0 == self.a1) - (self.b0 == self.b1)


class Cuts:
    """The words of the part of a form that changed, shifted to the form's own offsets."""

    def __init__(self, form: str, start: int, end: int, borders: tuple[int, ...]) -> None:
        self.form, self.borders = form, frozenset(borders)
        self.words = tuple(
            Word(w.start + start, w.end + start, w.fixed, w.light) for w in cut(form[start:end])
        )
        self.at = {word.start: word for word in self.words}
        self.edges = frozenset((*self.at, start, end))
        self.inside = frozenset(
            i for word in self.words if word.fixed for i in range(word.start + 1, word.end)
        )

    def one_word(self, start: int, end: int) -> bool:
        """Say whether a range is exactly one word."""
        return start in self.at and self.at[start].end == end


def window(a: str, b: str) -> tuple[int, int]:
    """Return how much of head and tail is the same in both, cut back to the nearest mark."""
    limit = min(len(a), len(b))
    head = next((i for i in range(limit) if a[i] != b[i]), limit)
    while head and a[head - 1] not in _STOPS:
        head -= 1
    limit -= head
    tail = next((i for i in range(limit) if a[-1 - i] != b[-1 - i]), limit)
    while tail and a[len(a) - tail] not in _STOPS:
        tail -= 1
    # The mark stays with what changed: 、 may close what was inserted before it.
    return head, max(0, tail - 1)


def _elements(cuts: Cuts, ids: dict[str, int]) -> tuple[list[int], list[int]]:
    """Spell words as runs of numbers, so that a longest common subsequence weighs them by length.

    A word that only joins counts one however long. Returns the numbers, and for each the index
    of its word when it is the word's first, else -1.
    """
    numbers: list[int] = []
    owner: list[int] = []
    for index, word in enumerate(cuts.words):
        identity = ids.setdefault(cuts.form[word.start : word.end], len(ids) + 1)
        weight = 1 if word.light else word.end - word.start
        numbers.extend(identity << 10 | k for k in range(weight))
        owner.extend(index if k == 0 else -1 for k in range(weight))
    return numbers, owner


def matches(a: Cuts, b: Cuts) -> list[tuple[Word, Word]]:
    """Return the words that answer each other, in order: the heaviest common subsequence."""
    ids: dict[str, int] = {}
    left, left_owner = _elements(a, ids)
    right, right_owner = _elements(b, ids)
    found: list[tuple[Word, Word]] = []
    for code in Indel.opcodes(left, right):
        if code.tag == "equal":
            shift = code.dest_start - code.src_start
            for i in range(code.src_start, code.src_end):
                if left_owner[i] < 0:
                    continue
                word, other = a.words[left_owner[i]], b.words[right_owner[i + shift]]
                weight = 1 if word.light else word.end - word.start
                if i + weight <= code.src_end:
                    found.append((word, other))
    return found


def blocks(a: Cuts, b: Cuts, start: int, ends: tuple[int, int]) -> list[Block]:
    """Return what lies between the matched words, from ``start`` to ``ends`` of the forms."""
    found: list[Block] = []
    i = j = start
    for word, other in matches(a, b):
        if i < word.start or j < other.start:
            found.append(Block(i, word.start, j, other.start))
        i, j = word.end, other.end
    if i < ends[0] or j < ends[1]:
        found.append(Block(i, ends[0], j, ends[1]))
    return found
