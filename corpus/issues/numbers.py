"""Issues of numbering: gaps, doubles, wrong order, restarts, labels written otherwise."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model import Issue, Level, Node, Span
from ..structure.locators import wide
from ..structure.numerals import write_han
from ..structure.rows import Row

_ARTICLE_LIKE = (Level.ARTICLE, Level.ITEM, Level.POINT)
_UNITS = {
    Level.CHAPTER: "章",
    Level.SECTION: "节",
    Level.SUBSECTION: "款",
    Level.DIVISION: "目",
    Level.PART: "编",
    Level.ARTICLE: "条",
}
# Larger gaps are no lost articles but another text.
_GAP_MAX = 20


def _lists(nodes: Sequence[Node]) -> list[list[Node]]:
    """Group the numbered nodes into lists: articles by annex, the rest by parent and level."""
    groups: dict[tuple[int, Level], list[Node]] = {}
    done: list[list[Node]] = []
    annex = -1
    for i, node in enumerate(nodes):
        if node.level is Level.ANNEX:
            annex = i
        within = node.parent >= 0 and nodes[node.parent].level in _ARTICLE_LIKE
        if within and node.level is Level.PARAGRAPH:
            # A new 款 or lead-in inside an article begins its own list.
            for level in (Level.ITEM, Level.POINT):
                done.append(groups.pop((node.parent, level), []))
        if node.label and node.ordinal.number > 0 and node.level is not Level.ANNEX:
            parent = annex if node.level is Level.ARTICLE else node.parent
            groups.setdefault((parent, node.level), []).append(node)
    return [group for group in (*done, *groups.values()) if group]


def _name(node: Node, number: int) -> str:
    if node.level in _UNITS and number < 10000:
        return f"第{write_han(number)}{_UNITS[node.level]}"
    han = any(char in node.label for char in "一二三四五六七八九十")
    shape = wide(node.label)
    digits = "".join(char for char in shape if char.isalnum())
    return (
        shape.replace(digits, write_han(number % 10000) if han else str(number))
        if digits
        else str(number)
    )


def _steps(group: Sequence[Node]) -> Iterator[Issue]:
    seen = {group[0].ordinal}
    for before, node in pairwise(group):
        number, last = node.ordinal.number, before.ordinal.number
        span = Span(node.span.start, node.own.end)
        if node.ordinal in seen and number == 1 and node.level not in _UNITS:
            seen = set()
            yield Issue("numbering-restarts", span, (wide(node.label),))
        elif node.ordinal in seen:
            yield Issue("repeated-number", span, (wide(node.label),))
        elif number < last:
            yield Issue("out-of-order", span, (wide(node.label), wide(before.label)))
        elif last + 1 < number <= last + _GAP_MAX:
            for lost in range(last + 1, number):
                names = (_name(node, lost), wide(before.label), wide(node.label))
                yield Issue("missing-number", span, names)
        seen.add(node.ordinal)


def numbering(nodes: Sequence[Node]) -> Iterator[Issue]:
    """Yield what is wrong with the order of numbers, list by list."""
    for group in _lists(nodes):
        yield from _steps(group)


def by_heading(nodes: Sequence[Node]) -> Iterator[Issue]:
    """Yield once that 1. 2. … begin anew under each heading of a plan: 1. alone names no clause."""
    if any(node.level is Level.ARTICLE for node in nodes):
        return
    lists = [group for group in _lists(nodes) if _arabic(group[0])]
    lists = [group for group in lists if group[0].parent >= 0 and len(group) > 1]
    if len(lists) > 1:
        first = lists[1][0]
        above = "、".join(wide(nodes[group[0].parent].label) for group in lists)
        yield Issue("numbers-by-heading", first.span, (wide(first.label), above))


def _arabic(node: Node) -> bool:
    """Say whether a label is 1. or 1、; 1.2 names its clause alone, and so does a table's row."""
    first, behind = node.label[:1], node.label[1:].strip(".．、")
    return first in ("1", "１") and not behind and node.level is not Level.ROW


def irregular(text: str, rows: Sequence[Row]) -> Iterator[Issue]:
    """Yield the labels that are written otherwise than their list: （3） after （二）."""
    last: dict[object, str] = {}
    for row in rows:
        if row.label is None:
            continue
        label = wide(row.label.span.cut(text))
        if row.irregular:
            yield Issue("irregular-label", row.label.span, (label, last.get(row.style, "")))
        else:
            last[row.style] = label
