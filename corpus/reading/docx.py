"""Word files as text: every paragraph as the page shows it, automatic numbers written out."""

from __future__ import annotations

import re

from ..limits import LIMITS, Limits
from ..model import Hint, InputError, LeftOut, Span, Tracked
from .docx_file.imports import imports
from .docx_file.inline import words_of
from .docx_file.numbering import Numbering, read_numbering
from .docx_file.package import Package, open_package
from .docx_file.records import Paragraph, Range, TableRow
from .docx_file.styles import read_styles
from .docx_file.walk import Walk
from .docx_file.xml import Element, child
from .tally import Tally

# Word files that take in Word files that take in others: programs that put texts together do one.
_DEPTH = 3
# All the ways of writing it: — 1 —, 第 1 页 共 9 页, 1/9, Page 1 of 9. Nothing at all is one too.
_PAGE_NUMBER = re.compile(r"(?:[\s\d\-‐-―－─~～·•|/／.,，()（）第共页]|page|of)*", re.IGNORECASE)


def docx_paragraphs(
    path: str,
    data: bytes,
    tracked: Tracked = "accepted",
    limits: Limits = LIMITS,
    depth: int = 0,
) -> tuple[tuple[Paragraph, ...], tuple[LeftOut, ...], tuple[TableRow, ...]]:
    """Read the bytes of a Word file: its paragraphs, what is not among them, rows of tables.

    ``depth`` counts the Word files that take this one in. ``tracked`` reads tracked changes as
    accepted, or as rejected ("original"). Raises InputError.
    """
    package = open_package(path, data, limits)
    root = package.tree(package.main)
    body = child(root, "w:body")
    if body is None:
        raise InputError("damaged", path)
    styles_root = _optional(package, "styles")
    styles = read_styles(styles_root)
    lists = read_numbering(_optional(package, "numbering"), styles_root)

    def inner(name: str, content: bytes) -> tuple[Paragraph, ...]:
        return docx_paragraphs(name, content, tracked, limits, depth + 1)[0]

    taken = imports(package, inner) if depth < _DEPTH else None
    walk = Walk(path, styles, Numbering(styles, lists), tracked, limits, taken)
    walk.story(body, (list(root).index(body),))
    _count_margins(package, walk.tally)
    return tuple(walk.paragraphs), walk.tally.left_out(), tuple(walk.grid.rows)


def read_docx(
    path: str, data: bytes, tracked: Tracked = "accepted", limits: Limits = LIMITS
) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    """Read the bytes of a Word file into text, what was left out, and hints; raises InputError."""
    paragraphs, left_out, rows = docx_paragraphs(path, data, tracked, limits)
    text, hints = join(paragraphs, rows)
    return text, left_out, hints


def _optional(package: Package, kind: str) -> Element | None:
    """Return the tree of the part related as ``kind``, None where the file has none."""
    parts = package.related(kind)
    return package.tree(parts[0]) if parts else None


def _count_margins(package: Package, tally: Tally) -> None:
    """Count the headers and footers that hold words; a page number is none."""
    for kind, code in (("header", "headers"), ("footer", "footers")):
        for part in package.related(kind):
            words = words_of(package.tree(part), "w:t")
            tally.add(code, 0 if _PAGE_NUMBER.fullmatch(words) else 1, words)


def join(
    paragraphs: tuple[Paragraph, ...], rows: tuple[TableRow, ...] = ()
) -> tuple[str, tuple[Hint, ...]]:
    """Return the text, one paragraph a line, and the hints on its titles, headings and tables."""
    hints: list[Hint] = []
    tables: dict[int, Span] = {}
    lines: list[str] = []
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        line = paragraph.shown
        span = Span(at, at + len(line))
        if paragraph.kind:
            hints.append(Hint(paragraph.kind, span))
        if paragraph.table:
            start = tables.get(paragraph.table, span).start
            tables[paragraph.table] = Span(start, span.end)
        lines.append(line)
        spans.append(span)
        at = span.end + 1
    hints += [Hint("table", span) for span in tables.values()]
    hints += [_row_hint(row, spans) for row in rows if row.paragraphs[0] < row.paragraphs[1]]
    return "\n".join(lines), tuple(sorted(hints, key=lambda hint: (hint.span, hint.kind)))


def _row_hint(row: TableRow, spans: list[Span]) -> Hint:
    """Return where a row and its cells stand in the text."""

    def span(part: Range) -> Span:
        first, end = part
        return Span(spans[first].start, spans[end - 1].end) if first < end else Span(0, 0)

    kind = "columns" if row.head else "row"
    return Hint(kind, span(row.paragraphs), tuple(span(cell) for cell in row.cells))
