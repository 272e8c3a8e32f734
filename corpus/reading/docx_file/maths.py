"""The words of a formula (m:oMath), in one line: a fraction as a/b, a root as √a.

ISO/IEC 29500-1, 22.1. Who compares provisions asks whether the words of a formula changed, not how
it is drawn; what a reader could take for another formula is put in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .xml import Element, attribute, child, children, name

# Deeper than this no formula nests that people write.
_DEPTH = 40
_PLAIN = re.compile(r"[\w.]*")
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_NOTES = frozenset({"m:ctrlPr", "m:rPr", "m:argPr"})


def formula(element: Element, depth: int = 0) -> str:
    """Return the words of a formula or of a part of one; deeper parts than usual add none."""
    kind = name(element)
    if kind == "m:t" or kind == "w:t":
        return element.text or ""
    if depth > _DEPTH or kind in _NOTES or kind.endswith("Pr"):
        return ""
    drawn = _DRAWN.get(kind)
    if drawn is None:
        return "".join(formula(below, depth + 1) for below in element)
    return drawn(element, depth + 1)


def _part(element: Element, kind: str, depth: int) -> str:
    part = child(element, kind)
    return formula(part, depth) if part is not None else ""


def _bracketed(words: str) -> str:
    return words if _PLAIN.fullmatch(words) else f"({words})"


def _fraction(element: Element, depth: int) -> str:
    over, under = _part(element, "m:num", depth), _part(element, "m:den", depth)
    return f"{_bracketed(over)}/{_bracketed(under)}"


def _root(element: Element, depth: int) -> str:
    degree, under = _part(element, "m:deg", depth), _part(element, "m:e", depth)
    return f"{degree}√{_bracketed(under)}"


def _raised(element: Element, depth: int) -> str:
    return _part(element, "m:e", depth) + _script(_part(element, "m:sup", depth), "^", _RAISED)


def _lowered(element: Element, depth: int) -> str:
    return _part(element, "m:e", depth) + _script(_part(element, "m:sub", depth), "_", _LOWERED)


def _both(element: Element, depth: int) -> str:
    low = _script(_part(element, "m:sub", depth), "_", _LOWERED)
    return (
        _part(element, "m:e", depth) + low + _script(_part(element, "m:sup", depth), "^", _RAISED)
    )


def _script(words: str, mark: str, small: dict[int, int]) -> str:
    """Return a small part in small signs where there are such, else after a mark."""
    if all(ord(char) in small for char in words):
        return words.translate(small)
    return f"{mark}{_bracketed(words)}"


def _large(element: Element, depth: int) -> str:
    """Return a sum, product or integral with its limits."""
    sign = child(child(element, "m:naryPr"), "m:chr")
    low = _script(_part(element, "m:sub", depth), "_", _LOWERED)
    high = _script(_part(element, "m:sup", depth), "^", _RAISED)
    return attribute(sign, "m:val", "∫") + low + high + _part(element, "m:e", depth)


def _delimited(element: Element, depth: int) -> str:
    own = child(element, "m:dPr")
    marks = [
        attribute(child(own, kind), "m:val", usual)
        for kind, usual in (("m:begChr", "("), ("m:sepChr", "|"), ("m:endChr", ")"))
    ]
    inside = marks[1].join(formula(part, depth) for part in children(element, "m:e"))
    return f"{marks[0]}{inside}{marks[2]}"


def _rows(element: Element, depth: int) -> str:
    """Return the rows of a matrix or of equations below each other."""
    return "；".join(_cells(element, depth))


def _cells(element: Element, depth: int) -> Iterator[str]:
    for row in element:
        if name(row) not in {"m:mr", "m:e"}:
            continue
        parts = list(children(row, "m:e")) if name(row) == "m:mr" else [row]
        yield " ".join(formula(part, depth) for part in parts)


_DRAWN: dict[str, Callable[[Element, int], str]] = {
    "m:f": _fraction,
    "m:rad": _root,
    "m:sSup": _raised,
    "m:sSub": _lowered,
    "m:sSubSup": _both,
    "m:nary": _large,
    "m:d": _delimited,
    "m:m": _rows,
    "m:eqArr": _rows,
}
