"""The seal of a workbook: a digest of the words in its cells, kept as a custom property."""

import hashlib
import io
from collections.abc import Iterable

from .names import PROPERTY


def digest(cells: Iterable[str]) -> str:
    """Return the digest of the words of a sheet, cell by cell, empty ones left out."""
    found = hashlib.sha256()
    for cell in cells:
        words = "".join(cell.split())
        if words:
            found.update(words.encode("utf-8", "surrogatepass") + b"\n")
    return found.hexdigest()


def is_edited(data: bytes) -> bool:
    """Say whether a workbook has other words than when it was sealed, or was never sealed.

    Raises ValueError when it is no workbook.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        named = {found.name: found.value for found in book.custom_doc_props.props}
        rows = book.worksheets[0].iter_rows(values_only=True)
        cells = ["" if cell is None else str(cell) for row in rows for cell in row]
    except Exception as error:  # whatever a damaged workbook makes of the reader
        raise ValueError(str(error)) from error
    return named.get(PROPERTY) != digest(cells)
