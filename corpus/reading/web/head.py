"""The head of a page: its title wherever it stands, and the data about the document beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Span
from ...structure.line_words import is_note, title_kind
from ...structure.rows import furniture
from ...tables import rows
from .lines import HtmlLine

_BLANK = re.compile(r"\s+")
# A title has so many characters; a line of so many words is a path through the site.
_SHORTEST, _LONGEST = 4, 90
_PATH = re.compile(r"[>＞»›]|^(?:首页|当前位置)")
# What a page says of its title counts most, then how it sets it, then its last word.
_NAMED, _FIRST_RANK, _RANKED, _KIND = 4, 2, 1, 3
_ENOUGH = 2
# Entries that name the text itself.
_TITLES = frozenset({"标题", "名称", "文件名称", "信息名称", "法规名称"})


class Head(NamedTuple):
    """The lines above a text as they are read, and what is told of the document there."""

    lines: list[HtmlLine]
    metadata: tuple[tuple[str, str], ...]


def head_of(visible: Sequence[HtmlLine], body: int, kept: int, names: Sequence[str]) -> Head:
    """Return the head of the text that begins at line ``body``.

    From ``kept`` on the lines are those of the article; before it only a title and notes are
    read. ``names`` are what the page says that its text is called.
    """
    above = visible[:body]
    known = list(_metadata(above))
    gone = {at for place, _, _ in known for at in place}
    free = [at for at in range(body) if at not in gone]
    title = _title(above, free, [_pack(name) for name in names])
    if title < 0:
        listed = [(value, at) for at, (_, key, value) in enumerate(known) if key in _TITLES]
        line = [HtmlLine(listed[0][0], "title")] if listed else []
        lines = line + [above[at] for at in free if at >= kept]
    else:
        shown = above[title]._replace(text=_bare(above[title].text, names), kind="title")
        notes = [above[at] for at in free if title < at < kept and _is_note(above[at])]
        before = [above[at] for at in free if kept <= at < title and _belongs(above[at])]
        lines = [*before, shown, *notes, *(above[at] for at in free if at >= max(kept, title + 1))]
    return Head(lines, tuple((key, value) for _, key, value in known))


def _title(above: Sequence[HtmlLine], free: Sequence[int], names: Sequence[str]) -> int:
    """Return the line that is the title, -1 where none is likely; of equals the last."""
    best, found = _ENOUGH - 1, -1
    for at in free:
        score = _score(above[at], names)
        if score > best or (score == best and found >= 0):
            best, found = score, at
    return found


def _score(line: HtmlLine, names: Sequence[str]) -> int:
    """Say how likely a line is the title; 0 for one that cannot be."""
    words = _pack(line.text)
    ranked = line.kind in {"title", "heading"}
    if not _SHORTEST <= len(words) <= _LONGEST or (line.linked and not ranked):
        return 0
    if _PATH.search(line.text) or furniture(("site",)).search(line.text):
        return 0
    named = any(_begins(words, name) for name in names if len(name) >= _SHORTEST)
    score = _NAMED * named + _FIRST_RANK * (line.kind == "title") + _RANKED * ranked
    return score + _KIND * bool(title_kind(_bare(line.text, ())))


def _begins(words: str, name: str) -> bool:
    """Say whether one of both begins with the other: a site adds its own name behind."""
    return words.startswith(name) or (name.startswith(words) and bool(title_kind(words)))


def _bare(text: str, names: Sequence[str]) -> str:
    """Return a title without the buttons and marks that stand in its line: 有效 展开全文."""
    for name in names:
        words = " ".join(name.split())
        if len(words) >= _SHORTEST and text.startswith(words) and title_kind(words):
            return words
    button = furniture(("button",))
    while (found := button.search(text)) and found.start() >= _SHORTEST:
        text = text[: found.start()].rstrip()
    return text


def _belongs(line: HtmlLine) -> bool:
    """Say whether a line above a title is part of the text: a letterhead, the issuing body."""
    return not line.linked and not furniture(("site",)).search(line.text)


def _is_note(line: HtmlLine) -> bool:
    """Say whether a line below a title says who passed or published the text."""
    return not line.linked and is_note(line.text, Span(0, len(line.text)))


def _metadata(lines: Sequence[HtmlLine]) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """Yield what is told of the document: the lines, the name of it, its value.

    发文机关： and 市教育局 in two cells, or both in one line; several in one line are one.
    """
    at = 0
    while at < len(lines):
        key, value = _entry(lines[at].text)
        follows = at + 1 < len(lines) and lines[at + 1].cell and lines[at].cell
        if key and not value and follows and not _entry(lines[at + 1].text)[0]:
            yield (at, at + 1), key, lines[at + 1].text
            at += 1
        elif key and (value or lines[at].cell):
            yield (at,), key, value
        at += 1


def _entry(text: str) -> tuple[str, str]:
    """Return name and value of an entry, ("", "") for any other line."""
    words = text.strip("【】[]〔〕 \u3000")
    name, colon, value = words.replace(":", "：", 1).partition("：")
    bare = _pack(name)
    return (bare, value.strip()) if bare in _keys() and (colon or bare == words) else ("", "")


def _keys() -> frozenset[str]:
    """Return how pages name what they tell of a document."""
    return frozenset(row[0] for row in rows("page_metadata"))


def _pack(text: str) -> str:
    return _BLANK.sub("", text)
