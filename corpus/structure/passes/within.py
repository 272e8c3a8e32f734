"""Paragraphs that stand inside an item: between （一） and （二） of one list.

第一条 有下列情形的，处罚款：
（一）未登记的。
前项所称登记，包括备案。      of （一）: the list goes on below, so no 款 begins here
（二）未留样的。
罚款由县级部门决定。          a 款 of its own
"""

from collections.abc import Sequence
from dataclasses import replace

from ...model import Ordinal
from ..labels import Label, Style
from ..rows import Role, Row

# A list may have lost the label of one item: （一）, a line without label, （三）.
_STEP_MAX = 2
_OUTER = (Role.ARTICLE, Role.CONTAINER, Role.ANNEX)
_INSIDE = (Role.TEXT, Role.ROW, Role.COLUMNS)


class _List:
    """An open list: its last number, and the rows without label since then."""

    def __init__(self, label: Label) -> None:
        self.style, self.ordinal = label.style, label.ordinal
        self.since: list[int] = []

    def goes_on(self, ordinal: Ordinal) -> bool:
        """Say whether ``ordinal`` comes next: （二）, one that is put in, or one lost before it."""
        step = ordinal.number - self.ordinal.number
        return 0 < step <= _STEP_MAX or (step == 0 and ordinal > self.ordinal)


def _close(lists: list[_List], style: Style) -> _List | None:
    """Close the lists inside the one of ``style`` and return it, None where none is open."""
    at = next((i for i, known in enumerate(lists) if known.style is style), -1)
    if at < 0:
        return None
    del lists[at + 1 :]
    return lists.pop()


def mark_within(rows: Sequence[Row]) -> list[Row]:
    """Note for each row without label the style of the innermost list that goes on behind it."""
    found = list(rows)
    lists: list[_List] = []
    for i, row in enumerate(rows):
        if row.role in _OUTER:
            lists = []
        elif row.role in _INSIDE:
            for each in lists:
                each.since.append(i)
        elif row.role is Role.NUMBERED and row.label:
            before = _close(lists, row.style)
            if before and before.goes_on(row.label.ordinal):
                for at in before.since:
                    found[at] = replace(found[at], within=found[at].within or row.style)
            lists.append(_List(row.label))
    return found
