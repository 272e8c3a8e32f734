"""Lines of Chinese text for a terminal: broken anywhere but where printers do not break."""

from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console
from rich.text import Text

from .text import visible

# Marks that do not begin a line, and those that do not end one (GB/T 15834-2011, 5.1).
_NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’%）!?,.;:)]}…—›")
_NOT_LAST = frozenset("（《〈「『【〔“‘([{‹")


def fold(text: Text, width: int) -> list[Text]:
    """Return ``text`` in lines of at most ``width`` columns; its own line breaks stay."""
    lines: list[Text] = []
    for line in _shown(text).split("\n", allow_blank=True):
        # At once: each slice of a Text walks over the whole of it.
        first, *rest = line.divide([*_breaks(line.plain, max(width, 2))])
        lines += [first, *map(_trimmed, rest)]
    return lines


def _shown(text: Text) -> Text:
    """Return ``text`` with nothing hidden, whoever made it: the last gate before a terminal."""
    words = visible(text.plain)
    return text if words == text.plain else Text(words, text.style)


def put(console: Console, text: Text, indent: int = 0) -> None:
    """Print ``text`` folded to the console's width, every line but an empty one indented."""
    for line in fold(text, console.width - indent):
        if line.plain:
            line.pad_left(indent)
        console.print(line, soft_wrap=True)


def beside(left: list[Text], right: list[Text], width: int) -> Iterator[Text]:
    """Yield the lines of two columns next to each other, the left one ``width`` wide."""
    for at in range(max(len(left), len(right))):
        line = left[at].copy() if at < len(left) else Text()
        if at < len(right):
            line.append(" " * (width - cell_len(line.plain)))
            line.append_text(right[at])
        yield line


def _trimmed(line: Text) -> Text:
    """Return a continued line without the spaces at which it was broken."""
    return line[len(line.plain) - len(line.plain.lstrip(" ")) :]


def _breaks(line: str, width: int) -> Iterator[int]:
    """Yield the offsets at which ``line`` is broken."""
    start = used = 0
    for at, char in enumerate(line):
        size = get_character_cell_size(char)
        if used + size > width:
            start = _earlier(line, start, at)
            yield start
            used = cell_len(line[start:at])
        used += size


def _earlier(line: str, start: int, at: int) -> int:
    """Return ``at`` or the last place before it where a line may end; not more than 8 earlier."""
    for place in range(at, max(start, at - 8), -1):
        if not _clings(line[place - 1], line[place]):
            return place
    return at


def _clings(before: str, after: str) -> bool:
    """Say whether no line may end between two characters."""
    word = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return word or after in _NOT_FIRST or before in _NOT_LAST
