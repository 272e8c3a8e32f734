"""Which articles of several texts share a row, and in which order the rows stand."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from ...alignment.model import Change, Confidence
from ..view.groups import group_articles
from ..view.units import unit_of
from .model import Pair, Several

# An article as (column, node).
Unit = tuple[int, int]
Key = TypeVar("Key", bound=Hashable)


def grouped(several: Several) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return the rows: for each its articles by column, in the order of the last text.

    What the last text has not stands where its own text has it, behind its neighbour.
    """
    columns = [_units(several, at) for at in range(len(several.texts))]
    joined = {unit: unit for column in columns for unit in column}
    for pair in several.pairs:
        for group in group_articles(pair.comparison):
            found = [(pair.reference, unit) for unit in group.template]
            join(joined, found + [(pair.text, unit) for unit in group.variant])
    fresh = alone(joined)
    for pair in several.beside:
        for ends in sure(pair):
            units = {(at, unit_of(several.texts[at], clause)) for at, clause in ends}
            join(joined, sorted(units & fresh))
    rows = _ordered(columns, joined)
    return tuple(
        tuple(tuple(n for at, n in row if at == column) for column in range(len(columns)))
        for row in rows
    )


def ends_of(pair: Pair, change: Change) -> list[Unit]:
    """Return the clauses of two texts that answer each other, as (column, node)."""
    ends = [(pair.reference, clause) for clause in change.link.template]
    return ends + [(pair.text, clause) for clause in change.link.variant]


def sure(pair: Pair) -> Iterator[list[Unit]]:
    """Yield the clauses of two texts that answer each other for certain.

    Neither stands in the base, so nothing but the link itself brings them together.
    """
    certain = (c for c in pair.comparison.clauses if c.link.confidence is Confidence.CERTAIN)
    yield from (ends_of(pair, change) for change in certain)


def alone(joined: dict[Key, Key]) -> frozenset[Key]:
    """Return the members of sets of one."""
    sizes = Counter(find(joined, key) for key in joined)
    return frozenset(key for key in joined if sizes[find(joined, key)] == 1)


def join(joined: dict[Key, Key], members: Sequence[Key]) -> None:
    """Put ``members`` into one set."""
    for one in members[1:]:
        joined[find(joined, one)] = find(joined, members[0])


def find(joined: dict[Key, Key], key: Key) -> Key:
    """Return the representative of ``key`` (disjoint sets, paths halved)."""
    while joined[key] != key:
        joined[key] = joined[joined[key]]
        key = joined[key]
    return key


def _units(several: Several, at: int) -> list[Unit]:
    text = several.texts[at]
    return [(at, unit) for unit in dict.fromkeys(unit_of(text, one) for one in text.clauses)]


def _ordered(columns: Sequence[Sequence[Unit]], joined: dict[Unit, Unit]) -> list[list[Unit]]:
    """Return the sets in order, the members of each by column."""
    members: dict[Unit, list[Unit]] = {}
    for column in columns:
        for unit in column:
            members.setdefault(find(joined, unit), []).append(unit)
    order: list[Unit] = []
    for column in reversed(columns):
        order = merged(order, dict.fromkeys(find(joined, unit) for unit in column))
    return [members[key] for key in order]


def merged(order: list[Unit], column: Iterable[Unit]) -> list[Unit]:
    """Return ``order`` with the sets of a column that are not in it, each behind its neighbour."""
    return list(_inserted(order, list(column), set(order)))


def _inserted(order: list[Unit], column: list[Unit], known: set[Unit]) -> Iterator[Unit]:
    followers: dict[Unit | None, list[Unit]] = {}
    before: Unit | None = None
    for key in column:
        if key in known:
            before = key
        else:
            followers.setdefault(before, []).append(key)
    yield from followers.get(None, ())
    for key in order:
        yield key
        yield from followers.get(key, ())
