"""Markdown as text: marks of layout go, words and typed numbers stay.

The marks are those of CommonMark 0.31 and GitHub tables. Lines stay lines: a rule of Chinese
Markdown authors is one paragraph a line, and typed numbers (1. 第一条) are content.
"""

from __future__ import annotations

import html
import re

from .model import Hint, LeftOut, Span
from .tally import Tally

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_MARKS = re.compile(r"[ \t]*(?:>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\]\n]*)\](?:\([^()\n]*\)|\[[^\]\n]*\])")
_LINK = re.compile(r"\[([^\]\n]+)\](?:\([^()\n]*\)|\[[^\]\n]*\])")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_CODE = re.compile(r"(`+)(.+?)\1")
_STRONG = re.compile(r"(\*{1,3}|~~)(?=\S)([^\n]*?\S)\1")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=\S)([^\n]*?\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# Escaped signs rest on private-use characters while the marks are taken away.
_SHELTER = 0xF8000


def strip_markdown(text: str) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    """Return the words of a Markdown text, what was left out, and its headings.

    The first heading of the first rank is the title. Never raises.
    """
    tally = Tally()
    body = _without_front_matter(_COMMENT.sub("", text), tally)
    lines: list[str] = []
    hints: list[Hint] = []
    at, fence = 0, ""
    for raw in re.split(r"\r\n|\r|\n", body):
        fence, line, kind = _line(raw, fence, lines, tally)
        if line is None:
            continue
        if kind:
            titled = any(hint.kind == "title" for hint in hints)
            hints.append(Hint("heading" if titled else kind, Span(at, at + len(line))))
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), tally.left_out(), tuple(hints)


def _without_front_matter(text: str, tally: Tally) -> str:
    """Cut the settings block (--- … ---) that page builders put before the text."""
    found = re.match(r"---[ \t]*\r?\n.*?\r?\n---[ \t]*(?:\r?\n|$)", text, re.DOTALL)
    if found is None or not re.search(r"^\w+[ \t]*:", found[0], re.MULTILINE):
        return text
    tally.add("front-matter", 1, found[0].strip("-\r\n"))
    return text[found.end() :]


def _line(raw: str, fence: str, before: list[str], tally: Tally) -> tuple[str, str | None, str]:
    """Strip one line: the open code fence after it, its words (None: no line), its rank."""
    mark = _FENCE.match(raw)
    if fence:
        closes = mark is not None and mark[1].startswith(fence) and not raw.strip("`~ \t")
        return ("", None, "") if closes else (fence, raw, "")
    if mark is not None:
        return mark[1], None, ""
    if _is_layout(raw, before):
        return "", None, ""
    heading = _HEADING.match(raw)
    if heading is not None:
        return "", _words(heading[2], tally), "title" if len(heading[1]) == 1 else "heading"
    return "", _words(_unmarked(raw), tally), ""


def _is_layout(raw: str, before: list[str]) -> bool:
    """Say whether a line only draws: a rule, an underline, a table's second line, a link target."""
    if _RULE.match(raw) or _DEFINITION.match(raw):
        return True
    under_text = bool(before and before[-1].strip())
    table = "|" in raw and "-" in raw
    return under_text and bool(_UNDERLINE.match(raw) or (table and _TABLE_RULE.match(raw)))


def _unmarked(raw: str) -> str:
    """Take away the marks of quotations and bullets, and the bars of a table row."""
    line = raw
    while (mark := _MARKS.match(line)) is not None:
        line = line[mark.end() :]
    if line.strip().startswith("|") and line.rstrip().endswith("|"):
        cells = line.strip().strip("|").split("|")
        return "\t".join(cell.strip() for cell in cells)
    return line


def _words(line: str, tally: Tally) -> str:
    """Take the marks out of a line: emphasis, code, links, pictures, tags, escapes."""
    line = _ESCAPE.sub(lambda found: chr(_SHELTER + ord(found[1])), line)
    line = _CODE.sub(lambda found: found[2], line)
    for image in _IMAGE.finditer(line):
        tally.add("images", 1, image[1])
    line = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", line)))
    line = _TAG.sub("", _BREAK.sub("\n", line))
    for emphasis in (_STRONG, _UNDERSCORES):
        for _ in range(3):
            line = emphasis.sub(r"\2", line)
    line = html.unescape(line).rstrip(" \t\\")
    return "".join(
        chr(ord(c) - _SHELTER) if _SHELTER <= ord(c) < _SHELTER + 128 else c for c in line
    )
