"""Web pages: the text of the article, checked against everything that is visible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ...limits import LIMITS, Limits
from ...model import Hint, LeftOut, Span
from ...structure.rows import furniture
from ..tally import Tally
from ..text import decode
from .head import head_of
from .lines import HtmlLine, LineCollector, tree_lines, visible_lines
from .rows import HtmlRow, RowCollector

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
# A line that bears a number: what a page is compared for, and what extraction must not lose.
_NUMBERED = re.compile(
    r"第[〇零○一二三四五六七八九十百千\d]{1,9}[编章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
# A list of annexes at the end of a text, and the files themselves.
_ANNEX = re.compile(
    r"附[件表录图]|[0-9]{1,2}[.．、]|.*[.](?:docx?|pdf|wps|xlsx?|zip|rar|ofd)$", re.I
)
# Tables are nested to lay out a page; the rows of a rule stand in the innermost ones.
_DEEPEST = 8
# Lines of sites are short; a paragraph of a rule that mentions 版权所有 is none.
_SITE_LINE = 120
_BLANK = re.compile(r"\s+")
# A line of so many characters that ends a sentence is a paragraph. Of what is told of a document
# beside it so many characters are shown.
_PARAGRAPH, _TOLD = 20, 200


def decode_page(data: bytes, path: str) -> str:
    """Decode a page as any text; Big5, which no text file declares, where the page declares it.

    What else pages declare is of no help: GBK is read as GB18030 anyway, and a page that says
    GB2312 or ISO-8859-1 but is strict UTF-8 is UTF-8. Raises InputError.
    """
    declared = _CHARSET.search(data[:_HEAD])
    if declared and declared[1].lower().startswith(b"big5"):
        try:
            return data.decode("big5hkscs")
        except UnicodeDecodeError:
            return decode(data, path)
    return decode(data, path)


def read_page(
    data: bytes, path: str, limits: Limits = LIMITS
) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    """Return the text of a page, one block a line, what was left out, and its headings.

    The extractor says where the article begins and ends; the lines are those that are visible
    there, and no numbered line is ever left out. Raises InputError for data that are no text.
    """
    page = decode_page(data, path)
    visible = visible_lines(page)
    tame = visible.deepest <= limits.depth and len(visible.lines) <= limits.page_lines
    article = _article(page) if tame else []
    lines = _without_menus(_cut(article, visible) if tame else visible.lines)
    _count_furniture(lines, visible.lines, visible.tally)
    _tell_more(lines, visible.lines, visible.tally)
    text, hints = _join(lines, visible.table)
    return text, visible.tally.left_out(), hints


def _article(page: str) -> list[HtmlLine]:
    """Return the lines that trafilatura takes for the article; none where it fails."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            page, include_comments=False, include_tables=True, deduplicate=False
        )
        body = getattr(found, "body", None)
    except Exception:  # any failure of the extractor means: take the visible lines
        return []
    return tree_lines(body).lines if body is not None else []


def _cut(article: list[HtmlLine], visible: LineCollector) -> list[HtmlLine]:
    """Return the visible lines of the article with its head, all where nothing tells of one.

    From the first to the last line that the extractor kept or that bears a number: what it lost
    in between is text. Longest runs are matched first, so that a table of contents beside the
    article is not taken for its beginning. Where it kept nothing the page ends the text.
    """
    lines = visible.lines
    runs = SequenceMatcher(None, [_pack(a.text) for a in lines], [_pack(b.text) for b in article])
    kept = [at for run in runs.get_matching_blocks() for at in range(run.a, run.a + run.size)]
    end = _end(lines, max(kept, default=len(lines) - 1))
    numbered = [at for at, line in enumerate(lines) if _NUMBERED.match(line.text)]
    kept += numbered or _paragraphs(lines)
    if not kept:
        return lines
    first, last = min(kept), max(*kept, end)
    body = min(numbered or [at for at in kept if _is_sentence(lines[at])] or [first])
    head = head_of(lines, body, first, visible.names)
    told = "；".join(f"{key}：{value}" for key, value in head.metadata if value)
    visible.tally.add("page-metadata", len(head.metadata), told, _TOLD)
    return head.lines + lines[body : last + 1]


