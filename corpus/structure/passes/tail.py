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
# 版记 (GB/T 9704-2012 7.4): who gets a copy, who printed it and when.
_IMPRINT = re.compile(
    r"^(?:抄送|抄报|主送|分送|主题词|承办单位|校对)[：:]"
    r"|[0-9０-９〇一二三四五六七八九]{4}年[0-9０-９一二三四五六七八九十]{1,2}月"
    r"[0-9０-９一二三四五六七八九十]{1,3}日印发[。.]?$"
)
_IMPRINT_MAX = 200
_ANNEX_MAX = 80
_SIGNATURE_MAX = 40
_SIGNATURE_ROWS = 4
# A list of annexes under the body has hardly more lines than this.
_MENTION_ROWS = 20


def _annex(text: str, row: Row) -> Row:
    hit = _ANNEX.match(text, row.span.start, row.span.end)
    if row.role is not Role.TEXT or not hit:
        return row
    rest = Span(hit.end(), row.span.end)
    return replace(row, role=Role.ANNEX, rest=rest) if rest.end - rest.start <= _ANNEX_MAX else row


def _is_mention(text: str, rows: Sequence[Row], at: int) -> bool:
    """Say whether 附件：名单 only names an annex: signature and date of the body follow.

    GB/T 9704-2012 7.3.4: 附件说明 stands below the body, before 发文机关署名.
    """
    if rows[at].rest.start >= rows[at].rest.end:
        return False
    for row in rows[at + 1 : at + 1 + _MENTION_ROWS]:
        if row.role is Role.ANNEX and row.rest.start >= row.rest.end:
            return False
        if is_date(text, row.span):
            return row.role in (Role.TEXT, Role.NOTE)
        listed = row.role in (Role.TEXT, Role.NUMBERED, Role.ANNEX)
        if not listed or len(row.span.cut(text)) > _SIGNATURE_MAX or not bare(text, row.span):
            return False
    return False


def _below_text(rows: Sequence[Row], at: int) -> bool:
    """Say whether a date belongs to a signature: in a text without labels it was read as a note."""
    above = (row.role for row in rows[at - 2 : at])
    return rows[at].role is Role.TEXT or (rows[at].role is Role.NOTE and set(above) == {Role.TEXT})


def _closes(text: str, row: Row) -> bool:
    """Say whether a line stands below the date: （此件公开发布）, 抄送：…, 某局办公室…印发."""
    words = row.span.cut(text)
    printed = len(words) <= _IMPRINT_MAX and row.role in (Role.TEXT, Role.NOTE)
    return bool(_REMARK.match(words) or (printed and _IMPRINT.search(words)))


def _sign(text: str, rows: list[Row], end: int) -> None:
    """Mark date and signature in the last rows before ``end``."""
    at = end - 1
    while at >= 0 and (rows[at].role is Role.FURNITURE or _closes(text, rows[at])):
        if rows[at].role is Role.TEXT:
            rows[at] = replace(rows[at], role=Role.NOTE)
        at -= 1
    if at < 1 or not is_date(text, rows[at].span) or not _below_text(rows, at):
        return
    rows[at] = replace(rows[at], role=Role.DATE)
    for _ in range(_SIGNATURE_ROWS):
        at -= 1
        row = rows[at]
        words = row.span.cut(text)
        plain = row.role is Role.TEXT and len(words) <= _SIGNATURE_MAX and bare(text, row.span)
        if at < 1 or not plain or re.search("[，；。]", words) or _ANNEX.match(words):
            return
        rows[at] = replace(row, role=Role.SIGNATURE)


def mark_tail(text: str, rows: Sequence[Row]) -> list[Row]:
    """Mark annexes, and before each annex and at the end the signature and the date."""
    body = next((i for i, row in enumerate(rows) if row.role not in (Role.TITLE, Role.NOTE)), 0)
    found = [*rows[: body + 1], *(_annex(text, row) for row in rows[body + 1 :])]
    named = [i for i, row in enumerate(found) if row.role is Role.ANNEX]
    for i in [i for i in named if _is_mention(text, found, i)]:
        found[i] = rows[i]
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
