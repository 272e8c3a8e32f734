"""The numbers that articles bear once a decision is carried out.

Old articles 一 to 五, 三 deleted, a new one declared 第二条, 第五条 declared 第五条: the order is
一, new, 二, 四, 五 and the numbers 1 to 5; the declared 五 is the computed one. An article whose
declared number breaks the order of the others is moved there.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ....corpus.model import NO_ORDINAL, Ordinal


@dataclass(frozen=True, slots=True)
class Arranged:
    """One article of the new order: an old one by its index, or an added one by its index."""

    old: int = -1
    added: int = -1
    ordinal: Ordinal = NO_ORDINAL


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The new order, and the indices of what was declared with another number than computed."""

    order: tuple[Arranged, ...]
    moved: frozenset[int] = frozenset()
    wrong_old: tuple[tuple[int, Ordinal], ...] = ()
    wrong_added: tuple[tuple[int, Ordinal], ...] = ()


def _rising(declared: Sequence[tuple[int, Ordinal]]) -> frozenset[int]:
    """Return the indices of a longest run of declared numbers that keeps the old order."""
    tails: list[Ordinal] = []
    at_tail: list[int] = []
    before: dict[int, int] = {}
    for index, ordinal in declared:
        place = bisect_left(tails, ordinal)
        tails[place : place + 1] = [ordinal]
        before[index] = at_tail[place - 1] if place else -1
        at_tail[place : place + 1] = [index]
    found: set[int] = set()
    at = at_tail[-1] if at_tail else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return frozenset(found)


class _Row:
    """Puts articles in a row, counting by how much the numbers have moved so far."""

    def __init__(self, special: Sequence[tuple[Ordinal, Arranged]], shift: bool) -> None:
        self.special = sorted(special, key=lambda pair: pair[0])
        self.shift = shift
        self.by = 0
        self.row: list[Arranged] = []

    def number(self, old: Ordinal) -> Ordinal:
        return Ordinal(old.number + self.by, old.inserted) if self.shift else old

    def take_special(self, upto: Ordinal) -> None:
        """Put in what is declared to stand at or before the number ``upto``."""
        while self.special and self.special[0][0] <= upto:
            ordinal, one = self.special.pop(0)
            self.row.append(Arranged(one.old, one.added, ordinal))
            if not ordinal.inserted:
                self.by += self.shift
                upto = Ordinal(upto.number + self.shift, upto.inserted)

    def gone(self, old: Ordinal) -> None:
        if not old.inserted:
            self.by -= self.shift


def arrange(
    old: Sequence[Ordinal],
    gone: frozenset[int],
    declared: Mapping[int, Ordinal],
    added: Sequence[Ordinal],
    shift: bool,
    fresh: frozenset[int] = frozenset(),
    floating: frozenset[int] = frozenset(),
    *,
    free: bool = False,
) -> Arrangement:
    """Return the new order of old articles and added ones.

    ``gone`` are indices of ``old`` that are deleted, ``declared`` new numbers of old articles by
    index, ``floating`` those that leave their place for that number, ``fresh`` those that came in
    where they stand (a chapter written anew) and bring their number.
    With ``shift`` undeclared articles move up and down with what is added and deleted; with
    ``free`` they stay, and numbers need not follow each other.
    """
    kept = _rising(
        [
            (i, declared[i])
            for i in range(len(old))
            if i in declared and i not in gone and i not in floating
        ]
    )
    moved = [i for i in declared if i not in kept and i not in gone]
    special = [(declared[i], Arranged(old=i)) for i in moved]
    special += [(ordinal, Arranged(added=i)) for i, ordinal in enumerate(added)]
    row = _Row(special, shift)
    for index, ordinal in enumerate(old):
        if index in gone or index in moved:
            row.gone(ordinal)
            continue
        if index in fresh:
            row.take_special(Ordinal(ordinal.number, -1))
            row.row.append(Arranged(old=index, ordinal=ordinal))
            row.by += shift and not ordinal.inserted
            continue
        final = row.number(ordinal) if shift else declared.get(index, ordinal)
        row.take_special(final if not shift else row.number(ordinal))
        row.row.append(Arranged(old=index, ordinal=row.number(ordinal) if shift else final))
    row.take_special(Ordinal(10**9))
    return _checked(row.row, frozenset(moved), declared, added, free=free)


def _checked(
    row: Sequence[Arranged],
    moved: frozenset[int],
    declared: Mapping[int, Ordinal],
    added: Sequence[Ordinal],
    *,
    free: bool,
) -> Arrangement:
    wrong_old: list[tuple[int, Ordinal]] = []
    wrong_added: list[tuple[int, Ordinal]] = []
    for one, expected in _expected(row, free=free):
        if one.old >= 0 and one.old in declared and declared[one.old] != expected:
            wrong_old.append((one.old, expected))
        if one.added >= 0 and added[one.added] != expected:
            wrong_added.append((one.added, expected))
    return Arrangement(tuple(row), moved, tuple(wrong_old), tuple(wrong_added))


def _expected(row: Sequence[Arranged], *, free: bool) -> Iterator[tuple[Arranged, Ordinal]]:
    """Yield each article with the number that its neighbour before leaves to it.

    What was put in by its declared number must follow on what stands before it; what was counted
    is what was counted.
    """
    last: Ordinal | None = None
    for one in row:
        ordinal = one.ordinal
        if last is not None and one.added >= 0 and not free:
            follows = (Ordinal(last.number + 1), Ordinal(last.number, last.inserted + 1))
            ordinal = ordinal if ordinal in follows else follows[0]
        elif last is not None and (ordinal == last or (free and ordinal < last)):
            ordinal = Ordinal(last.number + 1)
        yield one, ordinal
        last = one.ordinal
