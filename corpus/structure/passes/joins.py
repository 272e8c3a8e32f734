"""Lines that belong together: broken sentences, broken headings, lists of names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...model import Span
from ..line_words import bare, ends_sentence
from ..rows import Role, Row

# A line shorter than this that ends in no mark is a heading or a name, not half a sentence.
_BROKEN_MIN = 25
_HEADING_MAX = 40
_LISTED_MAX = 30
_LISTED_MIN = 2
# Lines broken by the width of a page have 16 to 60 characters, give or take a mark that may not
# begin a line; so many of them, and such a share of all, end inside a sentence for that reason.
_NARROWEST, _WIDEST, _RAGGED = 16, 60, 3
_FULL_MIN, _FULL_SHARE = 4, 0.25
# What begins a line of its own above the first label: a date, a bracket, the number of a text.
_BEGINS = re.compile(r"[（(]|[0-9〇一二三四五六七八九十]{4}年|[一-鿿]{1,12}[〔\[]\s*\d{4}")
# What ends a note: …第三次会议通过.
_PASSED = re.compile("(?:通过|公布|发布|批准|施行|修正|修订|印发)[）)]?$")
# So many of the labelled lines are set in where paragraphs are; the rest are slips.
_SET_IN = 0.9
_EQUALS = re.compile("[＝=]")
_LABELLED = (Role.CONTAINER, Role.ARTICLE, Role.NUMBERED)
_CARRIERS = (Role.TEXT, Role.ARTICLE, Role.NUMBERED)


def merge(one: Row, other: Row, broken: bool) -> Row:
    """Return ``one`` lengthened by ``other``; ``broken``: a sentence was cut there."""
    joined = (*one.joined, other.span.start) if broken else one.joined
    return replace(
        one,
        span=Span(one.span.start, other.span.end),
        rest=Span(min(one.rest.start, other.span.end), other.span.end)
        if one.rest.start < one.rest.end
        else other.span,
        joined=joined,
        lines=one.lines + 1,
    )


def _page_width(text: str, rows: Sequence[Row]) -> int:
    """Return how long the full lines of a text are that is broken by the width of its page; 0: no.

    Then no line is longer, and several that are as long end inside a sentence.
    """
    written = [row for row in rows if row.role in _CARRIERS and row.lines == 1]
    width = max((row.span.end - row.span.start for row in written), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = (row for row in written if row.span.end - row.span.start >= width - _RAGGED)
    open_lines = sum(not ends_sentence(text, row.span) for row in full)
    return width if open_lines >= max(_FULL_MIN, len(written) * _FULL_SHARE) else 0


def _indented(text: str, row: Row) -> bool:
    """Say whether blanks stand before a row in its line."""
    return row.span.start > 0 and text[row.span.start - 1] in " \t\u3000\xa0"


def _sets_in(text: str, rows: Sequence[Row]) -> bool:
    """Say whether a text sets its paragraphs in, as nine in ten of its labelled lines show."""
    begun = [row for row in rows if row.role in _LABELLED]
    return bool(begun) and sum(_indented(text, row) for row in begun) >= _SET_IN * len(begun)


def _broken(text: str, row: Row, after: Row, line_start: int, width: int) -> bool:
    """Say whether ``after`` goes on with the sentence of ``row``."""
    words = text[line_start : row.span.end]
    if "|" in words or text.startswith("|", after.span.start):
        return False  # a row of a table
    if words.endswith(("，", ",", "、", "（", "(")) and len(words) > 2:
        return True
    if width and len(words) >= width - _RAGGED and not ends_sentence(text, row.span):
        return True
    if ends_sentence(text, row.span) or len(words) < _BROKEN_MIN or not bare(text, row.span):
        return False
    length = after.span.end - after.span.start
    return ends_sentence(text, after.span) or length * 5 >= len(words) * 4


def _closed(text: str, row: Row) -> bool:
    """Say whether a line above the first label ends a sentence or a note."""
    return ends_sentence(text, row.span) or bool(_PASSED.search(row.span.cut(text)))


def join_head(text: str, rows: Sequence[Row]) -> list[Row]:
    """Join the lines above the first label that the width of the page broke: titles and notes.

    （2012年5月31日某省第十一届人民代表大会常务委员会 goes on with 第三十次会议通过）.
    """
    width = _page_width(text, rows)
    end = next((i for i, row in enumerate(rows) if row.role in _LABELLED), len(rows))
    if not width:
        return list(rows)
    found: list[Row] = []
    line = 0
    for row in rows[:end]:
        last = found[-1] if found else None
        plain = last is not None and last.role is row.role is Role.TEXT and not row.gap
        full = line >= width - _RAGGED and not _BEGINS.match(text, row.span.start, row.span.end)
        if last and plain and full and not _closed(text, last):
            found[-1] = merge(last, row, broken=True)
        else:
            found.append(row)
        line = row.span.end - row.span.start
    return [*found, *rows[end:]]


def _goes_on_list(text: str, row: Row, after: Row, then: Row | None) -> bool:
    """A line without label that ends in ； between item n and item n + 1 is part of item n."""
    if row.role is not Role.NUMBERED or then is None or then.role is not Role.NUMBERED:
        return False
    if row.label is None or then.label is None or then.style is not row.style:
        return False
    follows = then.label.ordinal.number == row.label.ordinal.number + 1
    return follows and after.span.cut(text).endswith(("；", ";"))


def _flush(text: str, row: Row) -> bool:
    """Say whether a row begins at the edge of the page, behind no blank line; no table's row."""
    return not row.gap and not _indented(text, row) and not text.startswith("|", row.span.start)


