"""Markdown as text: marks of layout go, words and typed numbers stay.

The marks are those of CommonMark 0.31 and GitHub tables. Lines stay lines: a rule of Chinese
Markdown authors is one paragraph a line, and typed numbers (1. 第一条) are content.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from ...model import Hint, LeftOut, Span
from ..tally import Tally
from .latex import in_plain_signs
from .tables import with_tables_read

# No pattern looks again at what it has looked at from an earlier place: a page that never closes
# what it opens costs as much as any other.
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+|$)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_MARKS = re.compile(r"[ \t]*(?:>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)")
_TABLE_RULE = re.compile(r":?-+:?")
_IMAGE = re.compile(r"!\[([^\[\]\n]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_LINK = re.compile(r"\[([^\[\]\n]+)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$")
# Notes, as pandoc and others write them: [^1] in the text, [^1]: before the note, ^[note] in place.
_NOTE = re.compile(r" {0,3}\[\^[^\]\n]+\]:")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]|\^\[[^\[\]\n]*\]")
# Attributes of pandoc: ::: {…} around blocks, {#id .class} behind headings, [words]{.class}.
_DIVISION = re.compile(r" {0,3}:{3,}+[ \t]*+(?:\{[^{}\n]*\}|[\w-]*+)[ \t]*+:*+[ \t]*+$")
_ATTRIBUTES = re.compile(r"\{[#.:\w][^{}\n]*\}")
_SPAN = re.compile(r"\[([^\[\]\n]+)\]\{[^{}\n]*\}")
_RAISED = re.compile(r"(?<=[A-Za-z0-9)）])\^(\d{1,2}|[+-])\^")
_LOWERED = re.compile(r"(?<=[A-Za-z])~(\d{1,2})~(?!~)")
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
# A line that was read otherwise, from an HTML table, begins with this and is taken as it is.
_READY = "\U000f9000"
_TITLE = re.compile(r"^title[ \t]*:(.*)$", re.MULTILINE)
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_TICKS = re.compile("`+")
# What opens and what closes emphasis: no blank inside, and underscores not within a word.
_EMPHASIS = tuple(
    (re.compile(rf"{before}{mark}(?=\S)"), re.compile(rf"(?<=\S){mark}{behind}"))
    for signs, before, behind in ((r"\*", "", ""), ("~", "", ""), ("_", r"(?<!\w)", r"(?!\w)"))
    for mark in ([signs * 2] if signs == "~" else [signs * 3, signs * 2, signs])
)
_SIGNS = re.compile(r"[\\`*_~\[<&$^]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# Escaped signs rest on private-use characters while the marks are taken away.
_SHELTER = 0xF8000


def strip_markdown(text: str) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    """Return the words of a Markdown text, what was left out, and its headings.

    The first heading of the first rank is the title. Never raises.
    """
    tally = Tally()
    title, body = _without_front_matter(_without_comments(text), tally)
    lines: list[str] = [title] if title and title not in body else []
    hints: list[Hint] = [Hint("title", Span(0, len(title)))] if lines else []
    at, fence = len(title) + 1 if lines else 0, ""
    body = with_tables_read(body, _READY)
    heads: list[int] = []
    tables: dict[int, int] = {}
    for raw in re.split(r"\r\n|\r|\n", body):
        fence, line, kind = _line(raw, fence, lines, tally)
        if line is None:
            if _is_table_rule(raw) and lines:
                heads.append(len(lines) - 1)
            continue
        if _is_table_row(raw):
            tables[len(lines)] = at
        if kind:
            titled = any(hint.kind == "title" for hint in hints)
            hints.append(Hint("heading" if titled else kind, Span(at, at + len(line))))
        lines.append(line)
        at += len(line) + 1
    for head, end in pairwise((*dict.fromkeys(heads), len(lines))):
        hints += _row_hints(range(head, end), lines, tables)
    return "\n".join(lines), tally.left_out(), tuple(hints)


def _row_hints(places: range, lines: list[str], starts: dict[int, int]) -> Iterator[Hint]:
    """Yield the rows of the table whose head is the first of ``places``: the lines with bars.

    A row with fewer cells than the head has empty ones at its end (GitHub tables, 4.10).
    """
    head = places[0]
    wide = lines[head].count("\t") + 1
    for at in takewhile(starts.__contains__, places):
        start = starts[at]
        cells = []
        for words in lines[at].split("\t"):
            cells.append(Span(start, start + len(words)))
            start += len(words) + 1
        whole = Span(starts[at], starts[at] + len(lines[at]))
        cells += [Span(whole.end, whole.end)] * (wide - len(cells))
        yield Hint("columns" if at == head else "row", whole, tuple(cells[:wide]))


def _without_comments(text: str) -> str:
    """Cut what stands between <!-- and -->; a comment that never ends is none."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join(parts) + text[at:]


def _without_front_matter(text: str, tally: Tally) -> tuple[str, str]:
    """Return the title that a settings block (--- … ---) before the text names, and the rest."""
    found = re.match(r"---[ \t]*\r?\n.*?\r?\n---[ \t]*(?:\r?\n|$)", text, re.DOTALL)
    if found is None or not re.search(r"^\w+[ \t]*:", found[0], re.MULTILINE):
        return "", text
    tally.add("front-matter", 1, found[0].strip("-\r\n"))
    named = _TITLE.search(found[0])
    return named[1].strip(" \t\r\"'") if named else "", text[found.end() :]


