"""Numbers that the AUTONUM fields of old files draw (ISO/IEC 29500-1, 17.16.5.5 to 17.16.5.7)."""

from __future__ import annotations

import re

from ..numbers import format_number

_CODE = re.compile(r"\s*(AUTONUM(?:LGL|OUT)?)\b(.*)", re.IGNORECASE | re.DOTALL)
_FORM = re.compile(r"\\\*\s*(\w+)")
_SIGN = re.compile(r"\\s\s+(\S)")
_BARE = re.compile(r"\\e\b")
# The formats of 17.16.4.3.1, by the names that lists have for them.
_FORMS = {
    "arabic": "decimal",
    "roman": "upperRoman",
    "alphabetic": "upperLetter",
    "chinesenum1": "taiwaneseCounting",
    "chinesenum2": "chineseLegalSimplified",
    "chinesenum3": "chineseCountingThousand",
}
_SMALL = {"upperRoman": "lowerRoman", "upperLetter": "lowerLetter"}


class Automatic:
    """Counts the paragraphs that bear such a field: 1. 2. 3. through the document."""

    def __init__(self) -> None:
        self._count = 0

    def number(self, code: str) -> str:
        """Count one field with this ``code`` and return what it draws; "" for other fields."""
        found = _CODE.fullmatch(code)
        if found is None:
            return ""
        self._count += 1
        named = _FORM.search(found[2])
        form = _FORMS.get(named[1].lower() if named else "arabic", "decimal")
        if named and named[1].islower():
            form = _SMALL.get(form, form)
        sign = _SIGN.search(found[2])
        after = "" if _BARE.search(found[2]) else sign[1] if sign else "."
        return f"{format_number(self._count, form)}{after}"
