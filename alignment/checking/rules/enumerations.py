"""Enumerations: what leads in to them, their members, how these end."""

import re
from collections.abc import Iterator

from ....corpus.model import Level, Node, Span
from ..model import Fix, Hit
from ..text import NUMBERED, CheckedText, Clause, Series

_LEADS_IN = re.compile("(?:下列|如下|以下)[^。；：:，,（(]{0,30}[：:]\\s*$")
_STOPPED_LEAD = re.compile("下列[^。；：:]{1,40}[。；;]\\s*$")
_CATCH_ALL = (
    "情形|情况|行为|条件|事项|职责|权利|义务|措施|材料|内容|活动|要求|任务|工作|方式|资料|文件"
)
_OTHER = re.compile(
    f"^(?:法律|行政法规|法规|国家|国务院|有关法律)[^。；]{{0,24}}(?:规定|约定)的?其[他它](?:{_CATCH_ALL})[；;。]?\\s*$"
)
_MORE_OTHER = re.compile("其[他它]")
_INLINE_TWO = re.compile("[（(](?:二|2)[）)]|(?<![0-9])2[.．、]")
_ODD = re.compile("[。，,、.㐀-鿿]")
_SEMICOLON, _STOP, _COMMA = "；;", "。.", "，,、"


def lone_item(text: CheckedText) -> Iterator[Hit]:
    """Yield an enumeration of one member: 项 are two or more."""
    nodes = text.document.nodes
    for series in text.series:
        first = nodes[series.members[0]]
        alone = len(series.members) == 1 and first.ordinal.number == 1
        siblings = [i for i in text.children[first.parent] if nodes[i].label]
        inside = first.level in (Level.ITEM, Level.POINT)
        if alone and len(siblings) == 1 and inside and not _INLINE_TWO.search(_all(text, first)):
            yield Hit(first.own, (first.label.strip(),))


def _all(text: CheckedText, node: Node) -> str:
    return node.span.cut(text.words)


def items_missing(text: CheckedText) -> Iterator[Hit]:
    """Yield 下列…： with nothing after it."""
    nodes = text.document.nodes
    for clause in text.clauses:
        hit = _LEADS_IN.search(clause.words)
        if not hit or text.article(clause.at) < 0:
            continue
        after = clause.at + 1
        if after < len(nodes) and _answers(text, clause, after):
            continue
        yield Hit(clause.span(hit), (hit.group().strip(),))


_FOLLOWING = (Level.PARAGRAPH, Level.ANNEX, Level.ROW, Level.COLUMNS)


def _answers(text: CheckedText, clause: Clause, after: int) -> bool:
    """Say whether the node after a lead-in may be what it leads in to."""
    node = text.document.nodes[after]
    within = text.article(after) == text.article(clause.at)
    follows = node.level in NUMBERED or node.level in _FOLLOWING
    return within and follows


def lead_stop(text: CheckedText) -> Iterator[Hit]:
    """Yield 下列情形。 before items: a lead-in ends with a colon."""
    for series in text.series:
        lead = series.lead
        if lead is None or not _STOPPED_LEAD.search(lead.words):
            continue
        end = lead.start + len(lead.words.rstrip())
        span = Span(end - 1, end)
        yield Hit(span, (span.cut(text.words),), (Fix(span, "："),))


def other_not_last(text: CheckedText) -> Iterator[Hit]:
    """Yield 其他…: of an enumeration that goes on after it."""
    for series in text.series:
        rest = [text.by_index.get(index) for index in series.members]
        if rest[-1] is None or _MORE_OTHER.search(rest[-1].words):
            continue
        for index in series.members[:-1]:
            clause = text.by_index.get(index)
            if clause and _OTHER.match(clause.words.strip()):
                yield Hit(clause.node.own, (clause.node.label.strip(),))


def _ends(text: CheckedText, series: Series) -> list[tuple[Clause, str]]:
    """Return the members that are one clause each with their last character."""
    found = (text.by_index.get(index) for index in series.members)
    return [(clause, clause.words.rstrip()[-1:]) for clause in found if clause]


def last_semicolon(text: CheckedText) -> Iterator[Hit]:
    """Yield the last member of an enumeration that ends with ； though the sentence is over."""
    for series in text.series:
        ends = _ends(text, series)
        if len(ends) != len(series.members) or len(ends) < 2:
            continue
        clause, mark = ends[-1]
        if mark and mark in _SEMICOLON + _COMMA and not _goes_on(text, series):
            yield _at_end(clause, "。")


def _goes_on(text: CheckedText, series: Series) -> bool:
    """Say whether words of the same sentence follow the last member."""
    nodes = text.document.nodes
    last, after = series.members[-1], series.members[-1] + 1
    if after >= len(nodes):
        return False
    beside = nodes[after].parent == nodes[last].parent
    return beside or (nodes[after].level in NUMBERED and text.article(after) == text.article(last))


def mixed_ends(text: CheckedText) -> Iterator[Hit]:
    """Yield the odd member of an enumeration: 。 or nothing where the others have ；."""
    for series in text.series:
        ends = _ends(text, series)[:-1]
        if len(series.members) < 4 or len(ends) < 3:
            continue
        odd = [clause for clause, mark in ends if mark not in _SEMICOLON and _ODD.match(mark)]
        if len([mark for _, mark in ends if mark in _SEMICOLON]) < len(ends) - 1:
            continue
        if len(odd) == 1 and "。" not in odd[0].words.rstrip()[:-1]:
            yield _at_end(odd[0], "；")


def _at_end(clause: Clause, mark: str) -> Hit:
    """Return the hit at the end of a clause that should end with ``mark``."""
    words = clause.words.rstrip()
    end = clause.start + len(words)
    stopped = words[-1:] in _SEMICOLON + _STOP + _COMMA
    span = Span(end - stopped, end)
    return Hit(Span(end - 1, end), (words[-1:], mark), (Fix(span, mark),))


RULES = {
    "lone-item": lone_item,
    "items-missing": items_missing,
    "lead-without-colon": lead_stop,
    "other-not-last": other_not_last,
    "last-item-mark": last_semicolon,
    "item-mark": mixed_ends,
}
