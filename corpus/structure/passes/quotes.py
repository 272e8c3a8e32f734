"""What an amending decision quotes: the words of another text, not clauses of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..rows import Role, Row, as_text

_AMENDING = re.compile("修正案|修改.{0,80}(决定|决议|通知)")
# Any other decision amends if one of its numbers says how: 关于加强审查监督的决定 does not.
_DECISION = re.compile("(决定|决议)$")
_AMENDS = re.compile(
    "修改为|改为[：:“]|增加(?:为)?(?:一|二|两|三)?[条款项]|删去|作(?:出)?如下修[改订正]"
)
_LABELLED = (Role.ARTICLE, Role.CONTAINER)


def _amends(text: str, rows: Sequence[Row]) -> bool:
    title = "".join(row.span.cut(text) for row in rows if row.role is Role.TITLE)
    numbers = [row.span.cut(text) for row in rows if row.role is Role.NUMBERED]
    said = _DECISION.search(title) and any(map(_AMENDS.search, numbers))
    return bool(numbers and (said or _AMENDING.search(title))) and _first_is_numbered(rows)


def _first_is_numbered(rows: Sequence[Row]) -> bool:
    body = (row.role for row in rows if row.role in (*_LABELLED, Role.NUMBERED))
    return next(body, None) is Role.NUMBERED


def mark_quotes(text: str, rows: Sequence[Row]) -> list[Row]:
    """Mark the lines of an amending decision that stand in quotes, or between its numbers.

    第七条 at the head of a quoted line is no article of the decision. The count of open quotes
    begins anew at each 一、, so that one quote left open spoils no more than one number.
    """
    if not _amends(text, rows):
        return list(rows)
    last = max(i for i, row in enumerate(rows) if row.role is Role.NUMBERED)
    found: list[Row] = []
    depth, begun = 0, False
    for i, row in enumerate(rows):
        words = row.span.cut(text)
        if row.role is Role.NUMBERED and depth <= 0:
            depth, begun = 0, True
        inside = depth > 0 or words.startswith("“")
        if begun and row.role in (Role.TEXT, *_LABELLED) and (inside or i < last):
            keep = row.role in _LABELLED and not inside
            found.append(row if keep else replace(as_text(row), quoted=True))
        else:
            found.append(row)
        again = depth > 0 and words.startswith("“")  # each quoted paragraph opens anew
        depth += words.count("“") - again - words.count("”")
    return found
