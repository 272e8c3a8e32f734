"""PDF files with a text layer, as text: one paragraph a line, page furniture left out."""

from __future__ import annotations

from ..limits import LIMITS, Limits
from ..model import Hint, InputError, LeftOut
from .pdf_file.chars import read_pages
from .pdf_file.columns import blocks
from .pdf_file.line_numbers import without_line_numbers
from .pdf_file.margins import without_margins
from .pdf_file.notes import without_notes
from .pdf_file.paragraphs import paragraphs
from .pdf_file.records import Page
from .pdf_file.stamps import without_repeated_stamps
from .tally import Tally

# A layer of which more than this part is unknown characters was made without a table of them.
_UNKNOWN = 0.1


def read_pdf(
    path: str, data: bytes, limits: Limits = LIMITS
) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    """Read the bytes of a PDF file into text and what was left out.

    Raises InputError: "no-text-layer" for a scan, "garbled-pdf" for a layer that tells shapes and
    not characters, and what ``read_pages`` raises.
    """
    tally = Tally()
    pages = read_pages(data, path, limits)
    _check_layer(pages, path, tally)
    text_only = without_margins(without_repeated_stamps(pages), tally)
    plain = without_line_numbers(text_only, tally)
    trimmed = without_notes(plain, tally)
    text = "\n".join(paragraphs([blocks(page.lines) for page in trimmed]))
    return text, tally.left_out(), ()


def _check_layer(pages: tuple[Page, ...], path: str, tally: Tally) -> None:
    """Refuse a file without words; count what of it is no words."""
    known = sum(len(line.chars) for page in pages for line in page.lines)
    unknown = sum(page.unknown for page in pages)
    if known == 0:
        raise InputError("no-text-layer", path)
    if unknown > _UNKNOWN * known:
        raise InputError("garbled-pdf", path)
    for page in pages:
        tally.add("images", page.images)
        tally.add("comments", page.comments)
        tally.add("turned-text", 1 if page.turned else 0, page.turned)
        tally.add("pages-without-text", 1 if page.images and not page.lines else 0)
