"""Where a line holds several clauses, because the page ran its lines together."""

import re
from functools import lru_cache

from ..model import Span
from .labels import DEEP_STYLES, Label, Style, is_reference, read_label, read_named

_CLOSED = "。；;！？!?"
_OPENED = "：:"
_BLANKS = " \t\xa0\u3000"
_NAMED_AT = re.compile(r"(?<=[。；;！？!? \t\xa0\u3000])[第笫]")
# What may number the members of a list that runs on in its line: （一）, 一、, 1. and （1）.
_MEMBERS = (
    (Style.HAN_PAREN, r"(?<=[：:；;。条、 \t\xa0\u3000])[（(][一二三四五六七八九十]{1,3}[）)]"),
    (Style.HAN, r"(?<=[：:；;。 \t\xa0\u3000])[一二三四五六七八九十]{1,3}、"),
    (Style.ARABIC_DOT, r"(?<=[：:；;。 \t\xa0\u3000])[0-9０-９]{1,2}[.．](?![0-9０-９])"),
    (Style.ARABIC_COMMA, r"(?<=[：:；;。 \t\xa0\u3000])[0-9０-９]{1,2}、(?![0-9０-９])"),
    (Style.ARABIC_PAREN, r"(?<=[：:；;。 \t\xa0\u3000])[（(][0-9０-９]{1,2}[）)]"),
)
_MEMBER_AT = tuple((style, re.compile(form)) for style, form in _MEMBERS)
_INSIDE = re.compile("|".join((_NAMED_AT.pattern, *(form for _, form in _MEMBERS))))
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


def _member_cuts(
    text: str, span: Span, first: Label | None, style: Style, pattern: re.Pattern[str]
) -> list[int]:
    """Cut before （一）, （二） … of a list that runs on in its line.

    通知如下：一、加强值班。二、储备物资。 is cut twice; of a line that begins with （一） itself
    that is the first of its list.
    """
    begun = first is not None and first.style is style
    found: list[int] = []
    run: list[int] = []
    number = first.ordinal.number if first is not None and begun else 0
    quoted = 0
    at = span.start
    for hit in pattern.finditer(text, span.start, span.end):
        quoted += text.count("“", at, hit.start()) - text.count("”", at, hit.start())
        at = hit.start()
        label = read_label(text, hit.start(), span.end)
        if not label or label.style is not style or quoted > 0:
            continue
        mark = _mark_before(text, span.start, hit.start())
        leads = first is not None and not text[first.span.end : hit.start()].strip()
        if label.ordinal.number == 1 and (leads or mark in (*_OPENED, "。")):
            found.extend(run if begun or len(run) >= _MIN_ITEMS else [])
            run, number, begun = [hit.start()], 1, False
        elif number and label.ordinal.number == number + 1 and mark in tuple(_CLOSED):
            run.append(hit.start())
            number += 1
    found.extend(run if begun or len(run) >= _MIN_ITEMS else [])
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
    found = set(_named_cuts(text, span, first, last))
    for style, pattern in _MEMBER_AT:
        found.update(_member_cuts(text, span, first, style, pattern))
    return tuple(sorted(found))


# Kindred texts share most of their lines.
@lru_cache(8192)
def _begun(line: str) -> tuple[Label | None, bool]:
    """Return the label that a line begins with, and whether another may stand inside it."""
    return read_label(line, 0, len(line)), bool(_INSIDE.search(line, 1))
