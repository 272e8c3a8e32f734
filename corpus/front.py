"""The head of a document: title, promulgation note, table of contents, preamble."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .labels import Style
from .rows import Role, Row
from .words import bare, is_date, is_note, title_kind

_TOC = re.compile(r"^[【\[]?\s*目\s*[录次錄]\s*[】\]]?\s*[:：]?")
_PREAMBLE = re.compile(r"^(序\s*言|前\s*言|引\s*言|序|导\s*言|总\s*序)$")
_ADDRESSEE = re.compile(r"^[^。；]{2,300}[：:]$")
_NOTE_END = re.compile("[》〉]?(第.次)?(修正|修订|通过|公布|施行|批准)[）)]?$")
_TITLE_MAX = 80
_SUBTITLE_MAX = 25
_BODY = (Role.CONTAINER, Role.ARTICLE, Role.NUMBERED)


def head_end(rows: Sequence[Row]) -> int:
    """Return the index of the first row with a label, or the number of rows when none has."""
    return next((i for i, row in enumerate(rows) if row.role in _BODY), len(rows))


def _words(text: str, row: Row) -> str:
    return row.span.cut(text)


def _titular(text: str, row: Row) -> bool:
    words = _words(text, row)
    if len(words) > _TITLE_MAX or is_note(text, row.span) or is_date(text, row.span):
        return False
    stopped = words.endswith("。") and not re.search("[，,；;。：:]", words[:-1])
    return bool(title_kind(words)) and (bare(text, row.span) or stopped)


def _short_name(text: str, row: Row, limit: int = _TITLE_MAX) -> bool:
    words = _words(text, row)
    plain = not re.search("[，,；;：:！!？?]", words) and "。" not in words[:-1]
    return (
        len(words) <= limit
        and plain
        and not is_note(text, row.span)
        and not is_date(text, row.span)
    )


def _open_title(text: str, rows: Sequence[Row], end: int) -> int:
    """Return how many leading rows are a title that no title word shows (a code's name, a news head)."""
    if (
        end
        and rows[0].role is Role.TEXT
        and _short_name(text, rows[0], 60)
        and bare(text, rows[0].span)
    ):
        longer = len(rows) > 1 and rows[1].role is not Role.TEXT
        note = len(rows) > 1 and is_note(text, rows[1].span)
        if (
            longer
            or note
            or (len(rows) > 1 and len(_words(text, rows[1])) > len(_words(text, rows[0])))
        ):
            return 1
    return 0


def _subtitle(text: str, row: Row) -> bool:
    words = _words(text, row)
    return (
        row.role is Role.TEXT
        and _short_name(text, row, _SUBTITLE_MAX)
        and bare(text, row.span)
        and not _TOC.match(words)
        and not _PREAMBLE.match(words)
    )


def title_rows(text: str, rows: Sequence[Row]) -> range:
    """Return which rows are the title, empty when there is none.

    The last row of the head that ends in the name of a kind of document; short rows at once
    before it (the issuing body) and after it (部门, 编) belong to it.
    """
    end = head_end(rows)
    top = next((i for i in range(end) if rows[i].role is Role.TEXT), end)
    hits = [i for i in range(top, end) if rows[i].role is Role.TEXT and _titular(text, rows[i])]
    toc = next((i for i in range(end) if _TOC.match(_words(text, rows[i]))), end)
    hits = [i for i in hits if i < toc]
    if not hits:
        count = _open_title(text, rows[top:], end - top)
        return range(top, top + count)
    first = last = hits[-1]
    while (
        first > top and rows[first - 1].role is Role.TEXT and _short_name(text, rows[first - 1], 40)
    ):
        first -= 1
    while (
        last + 1 < toc and _subtitle(text, rows[last + 1]) and _more_follows(text, rows, last + 1)
    ):
        last += 1
    return range(first, last + 1)


def _more_follows(text: str, rows: Sequence[Row], at: int) -> bool:
    after = rows[at + 1] if at + 1 < len(rows) else None
    return after is not None and (after.role in _BODY or is_note(text, after.span))


def _notes(text: str, rows: list[Row], start: int, end: int) -> None:
    open_bracket = False
    for i in range(start, end):
        row = rows[i]
        if row.role is not Role.TEXT:
            continue
        words = _words(text, row)
        if open_bracket or is_note(text, row.span) or is_date(text, row.span):
            rows[i] = replace(row, role=Role.NOTE)
            open_bracket = open_bracket and not words.endswith(("）", ")"))
        elif _NOTE_END.search(words) and "。" not in words:
            rows[i] = replace(row, role=Role.NOTE)
        elif words.startswith(("（", "(")) and len(words) < 200 and i <= start + 1:
            rows[i] = replace(row, role=Role.NOTE)
            open_bracket = not words.endswith(("）", ")"))


def _contents(text: str, rows: list[Row]) -> None:
    """Mark the table of contents: 目录 and the headings after it that come again below."""
    start = next((i for i, row in enumerate(rows[:200]) if _TOC.match(_words(text, row))), -1)
    if start < 0 or rows[start].role is not Role.TEXT:
        return _silent_contents(rows)
    end = start + 1
    seen: set[tuple[Style, int]] = set()
    while end < len(rows) and rows[end].role is not Role.ARTICLE:
        row = rows[end]
        key = (row.label.style, row.label.ordinal.number) if row.label else None
        if key and key in seen and row.role is Role.CONTAINER and key[0] is not Style.SECTION:
            break
        if (
            key in seen
            and row.role is Role.NUMBERED
            and key
            and key[1] == 1
            and key[0] is Style.HAN
        ):
            break
        if row.role is Role.TEXT and len(_words(text, row)) > _TITLE_MAX:
            break
        if key:
            seen.add(key)
        end += 1
    if end < len(rows) and rows[end].role is Role.ARTICLE and end == start + 2:
        end = start + 1
    if (
        end - start > 1
        and rows[end - 1].role is Role.TEXT
        and _PREAMBLE.match(_words(text, rows[end - 1]))
    ):
        end -= 1
    for i in range(start, end):
        if rows[i].role is not Role.FURNITURE:
            rows[i] = replace(rows[i], role=Role.TOC)
    return None


def _silent_contents(rows: list[Row]) -> None:
    """Mark headings at the head that stand one after the other and all come again below."""
    start = head_end(rows)
    end = start
    while end < len(rows) and rows[end].role is Role.CONTAINER:
        end += 1
    keys = [(rows[i].style, rows[i].label) for i in range(start, end)]
    if end - start < 3:
        return
    below = {
        (row.style, row.label.ordinal)
        for row in rows[end - 1 :]
        if row.role is Role.CONTAINER and row.label
    }
    if all(label and (style, label.ordinal) in below for style, label in keys[:-1]):
        stop = next(
            i
            for i in range(start + 1, end + 1)
            if i == end
            or rows[i].label
            and rows[i].label.ordinal == rows[start].label.ordinal
            and rows[i].style is rows[start].style
        )  # type: ignore[union-attr]
        for i in range(start, stop):
            rows[i] = replace(rows[i], role=Role.TOC)


def mark_head(text: str, rows: Sequence[Row]) -> list[Row]:
    """Mark title, notes, table of contents and the heading of a preamble among ``rows``."""
    found = list(rows)
    _contents(text, found)
    title = title_rows(text, found)
    for i in title:
        found[i] = replace(found[i], role=Role.TITLE)
    end = head_end(found)
    first = next((i for i in range(end) if found[i].role is Role.TEXT), end)
    _notes(text, found, title.stop if title else first, end)
    for i in range(title.start if title else 0):
        if found[i].role is Role.TEXT:
            found[i] = replace(found[i], role=Role.NOTE)
    for i in range(title.stop, end):
        row = found[i]
        if row.role is Role.TEXT and _PREAMBLE.match(_words(text, row)):
            found[i] = replace(row, role=Role.PREAMBLE)
        elif row.role is Role.TEXT and i == title.stop and title and _addressee(text, found, i):
            found[i] = replace(row, role=Role.NOTE)
    return found


def _addressee(text: str, rows: Sequence[Row], at: int) -> bool:
    """各市、县人民政府： after a title and before text is whom the letter is written to."""
    followed = at + 1 < len(rows) and rows[at + 1].role is Role.TEXT
    return followed and bool(_ADDRESSEE.match(_words(text, rows[at])))
