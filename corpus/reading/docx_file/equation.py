r"""What an EQ field of Word draws, as words (ISO/IEC 29500-1, 17.16.5.16).

``EQ \f(1,2)`` is 1/2, ``EQ \r(3,x)`` is 3√x. A reading above a word (拼音指南) is an overstrike
whose first part is raised: ``EQ \o\ad(\s\up 9(shàn),膳)`` is 膳, and the reading is told apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HEAD = re.compile(r"\s*eq\b", re.IGNORECASE)
# A switch with its options: \s\up 9, \o\ad, \b \bc\{, \* jc2, \* "Font:宋体", \* hps10.
_SWITCH = re.compile(r"\\([abdfilorsx])(?![a-z])", re.IGNORECASE)
_OPTION = re.compile(
    r"\s*\\(?:a[clrd]|a[ip]|up|do|di|fo|ba|li|in|su|pr|to|bo|le|ri|co|vs|hs|[bflr]c(?=\\?.))"
    r"\s*\d*(?:\\[^a-zA-Z\s])?",
    re.IGNORECASE,
)
_FORMAT = re.compile(r'\s*\\\*\s*(?:"[^"]*"|\w+)')
_RAISED = re.compile(r"\s*\\s\s*\\up", re.IGNORECASE)
_DEPTH = 12
_OPENING, _CLOSING = "(（", ")）"
_BETWEEN = ",;，；"


class Drawn(NamedTuple):
    """What a field draws, and the reading above it."""

    words: str
    reading: str = ""


class _Part(NamedTuple):
    """One part of a switch: what it draws, and whether it is raised."""

    words: str
    raised: bool


def equation(code: str) -> Drawn | None:
    """Return what the field with this ``code`` draws; None where it is no EQ field or is broken."""
    head = _HEAD.match(code)
    if head is None:
        return None
    reader = _Reader(code, head.end())
    words = reader.words(0, "")
    return Drawn(" ".join(words.split()), reader.reading) if reader.whole else None


class _Reader:
    """Reads one code from left to right."""

    def __init__(self, code: str, at: int) -> None:
        self.code, self.at = code, at
        self.reading = ""
        self._broken = False

    @property
    def whole(self) -> bool:
        """Whether the code was read to its end."""
        return self.at >= len(self.code) and not self._broken

    def words(self, depth: int, ends: str) -> str:
        """Read up to one of ``ends``: words, and switches in between."""
        found: list[str] = []
        while self.at < len(self.code) and self.code[self.at] not in ends and not self._broken:
            found.append(self._next(depth))
        return "".join(found)

    def _next(self, depth: int) -> str:
        formats = _FORMAT.match(self.code, self.at)
        if formats:
            self.at = formats.end()
            return ""
        switch = _SWITCH.match(self.code, self.at)
        if switch:
            self.at = switch.end()
            return self._switch(switch[1].lower(), depth + 1)
        escaped = self.code[self.at] == "\\" and self.at + 1 < len(self.code)
        self.at += 1 + escaped
        return self.code[self.at - 1]

    def _switch(self, kind: str, depth: int) -> str:
        """Read a switch with its options and its parts in brackets."""
        while option := _OPTION.match(self.code, self.at) or _FORMAT.match(self.code, self.at):
            self.at = option.end()
        while self.code[self.at : self.at + 1].isspace():
            self.at += 1
        if kind == "d" or self.code[self.at : self.at + 1] not in _OPENING or depth > _DEPTH:
            self._broken |= kind != "d"
            return self._skipped() if kind == "d" else ""
        return self._drawn(kind, self._parts(depth))

    def _skipped(self) -> str:
        """Pass over the empty brackets of a displacement."""
        if self.code[self.at : self.at + 2] in ("()", "（）"):
            self.at += 2
        return ""

    def _parts(self, depth: int) -> list[_Part]:
        found: list[_Part] = []
        while self.at < len(self.code):
            self.at += 1  # the bracket that opens, or what stands between two parts
            raised = bool(_RAISED.match(self.code, self.at))
            found.append(_Part(self.words(depth, _BETWEEN + _CLOSING).strip(), raised))
            if self.code[self.at : self.at + 1] in _CLOSING:
                break
        self._broken |= self.at >= len(self.code)
        self.at += 1
        return found

    def _drawn(self, kind: str, parts: list[_Part]) -> str:
        """Return what a switch draws of its parts."""
        said = [part.words for part in parts]
        if kind == "f" and len(said) == 2:
            return f"{_bracketed(said[0])}/{_bracketed(said[1])}"
        if kind == "r":
            return f"{said[0] if len(said) > 1 else ''}√{_bracketed(said[-1])}"
        if kind == "b":
            return f"({''.join(said)})"
        if kind == "o" and len(parts) > 1 and parts[0].raised:
            self.reading += said[0]
            return "".join(said[1:])
        return (" " if kind in "al" else "").join(said)


def _bracketed(words: str) -> str:
    """Return a part as it stands beside a sign: in brackets where it is more than one word."""
    return words if re.fullmatch(r"[\w.]*", words) else f"({words})"
