"""Comparison form of a text: differences of typing gone, every offset kept.

All that is folded is folded here, by the table ``folds`` and, for characters outside GB/T 2312, by
OpenCC. Each kind of difference is a ``Fold`` that can be left out.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain, compress, repeat
from typing import NamedTuple

from .model import FOLDS, Fold, Span
from .tables import rows

# GB/T 15834-2011: a dash is one mark of two, an ellipsis one of six dots, however they are typed.
_DASHES = re.compile("-{2,}")
_ELLIPSES = re.compile(r"(?:…|\.{3,}|。{3,}|·{3,})+")
# What every ellipsis that is not one mark yet holds: looked for first, since most texts have none.
_DOTS = ("……", "...", "。。。", "···")
# 二00八年, 二OO八年: the letter and the digit stand for 〇 between Chinese numerals.
_ZEROS = re.compile("(?<=[一二三四五六七八九〇])[Oo0]+(?=[一二三四五六七八九〇年])")
# Ideographs of compatibility (U+F900 for 豈), and radicals of which Unicode names no other.
_COMPATIBLE = ("\u2e80", "\u2fdf"), ("\uf900", "\ufaff"), ("\U0002f800", "\U0002fa1f")
# Forms for vertical writing, small forms, halfwidth marks (Unicode Standard 15.1, chapter 6).
_PRESENTED = ("\ufe10", "\ufe19"), ("\ufe30", "\ufe6b"), ("\uff61", "\uff65")
# One sign for several letters: numerals Ⅱ ⅱ, units ㎏ ㎡, ligatures ﬁ (chapters 7 and 22).
_LETTERS = ("\u2160", "\u217f"), ("\u3371", "\u33df"), ("\ufb00", "\ufb06")
_RAISED = str.maketrans("23", "²³")
# What stands for a character that was lost.
LOST = "\ufffd"
_IDEOGRAPHS = ("\u3400", "\u9fff"), ("\U00020000", "\U0003ffff")


class Cleaned(NamedTuple):
    """``text`` in comparison form; ``offsets[i]`` is where its character i stood in the original.

    ``offsets`` has one entry more than ``text``: the end of the span. What was left out stands
    between the offset of the character before it and the next.
    """

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original text that ``text[start:end]`` came from."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


class Fact(NamedTuple):
    """What a character is compared as, "" for a blank or mark of no width, and why.

    The form of ㎡ is m²: there may be more characters than one.
    """

    form: str
    fold: Fold


@cache
def _facts() -> dict[str, Fact]:
    return {row[0]: Fact(row[1], Fold(row[2])) for row in rows("folds")}


@cache
def _variants() -> dict[str, list[tuple[str, str]]]:
    """Return words that are written in two ways with their forms, by a part that each holds."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word, form, part in rows("word_folds"):
        found.setdefault(part, []).append((word, form))
    return found


def _one_writing(form: str) -> str:
    """Return ``form`` with each word that is written in two ways in one: 瞭解 is 了解."""
    for part, words in _variants().items():
        if part in form:
            for word, written in words:
                form = form.replace(word, written)
    return form


@cache
def _simplifier() -> Callable[[str], str]:
    """Return OpenCC's conversion to simplified characters; its tables are read now."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


@cache
def _radicals() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("radicals")}


@cache
def _ignorable() -> tuple[tuple[str, str], ...]:
    """Return the ranges of code points that show nothing."""
    return tuple((chr(int(first, 16)), chr(int(last, 16))) for first, last in rows("ignorable"))


def is_invisible(char: str) -> bool:
    """Say whether a character shows nothing and is no blank: ignorable, a control, a lost one."""
    if char.isspace():
        return False
    return char == LOST or unicodedata.category(char) in "Cc Cf" or _between(char, _ignorable())


def shows(text: str) -> bool:
    """Say whether ``text`` holds more than blanks and characters that show nothing."""
    return any(not char.isspace() and not is_invisible(char) for char in text)


def _between(char: str, ranges: Sequence[tuple[str, str]]) -> bool:
    return any(first <= char <= last for first, last in ranges)


def _fact(char: str) -> Fact | None:
    """Return the one step that leads from ``char`` towards its form; None where it is there."""
    known = _facts().get(char)
    if known is not None:
        return known
    if char.isspace() or is_invisible(char):
        return Fact("", Fold.SPACES)
    other, fold = _other(char)
    return Fact(other, fold) if other and other != char else None


def _other(char: str) -> tuple[str, Fold]:
    """Return another way to write a character by the data of Unicode or OpenCC, "" for none."""
    if char in _radicals():
        return _radicals()[char], Fold.CHARACTERS
    if _between(char, _COMPATIBLE):
        return _single(unicodedata.normalize("NFKC", char)), Fold.CHARACTERS
    if _between(char, _PRESENTED):
        return _single(unicodedata.normalize("NFKC", char)), Fold.WIDTH
    if _between(char, _LETTERS):
        return unicodedata.normalize("NFKC", char).translate(_RAISED), Fold.MARKS
    if _between(char, _IDEOGRAPHS) and not in_gb2312(char):
        return _single(_simplifier()(char)), Fold.CHARACTERS
    return "", Fold.CHARACTERS


def _single(form: str) -> str:
    return form if len(form) == 1 else ""


def in_gb2312(char: str) -> bool:
    """Say whether GB/T 2312, the set that simplified texts are written in, has a character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


