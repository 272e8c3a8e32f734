"""Which words of two texts answer each other, and where a text may be cut."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, Postfix, Prefix

from .anchors import stretches
from .words import Word, borders, cut

# Marks after which the segmenter's choices no longer depend on what stood before.
_STOPS = "。；;：:、，,！？!?"
# Not inside 10,000 and 22:30.
_CLAUSE = re.compile(f"(?:[^{_STOPS}]|(?<=[0-9])[{_STOPS}](?=[0-9]))+[{_STOPS}]*|[{_STOPS}]+")
# What the match of two references counts, however long they are: about one of them.
PINNED = 4
_PARTS = re.compile("第?[^第]*")


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
    """The words of the part of a form that changed, shifted to the form's own offsets.

    Each of ``pins`` is one word, known by its place among them.
    """

    def __init__(
        self,
        form: str,
        start: int,
        end: int,
        borders: tuple[int, ...],
        pins: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.form, self.borders = form, frozenset(borders)
        self.pins = {at: k for k, (at, _) in enumerate(pins)}
        # What stands between two marks, with its place: it was cut by itself.
        self.between: list[tuple[int, str]] = []
        self.words = tuple(self._words(start, end, pins))
        self.at = {word.start: word for word in self.words}
        self.edges = frozenset((*self.at, start, end))
        self.inside = frozenset(
            i for word in self.words if word.fixed for i in range(word.start + 1, word.end)
        )

    def _words(self, start: int, end: int, pins: Sequence[tuple[int, int]]) -> Iterator[Word]:
        """Yield the words from ``start`` to ``end``, pins whole."""
        for first, last in (*pins, (end, end)):
            # Between marks, so that what is the same on both sides is cut once.
            for part in _CLAUSE.finditer(self.form, start, first):
                at = part.start()
                self.between.append((at, part.group()))
                if at == 0:
                    yield from cut(part.group())
                    continue
                for begin, stop, fixed, light in cut(part.group()):
                    yield Word(begin + at, stop + at, fixed, light)
            if first < last:
                yield Word(first, last, True, False)
            start = last

    def one_word(self, start: int, end: int) -> bool:
        """Say whether a range is exactly one word."""
        return start in self.at and self.at[start].end == end

    def all_light(self, start: int, end: int) -> bool:
        """Say whether all words that begin in a range only join others (的、和)."""
        first = bisect_left(self.words, (start,))
        last = bisect_left(self.words, (end,), first)
        return all(word.light for word in self.words[first:last])

    def may_cut(self, at: int) -> bool:
        """Say whether a word of the dictionary ends at ``at``, or a clause."""
        if at in self.borders:
            return True
        before = bisect_left(self.between, (at,))
        start, text = self.between[before - 1] if before else (at, "")
        return at - start in borders(text) if start < at < start + len(text) else at in self.edges

    def parts(self, at: int) -> bool:
        """Say whether a cut leaves no single character of a word: at its edge, or in its middle."""
        if at in self.edges:
            return True
        return at - 1 not in self.edges and at + 1 not in self.edges

    def weight(self, word: Word) -> int:
        """Return what a match of a word counts."""
        if word.start in self.pins:
            return PINNED
        return 1 if word.light else word.end - word.start


def window(a: str, b: str, pins: Sequence[Block] = ()) -> tuple[int, int]:
    """Return how much of head and tail is the same in both, cut back to the nearest mark.

    Never so much that one end of a pin is in it without the other.
    """
    head = Prefix.similarity(a, b)
    while head and not (_stops(a, head - 1) and _stops(b, head - 1)):
        head -= 1
    for pin in reversed(pins):
        if min(pin.a0, pin.b0) < head and (pin.a0 != pin.b0 or max(pin.a1, pin.b1) > head):
            head = min(pin.a0, pin.b0)
    tail = min(Postfix.similarity(a, b), min(len(a), len(b)) - head)
    while tail and not (_stops(a, len(a) - tail) and _stops(b, len(b) - tail)):
        tail -= 1
    # The mark stays with what changed: 、 may close what was inserted before it.
    tail = max(0, tail - 1)
    for pin in pins:
        here, there = len(a) - pin.a1, len(b) - pin.b1
        inside = max(len(a) - pin.a0, len(b) - pin.b0) <= tail
        if min(here, there) < tail and (here != there or not inside):
            tail = min(here, there)
    return head, tail


def _stops(form: str, at: int) -> bool:
    """Say whether a mark that parts words stands at ``at``, and none inside a number."""
    if form[at] not in _STOPS:
        return False
    return not (form[at - 1 : at].isdecimal() and form[at + 1 : at + 2].isdecimal())


def _elements(cuts: Cuts, ids: dict[str | int, int]) -> tuple[list[int], dict[int, Word]]:
    """Write words as runs of numbers: a longest common subsequence weighs each by its length.

    A word that only joins others (的、和) counts one, however long it is. Returns the numbers, and
    the words by the places of their first ones.
    """
    numbers: list[int] = []
    words: dict[int, Word] = {}
    form, pins = cuts.form, cuts.pins
    for word in cuts.words:
        words[len(numbers)] = word
        start, end, _, light = word
        known = ids.setdefault(pins.get(start, form[start:end]), len(ids) + 1) << 20
        if pins:
            numbers += range(known, known + cuts.weight(word))
        elif light:
            numbers.append(known)
        else:
            numbers += range(known, known + end - start)
    return numbers, words


def matches(a: Cuts, b: Cuts) -> list[tuple[Word, Word]]:
    """Return the words that answer each other, in order: the heaviest common subsequence."""
    ids: dict[str | int, int] = {}
    left, ours = _elements(a, ids)
    right, theirs = _elements(b, ids)
    found: list[tuple[Word, Word]] = []
    for i0, i1, j0, j1 in stretches(left, right):
        for code in Indel.opcodes(left[i0:i1], right[j0:j1]):
            if code.tag != "equal":
                continue
            shift = code.dest_start + j0 - code.src_start - i0
            i, end = code.src_start + i0, code.src_end + i0
            while i < end:
                word = ours.get(i)
                size = a.weight(word) if word else 1
                if word and i + size <= end:
                    found.append((word, theirs[i + shift]))
                i += size
    return found


def blocks(answered: Sequence[tuple[Word, Word]], whole: Block) -> list[Block]:
    """Return what lies between the matched words, inside ``whole``."""
    found: list[Block] = []
    i, j = whole.a0, whole.b0
    for word, other in answered:
        if i < word.start or j < other.start:
            found.append(Block(i, word.start, j, other.start))
        i, j = word.end, other.end
    if i < whole.a1 or j < whole.b1:
        found.append(Block(i, whole.a1, j, whole.b1))
    return found


def pinned(a: Cuts, b: Cuts, word: Word, other: Word) -> Block | None:
    """Return the change in a pin whose words differ, None where there is none.

    第五条第二款 and 第七条第二款 differ in 第五条 and 第七条.
    """
    old, new = a.form[word.start : word.end], b.form[other.start : other.end]
    if word.start not in a.pins or old == new:
        return None
    left, right = _PARTS.findall(old), _PARTS.findall(new)
    limit = min(len(left), len(right))
    head = next((k for k in range(limit) if left[k] != right[k]), limit)
    limit -= head
    tail = next((k for k in range(limit) if left[-1 - k] != right[-1 - k]), limit)
    before, after = (len("".join(left[:head])), len("".join(left[len(left) - tail :])))
    return Block(word.start + before, word.end - after, other.start + before, other.end - after)
