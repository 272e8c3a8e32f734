"""Tables that go on over pages: the head that is printed again on each of them is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..tally import Tally
from .records import Block, RuledCell, RuledTable
from .rules import same_columns


def without_repeated_heads(
    parts: Sequence[Block | RuledTable], tally: Tally
) -> Iterator[Block | RuledTable]:
    """Yield blocks and tables; a table that goes on with the one before loses the same head."""
    head: RuledTable | None = None
    for part in parts:
        if isinstance(part, Block):
            head = None
        elif head is None or not same_columns(head, part):
            head = part
        elif count := _heads(head, part):
            tally.add("repeated-heads", 1, " ".join(cell.text for cell in part.rows[0]))
            if len(part.rows) > count:
                yield replace(part, rows=part.rows[count:])
            continue
        yield part


def _heads(first: RuledTable, other: RuledTable) -> int:
    """Return how many of the first rows are those of the first table, two at most."""
    count = 0
    for ours, theirs in zip(first.rows[:2], other.rows[:2], strict=False):
        if _words(ours) != _words(theirs) or not any(_words(ours)):
            break
        count += 1
    return count


def _words(row: Sequence[RuledCell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]
