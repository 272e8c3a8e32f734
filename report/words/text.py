"""Text as a page can show it: marked runs, one line a clause, nothing invisible."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple


class Mark(StrEnum):
    """How a run of text differs from the other side."""

    SAME = "same"
    DELETED = "deleted"
    ADDED = "added"
    SUBSTITUTED = "substituted"
    MOVED = "moved"


class Run(NamedTuple):
    """Text that bears one mark."""

    text: str
    mark: Mark = Mark.SAME


# The number of an item as a locator has it.
_BRACKETED = re.compile("第（([^（）]+)）项")
# Line breaks of the page inside one clause, with the indentation around them.
_BREAK = re.compile(r"[ \t\u3000\xa0]*[\r\n\x0b\x0c\x85\u2028\u2029]+[ \t\u3000\xa0]*")
# Bidirectional controls (Unicode Standard Annex 9) reorder what a reader sees, C0 and C1 controls
# drive terminals, and surrogates and U+FFFE, U+FFFF are no XML (XML 1.0, production 2).
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def spoken(locator: str) -> str:
    """Return a locator as a sentence names it: 第六条第九项, where the text has （九）.

    立法技术规范（试行）（一）, 12: an item is cited by its number without brackets.
    """
    return _BRACKETED.sub(r"第\1项", locator)


def visible(text: str) -> str:
    """Return ``text`` with every control and reordering character shown as a mark (␛, ⟨U+202E⟩)."""
    return _HIDDEN.sub(_picture, text) if has_hidden(text) else text


def has_hidden(text: str) -> bool:
    """Say whether ``visible`` would alter ``text``."""
    # What is hidden is not printable either, and that is told in a tenth of the time.
    return not text.isprintable() and bool(_HIDDEN.search(text))


def begun(words: str, most: int) -> str:
    """Return ``words``, cut behind ``most`` characters, which … tells."""
    return words if len(words) <= most else f"{words[:most]}…"


# Locators and clauses recur, in the rows of one comparison and in all those of a batch.
@lru_cache(4096)
def one_line(text: str) -> str:
    """Return ``text`` on a single line, trimmed, with nothing hidden: for titles and headings."""
    if "\n" not in text and not has_hidden(text):  # the rule: nothing to close up or to show
        return text.strip().replace("\t", " ")
    return visible("".join(run.text for run in flow([Run(text)])).replace("\t", " "))


def flow(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs as one line: breaks closed up, both ends trimmed, equal marks joined.

    A break between Latin letters or digits leaves a space, between Chinese characters nothing.
    """
    parts = [run for run in runs if run.text]
    text = "".join(run.text for run in parts)
    if "\n" not in text and not has_hidden(text):  # the rule: nothing to close up or to show
        return _trimmed(parts)
    marks = [run.mark for run in parts for _ in run.text]
    kept = [(char, marks[at]) for at, char in _without_breaks(text)]
    while kept and _blank(kept[0][0]):
        kept.pop(0)
    while kept and _blank(kept[-1][0]):
        kept.pop()
    return tuple(
        Run(visible("".join(char for char, _ in group)), mark)
        for mark, group in groupby(kept, key=lambda pair: pair[1])
    )


def split_runs(runs: Sequence[Run], at: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the runs before and behind position ``at`` of their words, blanks there left out."""
    before: list[Run] = []
    behind: list[Run] = []
    for run in runs:
        before.append(Run(run.text[: max(at, 0)], run.mark))
        behind.append(Run(run.text[max(at, 0) :], run.mark))
        at -= len(run.text)
    return flow(before), flow(behind)


def _trimmed(parts: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs with both ends trimmed and equal marks joined."""
    joined = [
        ("".join(run.text for run in group), mark)
        for mark, group in groupby(parts, key=lambda run: run.mark)
    ]
    while joined and not joined[0][0].strip():
        joined.pop(0)
    while joined and not joined[-1][0].strip():
        joined.pop()
    last = len(joined) - 1
    return tuple(
        Run(_ends(text, at == 0, at == last), mark) for at, (text, mark) in enumerate(joined)
    )


def _ends(text: str, first: bool, last: bool) -> str:
    """Return ``text`` without the white space before it and after it, where asked."""
    text = text.lstrip() if first else text
    return text.rstrip() if last else text


def plain(runs: Iterable[Run]) -> str:
    """Return the text of ``runs`` without its marks."""
    return "".join(run.text for run in runs)


def _without_breaks(text: str) -> Iterable[tuple[int, str]]:
    """Yield (offset, character) of ``text`` with its line breaks closed up."""
    at = 0
    for hit in _BREAK.finditer(text):
        yield from ((i, text[i]) for i in range(at, hit.start()))
        at = hit.end()
        around = text[max(hit.start() - 1, 0) : hit.start()] + text[at : at + 1]
        if len(around) == 2 and around.isascii():
            yield hit.start(), " "
    yield from ((i, text[i]) for i in range(at, len(text)))


def _blank(char: str) -> bool:
    """Say whether ``char`` is white space; control characters that count as such are shown."""
    return char.isspace() and not _HIDDEN.match(char)


def _picture(hit: re.Match[str]) -> str:
    """Return the visible stand-in of one hidden character."""
    code = ord(hit.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def unmarked(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return ``runs`` without marks, as one run: for an article that has nothing beside it."""
    text = plain(runs)
    return (Run(text),) if text else ()
