"""Annexes, signature and date: what stands after the body of a document."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model import Span
from ..line_words import bare, is_date, title_kind
from ..rows import Role, Row

_ANNEX = re.compile(
    r"(?:附(?:件|录|表|图)\s*(?P<num>[0-9０-９一二三四五六七八九十]{1,3}|[A-Z])?(?=[：:、.．\s]|$)|附(?=\s*[：:]|$))"
    r"\s*[：:、.．]?\s*"
)
_REMARK = re.compile(r"^[（(](此件|此页|本页|联系人).{0,40}[）)]$")
_ANNEX_MAX = 80
_SIGNATURE_MAX = 40
_SIGNATURE_ROWS = 4


def _annex(text: str, row: Row) -> Row:
    hit = _ANNEX.match(text, row.span.start, row.span.end)
    if row.role is not Role.TEXT or not hit:
        return row
    rest = Span(hit.end(), row.span.end)
    return replace(row, role=Role.ANNEX, rest=rest) if rest.end - rest.start <= _ANNEX_MAX else row


def _sign(text: str, rows: list[Row], end: int) -> None:
    """Mark date and signature in the last rows before ``end``."""
    at = end - 1
    while at >= 0 and (rows[at].role is Role.FURNITURE or _REMARK.match(rows[at].span.cut(text))):
        if rows[at].role is Role.TEXT:
            rows[at] = replace(rows[at], role=Role.NOTE)
        at -= 1
    if at < 1 or rows[at].role is not Role.TEXT or not is_date(text, rows[at].span):
        return
    rows[at] = replace(rows[at], role=Role.DATE)
    for _ in range(_SIGNATURE_ROWS):
        at -= 1
        row = rows[at]
        words = row.span.cut(text)
        plain = row.role is Role.TEXT and len(words) <= _SIGNATURE_MAX and bare(text, row.span)
        if at < 1 or not plain or re.search("[，；。]", words):
            return
        rows[at] = replace(row, role=Role.SIGNATURE)


def mark_tail(text: str, rows: Sequence[Row]) -> list[Row]:
    """Mark annexes, and before each annex and at the end the signature and the date."""
    body = next((i for i, row in enumerate(rows) if row.role not in (Role.TITLE, Role.NOTE)), 0)
    found = [*rows[: body + 1], *(_annex(text, row) for row in rows[body + 1 :])]
    ends = [i for i, row in enumerate(found) if row.role is Role.ANNEX]
    for end in (*ends, len(found)):
        _sign(text, found, end)
    _title_annexes(text, found, ends)
    return found


def _title_annexes(text: str, rows: list[Row], starts: Sequence[int]) -> None:
    """Take the line after a bare 附件1 as its title."""
    for at in starts:
        after = at + 1
        if rows[at].rest.start < rows[at].rest.end or after >= len(rows):
            continue
        words = rows[after].span.cut(text)
        named = title_kind(words) or len(words) <= _SIGNATURE_MAX
        if rows[after].role is Role.TEXT and named and bare(text, rows[after].span):
            span = Span(rows[at].span.start, rows[after].span.end)
            rows[at] = replace(rows[at], span=span, rest=rows[after].span)
            rows[after] = replace(rows[after], role=Role.FURNITURE, span=Span(0, 0))


__all__ = ["mark_tail"]
