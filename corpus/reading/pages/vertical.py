"""Pages set in columns from top to bottom and from right to left (竖排): laid down as lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .records import Char

# One character stands under the one before it: as far to the side at most, in its widths, and as
# far down at least and at most, in its heights. So stand most characters of a vertical page.
_ASIDE, _LEAST, _MOST = 0.3, 0.5, 2.5
_SHARE = 0.6


def laid_down(chars: Sequence[Char]) -> list[Char]:
    """Return the characters of a page, in the order of the file, so that text runs to the right."""
    printed = [char for char in chars if char.text.strip()]
    down = sum(_under(above, below) for above, below in pairwise(printed))
    if not printed or down <= _SHARE * (len(printed) - 1) or len(printed) == 1:
        return list(chars)
    width = max(char.right for char in chars)
    return [
        Char(char.text, char.top, char.bottom, width - char.right, width - char.left, char.apart)
        for char in chars
    ]


def _under(above: Char, below: Char) -> bool:
    """Say whether a character was set under the one before it."""
    width, height = above.right - above.left, above.bottom - above.top
    aside = abs((above.left + above.right) - (below.left + below.right)) / 2
    step = below.top - above.top
    return aside <= _ASIDE * width and _LEAST * height <= step <= _MOST * height
