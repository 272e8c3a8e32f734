"""Which words stay in their order in both texts, and which clauses cross the others: moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ....alignment.chains import Stretch, heaviest
from ....alignment.model import Change, Comparison, Edit, Op, Trait
from ....corpus.model import Document, Span
from .clean import Clean
from .runs import Run, equal_runs

# Words that cross the others without their clause being called moved are shown as a move from
# this length on; a shorter match is struck and inserted, as a reader would write it.
_SHORTEST_CROSSING = 8


@dataclass(frozen=True, slots=True)
class Block:
    """What one template clause and one variant clause have in common inside one change.

    ``start`` is where their words begin in either clean text; ``clauses`` the indices of both.
    """

    change: int
    clauses: tuple[int, int]
    start: Run
    runs: tuple[Run, ...]
    moved: bool

    @property
    def weight(self) -> int:
        """Characters in common, one more so that a clause wholly reworded still counts."""
        return 1 + sum(run.length for run in self.runs)

    @property
    def end(self) -> Run:
        """Where the last common words end in either clean text."""
        last = self.runs[-1] if self.runs else self.start
        return Run(last.template + last.length, last.variant + last.length, 0)


@dataclass(frozen=True, slots=True)
class Spine:
    """The blocks that keep their order, and those that are shown as moves."""

    kept: tuple[Block, ...]
    moved: tuple[Block, ...]


def spine(comparison: Comparison, template: Clean, variant: Clean) -> Spine:
    """Sort the common words of ``comparison`` into those in order and those that moved.

    A clause that the comparison calls moved is a move; of the others as many words as possible
    keep their order, and what crosses them is a move as well when it is long enough to see.
    """
    blocks = [
        block
        for number, change in enumerate(comparison.clauses)
        for block in _telling(list(_blocks(number, change, comparison, template, variant)))
    ]
    staying = sorted((b for b in blocks if not b.moved), key=lambda b: (b.start[1], b.start[0]))
    kept = heaviest([Stretch(b.start.template, b.end.template, b.weight) for b in staying])
    stays = set(kept)
    crossing = (b for at, b in enumerate(staying) if at not in stays)
    moved = [b for b in blocks if b.moved and b.runs]
    moved += [b for b in crossing if b.weight > _SHORTEST_CROSSING]
    return Spine(tuple(staying[at] for at in kept), tuple(sorted(moved, key=lambda b: b.start[1])))


def _telling(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks of a change without scraps.

    A few words in common with a clause that has a better partner would tear its paragraph apart.
    """
    for block in blocks:
        rivals = [b for b in blocks if b is not block and _share(b, block)]
        if block.weight > _SHORTEST_CROSSING or all(b.weight <= block.weight for b in rivals):
            yield block


def _share(first: Block, second: Block) -> bool:
    return any(a == b for a, b in zip(first.clauses, second.clauses, strict=True))


def _blocks(
    number: int, change: Change, comparison: Comparison, template: Clean, variant: Clean
) -> Iterator[Block]:
    """Group the edits of a change by the two clauses they stand in."""
    pairs: dict[tuple[int, int], list[Edit]] = {}
    for edit in change.edits:
        if edit.op in (Op.EQUAL, Op.REPLACE):
            t = _clause_at(comparison.template, change.link.template, edit.template)
            v = _clause_at(comparison.variant, change.link.variant, edit.variant)
            if t >= 0 and v >= 0:
                pairs.setdefault((t, v), []).append(edit)
    for clauses, edits in pairs.items():
        first = edits[0]
        start = Run(template.at(first.template.start), variant.at(first.variant.start), 0)
        runs = _in_order(run for edit in edits for run in _runs(edit, template, variant))
        if not runs and len(change.link.template) + len(change.link.variant) > 2:
            continue  # of several clauses, those without a word in common are no pair
        yield Block(number, clauses, start, runs, Trait.MOVED in change.traits)


def _clause_at(document: Document, clauses: tuple[int, ...], span: Span) -> int:
    """Return the clause among ``clauses`` whose words hold ``span``; -1 where none does."""
    for clause in clauses:
        body = document.nodes[clause].body
        if body.start <= span.start and span.end <= body.end:
            return clause
    return -1


def _runs(edit: Edit, template: Clean, variant: Clean) -> Iterator[Run]:
    """Yield what is the same letter by letter: equal edits may differ in width and blanks."""
    if edit.op is not Op.EQUAL:
        return
    yield from equal_runs(
        template, template.span(edit.template), variant, variant.span(edit.variant)
    )


def _in_order(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs that follow each other in both texts."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda r: (r.variant, r.template)):
        if not kept or (
            kept[-1].template + kept[-1].length <= run.template
            and kept[-1].variant + kept[-1].length <= run.variant
        ):
            kept.append(run)
    return tuple(kept)
