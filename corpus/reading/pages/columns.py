"""Pages set in columns, read one column after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .lines import line
from .records import Block, Page, PageLine, RuledTable

# The gap between columns is at least one character wide (in ems) and at most so many; it lies in
# the middle part of the page, and there are lines enough on both sides to call them columns.
_GAP_MIN, _GAP_MAX = 1.0, 6.0
_MIDDLE = 0.2
_LINES = 3
# Lines of running text end at the margin of their column; the cells of a table do not.
_FULL, _FULL_SHARE, _LONG_SHARE = 1.6, 0.35, 0.5
# Columns inside columns: a page of newspaper has at most so many.
_DEPTH = 3


def parts(page: Page) -> tuple[Block | RuledTable, ...]:
    """Return the blocks and tables of a page in the order in which they are read."""
    found: list[Block | RuledTable] = []
    left = list(page.lines)
    for table in page.tables:
        above = [one for one in left if one.top < table.top]
        left = [one for one in left if one.top >= table.top]
        found += [*blocks(above), table]
    return (*found, *blocks(left))


def blocks(lines: Sequence[PageLine], depth: int = 0, columns: int = 1) -> tuple[Block, ...]:
    """Cut the lines of a page into blocks in the order in which they are read.

    A line across the whole page (a title, a heading) parts the columns above it from those below.
    """
    if not lines:
        return ()
    gutter = _gutter(lines) if depth < _DEPTH else None
    if gutter is None:
        return (_block(lines, columns),)
    found: list[Block] = []
    for crossing, band in _bands(lines, gutter):
        sides = None if crossing else _sides(band, gutter)
        if sides is None:
            found.append(_block(band, columns))
        else:
            for side in sides:
                found += blocks(side, depth + 1, columns + 1)
    return tuple(found)


def _block(lines: Sequence[PageLine], columns: int) -> Block:
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    return Block(tuple(lines), left, right, columns)


def _gutter(lines: Sequence[PageLine]) -> tuple[float, float] | None:
    """Return the gap that most lines leave free, where what stands beside it are columns."""
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    margin = _MIDDLE * (right - left)
    gaps = {gap for one in lines for gap in _gaps(one, left + margin, right - margin)}
    gaps |= set(_beside(lines, left + margin, right - margin))
    middles = sorted({round((start + end) / 2) for start, end in gaps})
    best: tuple[int, float, tuple[float, float]] | None = None
    for middle in middles:
        free = (float(middle) - 0.5, float(middle) + 0.5)
        count = _column_lines(lines, free)
        if count and (best is None or count > best[0]):
            best = (count, middle, free)
    return best[2] if best else None


def _gaps(one: PageLine, low: float, high: float) -> list[tuple[float, float]]:
    """Return the gaps of a line, or the room beside a short one, that may part columns."""
    found, end = [], one.left
    least, most = _GAP_MIN * one.size, _GAP_MAX * one.size
    for char in one.chars:
        if least <= char.left - end <= most and end < high and char.left > low:
            found.append((end, char.left))
        end = char.right
    return found


def _beside(lines: Sequence[PageLine], low: float, high: float) -> Iterator[tuple[float, float]]:
    """Yield the gaps between neighbours that stand beside each other at different heights."""
    for one, other in pairwise(lines):
        start, end = min(one.right, other.right), max(one.left, other.left)
        if _GAP_MIN * one.size <= end - start <= _GAP_MAX * one.size and start < high and end > low:
            yield start, end


def _column_lines(lines: Sequence[PageLine], free: tuple[float, float]) -> int:
    """Count the lines that stand in columns on both sides of ``free``."""
    count = 0
    for crossing, band in _bands(lines, free):
        sides = None if crossing else _sides(band, free)
        if sides is not None:
            count += len(sides[0]) + len(sides[1])
    return count


def _bands(
    lines: Sequence[PageLine], free: tuple[float, float]
) -> list[tuple[bool, list[PageLine]]]:
    """Cut the lines where lines that print into ``free`` begin or end."""
    found: list[tuple[bool, list[PageLine]]] = []
    for one in lines:
        crossing = _crosses(one, free)
        if not found or found[-1][0] != crossing:
            found.append((crossing, []))
        found[-1][1].append(one)
    return found


def _crosses(one: PageLine, free: tuple[float, float]) -> bool:
    """Say whether a line prints into ``free``, or runs over it with the gaps of its words only."""
    start, end = free
    before = [char for char in one.chars if char.left < end]
    after = [char for char in one.chars if char.right > start]
    if not before or not after:
        return False
    if before[-1].right > start or after[0].left < end:
        return True
    return after[0].left - before[-1].right < _GAP_MIN * one.size * 0.9


def _sides(
    band: Sequence[PageLine], free: tuple[float, float]
) -> tuple[list[PageLine], list[PageLine]] | None:
    """Return the lines left and right of ``free``; None where they are no columns of text."""
    middle = sum(free) / 2
    left = [half for one in band if (half := line(c for c in one.chars if c.right <= middle))]
    right = [half for one in band if (half := line(c for c in one.chars if c.left >= middle))]
    if min(len(left), len(right)) < _LINES or not (_is_text(left) and _is_text(right)):
        return None
    return left, right


def _is_text(lines: Sequence[PageLine]) -> bool:
    """Say whether most lines reach the margin, and hold more than the words of a cell."""
    margin = max(one.right for one in lines)
    full = sum(margin - one.right < _FULL * one.size for one in lines)
    long = sum(one.right - one.left > 6 * one.size for one in lines)
    return full >= _FULL_SHARE * len(lines) and long >= _LONG_SHARE * len(lines)
