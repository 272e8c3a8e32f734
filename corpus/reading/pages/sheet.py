"""Two pages printed side by side on one sheet (A3 对开), cut apart."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import rows
from .records import Char, Rule

# Such a sheet is wider than high; the strip between its pages takes so much of its width.
_WIDE, _STRIP = 1.2, 0.04
# Text of both pages begins at the same margin, within so much of a page (indents among it).
_MARGIN = 0.06
# Each page has so many lines at least, and they fill so much of its width: cells of a table do not.
_LINES, _FILLED = 3, 0.45


def halves(
    chars: Sequence[Char], rules: Sequence[Rule], width: float, height: float
) -> tuple[Sequence[Char], ...]:
    """Return the characters of the left and of the right page, or all of them as one page.

    Those of the right one are moved to where they would stand on a page of its own.
    """
    middle = width / 2
    if width < _WIDE * height or any(rule.left < middle < rule.right for rule in rules):
        return (chars,)
    strip = _STRIP * width / 2
    printed = [char for char in chars if char.text.strip()]
    if any(char.left < middle + strip and char.right > middle - strip for char in printed):
        return (chars,)
    left = [char for char in chars if char.right <= middle]
    right = [
        char._replace(left=char.left - middle, right=char.right - middle)
        for char in chars
        if char.right > middle
    ]
    return (left, right) if _are_pages(left, right, middle) else (chars,)


def _are_pages(left: Sequence[Char], right: Sequence[Char], width: float) -> bool:
    """Say whether both halves are set as pages of one text."""
    lines = rows(left), rows(right)
    if not lines[1] or len(lines[0]) < _LINES:
        return False
    starts = [min(line.left for line in half) for half in lines]
    widest = [max(line.right - line.left for line in half) for half in lines]
    alike = abs(starts[0] - starts[1]) <= _MARGIN * width
    return alike and widest[0] >= _FILLED * width
