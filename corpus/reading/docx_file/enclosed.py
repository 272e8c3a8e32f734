"""Signs in a circle (带圈字符) that Word draws by a field: eq \\o\\ac(○,1) is ①.

The overstrike switch of the EQ field: ISO/IEC 29500-1, 17.16.5.16. Word's own dialogue for enclosed
characters writes no other form of it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_CODE = re.compile(
    r"\s*eq\s*\\o\s*(?:\\a[clr]\s*)?\(\s*([○〇◯Oo□△◇])\s*[,;，；]\s*"
    r"(?:\\s\s*\\(?:up|do)\s*\d*\s*\(\s*([^()\\]{1,3})\s*\)|([^()\\]{1,3}))\s*\)\s*",
    re.IGNORECASE,
)
_CIRCLES = frozenset("○〇◯Oo")
# Enclosed alphanumerics, enclosed CJK letters and months (Unicode blocks).
_SIGNS = (*range(0x2460, 0x24EB), *range(0x3251, 0x32C0))


def enclosed(code: str) -> str:
    """Return the sign that the field with this ``code`` draws, "" for any other field.

    What no sign of Unicode encloses, and what stands in another shape, is shown bare.
    """
    found = _CODE.fullmatch(code)
    if found is None:
        return ""
    inside = (found[2] or found[3]).strip()
    return _circled().get(inside, inside) if found[1] in _CIRCLES else inside


@cache
def _circled() -> dict[str, str]:
    """Return the signs by what stands in their circle."""
    signs = (chr(code) for code in _SIGNS)
    return {
        unicodedata.normalize("NFKC", sign): sign
        for sign in signs
        if unicodedata.name(sign, "").startswith("CIRCLED")
    }
