"""OFD files (GB/T 33190-2016) with text objects, as text, through the same steps as PDF."""

from __future__ import annotations

from ...limits import LIMITS, Limits
from ...model import Hint, LeftOut
from ..pages.text import laid_out
from ..tally import Tally
from .package import open_package
from .pages import read_pages


def read_ofd(
    path: str, data: bytes, limits: Limits = LIMITS
) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    """Read the bytes of an OFD file into text, what was left out, and the rows of its tables.

    Raises InputError: what ``open_package``, ``read_pages`` and ``laid_out`` raise.
    """
    tally = Tally()
    pages = read_pages(open_package(path, data, limits), tally)
    text, hints = laid_out(pages, path, tally)
    return text, tally.left_out(), hints
