"""Reading a sheet that came back: a workbook or CSV, untrusted like every file."""

import csv
import io
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .saved_csv import saved_rows

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ..corpus.limits import Limits

_ZIP = b"PK"
# The sheet to judge has a dozen columns; what a workbook says of its own size is not believed.
_COLUMNS = 50


def text_of(path: Path, limits: "Limits") -> str:
    """Return the text of a file. Raises InputError."""
    from ..corpus.reading.read import load_bytes
    from ..corpus.reading.text import decode

    return decode(load_bytes(path, limits), str(path))


def sheet_rows(path: Path, limits: "Limits") -> Iterator[list[str]]:
    """Yield the rows of the sheet to judge, titles first. Raises InputError."""
    from ..corpus.reading.read import load_bytes

    data = load_bytes(path, limits)
    return _workbook(path, data, limits) if data.startswith(_ZIP) else _csv(path, limits)


def _csv(path: Path, limits: "Limits") -> Iterator[list[str]]:
    """Yield the rows of CSV with commas, semicolons or tabs, as spreadsheets save it again."""
    from ..corpus.model import InputError
    from ..report.plain.csv import restored
    from ..report.validation.columns import column_of

    try:
        for _, row in saved_rows(text_of(path, limits), lambda title: bool(column_of(title))):
            yield [restored(cell) for cell in row]
    except csv.Error as error:
        raise InputError("validation-unreadable", str(path)) from error


def _workbook(path: Path, data: bytes, limits: "Limits") -> Iterator[list[str]]:
    """Yield the rows of the sheet that has the titles, else of the last one."""
    from ..corpus.model import InputError
    from ..corpus.reading.archives.members import check_zip

    if find_spec("openpyxl") is None:
        raise InputError("no-tables-extra", str(path))
    check_zip(str(path), data, limits)
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = list(_sheets(book.worksheets, limits.paragraphs))
    except Exception as error:  # whatever a damaged workbook makes of the reader
        raise InputError("validation-unreadable", str(path)) from error
    for row in max(sheets, key=_titles, default=[]):
        yield ["" if cell is None else unescape(str(cell)) for cell in row]


def _sheets(sheets: "Iterable[Worksheet]", most: int) -> Iterator[list[tuple[object, ...]]]:
    """Yield the rows of each sheet, no more than ``most`` in all: a forged size has no end."""
    for sheet in sheets:
        rows = list(islice(sheet.iter_rows(max_col=_COLUMNS, values_only=True), most))
        most -= len(rows)
        yield rows


def _titles(rows: list[tuple[object, ...]]) -> int:
    """Return how many titles of the sheet to judge stand in the first row."""
    from ..report.validation.columns import column_of

    return sum(bool(column_of(str(cell))) for cell in rows[0]) if rows else 0
