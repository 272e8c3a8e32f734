"""Tables of plain text: lines of cells that tabs, bars or wide gaps part.

Three lines with the same number of cells, one under the other, are a table of three rows:

    项目 <tab> 单位 <tab> 标准
    停车 <tab> 每小时 <tab> 五元
    洗车 <tab> 每次 <tab> 二十元

Gaps set many things apart, so that lines with gaps are a table only from three cells and three
rows on, and (``find``) where the first row names the columns.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model import Span
from ..labels import read_label
from ..lines import Line, lines, trim
from .model import TableRow

# Bars of plain text, of Markdown that was taken for text, and of drawn boxes.
_BARS = "|│┃｜"
_PARTED = re.compile(rf"[\t{_BARS}]")
_RULE = re.compile(r"[\s|│┃｜+:=\-─━┌┬┐├┼┤└┴┘╋┳┻]+")
_GAP = r"(?<=\S)[ \xa0\u3000]{2,}(?=\S)"
_GAPPED = re.compile(rf"{_GAP}\S[^\n]*?{_GAP}")
# One line alone is no table: 第一条<tab>words, 甲方：<tab>乙方：
_ROWS_MIN, _GAPPED_MIN = 2, 3
# A line that bars frame is a row whatever its first cell, from so many cells on.
_FRAMED_MIN = 3
# A text is set with a blank line between any two when so many of its lines follow one.
_SPACED = 0.8


def _cells(text: str, line: Line) -> tuple[Span, ...]:
    """Cut a line at its bars, tabs or gaps; bars around the line bound no cell."""
    start, end = line.content
    words = text[start:end]
    if words[0] in _BARS or any(bar in words for bar in _BARS):
        start += words[0] in _BARS
        end -= words[-1] in _BARS and end - 1 > start
        sign = rf"[{_BARS}]"
    else:
        sign = "\t+" if "\t" in words else _GAP
    at, found = start, []
    for hit in re.finditer(sign, text[start:end]):
        found.append(trim(text, Span(at, start + hit.start())))
        at = start + hit.end()
    return (*found, trim(text, Span(at, end)))


def _is_rule(text: str, line: Line) -> bool:
    return bool(_RULE.fullmatch(text, line.content.start, line.content.end))


def _labelled(text: str, cells: Sequence[Span]) -> bool:
    """Say whether a tab only parts a label from its words: 第一条<tab>为了, 1.<tab>登记.

    Of | 第一节 | 8:20 | 8:40 | it is a cell.
    """
    first = cells[0]
    label = read_label(text, first.start, first.end)
    if label and len(cells) >= _FRAMED_MIN and label.span.end == first.end and _framed(text, first):
        return False
    named = label is not None and text[first.start] in "第笫"
    return label is not None and (named or (len(cells) == 2 and label.span.end == first.end))


def _framed(text: str, first: Span) -> bool:
    """Say whether a bar stands before the first cell of a line."""
    before = text[text.rfind("\n", 0, first.start) + 1 : first.start].strip()
    return bool(before) and before[-1] in _BARS


def _runs(text: str, sign: re.Pattern[str]) -> Iterator[list[tuple[Line, tuple[Span, ...]]]]:
    """Yield the runs of lines that ``sign`` parts into as many cells; rules have none."""
    run: list[tuple[Line, tuple[Span, ...]]] = []
    wide = 0
    for line in _close(lines(text)):
        rule = not line.blank and _is_rule(text, line)
        cells = () if line.blank or rule else _parted(text, line, sign)
        cells = _padded(cells, wide, line)
        if not (rule or cells) or (cells and wide and len(cells) != wide):
            yield run
            run, wide = [], 0
        if rule or cells:
            run.append((line, cells))
            wide = wide or len(cells)
    yield run


def _padded(cells: tuple[Span, ...], wide: int, line: Line) -> tuple[Span, ...]:
    """Return the cells of a row with the empty ones at its end, whose tabs are often lost."""
    if not 1 < len(cells) < wide:
        return cells
    end = line.content.end
    return (*cells, *[Span(end, end)] * (wide - len(cells)))


def _close(found: Sequence[Line]) -> Sequence[Line]:
    """Return lines without the blank ones where these part all others: they part no tables."""
    full = [line for line in found if not line.blank]
    gaps = sum(a.blank and not b.blank for a, b in pairwise(found))
    return full if gaps >= _SPACED * (len(full) - 1) else found


def _parted(text: str, line: Line, sign: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the cells of a line, none where it has but one or a tab behind its label."""
    if not sign.search(text, line.content.start, line.content.end):
        return ()
    cells = _cells(text, line)
    return cells if len(cells) > 1 and not _labelled(text, cells) else ()


def plain_rows(text: str) -> list[list[TableRow]]:
    """Return the tables that plain lines make, each as its rows; a rule below the first row
    says that it names the columns."""
    return _of_size(text, _PARTED, _ROWS_MIN)


def gapped_rows(text: str) -> list[list[TableRow]]:
    """Return the runs of lines that wide gaps part alike: they may be tables, or lists of names."""
    return _of_size(text, _GAPPED, _GAPPED_MIN)


def _of_size(text: str, sign: re.Pattern[str], least: int) -> list[list[TableRow]]:
    if not sign.search(text):
        return []
    return [_table(run) for run in _runs(text, sign) if sum(bool(c) for _, c in run) >= least]


def _table(run: Sequence[tuple[Line, tuple[Span, ...]]]) -> list[TableRow]:
    first = next(i for i, (_, cells) in enumerate(run) if cells)
    ruled = first + 1 < len(run) and not run[first + 1][1]
    return [
        TableRow(line.content, cells, head=ruled and i == first, rule=not cells)
        for i, (line, cells) in enumerate(run)
    ]
