"""Rows inside a row: what answers each other faces each other, down to the item (分行对照).

A worked example. An article of the template has the lines a b c d, that of the variant c x b, of
which x is new. The variant's order counts, as it does for articles; what it has no more stands
behind the line it followed::

    a |
    c | c
    d |
      | x
    b | b

A clause that several answer one after the other is cut at the sentence where the next one begins
(``view/cells/joints.py``), so that each part has its line. Its parts stay together: where another
line would come between them, it is not cut.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from ...alignment.model import Change, Finding
from ..view.cells.model import NOWHERE, ArticleCell, CellLine
from ..words.text import split_runs


@dataclass(frozen=True, slots=True)
class Band:
    """Lines of both sides that face each other, and the changes that begin with them."""

    template: tuple[CellLine, ...]
    variant: tuple[CellLine, ...]
    changes: tuple[Change, ...] = ()


# Positions of lines that belong together, of the template and of the variant.
_Places = tuple[list[int], list[int]]
# The lines of a clause, as (side, position), by the part of its change; the clause as (side, node).
_Known = dict[tuple[int, int], dict[int, tuple[int, int]]]


def bands(
    template: Sequence[ArticleCell], variant: Sequence[ArticleCell], changes: Sequence[Change]
) -> tuple[Band, ...]:
    """Lay out the articles of a row in bands; every line stands in one, once."""
    whole: set[Change] = set()
    while True:
        made = _laid_out(template, variant, changes, whole)
        torn = set(_torn(made, changes))
        if not torn:
            return tuple(_with_changes(made, changes))
        whole |= torn


def _laid_out(
    template: Sequence[ArticleCell],
    variant: Sequence[ArticleCell],
    changes: Sequence[Change],
    whole: Set[Change],
) -> list[Band]:
    """Return the bands, with the clauses of the changes in ``whole`` uncut."""
    uncut = (
        frozenset(i for c in whole for i in c.link.template),
        frozenset(i for c in whole for i in c.link.variant),
    )
    left, right = _lines(template, uncut[0]), _lines(variant, uncut[1])
    ordered = _ordered(_sets(left, right, changes), len(left))
    return [
        Band(tuple(left[i] for i in one[0]), tuple(right[i] for i in one[1]))
        for one in _joined(ordered)
    ]


def _torn(made: Sequence[Band], changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the changes of clauses whose parts do not follow each other."""
    for side in (0, 1):
        column = [line for band in made for line in (band.template, band.variant)[side]]
        for before, line in pairwise([CellLine(()), *column]):
            if line.begun and before.node != line.node:
                yield from (c for c in changes if line.node in c.link.ends[side])


def _lines(cells: Iterable[ArticleCell], uncut: Set[int]) -> list[CellLine]:
    """Return the lines, each clause in its parts but those of ``uncut``."""
    return [
        part
        for cell in cells
        for line in cell.lines
        for part in ([replace(line, part=0, cuts=())] if line.node in uncut else parts_of(line))
    ]


def parts_of(line: CellLine) -> Iterator[CellLine]:
    """Yield the parts of a line; where it came from or went stands behind the last."""
    if not line.cuts:
        yield line
        return
    rest = line.runs
    at = 0
    start = line.start
    for number, cut in enumerate(line.cuts):
        words, rest = split_runs(rest, cut.position - at)
        part, begun = line.part + number, number > 0
        yield replace(
            line, runs=words, origin=NOWHERE, part=part, cuts=(), begun=begun, start=start
        )
        at, start = cut
    last = line.part + len(line.cuts)
    yield replace(line, runs=rest, part=last, cuts=(), begun=True, start=start)


def _sets(left: list[CellLine], right: list[CellLine], changes: Sequence[Change]) -> list[_Places]:
    """Return which lines belong together: linked ones, and a caption with the line it heads."""
    lines = [(0, i) for i in range(len(left))] + [(1, i) for i in range(len(right))]
    known: _Known = {}
    for side, shown in enumerate((left, right)):
        for i, cell in enumerate(shown):
            known.setdefault((side, cell.node), {})[cell.part] = (side, i)
    owner = {line: line for line in lines}
    for members in [*_linked(known, changes), *_headed(left, 0), *_headed(right, 1)]:
        for one in members[1:]:
            first, second = owner[members[0]], owner[one]
            owner = {line: first if own == second else own for line, own in owner.items()}
    sets: dict[tuple[int, int], _Places] = {}
    for line in lines:
        sets.setdefault(owner[line], ([], []))[line[0]].append(line[1])
    return list(sets.values())