def join_broken(text: str, rows: Sequence[Row]) -> list[Row]:
    """Join a line to the one before whose sentence it goes on with.

    Where paragraphs are set in, a full line goes on with the next that is not, whatever it ends in.
    """
    found: list[Row] = []
    line_start, width = 0, _page_width(text, rows)
    set_in = width > 0 and _sets_in(text, rows)
    for i, row in enumerate(rows):
        then = rows[i + 1] if i + 1 < len(rows) else None
        last = found[-1] if found and _carries(found[-1], row) else None
        if last and (
            _broken(text, last, row, line_start, width)
            or _goes_on_list(text, last, row, then)
            or (set_in and last.span.end - line_start >= width - _RAGGED and _flush(text, row))
        ):
            found[-1] = merge(last, row, broken=True)
        else:
            found.append(_after_page(text, found, row, width))
        line_start = row.span.start
    return found


def _after_page(text: str, found: Sequence[Row], row: Row, width: int) -> Row:
    """Return a row, noted as the rest of a sentence where the number of a page stands in it.

    并与主体工程同步 / — 2 — / 设计、施工。 is one 款, whose words stand in two places.
    """
    if not found or found[-1].role is not Role.FURNITURE or row.role is not Role.TEXT:
        return row
    last = next((one for one in reversed(found) if one.role is not Role.FURNITURE), None)
    if last is None or not _carries(last, row):
        return row
    begin = text.rfind("\n", 0, last.span.end) + 1
    if not _broken(text, last, row, max(begin, last.span.start), width):
        return row
    return replace(row, continues=True, within=last.style if last.label else None)


def join_members(text: str, rows: Sequence[Row]) -> list[Row]:
    """Bring the lines of a list without numbers to the words that announce it; all are one 款.

    组成：/ 主任，/ 委员，/ 秘书长。    members of a sentence: one row with it
    情形：/ 未登记的；/ 未留样的。      each says something: rows of their own, marked as members
    """
    found: list[Row] = []
    i = 0
    while i < len(rows):
        row = rows[i]
        end = _members_end(text, rows, i)
        members = rows[i + 1 : end]
        i = max(end, i + 1)
        if any(text[member.span.end - 1] in "；;" for member in members):
            found += [row, *(replace(member, member=True) for member in members)]
            continue
        for member in members:
            row = merge(row, member, broken=False)
        found.append(row)
    return found


