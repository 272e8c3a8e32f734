"""Dates as people write them into a list: 2020-04-10, 2020/4/10, 2020.4.10, 2020年4月10日, 2020.

A spreadsheet saves 2020-04-10 as 2020/4/10: as they stand, the two would be put in a wrong order.
"""

import re
from datetime import date

_WRITTEN = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?"
    r"(?:[ T]\d{1,2}(?::\d{2}){1,2}(?:\.0+)?)?"
)
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
# Years that a text may be of; 44197 and 1900 are numbers of days in spreadsheets.
_FIRST, _LAST = 1901, 2199


def iso(written: str) -> str | None:
    """Return a date as ISO 8601, a year or a month alone as 2020 or 2020-04; None for no date."""
    hit = _PLAIN.fullmatch(written) or _WRITTEN.fullmatch(written)
    if not hit:
        return None
    year, *rest = (int(part) for part in hit.groups() if part)
    try:
        date(year, *(*rest, 1, 1)[:2])
    except ValueError:
        return None
    told = "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))
    return told if _FIRST <= year <= _LAST else None
