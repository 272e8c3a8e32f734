"""Files that Word takes in at a place of the text (w:altChunk): pages, plain text, RTF, Word.

ISO/IEC 29500-1, 17.17.2.1. Word itself makes them part of the document when it is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...limits import Limits
from ...model import InputError
from ..office.convert import to_docx
from ..sniff import PAGE_KINDS, kind_of
from ..text import decode
from ..web.lines import visible_lines
from ..web.mhtml import page_of
from ..web.page import decode_page
from .package import Package
from .records import Paragraph

Reader = Callable[[str, bytes], Sequence[Paragraph]]


def imports(package: Package, word: Reader) -> Callable[[str], Sequence[Paragraph]]:
    """Return what gives the paragraphs of a taken-in file by the name of its relation.

    ``word`` reads one that is itself a Word file. What cannot be read gives none.
    """

    def paragraphs(identity: str) -> Sequence[Paragraph]:
        part = package.named(identity)
        try:
            return _read(part, package.content(part), package, word) if part else ()
        except InputError:
            return ()

    return paragraphs


def _read(part: str, data: bytes, package: Package, word: Reader) -> Sequence[Paragraph]:
    """Read a part by its content. Raises InputError."""
    kind = kind_of(data, part)
    if kind == "rtf":
        kind, data = "docx", to_docx("rtf", package.path, data, package.limits)
    if kind == "docx":
        return word(package.path, data)
    if kind in PAGE_KINDS:
        return _lines(_page(page_of(data, part) if kind == "mhtml" else data, part, package.limits))
    return _lines(decode(data, part).splitlines())


def _page(data: bytes, part: str, limits: Limits) -> list[str]:
    """Return the visible lines of a page. Raises InputError when it holds more than a file may."""
    lines = visible_lines(decode_page(data, part)).lines
    if len(lines) > limits.paragraphs:
        raise InputError("too-many-paragraphs", part, str(limits.paragraphs))
    return [line.text for line in lines]


def _lines(lines: list[str]) -> Sequence[Paragraph]:
    return [Paragraph(line, "", "", (), ()) for line in lines]
