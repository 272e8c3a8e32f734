"""Large words printed over the text of a page: watermarks that stand upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .lines import rows
from .records import Char, Page, PageLine

# Print this much higher than that of the page is a title or a stamp; a title covers no words.
_LARGE = 1.8


def without_stamps(chars: Sequence[Char]) -> tuple[tuple[PageLine, ...], str]:
    """Return the lines of a page without the large words over its text, and these words."""
    heights = sorted(char.bottom - char.top for char in chars if char.text.strip())
    limit = _LARGE * heights[len(heights) // 2] if heights else 0.0
    large = [char for char in chars if char.bottom - char.top > limit]
    if not large:
        return rows(chars), ""
    small = [char for char in chars if char.bottom - char.top <= limit and char.text.strip()]
    stamps = [one for one in rows(large) if any(_covers(one, char) for char in small)]
    gone = {char for one in stamps for char in one.chars}
    kept = (char for char in chars if char._replace(apart=True) not in gone and char not in gone)
    return rows(kept), "".join(one.text for one in stamps)


def without_repeated_stamps(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages without the stamps of other pages, where they cover no words."""
    known = {"".join(page.turned.split()) for page in pages} - {""}
    return tuple(
        replace(page, lines=tuple(one for one in page.lines if _pack(one) not in known))
        for page in pages
    )


def _pack(one: PageLine) -> str:
    return "".join(one.text.split())


def _covers(stamp: PageLine, char: Char) -> bool:
    """Say whether the middle of ``char`` lies within the print of ``stamp``."""
    inside = stamp.left < (char.left + char.right) / 2 < stamp.right
    return inside and stamp.top < (char.top + char.bottom) / 2 < stamp.bottom
