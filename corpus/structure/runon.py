"""Where a line holds several clauses, because the page ran its lines together."""

import re
from functools import lru_cache

from ..model import Span
from .labels import DEEP_STYLES, Label, Style, is_reference, read_label, read_named

_CLOSED = "。；;！？!?"
_OPENED = "：:"
_BLANKS = " \t\xa0\u3000"
_NAMED_AT = re.compile(r"(?<=[。；;！？!? \t\xa0\u3000])[第笫]")
_ITEM_AT = re.compile(r"(?<=[：:；;。条、 \t\xa0\u3000])[（(][一二三四五六七八九十]{1,3}[）)]")
_MIN_ITEMS = 2


def _mark_before(text: str, start: int, at: int) -> str:
    while at > start and text[at - 1] in _BLANKS:
        at -= 1
    return text[at - 1] if at > start else ""


def _named_cuts(text: str, span: Span, first: Label | None, last: dict[Style, int]) -> list[int]:
    """Cut before 第二条 where 第一条 went before and a sentence ended, or blanks surround it."""
    if first:
        last[first.style] = first.ordinal.number
    heading = first is not None and first.style is not Style.ARTICLE
    found: list[int] = []
    for hit in _NAMED_AT.finditer(text, span.start + 1, span.end):
        label = read_named(text, hit.start(), span.end)
        if not label or label.style in DEEP_STYLES or is_reference(text, label, span.end):
            continue
        number = label.ordinal.number
        follows = number == last.get(label.style, -1) + 1 or bool(label.ordinal.inserted)
        ended = _mark_before(text, span.start, hit.start()) in _CLOSED
        apart = text[label.span.end : label.span.end + 1] in tuple(_BLANKS)
        starts = number == 1 and apart
        if (follows and (ended or (heading and apart))) or (starts and (ended or heading)):
            found.append(hit.start())
            last[label.style] = number
            heading = label.style is not Style.ARTICLE
    return found


def _item_cuts(text: str, span: Span, first: Label | None) -> list[int]:
    """Cut before （一）, （二） … of a list that runs on in its line."""
    found: list[int] = []
    run: list[int] = []
    quoted = 0
    at = span.start
    for hit in _ITEM_AT.finditer(text, span.start, span.end):
        quoted += text.count("“", at, hit.start()) - text.count("”", at, hit.start())
        at = hit.start()
        label = read_label(text, hit.start(), span.end)
        mark = _mark_before(text, span.start, hit.start())
        if not label or quoted > 0:
            continue
        leads = first is not None and not text[first.span.end : hit.start()].strip()
        if label.ordinal.number == 1 and (leads or mark in (*_OPENED, "。")):
            found.extend(run if len(run) >= _MIN_ITEMS else [])
            run = [hit.start()]
        elif run and label.ordinal.number == len(run) + 1 and mark in tuple(_CLOSED):
            run.append(hit.start())
    found.extend(run if len(run) >= _MIN_ITEMS else [])
    return found


def cuts(text: str, span: Span, last: dict[Style, int]) -> tuple[int, ...]:
    """Return where the line ``span`` is to be cut, in order; most lines are cut nowhere.

    ``last`` holds the last number of each kind of label before the line, and is kept up to date.
    A number is only cut before when it continues the numbers before it and a sentence has
    ended; a reference (依照第四条规定) never is.
    """
    first, may_be_cut = _begun(span.cut(text))
    if not may_be_cut:
        if first:
            last[first.style] = first.ordinal.number
        return ()
    first = first.shifted(span.start) if first else None
    found = {*_named_cuts(text, span, first, last), *_item_cuts(text, span, first)}
    return tuple(sorted(found))


# Kindred texts share most of their lines.
@lru_cache(8192)
def _begun(line: str) -> tuple[Label | None, bool]:
    """Return the label that a line begins with, and whether another may stand inside it."""
    inside = _NAMED_AT.search(line, 1) or _ITEM_AT.search(line, 1)
    return read_label(line, 0, len(line)), bool(inside)
