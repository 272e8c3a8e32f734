"""Chinese and Arabic numerals, as they stand in labels and references."""

from functools import cache

from ..tables import rows

# Characters a numeral may be written with; a test keeps it in step with the table.
NUMERAL_CHARS = "0-9０-９〇零○Ｏ一壹弌二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万廿卅"
_HAN_DIGITS = "零一二三四五六七八九"
_HAN_UNITS = ((1000, "千"), (100, "百"), (10, "十"))


@cache
def _values() -> dict[str, tuple[int, str]]:
    return {char: (int(value), kind) for char, value, kind in rows("numerals")}


@cache
def read_numeral(words: str) -> int:
    """Return the value of a numeral (第十二条 → "十二" → 12, "２０" → 20), -1 when it is none.

    Spaces inside are skipped. Digits in a row are read by place (二〇一九 → 2019), units by
    multiplication (一百零三 → 103); 两 is two, 廿 twenty.
    """
    chars = [char for char in words if not char.isspace()]
    known = _values()
    if not chars or any(char not in known for char in chars):
        return -1
    total = section = digits = 0
    for char in chars:
        value, kind = known[char]
        if kind == "digit":
            digits = digits * 10 + value
        elif kind == "tens":
            section, digits = section + value, 0
        elif value == 10000:
            total, section, digits = total + (section + digits or 1) * value, 0, 0
        else:
            section, digits = section + (digits or 1) * value, 0
    return total + section + digits


def write_han(number: int) -> str:
    """Write 0 ≤ ``number`` < 10000 as statutes do: 12 → 十二, 103 → 一百零三.

    No text counts further, but a misread one may seem to: larger numbers are written in digits.
    """
    if number >= 10_000:
        return str(number)
    if number < 10:
        return _HAN_DIGITS[number]
    out, rest, gap = "", number, False
    for unit, name in _HAN_UNITS:
        digit, rest = divmod(rest, unit)
        if digit:
            out += ("零" if gap else "") + _HAN_DIGITS[digit] + name
            gap = False
        elif out:
            gap = True
    if rest:
        out += ("零" if gap else "") + _HAN_DIGITS[rest]
    return out.removeprefix("一") if 10 <= number < 20 else out
