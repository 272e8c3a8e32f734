"""Signs of LaTeX inside Markdown (MinerU and others write ℃ as ^{\\circ}C), as plain signs."""

from __future__ import annotations

import re
from functools import cache

from ...tables import rows
from ..tally import Tally

# What stands between dollars, or between \\( and \\); money ($5) has no command in it.
_FORMULA = re.compile(r"\$\$([^$]+)\$\$|\$([^$\n]+)\$")
_COMMANDS = re.compile(r"\\[A-Za-z]|[\^_{}]")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*(?:\[([^\[\]]*)\])?\s*\{([^{}]*)\}")
_STYLED = re.compile(
    r"\\(?:math(?:rm|bf|it|sf|tt|cal|bb)|text(?:rm|bf|it)?|operatorname|mbox|boldsymbol)\s*\{([^{}]*)\}"
)
_SCRIPT = re.compile(r"([\^_])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\]))")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s?")
_SPACING = re.compile(r"\\[,;:! ]|~|\\quad|\\qquad|\\left(?![a-z])|\\right(?![a-z])")
_ESCAPED = re.compile(r"\\([%&#$_{}])")
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
# Deeper than this no formula of a provision nests.
_DEPTH = 6
_PLAIN = re.compile(r"[\w.]*")


def in_plain_signs(line: str, tally: Tally) -> str:
    """Return ``line`` with formulas in plain signs; one with unknown commands stays, counted."""

    def plain(found: re.Match[str]) -> str:
        inside = next(part for part in found.groups() if part is not None)
        if not _COMMANDS.search(inside):
            return found[0]
        words = _plain(inside)
        if "\\" in words:
            tally.add("formulas", 1, inside)
            return found[0]
        return words

    return _FORMULA.sub(plain, _with_dollars(line)) if "$" in line or r"\(" in line else line


def _with_dollars(line: str) -> str:
    """Return ``line`` with dollars for the brackets around formulas; what is not closed stays."""
    parts: list[str] = []
    at = 0
    while (start := line.find(r"\(", at)) >= 0 and (end := line.find(r"\)", start + 2)) >= 0:
        inside = line[start + 2 : end]
        formula = f"${inside}$" if _COMMANDS.search(inside) else line[start : end + 2]
        parts += [line[at:start], formula]
        at = end + 2
    return "".join((*parts, line[at:]))


def _plain(inside: str) -> str:
    """Return a formula in plain signs, commands that the table does not know left in it."""
    words = _SPACING.sub(" ", _ESCAPED.sub(_kept, inside))
    for _ in range(_DEPTH):
        before = words
        words = _STYLED.sub(r"\1", words)
        words = _FRACTION.sub(lambda f: f"{_bracketed(f[1])}/{_bracketed(f[2])}", words)
        words = _ROOT.sub(lambda f: f"{f[1] or ''}√{_bracketed(f[2])}", words)
        words = _SCRIPT.sub(_script, words)
        if words == before:
            break
    words = _COMMAND.sub(lambda found: _signs().get(found[1], found[0]), words)
    return " ".join(words.replace("{", "").replace("}", "").translate(_BACK).split())


# Escaped signs rest on private-use characters meanwhile.
_SHELTERED = "%&#$_{}"
_BACK = {0xF8100 + number: sign for number, sign in enumerate(_SHELTERED)}


def _kept(found: re.Match[str]) -> str:
    return chr(0xF8100 + _SHELTERED.index(found[1]))


def _script(found: re.Match[str]) -> str:
    """Return a raised or lowered part in small signs, or behind its mark."""
    inside = (found[2] if found[2] is not None else found[3]).strip()
    named = _signs().get(inside.removeprefix("\\"), inside) if inside.startswith("\\") else inside
    if named in {"°", "'"}:
        return named
    small = _RAISED if found[1] == "^" else _LOWERED
    if named and all(ord(char) in small for char in named):
        return named.translate(small)
    return named if found[1] == "_" else f"＾({named})"


def _bracketed(words: str) -> str:
    stripped = words.strip()
    return stripped if _PLAIN.fullmatch(stripped) else f"({stripped})"


@cache
def _signs() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("latex_signs")}
