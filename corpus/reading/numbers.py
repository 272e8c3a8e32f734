"""A number as a list label shows it: 十二, 〇, ①, XII. Formats stand in number_formats.tsv."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ..tables import rows

# Above these the sign-by-sign notations grow without end; Word falls back to digits as well.
_LARGEST_ROMAN = 32_767
_LARGEST_REPEATED = 780
_ROMAN_STEPS = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN_SIGNS = ("0", "20", "1", "21", "2", "42", "3", "43", "4", "64", "5", "65", "6")


@cache
def _formats() -> dict[str, tuple[str, str]]:
    """Read the table: format, rule, signs."""
    return {form: (rule, signs) for form, rule, signs in rows("number_formats")}


def format_number(number: int, form: str) -> str:
    """Write ``number`` in the w:numFmt ``form``; Arabic digits for a form that is not known.

    A form that is itself a number with leading zeros (001) pads to its width: custom formats.
    """
    if form.isdecimal():
        return str(number).zfill(len(form))
    rule, signs = _formats().get(form, ("decimal", ""))
    write = _RULES.get(rule)
    return write(number, signs) if write and number >= 0 else str(number)


def _digits(number: int, signs: str) -> str:
    return "".join(signs[int(digit)] for digit in str(number))


def _short(number: int, signs: str) -> str:
    """十, 十一, 九十九, then 一○○."""
    if number >= 100 or number < 10:
        return _digits(number, signs)
    return _count(number, signs)


def _count(number: int, signs: str) -> str:
    """十二, 一百〇一, 一千〇一十: one zero for a gap, no one before a leading ten."""
    written = _count_one(number, signs)
    ten = signs[1] + signs[10]
    return written[1:] if written.startswith(ten) else written


def _count_one(number: int, signs: str) -> str:
    """壹拾贰, 壹佰零壹; from a hundred million on digit by digit."""
    if number == 0 or number >= 10**8:
        return _digits(number, signs)
    high, low = divmod(number, 10_000)
    if not high:
        return _below_ten_thousand(low, signs)
    gap = signs[0] if 0 < low < 1000 else ""
    return _count_one(high, signs) + signs[13] + gap + _below_ten_thousand(low, signs)


def _below_ten_thousand(number: int, signs: str) -> str:
    written, gap = "", False
    for power, unit in ((1000, signs[12:13]), (100, signs[11:12]), (10, signs[10]), (1, "")):
        digit = number // power % 10
        if digit:
            written += (signs[0] if gap and written else "") + signs[digit] + unit
            gap = False
        else:
            gap = True
    return written


def _bare(number: int, signs: str) -> str:
    """百一, 千二百: Japanese counting leaves out zeros and the one before a unit."""
    if number == 0 or number >= 10_000:
        return _digits(number, signs)
    written = ""
    for power, unit in ((1000, signs[12]), (100, signs[11]), (10, signs[10]), (1, "")):
        digit = number // power % 10
        if digit:
            written += ("" if digit == 1 and unit else signs[digit]) + unit
    return written


def _list(number: int, signs: str) -> str:
    return signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _letters(number: int, signs: str) -> str:
    """A … Z, AA, BB: Word repeats the letter."""
    if not 1 <= number <= _LARGEST_REPEATED:
        return str(number)
    turns, place = divmod(number - 1, len(signs))
    return signs[place] * (turns + 1)


def _roman(number: int, signs: str) -> str:
    if not 1 <= number <= _LARGEST_ROMAN:
        return str(number)
    written = ""
    for step, places in zip(_ROMAN_STEPS, _ROMAN_SIGNS, strict=True):
        times, number = divmod(number, step)
        written += "".join(signs[int(place)] for place in places) * times
    return written


def _ordinal(number: int, _signs: str) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


_RULES: dict[str, Callable[[int, str], str]] = {
    "bare": _bare,
    "count": _count,
    "count-one": _count_one,
    "dash": lambda number, _: f"- {number} -",
    "digits": _digits,
    "letters": _letters,
    "list": _list,
    "none": lambda _, __: "",
    "ordinal": _ordinal,
    "padded": lambda number, width: str(number).zfill(int(width)),
    "repeat": _letters,
    "roman": _roman,
    "short": _short,
}
