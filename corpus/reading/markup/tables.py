"""HTML tables inside Markdown, as converters write them: read as the cells of a page."""

from __future__ import annotations

import re

from ..web.lines import visible_lines

_TAG = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)


def with_tables_read(text: str, ready: str) -> str:
    """Return ``text`` with each HTML table as the lines of its cells, each behind ``ready``.

    A table that never ends is none; of tables in tables the outermost counts.
    """
    parts: list[str] = []
    at = start = depth = 0
    for tag in _TAG.finditer(text):
        if not tag[1]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                cells = visible_lines(text[start : tag.end()]).lines
                lines = "".join(f"\n{ready}{line.text}" for line in cells)
                parts += [text[at:start], lines, "\n"]
                at = tag.end()
    return "".join((*parts, text[at:]))
