"""Quotation as legislatures write it, read and written.

A replacement of several paragraphs opens each of them with “ and closes once (National People's
Congress, State Council), or opens and closes once (Supreme Court). Quotation marks inside are
lowered to ‘ ’ and raised again in the text; some cities leave them as they are.

    “甲：          the words are   甲：
    “（一）‘乙’。”                  （一）“乙”。
"""

from collections.abc import Sequence

from .model import Words

OPEN, CLOSE = "“", "”"
_SWAP = str.maketrans("“”‘’", "‘’“”")
_INNER = "“‘"
# Around lines that stand in a decision without quotation marks (内容如下：).
BLOCK_OPEN, BLOCK_CLOSE = "\ue002", "\ue003"
TOKEN_OPEN, TOKEN_CLOSE = "\ue000", "\ue001"


def _first_inner(text: str) -> str:
    return next((char for char in text if char in _INNER), "")


def raised(lines: Words) -> Words:
    """Return quoted lines as they stand in the text: ‘ ’ inside become “ ”."""
    if _first_inner("".join(lines)) == "‘":
        return tuple(line.translate(_SWAP) for line in lines)
    return lines


def lowered(lines: Words) -> Words:
    """Return lines of a text as they stand inside a quotation."""
    if _first_inner("".join(lines)) == OPEN:
        return tuple(line.translate(_SWAP) for line in lines)
    return lines


def quoted(lines: Words) -> str:
    """Write lines as one quotation: each opens with “, the last closes."""
    return "\n".join(OPEN + line for line in lowered(lines)) + CLOSE


def quotable(lines: Words) -> bool:
    """Say whether lines come back whole from a quotation."""
    written = quoted(lines)
    made, quotes, flaws = tokens(written)
    return not flaws and made == _token(0) and quotes == (lines,)


def _token(number: int) -> str:
    return f"{TOKEN_OPEN}{number}{TOKEN_CLOSE}"


def _closing(text: str, start: int, continued: bool) -> int:
    """Return where the quotation that opens at ``start`` closes, -1 where it does not.

    With ``continued``, “ at the beginning of a further line opens a paragraph, no quotation.
    """
    depth = 0
    fresh = False
    for at in range(start, len(text)):
        char = text[at]
        if char == "\n":
            fresh = True
        elif char == OPEN:
            depth += not (fresh and continued and depth)
            fresh = False
        elif char == CLOSE:
            depth -= 1
            if not depth:
                return at
        elif not char.isspace():
            fresh = False
    return -1


def _content(inside: str, continued: bool) -> tuple[Words, bool]:
    """Return the lines of a quotation, and whether only some of them open with “."""
    first, *rest = (line.strip() for line in inside.split("\n"))
    opened = [line.startswith(OPEN) for line in rest if line]
    if continued:
        rest = [line.removeprefix(OPEN) for line in rest]
    lines = tuple(line for line in (first, *rest) if line)
    return raised(lines), continued and any(opened) and not all(opened)


def tokens(text: str) -> tuple[str, tuple[Words, ...], tuple[str, ...]]:
    """Return ``text`` with a token for each quotation, the quotations, and what is wrong.

    A flaw is ``unbalanced`` (a mark opens and does not close, or closes and did not open) or
    ``marks`` (of the paragraphs of a quotation only some open with “).
    """
    out: list[str] = []
    quotes: list[Words] = []
    flaws: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == BLOCK_OPEN:
            end = text.find(BLOCK_CLOSE, at)
            end = len(text) if end < 0 else end
            block = text[at + 1 : end].split("\n")
            out.append(_token(len(quotes)))
            quotes.append(tuple(line.strip() for line in block if line.strip()))
            at = end + 1
            continue
        if text[at] != OPEN:
            if text[at] == CLOSE:
                flaws.append("unbalanced")
            out.append(text[at])
            at += 1
            continue
        end, continued = _closing(text, at, True), True
        if end < 0:
            end, continued = _closing(text, at, False), False
        if end < 0:
            flaws.append("unbalanced")
            out.append(text[at:])
            break
        lines, uneven = _content(text[at + 1 : end], continued)
        flaws += ["marks"] if uneven else []
        out.append(_token(len(quotes)))
        quotes.append(lines)
        at = end + 1
    return "".join(out), tuple(quotes), tuple(dict.fromkeys(flaws))


def inside_quotes(lines: Sequence[str]) -> tuple[bool, ...]:
    """Say of each line whether it begins inside a quotation that opened before it."""
    found: list[bool] = []
    depth = 0
    for line in lines:
        found.append(depth > 0)
        stripped = line.strip()
        if depth and stripped.startswith(OPEN):
            stripped = stripped[1:]
        for char in stripped:
            if char == OPEN:
                depth += 1
            elif char == CLOSE:
                depth = max(0, depth - 1)
    return tuple(found)
