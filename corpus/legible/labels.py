"""Labels inside ornaments, or misread by a scanner, are corrected before structure is read.

【第一条】 and ●第一条 are 第一条; 1丶 is 1、; a dash in a numeral is 一 (第—条, （—）, 二十—条). A
numeral that is none is what the labels before and behind it prove: between 第二条 and 第四条
stands 第三条, whatever was read (第彡条).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..structure.numerals import NUMERAL_CHARS, read_numeral, write_han


class Mend(NamedTuple):
    """A stretch to be read as ``new``, which is no longer; ``told`` is (written, read) or ()."""

    start: int
    end: int
    new: str
    told: tuple[str, ...] = ()


_B = r"[ \t\xa0\u3000]*"
_UNITS = "编篇章节条"
# How 一 looks to a scanner: dashes of every length, the lengthening mark of Japanese.
_DASHES = r"\-‐‑‒–—―─━ー－﹣"
_HAN = "一二三四五六七八九十百千零〇"
_AS_ONE = re.compile(f"[{_DASHES}]")
_NUMBER = rf"[{NUMERAL_CHARS}{_DASHES}]{{1,9}}"
# Marks of lists and of layout that stand before a label.
_BULLETS = "●○◎◆◇■□▪▫•◦★☆►▶▷➢※◉⚫⚪❖✦"
_OPEN, _CLOSE = r"[【〖\[［]", r"[】〗\]］]"
# With one of these begins a line that may want mending.
_FIRST = frozenset(f"第笫（(【〖[［0123456789０１２３４５６７８９{_HAN}{_DASHES}{_BULLETS}")
_ADORNED = re.compile(
    rf"(?P<mark>[{_BULLETS}]+{_B})(?=[第笫（(]|[{_HAN}]{{1,3}}、|[0-9]{{1,2}}[、.．])"
)
_BOXED = re.compile(
    rf"(?P<open>{_OPEN}){_B}[第笫]{_B}{_NUMBER}{_B}[{_UNITS}](?:之[{_HAN}]{{1,3}})?{_B}"
    rf"(?P<close>{_CLOSE})"
)
# 丶 (U+4E36) and ヽ (U+30FD) for 、.
_COMMA = re.compile(
    rf"(?:[0-9０-９]{{1,3}}|[{_HAN}]{{1,4}}|[（(][^\n）)]{{1,4}}[）)]){_B}(?P<mark>[丶ヽ])"
)
_DASHED = re.compile(
    rf"(?:[【〖\[［{_BULLETS}]+{_B})?"
    rf"(?:[第笫]{_B}(?P<named>[{_HAN}{_DASHES}]{{1,9}})(?={_B}[{_UNITS}])"
    rf"|[（(]{_B}(?P<item>[{_HAN}{_DASHES}]{{1,4}})(?={_B}[）)])"
    rf"|(?P<han>[{_HAN}{_DASHES}]{{1,4}})(?=、))"
)
_WRITTEN = r"[^\s，。；：、第至到和及与或（）()]"
_LABEL = re.compile(rf"{_OPEN}?{_B}[第笫]{_B}(?P<number>{_WRITTEN}{{1,8}}?){_B}(?P<unit>[章节条])")
_ITEM = re.compile(rf"[（(]{_B}(?P<number>{_WRITTEN}{{1,3}}){_B}(?P<unit>[）)])")


def mends(text: str) -> Iterator[Mend]:
    """Yield what is to be mended in the labels of ``text``, in order and apart from each other."""
    heads = tuple(_heads(text))
    found = [*_ornaments(text, heads), *_dashes(text, heads), *_proven(text, heads)]
    end = 0
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _heads(text: str) -> Iterator[int]:
    """Yield where the words of a line begin that may be a label."""
    at = 0
    for line in text.split("\n"):
        words = line.lstrip()
        if words[:1] in _FIRST:
            yield at + len(line) - len(words)
        at += len(line) + 1


def _ornaments(text: str, heads: Iterable[int]) -> Iterator[Mend]:
    """Yield marks and brackets around labels, and commas that are none."""
    for head in heads:
        if hit := _ADORNED.match(text, head):
            yield Mend(*hit.span("mark"), "")
        if hit := _BOXED.match(text, hit.end() if hit else head):
            yield Mend(*hit.span("open"), "")
            yield Mend(*hit.span("close"), "")
        if hit := _COMMA.match(text, head):
            yield Mend(*hit.span("mark"), "、")


def _dashes(text: str, heads: Iterable[int]) -> Iterator[Mend]:
    """Yield numerals with a dash that are well formed once the dash is read as 一."""
    for head in heads:
        hit = _DASHED.match(text, head)
        if hit is None or hit.lastgroup is None:
            continue
        written = hit[hit.lastgroup]
        read = _AS_ONE.sub("一", written)
        if read != written and _is_written_so(read):
            yield Mend(*hit.span(hit.lastgroup), read, (written, read))


def _is_written_so(numeral: str) -> bool:
    """Say whether a numeral is well formed: 二十一 is, 二一五 is not."""
    value = read_numeral(numeral)
    return value > 0 and write_han(value) == numeral.replace("〇", "零")


class _Numbered(NamedTuple):
    """A label, and its number, 0 where it was misread."""

    start: int
    end: int
    written: str
    number: int


def _proven(text: str, heads: Iterable[int]) -> Iterator[Mend]:
    """Yield misread numerals whose neighbours leave only one number possible."""
    kinds: dict[str, list[_Numbered]] = {}
    for head in heads:
        hit = _LABEL.match(text, head) or _ITEM.match(text, head)
        if hit:
            value = read_numeral(_AS_ONE.sub("一", hit["number"]))
            one = _Numbered(*hit.span("number"), hit["number"], max(value, 0))
            kinds.setdefault(hit["unit"].replace(")", "）"), []).append(one)
    for labels in kinds.values():
        yield from _between(labels)


def _between(labels: list[_Numbered]) -> Iterator[Mend]:
    """Yield the misread labels in a series of labels of one kind."""
    for before, one, after in zip(labels, labels[1:], labels[2:], strict=False):
        proven = before.number + 1
        if one.number or not before.number or after.number != proven + 1:
            continue
        read = write_han(proven)
        if _could_be(one.written, read):
            yield Mend(one.start, one.end, read, (one.written, read))


def _could_be(written: str, read: str) -> bool:
    """Say whether one numeral may be the other misread: of one length, one character differs."""
    if len(written) != len(read):
        return False
    return sum(a != b for a, b in zip(written, read, strict=True)) == 1
