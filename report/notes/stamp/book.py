"""The seal of a workbook: a digest of the words in its cells, kept as a custom property."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .names import PROPERTY, Standing
from .names import standing as known
from .package import PART, seal_of, with_property

if TYPE_CHECKING:
    from openpyxl import Workbook


def digest(cells: Iterable[str]) -> str:
    """Return the digest of the words of a book, sheet by sheet and cell by cell."""
    found = hashlib.sha256()
    for cell in cells:
        words = "".join(cell.split())
        if words:
            found.update(words.encode("utf-8", "surrogatepass") + b"\n")
    return found.hexdigest()


def sealed(data: bytes) -> bytes:
    """Return a workbook with its seal, the same bytes for the same input; one that has it as is."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        part = file.read(PART) if PART in file.namelist() else None
    return data if seal_of(part) else with_property(data, digest(_cells(_opened(data))))


def standing(data: bytes) -> Standing:
    """Return whose a workbook is. Raises ValueError when it is none."""
    book = _opened(data)
    return known(_seal(book), digest(_cells(book)))


def _opened(data: bytes) -> "Workbook":
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # whatever a damaged workbook makes of the reader
        raise ValueError(str(error)) from error


def _cells(book: "Workbook") -> Iterator[str]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from ("" if cell is None else str(cell) for cell in row)


def _seal(book: "Workbook") -> str:
    named = {found.name: found.value for found in book.custom_doc_props.props}
    return str(named.get(PROPERTY) or "")