def _linked(known: _Known, changes: Sequence[Change]) -> Iterator[list[tuple[int, int]]]:
    """Yield the lines of each part of a change."""
    for change in changes:
        ends = [(0, i) for i in change.link.template] + [(1, i) for i in change.link.variant]
        parts: dict[int, list[tuple[int, int]]] = {}
        for end in ends:
            for part, line in known.get(end, {}).items():
                parts.setdefault(part, []).append(line)
        yield from parts.values()


def _headed(lines: list[CellLine], side: int) -> Iterator[list[tuple[int, int]]]:
    """Yield each line that is only a caption, with the next one."""
    for at, line in enumerate(lines[:-1]):
        if not line.clause:
            yield [(side, at), (side, at + 1)]


def _ordered(sets: list[_Places], count: int) -> list[_Places]:
    """Return the sets in the variant's order, those of the template alone behind its neighbour."""
    kept = sorted((one for one in sets if one[1]), key=lambda one: one[1])
    lost = {one[0][0]: one for one in sets if not one[1]}
    behind = {line: number for number, one in enumerate(kept) for line in one[0]}
    followers: dict[int, list[_Places]] = {}
    before = -1
    for line in range(count):
        before = behind.get(line, before)
        if line in lost:
            followers.setdefault(before, []).append(lost[line])
    found = followers.get(-1, [])
    for number, one in enumerate(kept):
        found = [*found, one, *followers.get(number, [])]
    return found


def _joined(sets: Iterable[_Places]) -> Iterator[_Places]:
    """Yield the sets, neighbours that stand on one and the same side as one."""
    waiting: _Places = ([], [])
    for one in sets:
        lone = [side for side in (0, 1) if not one[1 - side] and not waiting[1 - side]]
        if lone:
            waiting = (waiting[0] + one[0], waiting[1] + one[1])
            continue
        if any(waiting):
            yield waiting
        waiting = one
    if any(waiting):
        yield waiting


def _with_changes(made: list[Band], changes: Sequence[Change]) -> Iterator[Band]:
    """Yield the bands, each change with the first band that shows a clause of it.

    A change none of whose clauses is shown stays with the first band. Where several bands show
    clauses of one, each has it with the findings of its own clauses.
    """
    found: list[list[Change]] = [[] for _ in made]
    for change in changes:
        places = [i for i, one in enumerate(made) if _shows(one, change)] or [0]
        for at, part in zip(places, _shared(change, [made[i] for i in places]), strict=True):
            if at == places[0] or part.findings:
                found[at].append(part)
    for one, own in zip(made, found, strict=True):
        yield Band(one.template, one.variant, tuple(own))


def _shared(change: Change, places: Sequence[Band]) -> Iterator[Change]:
    """Yield a change for each band that shows it, with the findings that are to stand there.

    A finding stands in the last band that begins before its words.
    """
    homes = [_home(found, change, places) for found in change.findings]
    for at in range(len(places)):
        own = zip(change.findings, homes, strict=True)
        yield replace(change, findings=tuple(found for found, home in own if home == at))


def _home(found: Finding, change: Change, places: Sequence[Band]) -> int:
    """Return in which of ``places`` a finding stands, by the variant where it has words there."""
    for side, spans in ((1, found.variant), (0, found.template)):
        clauses = change.link.ends[side]
        starts = [
            (line.start, at)
            for at, band in enumerate(places)
            for line in (band.template, band.variant)[side]
            if spans and line.node in clauses and line.start <= spans[0].start
        ]
        if starts:
            return max(starts)[1]
    return 0


def _shows(band: Band, change: Change) -> bool:
    return any(line.node in change.link.template for line in band.template) or any(
        line.node in change.link.variant for line in band.variant
    )