def _line(raw: str, fence: str, before: list[str], tally: Tally) -> tuple[str, str | None, str]:
    """Strip one line: the open code fence after it, its words (None: no line), its rank."""
    if not raw or raw.startswith(_READY):
        return fence, raw.removeprefix(_READY), ""
    mark = _FENCE.match(raw)
    if fence:
        closes = mark is not None and mark[1].startswith(fence) and not raw.strip("`~ \t")
        return ("", None, "") if closes else (fence, raw, "")
    if mark is not None:
        return mark[1], None, ""
    if _NOTE.match(raw):
        tally.add("footnotes")
        return "", None, ""
    if _is_layout(raw, before):
        return "", None, ""
    heading = _HEADING.match(raw)
    if heading is not None:
        words = _words(_unclosed(_without_attributes(raw[heading.end() :])), tally)
        return "", words, "title" if len(heading[1]) == 1 else "heading"
    return "", _words(_unmarked(raw), tally), ""


def _is_layout(raw: str, before: list[str]) -> bool:
    """Say whether a line only draws: a rule, an underline, a table's second line, a link target."""
    if _RULE.match(raw) or _DEFINITION.match(raw) or _DIVISION.match(raw):
        return True
    under_text = bool(before and before[-1].strip())
    return under_text and bool(_UNDERLINE.match(raw) or _is_table_rule(raw))


def _is_table_rule(raw: str) -> bool:
    """Say whether a line parts the head of a table from its rows."""
    cells = raw.strip(" \t").removeprefix("|").removesuffix("|").split("|")
    return "|" in raw and all(_TABLE_RULE.fullmatch(cell.strip(" \t")) for cell in cells)


def _is_table_row(raw: str) -> bool:
    line = raw.strip()
    return line.startswith("|") and line.endswith("|")


def _without_attributes(heading: str) -> str:
    """Take away {#id .class} behind a heading."""
    words = heading.rstrip(" \t")
    at = words.rfind("{")
    return words[:at].rstrip(" \t") if at >= 0 and _ATTRIBUTES.fullmatch(words, at) else heading


def _unclosed(heading: str) -> str:
    """Take away the # signs that close a heading; those of a word (C#) stay."""
    words = heading.rstrip(" \t")
    bare = words.rstrip("#")
    return bare.rstrip(" \t") if bare != words and (not bare or bare[-1] in " \t") else words


def _unmarked(raw: str) -> str:
    """Take away the marks of quotations and bullets, and the bars of a table row."""
    at = 0
    while (mark := _MARKS.match(raw, at)) is not None:
        at = mark.end()
    line = raw[at:]
    if _is_table_row(line):
        cells = line.strip().strip("|").split("|")
        return "\t".join(cell.strip() for cell in cells)
    return line


def _words(line: str, tally: Tally) -> str:
    """Take the marks out of a line: emphasis, code, links, pictures, tags, escapes."""
    if not _SIGNS.search(line):
        return line.rstrip(" \t")
    line = in_plain_signs(line, tally)
    line = _ESCAPE.sub(lambda found: chr(_SHELTER + ord(found[1])), line)
    line = _without_ticks(line)
    for image in _IMAGE.finditer(line):
        tally.add("images", 1, image[1])
    line = _SPAN.sub(r"\1", _NOTE_MARK.sub("", line))
    line = _LOWERED.sub(lambda found: found[1].translate(_SUBSCRIPTS), line)
    line = _RAISED.sub(lambda found: found[1].translate(_SUPERSCRIPTS), line)
    line = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", line)))
    line = _TAG.sub("", _BREAK.sub("\n", line))
    for opening, closing in _EMPHASIS:
        line = _unwrapped(line, opening, closing)
    line = html.unescape(line).rstrip(" \t\\")
    return "".join(
        chr(ord(c) - _SHELTER) if _SHELTER <= ord(c) < _SHELTER + 128 else c for c in line
    )


def _without_ticks(line: str) -> str:
    """Take away the backticks around code: a run of them is closed by the next of its length."""
    runs = list(_TICKS.finditer(line))
    after: dict[int, int] = {}
    closing = [-1] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        size = len(runs[number][0])
        closing[number] = after.get(size, -1)
        after[size] = number
    parts, at, number = [], 0, 0
    while number < len(runs):
        end = closing[number]
        if end >= 0:
            parts += [line[at : runs[number].start()], line[runs[number].end() : runs[end].start()]]
            at, number = runs[end].end(), end
        number += 1
    return "".join(parts) + line[at:]


def _unwrapped(line: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Take away each mark that opens, with the next that closes; what nothing closes stays."""
    parts, at = [], 0
    while start := opening.search(line, at):
        end = closing.search(line, start.end() + 1)
        if end is None:
            break
        parts += [line[at : start.start()], line[start.end() : end.start()]]
        at = end.end()
    return "".join(parts) + line[at:]
