"""Numbers that are labels only where the document counts with them: 1.1, 1-2-1, a bare 2.

1 许可范围            1.1 and 1.2 follow, so 1 is a label
1.1 许可方授权。
1.2许可方交付。       goes on from 1.1, though no blank follows
1.5万元以上的，……     does not go on: words of a paragraph
"""

from collections.abc import Sequence
from itertools import pairwise

from ..labels import DECIMAL_STYLES, Label, Style
from ..rows import Role, Row, as_text

# One number alone counts nothing, and two bare ones may be years, pages or amounts.
_DECIMALS_MIN, _BARE_MIN = 2, 3
# What is a label only in a series.
_SERIES = (Style.STEM, Style.LATIN_UPPER, Style.ARABIC_COMMA)
# A list may have lost one number.
_STEP_MAX = 2


def _path(label: Label) -> tuple[int, ...]:
    return (*label.prefix, label.ordinal.number)


def _follows(path: tuple[int, ...], before: tuple[int, ...]) -> bool:
    """Say whether 1.2.1, 1.2 or 2.1 may come next after ``before``: one place counts on, and
    what is behind it begins at 1."""
    if not before:
        return path[-1] == 1
    for place, number in enumerate(path):
        last = before[place] if place < len(before) else 0
        if number != last:
            return 0 < number - last <= _STEP_MAX and all(n == 1 for n in path[place + 1 :])
    return False


def _counted(rows: Sequence[Row], doubtful: Sequence[int]) -> set[int]:
    """Return which of the doubtful decimals count on from the decimals before them."""
    found: set[int] = set()
    before: tuple[int, ...] = ()
    marked = set(doubtful)
    for i, row in enumerate(rows):
        if row.label is None or row.label.style not in DECIMAL_STYLES:
            continue
        path = _path(row.label)
        if i in marked and not _follows(path, before):
            continue
        found.add(i)
        before = path
    return found if len(found) >= _DECIMALS_MIN else found - marked


def _above_decimals(rows: Sequence[Row], bare: Sequence[int], decimals: set[int]) -> set[int]:
    """Return the bare numbers that decimals follow: 2 before 2.1."""
    found = set()
    for at, after in pairwise((*bare, len(rows))):
        label = rows[at].label
        first = next((rows[i].label for i in range(at + 1, after) if i in decimals), None)
        if label and first and first.prefix[:1] == (label.ordinal.number,):
            found.add(at)
    return found


def _run(rows: Sequence[Row], bare: Sequence[int], sure: set[int]) -> set[int]:
    """Return the bare numbers that run on from 1, or from a sure one, without a gap."""
    found: list[int] = []
    last = 0
    for at in bare:
        label = rows[at].label
        number = label.ordinal.number if label else 0
        if at in sure or (label and not label.doubtful and number == last + 1):
            found.append(at)
            last = number
    return set(found) if sure or len(found) >= _BARE_MIN else set()


def settle_series(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Take the label from the rows that stand in no series: 甲、乙双方 before no 乙、.

    A series begins with 甲、, A. or 1， and has a second line.
    """
    lost: set[int] = set()
    for style in _SERIES:
        run: list[int] = []
        for i, row in enumerate(rows):
            if row.label is None or row.label.style is not style:
                continue
            if row.label.ordinal.number != len(run) + 1:
                lost.update(run if len(run) == 1 else ())
                run = []
            goes_on = row.label.ordinal.number == len(run) + 1
            run = [*run, i] if goes_on else []
            lost.update(() if goes_on else (i,))
        lost.update(run if len(run) == 1 else ())
    return tuple(
        as_text(row) if i in lost and row.label and row.label.doubtful else row
        for i, row in enumerate(rows)
    )


def settle_decimals(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Take the label from the rows whose number does not count: 1.5万元, 3 月份的报表."""
    styles = {row.label.style for row in rows if row.label}
    if Style.ARABIC_BARE not in styles and styles.isdisjoint(DECIMAL_STYLES):
        return tuple(rows)
    doubtful = [
        i
        for i, r in enumerate(rows)
        if r.label and r.label.style in DECIMAL_STYLES and r.label.doubtful
    ]
    bare = [
        i
        for i, row in enumerate(rows)
        if row.role is Role.NUMBERED and row.label and row.style is Style.ARABIC_BARE
    ]
    counted = _counted(rows, doubtful)
    sure = _run(rows, bare, _above_decimals(rows, bare, counted))
    lost = {*doubtful, *bare} - counted - sure
    return tuple(as_text(row) if i in lost else row for i, row in enumerate(rows))
