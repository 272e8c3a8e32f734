"""Characters of symbol fonts as the Unicode signs they look like (symbols.tsv)."""

from __future__ import annotations

from functools import cache

from ...tables import rows

_PRIVATE = range(0xF000, 0xF100)


@cache
def _signs() -> dict[tuple[str, int], str]:
    return {(row[0], int(row[1], 16)): row[2] for row in rows("symbols")}


def symbol(code: int, font: str) -> str:
    """Return the sign at ``code`` of ``font``; the character itself where the table has none."""
    low = code - _PRIVATE.start if code in _PRIVATE else code
    known = _signs()
    fallback = known.get(("*", low)) if code in _PRIVATE else None
    return known.get((font, low)) or fallback or chr(code)


def signs(text: str, font: str) -> str:
    """Return ``text`` with the characters that only a symbol font shows as the signs they are."""
    return "".join(symbol(ord(char), font) if ord(char) in _PRIVATE else char for char in text)


def bullet(text: str, font: str) -> str:
    """Return a bullet as shown: • for a sign of a symbol font that is not in the table."""
    shown = "".join(symbol(ord(char), font) for char in text)
    return "".join("•" if ord(char) in _PRIVATE else char for char in shown)