class _Forms(dict[int, str]):
    """The form of each code point under some folds: for str.translate, filled as needed."""

    def __init__(self, folds: frozenset[Fold]) -> None:
        super().__init__()
        self._folds = folds
        self.longer: set[str] = set()  # what became more than one character so far

    def __missing__(self, code: int) -> str:
        form, fact = chr(code), _fact(chr(code))
        while fact is not None and fact.fold in self._folds:
            form, fact = fact.form, _fact(fact.form) if len(fact.form) == 1 else None
        if len(form) > 1:
            self.longer.add(chr(code))
        return self.setdefault(code, form)


@cache
def forms(folds: frozenset[Fold]) -> _Forms:
    """Return the form of each code point under ``folds``, "" for one that is left out."""
    return _Forms(folds)


class _Reading(dict[int, str]):
    """How structure reads each code point, filled as needed."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if is_invisible(char):
            return self.setdefault(code, "")
        if _between(char, _PRESENTED):
            char = _single(unicodedata.normalize("NFKC", char)) or char
        return self.setdefault(code, forms(frozenset({Fold.CHARACTERS}))[ord(char)])


@cache
def reading_forms() -> dict[int, str]:
    """Return how structure reads each code point: never longer, "" for what shows nothing.

    Traditional and variant characters and radicals are the simplified ones, forms for vertical
    writing the ordinary marks; quotes, brackets and blanks stay what they are.
    """
    return _Reading()


# Several stages ask for the same clauses and edits: those of two long laws are remembered.
@lru_cache(16384)
def clean(text: str, span: Span, folds: frozenset[Fold] = FOLDS) -> Cleaned:
    """Return ``span`` of ``text`` in comparison form.

    Full and half width, blanks, the forms of quotes, brackets, dashes and ellipses, traditional
    and variant characters are made one, as far as ``folds`` say; no wording is folded: 帐 and 账
    are two words, 做 and 作. 12 and 十二 stay apart here; the comparison passes over numbers of one
    value (``alignment/edits/numbers.py``).
    """
    form, offsets = _folded(span.cut(text), folds)
    # A range as long as nothing is left out, which is the rule: it takes no room.
    if isinstance(offsets, range):
        return Cleaned(form, range(span.start, span.end + 1))
    return Cleaned(form, tuple(span.start + at for at in offsets))


# Kindred texts share most of their clauses, wherever these stand in them.
@lru_cache(16384)
def _folded(words: str, folds: frozenset[Fold]) -> Cleaned:
    """Return ``words`` in comparison form, with offsets in them."""
    table = forms(folds)
    form = words.translate(table)
    offsets: Sequence[int] = range(len(words) + 1)
    if len(form) != len(words) or not table.longer.isdisjoint(words):
        offsets = _spread([len(table[ord(char)]) for char in words])
    if Fold.CHARACTERS in folds:
        form = _one_writing(form)
    if ("0" in form or "O" in form or "o" in form) and Fold.MARKS in folds:
        form = _ZEROS.sub(lambda hit: "〇" * len(hit.group()), form)
    if "--" in form and Fold.DASHES in folds:
        form, kept = _shortened(form, _DASHES, "-")
        offsets = _kept(offsets, kept)
    if any(map(form.__contains__, _DOTS)) and Fold.ELLIPSES in folds:
        form, kept = _shortened(form, _ELLIPSES, "…")
        offsets = _kept(offsets, kept)
    return Cleaned(form, offsets)


def _spread(lengths: Sequence[int]) -> tuple[int, ...]:
    """Return where each character of the form came from, by how many each character became."""
    counted = (repeat(at, length) for at, length in enumerate(lengths))
    return (*chain.from_iterable(counted), len(lengths))


def _kept(offsets: Sequence[int], kept: Iterable[object]) -> tuple[int, ...]:
    """Return the offsets of the characters that are kept, and the end."""
    return (*compress(offsets, kept), offsets[-1])


def _shortened(form: str, pattern: re.Pattern[str], mark: str) -> tuple[str, bytearray]:
    """Write one ``mark`` for each run, and say which characters of ``form`` stay."""
    kept = bytearray(b"\1") * len(form)
    for hit in pattern.finditer(form):
        kept[hit.start() + 1 : hit.end()] = bytes(hit.end() - hit.start() - 1)
    return pattern.sub(mark, form), kept
