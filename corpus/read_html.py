"""Web pages: the text of the article, checked against everything that is visible."""

from __future__ import annotations

import re

from .html_lines import HtmlLine, tree_lines, visible_lines
from .limits import LIMITS, Limits
from .model import Hint, LeftOut, Span
from .read_text import decode
from .tally import Tally

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
# A line that bears a number: what a page is compared for, and what extraction must not lose.
_NUMBERED = re.compile(
    r"第[〇零○一二三四五六七八九十百千\d]{1,9}[编章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
_BLANK = re.compile(r"\s+")


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

    The extractor's article is taken when it lost no line between the first and the last numbered
    one; else every visible line is. Raises InputError for data that are no text.
    """
    page = decode_page(data, path)
    visible = visible_lines(page)
    article = _article(page) if visible.deepest <= limits.depth else []
    article = _with_heading(article, visible.lines)
    lines = article if _complete(article, visible.lines) else visible.lines
    _count_furniture(lines, visible.lines, visible.tally)
    text, hints = _join(lines)
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


def _with_heading(article: list[HtmlLine], visible: list[HtmlLine]) -> list[HtmlLine]:
    """Put the page's only first-rank heading before an article that lost it."""
    titles = [line for line in visible if line.kind == "title"]
    if not article or len(titles) != 1:
        return article
    known = _packed(article)
    return article if _pack(titles[0].text) in known else [titles[0], *article]


def _complete(article: list[HtmlLine], visible: list[HtmlLine]) -> bool:
    """Say whether the article holds, in order, all lines from the first to the last numbered."""
    numbered = [at for at, line in enumerate(visible) if _NUMBERED.match(line.text)]
    if not numbered:
        return bool(article)
    packed, at = _packed(article), 0
    for line in visible[numbered[0] : numbered[-1] + 1]:
        words = _pack(line.text)
        at = packed.find(words, at)
        if at < 0:
            return False
        at += len(words)
    return True


def _pack(text: str) -> str:
    return _BLANK.sub("", text)


def _packed(lines: list[HtmlLine]) -> str:
    return "".join(_pack(line.text) for line in lines)


def _count_furniture(taken: list[HtmlLine], visible: list[HtmlLine], tally: Tally) -> None:
    """Count the visible lines that were not taken, with the first words of them."""
    known = {_pack(line.text) for line in taken}
    lost = [line.text for line in visible if _pack(line.text) not in known]
    tally.add("page-furniture", len(lost), " ".join(lost[:3]))


def _join(lines: list[HtmlLine]) -> tuple[str, tuple[Hint, ...]]:
    """Return the text and the hints; lines of a table that follow each other are one hint."""
    hints: list[Hint] = []
    at = 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line.text))
        if line.kind == "table" and number and lines[number - 1].kind == "table":
            hints[-1] = Hint("table", Span(hints[-1].span.start, span.end))
        elif line.kind:
            hints.append(Hint(line.kind, span))
        at = span.end + 1
    return "\n".join(line.text for line in lines), tuple(hints)
