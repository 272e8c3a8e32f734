"""The table of contents after an amendment: decisions never mention it, so it follows headings.

目录: 第一章 总则 / 第二章 管理     第二章 is named 服务, 第三章 is new
目录: 第一章 总则 / 第二章 服务 / 第三章 附则
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Line, LineKind

# What stands behind an entry: dots and the number of the page.
_PAGE = re.compile(r"[\s.…·．]*[0-9]*$")


def _tight(words: str) -> str:
    return "".join(_PAGE.sub("", words).split())


def refreshed(old: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """Return ``lines``, made of ``old``, with the entries of their contents as the headings are."""
    entries = [line for line in old if line.kind is LineKind.TOC]
    before = {line.start: line for line in old if line.kind is LineKind.HEADING}
    now = [line for line in lines if line.kind is LineKind.HEADING and not line.home.scope]
    if not entries or [line.text for line in before.values()] == [line.text for line in now]:
        return list(lines)
    named = {_tight(line.text): start for start, line in before.items()}
    listed = {named[key]: line for line in entries if (key := _tight(line.text)) in named}
    if not listed:
        return list(lines)
    made = [_entry(line, listed) for line in now if line.start in listed or line.start < 0]
    rest = [line for line in entries if _tight(line.text) not in named]
    return _put(lines, [*rest, *made])


def _entry(heading: Line, listed: dict[int, Line]) -> Line:
    """Return the entry of a heading: its old one with the words of now, or one like the others."""
    like = listed.get(heading.start) or next(iter(listed.values()))
    page = _PAGE.search(like.text)
    behind = page[0] if page and heading.start in listed else ""
    if heading.start in listed and _tight(like.text) == _tight(heading.text):
        return like
    return replace(like, label="", gap="", words=heading.text + behind, raw="", start=-1)


def _put(lines: Sequence[Line], entries: Sequence[Line]) -> list[Line]:
    out: list[Line] = []
    done = False
    for line in lines:
        if line.kind is not LineKind.TOC:
            out.append(line)
        elif not done:
            out += entries
            done = True
    return out
