"""Plain text and Markdown: which encoding, and what of Markdown is markup."""

from __future__ import annotations

import codecs

from ..model import InputError

# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = frozenset(chr(code) for code in range(32)) - set("\t\n\v\f\r\x1a") | {"\x7f"}
# One control character in a hundred is a slip of an old program, more is a binary file; so many
# are none even in a text of one line.
_CONTROL_SHARE, _FEW_CONTROLS = 0.01, 3
# A text with damaged places has at most one in so many characters, and is Chinese otherwise.
_DAMAGE_SHARE, _FEW_DAMAGES = 0.01, 2
# BOM-less UTF-16 decoded the right way round is nearly all Chinese, Latin and punctuation.
_PLAUSIBLE_SHARE = 0.9
# Both encodings put the common characters (and the marks before them) first: GB/T 2312 its 3 755 by
# their sound, Big5 its 5 401 by their strokes. Texts of one read as the other have half as many.
_BIG5 = ("cp950", "big5hkscs")
_GB_COMMON = frozenset((*range(0xA1, 0xA4), *range(0xB0, 0xD8)))
_BIG5_COMMON = frozenset(range(0xA1, 0xC7))
_BIG5_LEAD = 0.15
# What stands for a character that the file's end cuts through.
CUT_CHARACTER = "\ufffd"


def decode(data: bytes, path: str) -> str:
    """Decode a text file, newlines untouched, without its byte order mark.

    Order: byte order mark, UTF-16 by its NUL bytes, strict UTF-8 (but for a last character that is
    cut through), Big5 where that reads as common characters and GB18030 does not, UTF-8 with a few
    damaged places, strict GB18030 (which holds GBK and GB2312), GB18030 with a few damaged places;
    each such place becomes U+FFFD. Raises InputError: "not-text" for binary data, "encoding" where
    none fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding, path)
            return _checked(text.lstrip("\ufeff"), path)  # some programs write it twice
    if b"\0" in data:
        return _checked(_unmarked_utf16(data, path), path)
    try:
        return _checked(data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        text = _cut_off(data, error) or in_big5(data) or _damaged(data, "utf-8")
        return _checked(text or _gb18030(data, path), path)


def _gb18030(data: bytes, path: str) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        text = _damaged(data, "gb18030")
        if not text:
            raise InputError("encoding", path) from error
        return text


def _damaged(data: bytes, encoding: str) -> str:
    """Return a Chinese text with a few damaged places, each U+FFFD; "" for any other data."""
    text = data.decode(encoding, "replace")
    lost = text.count(CUT_CHARACTER)
    beyond = [char for char in text if not char.isascii()]
    chinese = sum(map(_usual, beyond))
    few = lost <= max(_DAMAGE_SHARE * len(text), _FEW_DAMAGES)
    return (
        text
        if few and chinese >= _PLAUSIBLE_SHARE * (len(beyond) - lost) and chinese > lost
        else ""
    )


def _cut_off(data: bytes, error: UnicodeDecodeError) -> str:
    """Return a text in UTF-8 that ends inside a character, which becomes U+FFFD; "" for others.

    Two characters of GBK can look like one of UTF-8, but not like Chinese throughout.
    """
    if error.end < len(data) or not error.reason.startswith("unexpected end"):
        return ""
    text = data[: error.start].decode("utf-8")
    beyond = [char for char in text if not char.isascii()]
    chinese = sum(map(_usual, beyond)) >= _PLAUSIBLE_SHARE * len(beyond)
    return text + CUT_CHARACTER if beyond and chinese else ""


def in_big5(data: bytes) -> str:
    """Return a text in Big5; "" where it is none, or likelier GB18030: most bytes are both."""
    for encoding in _BIG5:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        lead = _common(text, encoding, _BIG5_COMMON) - _BIG5_LEAD
        other = data.decode("gb18030", "replace")
        return text if lead > _common(other, "gb2312", _GB_COMMON) else ""
    return ""


def _common(text: str, encoding: str, leads: frozenset[int]) -> float:
    """Return the share of its characters beyond ASCII that an encoding keeps with the common."""
    coded = [char.encode(encoding, "replace") for char in text if not char.isascii()]
    common = (len(pair) == 2 and pair[0] in leads for pair in coded)
    return sum(common) / max(len(coded), 1)


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError("encoding", path) from error


def _unmarked_utf16(data: bytes, path: str) -> str:
    """Decode the byte order that reads as text; both orders of Chinese bytes are characters."""
    best = max((_plausible(data, encoding), encoding) for encoding in ("utf-16-be", "utf-16-le"))
    if best[0] < _PLAUSIBLE_SHARE:
        raise InputError("not-text", path)
    return data.decode(best[1])


def _plausible(data: bytes, encoding: str) -> float:
    """Return the share of characters that a Chinese text is made of; 0 where it cannot decode."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    return sum(map(_usual, text)) / max(len(text), 1)


def _usual(char: str) -> bool:
    code = ord(char)
    return (
        0x20 <= code < 0x7F
        or char in "\t\n\r"
        or 0x2010 <= code <= 0x2027
        or 0x3000 <= code <= 0x303F
        or 0x4E00 <= code <= 0x9FFF
        or 0xFF00 <= code <= 0xFF5E
    )


def _checked(text: str, path: str) -> str:
    controls = sum(text.count(char) for char in _CONTROLS)
    if "\0" in text or controls > max(_CONTROL_SHARE * len(text), _FEW_CONTROLS):
        raise InputError("not-text", path)
    return text
