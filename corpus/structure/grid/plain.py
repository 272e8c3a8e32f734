"""Tables of plain text: lines of cells that tabs or bars part.

项目 <tab> 单位 <tab> 标准      three lines with the same number of cells,
停车 <tab> 每小时 <tab> 五元    one under the other: a table of three rows
洗车 <tab> 每次 <tab> 二十元
"""

import re
from collections.abc import Iterator, Sequence

from ...model import Span
from ..labels import read_label
from ..lines import Line, lines, trim
from .model import TableRow

# Bars of plain text, of Markdown that was taken for text, and of drawn boxes.
_BARS = "|│┃｜"
_PARTED = re.compile(rf"[\t{_BARS}]")
_RULE = re.compile(r"[\s|│┃｜+:=\-─━┌┬┐├┼┤└┴┘╋┳┻]+")
# One line alone is no table: 第一条<tab>words, 甲方：<tab>乙方：
_ROWS_MIN = 2


def _cells(text: str, line: Line) -> tuple[Span, ...]:
    """Cut a line at its tabs, or else at its bars; bars around the line bound no cell."""
    start, end = line.content
    words = text[start:end]
    if words[0] in _BARS or any(bar in words for bar in _BARS):
        start += words[0] in _BARS
        end -= words[-1] in _BARS and end - 1 > start
        sign = rf"[{_BARS}]"
    else:
        sign = "\t+"
    at, found = start, []
    for hit in re.finditer(sign, text[start:end]):
        found.append(trim(text, Span(at, start + hit.start())))
        at = start + hit.end()
    return (*found, trim(text, Span(at, end)))


def _is_rule(text: str, line: Line) -> bool:
    return bool(_RULE.fullmatch(text, line.content.start, line.content.end))


def _labelled(text: str, cells: Sequence[Span]) -> bool:
    """Say whether a tab only parts a label from its words: 第一条<tab>为了, 1.<tab>登记."""
    first = cells[0]
    label = read_label(text, first.start, first.end)
    named = label is not None and text[first.start] in "第笫"
    return label is not None and (named or (len(cells) == 2 and label.span.end == first.end))


def _runs(text: str) -> Iterator[list[tuple[Line, tuple[Span, ...]]]]:
    """Yield the runs of lines with the same number of cells; rules among them have none."""
    run: list[tuple[Line, tuple[Span, ...]]] = []
    wide = 0
    for line in lines(text):
        content = line.content
        parted = not line.blank and bool(_PARTED.search(text, content.start, content.end))
        cells: tuple[Span, ...] = ()
        if parted and not _is_rule(text, line):
            cells = _cells(text, line)
            parted = len(cells) > 1 and not _labelled(text, cells)
        if not parted or (cells and wide and len(cells) != wide):
            yield run
            run, wide = [], 0
        if parted:
            run.append((line, cells))
            wide = wide or len(cells)
    yield run


def plain_rows(text: str) -> list[list[TableRow]]:
    """Return the tables that plain lines make, each as its rows; a rule below the first row
    says that it names the columns."""
    if not _PARTED.search(text):
        return []
    return [_table(run) for run in _runs(text) if sum(bool(c) for _, c in run) >= _ROWS_MIN]


def _table(run: Sequence[tuple[Line, tuple[Span, ...]]]) -> list[TableRow]:
    first = next(i for i, (_, cells) in enumerate(run) if cells)
    ruled = first + 1 < len(run) and not run[first + 1][1]
    return [
        TableRow(line.content, cells, head=ruled and i == first, rule=not cells)
        for i, (line, cells) in enumerate(run)
    ]