def _members_end(text: str, rows: Sequence[Row], at: int) -> int:
    """Return the row behind the last line of the list that row ``at`` announces; ``at`` if none.

    Each line but the last ends in ， 、 or ；, the last in a full stop.
    """
    if rows[at].role not in _CARRIERS or text[rows[at].span.end - 1] not in "：:":
        return at
    for end in range(at + 1, len(rows)):
        row = rows[end]
        mark = text[row.span.end - 1]
        short = mark in "；;" or row.span.end - row.span.start <= _LISTED_MAX
        if row.role is not Role.TEXT or row.quoted:
            return at
        if mark == "。":
            return end + 1 if end - at >= _LISTED_MIN else at
        if mark not in "，,、；;" or not short:
            return at
    return at


def _carries(last: Row, row: Row) -> bool:
    """Say whether ``last`` is a row that words could go on from, and ``row`` has no label."""
    said = last.rest.end > last.rest.start
    plain = row.role is Role.TEXT and not row.member
    return plain and last.role in _CARRIERS and said


def _listed(text: str, row: Row) -> bool:
    short = row.span.end - row.span.start <= _LISTED_MAX
    return row.role is Role.TEXT and short and bare(text, row.span)


def join_lists(text: str, rows: Sequence[Row]) -> list[Row]:
    """Join the short lines after a ： (names, posts, places) to the clause that announces them."""
    found: list[Row] = []
    i = 0
    while i < len(rows):
        row, end = rows[i], i + 1
        if row.role in _CARRIERS and row.span.cut(text)[-1:] in ("：", ":"):
            while end < len(rows) and _listed(text, rows[end]):
                end += 1
            many = end - i > _LISTED_MIN or _is_formula(text, rows, i + 1)
            if many and not _heads(rows, end):
                named = not _is_formula(text, rows, i + 1)  # names in lines of their own
                for other in rows[i + 1 : end]:
                    row = replace(merge(row, other, broken=False), listed=named)
            else:
                end = i + 1
        found.append(row)
        i = end
    return found


def _is_formula(text: str, rows: Sequence[Row], at: int) -> bool:
    """Say whether the line is a formula: 应纳税额＝销售额×征收率 goes on with the sentence."""
    return (
        at < len(rows) and _listed(text, rows[at]) and bool(_EQUALS.search(rows[at].span.cut(text)))
    )


def _heads(rows: Sequence[Row], at: int) -> bool:
    """Short lines before an article or a chapter may be headings; leave those alone."""
    return at < len(rows) and rows[at].role is Role.CONTAINER


def join_headings(text: str, rows: Sequence[Row]) -> list[Row]:
    """Give a bare 第一章 the heading of the next line, and a broken heading its second half."""
    found: list[Row] = []
    statute = any(row.role is Role.ARTICLE for row in rows)
    for i, row in enumerate(rows):
        last = found[-1] if found else None
        if (
            last
            and row.role is Role.TEXT
            and _lacks(text, last, row, rows[i + 1 : i + 400], statute)
        ):
            found[-1] = merge(last, row, broken=last.rest.start < last.rest.end)
            continue
        found.append(row)
    return found


def _lacks(text: str, last: Row, row: Row, after: Sequence[Row], statute: bool) -> bool:
    if last.role not in _LABELLED:
        return False
    empty = last.rest.start >= last.rest.end
    if empty and last.role is not Role.CONTAINER:
        return True
    short = row.span.end - row.span.start <= _HEADING_MAX and bare(text, row.span)
    if last.role is not Role.CONTAINER or not short:
        return False
    if empty or not statute or not after:
        return empty
    return after[0].role in (Role.ARTICLE, Role.CONTAINER) and not _has_plain_headings(text, after)


def _has_plain_headings(text: str, rows: Sequence[Row]) -> bool:
    """Say whether short lines without label head articles before the next chapter."""
    for row, after in pairwise(rows[:400]):
        if row.role is Role.CONTAINER:
            return False
        short = row.span.end - row.span.start <= _BROKEN_MIN and bare(text, row.span)
        if row.role is Role.TEXT and short and after.role is Role.ARTICLE:
            return True
    return False