def _end(lines: list[HtmlLine], last: int) -> int:
    """Return the last line of the text: a table that follows the article at once is of it.

    On a page that is itself laid out as a table this says nothing.
    """
    if lines and lines[last].cell:
        return last
    while last + 1 < len(lines) and lines[last + 1].cell and not lines[last + 1].linked:
        last += 1
    return last


def _paragraphs(lines: list[HtmlLine]) -> list[int]:
    """Return the longest paragraph of a page without numbers, which an extractor may lose."""
    long = [at for at, line in enumerate(lines) if not line.linked and _is_sentence(line)]
    return sorted(long, key=lambda at: len(lines[at].text))[-1:]


def _is_sentence(line: HtmlLine) -> bool:
    """Say whether a line is a paragraph of a text."""
    whole = len(line.text) >= _PARAGRAPH and line.text.rstrip("”）)").endswith(("。", "：", "；"))
    return whole and not furniture(("site",)).search(line.text)


def _without_menus(lines: list[HtmlLine]) -> list[HtmlLine]:
    """Leave out what a site prints before the first numbered line and behind the last one.

    That is a line of links, as a page laid out in tables has its menus, and one whose words are
    those of sites. An annex that is offered for download is none.
    """
    numbered = [at for at, line in enumerate(lines) if _NUMBERED.match(line.text)]
    if not numbered:
        return lines
    inside = range(numbered[0], numbered[-1] + 1)
    return [line for at, line in enumerate(lines) if at in inside or not _is_menu(line)]


def _is_menu(line: HtmlLine) -> bool:
    if line.kind in {"title", "heading"} or _ANNEX.match(line.text):
        return False
    words_of_sites = len(line.text) <= _SITE_LINE and furniture(("site",)).search(line.text)
    return line.linked or bool(words_of_sites)


def _pack(text: str) -> str:
    return _BLANK.sub("", text)


def _count_furniture(taken: list[HtmlLine], visible: list[HtmlLine], tally: Tally) -> None:
    """Count the visible lines that were not taken, with the first words of them."""
    known = {_pack(line.text) for line in taken}
    lost = [line.text for line in visible if _pack(line.text) not in known]
    tally.add("page-furniture", len(lost), " ".join(lost[:3]))


def _tell_more(taken: list[HtmlLine], visible: list[HtmlLine], tally: Tally) -> None:
    """Tell of a button below the text that leads to the rest of it: 下一页, 展开全文."""
    known = {_pack(line.text) for line in taken}
    last = max((at for at, line in enumerate(visible) if _pack(line.text) in known), default=-1)
    more = furniture(("more",))
    for line in visible[last + 1 :]:
        if more.search(line.text):
            tally.add("more-pages", detail=line.text)
            return


def _join(lines: list[HtmlLine], table: RowCollector) -> tuple[str, tuple[Hint, ...]]:
    """Return the text and the hints; lines of a table that follow each other are one hint."""
    hints: list[Hint] = []
    cells: dict[int, Span] = {}
    at = 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line.text))
        if line.kind == "table" and number and lines[number - 1].kind == "table":
            hints[-1] = Hint("table", Span(hints[-1].span.start, span.end))
        elif line.kind:
            hints.append(Hint(line.kind, span))
        for cell in _cells_around(line.cell, table):
            cells[cell] = Span(cells.get(cell, span).start, span.end)
        at = span.end + 1
    hints += _row_hints(table.rows, cells)
    return "\n".join(line.text for line in lines), tuple(hints)


def _cells_around(cell: int, table: RowCollector) -> Iterator[int]:
    """Yield a cell and those around it, as far out as tables are looked at."""
    for _ in range(_DEEPEST):
        if cell:
            yield cell
            cell = table.around[cell]


def _row_hints(rows: list[HtmlRow], cells: dict[int, Span]) -> Iterator[Hint]:
    """Yield the rows of tables whose words were taken."""
    before: set[int] = set()
    for row in rows:
        own = [cells[cell] for cell in row.cells if cell in cells and cell not in before]
        before.update(row.cells)
        if own:
            spans = tuple(cells.get(cell, Span(0, 0)) for cell in row.cells)
            yield Hint("columns" if row.head else "row", Span(own[0].start, own[-1].end), spans)
