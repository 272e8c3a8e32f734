"""Which numbered lines are headings: of articles above all, or of what is numbered below them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ...model import Hint
from ...tables import rows as table
from ..labels import DEEP_STYLES, Style
from ..line_words import bare
from ..rows import Role, Row, as_text

_SHORT = 45
# A heading that ends in a full stop against custom is shorter, and so are its neighbours.
_STOPPED = 24
_INNER_STOP = re.compile("[。；;！!？?]")
# A sentence with one of these states a rule; a heading with a full stop only names a subject.
_PARTS = re.compile("[，,：:“”「」0-9０-９]")
_CLAUSES = re.compile("[，,：:“”「」]")
# A level has the custom of headings with full stops when so many of its lines could be headings.
_CUSTOM = 2 / 3


def _length(row: Row) -> int:
    return row.rest.end - row.rest.start


def _next(rows: Sequence[Row], at: int) -> Row | None:
    return next((row for row in rows[at + 1 : at + 4] if row.role is not Role.FURNITURE), None)


def _short_bare(text: str, row: Row) -> bool:
    return (
        0 < _length(row) <= _SHORT
        and bare(text, row.rest)
        and not _INNER_STOP.search(row.rest.cut(text))
    )


def _stopped(text: str, row: Row, longest: int = _STOPPED) -> bool:
    words = row.rest.cut(text)
    return len(words) <= longest and words.endswith("。") and not _INNER_STOP.search(words[:-1])


@cache
def _rule_words() -> re.Pattern[str]:
    return re.compile("|".join(row[0] for row in table("rule_words")))


@cache
def _subject_words() -> tuple[str, ...]:
    return tuple(row[0] for row in table("subject_words"))


def _states(text: str, row: Row) -> bool:
    """Say whether a line states a rule, and does not only name a subject.

    适用范围 and 不得受理的情形 name one, whatever words they hold.
    """
    words = row.rest.cut(text)
    if words.rstrip("。").endswith(_subject_words()) and not _CLAUSES.search(words):
        return False
    return bool(_PARTS.search(words) or _rule_words().search(words))


def above_articles(text: str, rows: Sequence[Row]) -> list[Row]:
    """Turn numbered lines that head articles (一、管辖 before 第一条) into containers.

    A line that continues a list inside the article before it is no heading.
    """
    found = list(rows)
    for i in range(len(found) - 1, -1, -1):
        row, after = found[i], _next(found, i)
        if row.role is Role.NUMBERED and after and _short_bare(text, row):
            if after.role in (Role.ARTICLE, Role.CONTAINER) and not _continues(found, i):
                found[i] = replace(row, role=Role.CONTAINER, heading=True)
        elif (
            row.role is Role.TEXT
            and after
            and after.role is Role.ARTICLE
            and _plain_heading(text, found, i)
        ):
            found[i] = replace(row, role=Role.CONTAINER, heading=True)
    return found


def styled(text: str, rows: Sequence[Row], hints: Sequence[Hint]) -> list[Row]:
    """Turn lines without number that the file sets as headings (a Word style) into containers."""
    starts = {hint.span.start: hint.span.end for hint in hints if hint.kind == "heading"}
    found = list(rows)
    for i, row in enumerate(rows):
        whole = starts.get(row.span.start, -1) >= row.span.end
        if row.role is Role.TEXT and whole and _short_bare(text, row) and _next(rows, i):
            found[i] = replace(row, role=Role.CONTAINER, heading=True)
    return found


def _continues(rows: Sequence[Row], at: int) -> bool:
    row = rows[at]
    for before in reversed(rows[max(0, at - 60) : at]):
        if before.role in (Role.ARTICLE, Role.CONTAINER, Role.ANNEX):
            return False
        if (
            before.role is Role.NUMBERED
            and before.label
            and row.label
            and before.style is row.style
        ):
            return before.label.ordinal.number == row.label.ordinal.number - 1
    return False


def _plain_heading(text: str, rows: Sequence[Row], at: int) -> bool:
    """A short line without label or mark before an article: 附则, 一般规定."""
    row = rows[at]
    words = row.span.cut(text)
    if len(words) > _STOPPED or not bare(text, row.span) or re.search("[，、。；：,;:]", words):
        return False
    before = rows[at - 1] if at else None
    return before is None or not before.span.cut(text).endswith(("：", ":", "，", "、"))


def _siblings(rows: Sequence[Row], order: dict[Style, int]) -> list[list[int]]:
    """Group the numbered rows into lists: same style, nothing outer in between."""
    groups: list[list[int]] = []
    open_lists: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        if row.role in (Role.ARTICLE, Role.CONTAINER, Role.ANNEX):
            open_lists = {}
        if row.role is not Role.NUMBERED:
            continue
        depth = order[row.style]
        open_lists = {known: group for known, group in open_lists.items() if known <= depth}
        if depth not in open_lists:
            open_lists[depth] = []
            groups.append(open_lists[depth])
        open_lists[depth].append(i)
    return groups


def _outside_articles(rows: Sequence[Row]) -> dict[Style, list[int]]:
    """Return the numbered rows that no article holds, by style: the levels of a plan."""
    levels: dict[Style, list[int]] = {}
    article = False
    for i, row in enumerate(rows):
        if row.role in (Role.CONTAINER, Role.ARTICLE, Role.ANNEX):
            article = row.role is Role.ARTICLE
        elif row.role is Role.NUMBERED and not article:
            levels.setdefault(row.style, []).append(i)
    return levels


def numbered_headings(text: str, rows: Sequence[Row], order: dict[Style, int]) -> list[Row]:
    """Mark the numbered rows that are headings and no clauses: 一、工作要求 before its text.

    Two things decide: the form of the line, and what the document does at its level. So a text and
    its revision are read alike:
        一、工作要求           short, no full stop, something below it: a heading
        一、工作要求。         one too where the level does so as a rule and none states a rule
        一、不得占用通道。     states a rule: a clause, whatever follows
        二、任务               nothing below it, but its neighbours are headings: one too
    """
    found = list(rows)
    for group in _outside_articles(rows).values():
        fed = {i for i in group if _feeds(rows, i, order)}
        short = {i for i in group if _short_bare(text, rows[i])}
        sure = fed & (short | _stopped_headings(text, rows, group, fed))
        if len(sure) * 2 >= len(group):
            sure |= _beside(rows, order, short, sure)
        for i in sure:
            found[i] = replace(rows[i], heading=True)
    return found


def _stopped_headings(
    text: str, rows: Sequence[Row], group: Sequence[int], fed: set[int]
) -> set[int]:
    """Return the lines of a level that are headings although they end in a full stop.

    Where two thirds of a level name subjects, what has something below it is a heading, whatever
    it says; but what follows the last line may be the close of the text.
    """
    stopped = {i for i in group if _stopped(text, rows[i]) and not _states(text, rows[i])}
    formed = stopped | {i for i in group if _short_bare(text, rows[i])}
    if len(formed) < _CUSTOM * len(group) or len(fed) * 2 <= len(group):
        return set()
    return stopped | {i for i in group[:-1] if i in fed and _stopped(text, rows[i], _SHORT)}


def _beside(
    rows: Sequence[Row], order: dict[Style, int], short: set[int], sure: set[int]
) -> set[int]:
    """Return the short lines that stand in a list with a heading."""
    lists = [set(group) for group in _siblings(rows, order) if not sure.isdisjoint(group)]
    return short & set().union(*lists)


def _feeds(rows: Sequence[Row], at: int, order: dict[Style, int]) -> bool:
    after = _next(rows, at)
    if after is None:
        return False
    deeper = after.role is Role.NUMBERED and order[after.style] > order[rows[at].style]
    return after.role in (Role.TEXT, Role.ROW, Role.COLUMNS) or deeper


def deep_headings(rows: Sequence[Row]) -> list[Row]:
    """Take the label from 第四款 and 第一目 where no article or heading follows at once."""
    found = list(rows)
    for i in range(len(found) - 1, -1, -1):
        row = found[i]
        if row.label is None or row.label.style not in DEEP_STYLES:
            continue
        after = _next(found, i)
        if after and after.role is Role.TEXT and row.rest.start == row.rest.end:
            after = _next(found, i + 1)  # its words stand in the next line
        if after is None or after.role not in (Role.ARTICLE, Role.CONTAINER):
            found[i] = as_text(row)
    return found
