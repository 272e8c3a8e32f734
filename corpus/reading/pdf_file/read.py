"""PDF files with a text layer, as text: one paragraph a line, page furniture left out."""

from __future__ import annotations

from ...limits import LIMITS, Limits
from ...model import Hint, LeftOut
from ..pages.text import laid_out
from ..tally import Tally
from .chars import read_pages


def read_pdf(
    path: str, data: bytes, limits: Limits = LIMITS
) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    """Read the bytes of a PDF file into text, what was left out, and the rows of its tables.

    Raises InputError: what ``read_pages`` and ``laid_out`` raise.
    """
    tally = Tally()
    text, hints = laid_out(read_pages(data, path, limits), path, tally)
    return text, tally.left_out(), hints
