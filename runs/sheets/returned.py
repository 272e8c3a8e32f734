"""Reading a sheet that came back: a workbook or CSV, untrusted like every file."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .saved_csv import saved_rows

# Whether a title is one of the sheet that is asked for.
Known = Callable[[str], object]

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ...corpus.limits import Limits

_ZIP = b"PK"
# The sheet to judge has a dozen columns; what a workbook says of its own size is not believed.
_COLUMNS = 50


def text_of(path: Path, limits: "Limits") -> str:
    """Return the text of a file. Raises InputError."""
    from ...corpus.reading.read import load_bytes
    from ...corpus.reading.text import decode

    return decode(load_bytes(path, limits), str(path))


def sheet_rows(
    path: Path,
    limits: "Limits",
    known: Known | None = None,
    unreadable: str = "validation-unreadable",
) -> Iterator[list[str]]:
    """Yield the rows of the sheet that a user filled in, titles first; by default a sheet to judge.

    Of several sheets it is the one whose first row has most of the titles that are ``known``.
    Raises InputError, with the sentence ``unreadable`` where it is no such file.
    """
    from ...corpus.reading.read import load_bytes

    data = load_bytes(path, limits)
    if data.startswith(_ZIP):
        return _workbook(path, data, limits, known or _judged, unreadable)
    return _csv(path, limits, known or _judged, unreadable)


def _csv(path: Path, limits: "Limits", known: Known, unreadable: str) -> Iterator[list[str]]:
    """Yield the rows of CSV with commas, semicolons or tabs, as spreadsheets save it again."""
    from ...corpus.model import InputError
    from ...report.plain.csv import restored

    try:
        for _, row in saved_rows(text_of(path, limits), lambda title: bool(known(title))):
            yield [restored(cell) for cell in row]
    except csv.Error as error:
        raise InputError(unreadable, str(path)) from error


def _workbook(
    path: Path,
    data: bytes,
    limits: "Limits",
    known: Known,
    unreadable: str,
) -> Iterator[list[str]]:
    """Yield the rows of the sheet that has the titles, else of the first one."""
    from ...corpus.model import InputError
    from ...corpus.reading.archives.members import check_zip

    if find_spec("openpyxl") is None:
        raise InputError("no-tables-extra", str(path))
    check_zip(str(path), data, limits)
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = list(_sheets(book.worksheets, limits.paragraphs))
    except Exception as error:  # whatever a damaged workbook makes of the reader
        raise InputError(unreadable, str(path)) from error
    for row in max(sheets, key=lambda rows: _titles(rows, known), default=[]):
        yield ["" if cell is None else unescape(str(cell)) for cell in row]


def _sheets(sheets: "Iterable[Worksheet]", most: int) -> Iterator[list[tuple[object, ...]]]:
    """Yield the rows of each sheet, no more than ``most`` in all: a forged size has no end."""
    for sheet in sheets:
        rows = list(islice(sheet.iter_rows(max_col=_COLUMNS, values_only=True), most))
        most -= len(rows)
        yield rows


def _judged(title: str) -> str:
    """Return what a title is on a sheet to judge, "" for none."""
    from ...report.validation.columns import column_of

    return column_of(title)


def _titles(rows: list[tuple[object, ...]], known: Known) -> int:
    """Return how many of the titles asked for stand in the first row."""
    return sum(bool(known(str(cell))) for cell in rows[0]) if rows else 0
