"""The table as CSV for a spreadsheet: one row an article pair, nothing that a cell could run."""

import csv
import io
import re
from collections.abc import Callable, Iterable

from ..alignment.model import Comparison
from .catalogue import Lang
from .cells import Cell
from .columns import table_rows, titles
from .headings import Heading
from .layout import Layout
from .text import has_hidden, plain, visible
from .view import view

# A cell that begins so is a formula to spreadsheet programs (OWASP, CSV Injection); the
# full-width forms are taken for the same signs by some of them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# A byte order mark tells Excel that a file is UTF-8.
BOM = b"\xef\xbb\xbf"

# An apostrophe is the sign of what was escaped.
_ESCAPED = (*_FORMULA, "'")
# A character that stands in no good text parts the cells of a row while all are searched at once.
_PART = "\ufffd"
_RISKY = re.compile(f"{_PART}[{re.escape(''.join(_ESCAPED))}]")


def comparison_csv(comparison: Comparison, layout: Layout, lang: Lang) -> str:
    """Return the table as CSV; a byte order mark tells Excel that it is UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(titles(layout, lang))
    for row, after in table_rows(view(comparison), layout, lang):
        if isinstance(row, Heading):
            fields = ["", row.template, row.variant] + [""] * (len(titles(layout, lang)) - 3)
        else:
            fields = [str(row.number), _text(row.template), _text(row.variant)]
            fields += ["\n".join(lines) for lines in after]
        writer.writerow([harmless(field) for field in fields])
    return "\ufeff" + out.getvalue()


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula, with nothing hidden."""
    shown = visible(cell)
    return f"'{shown}" if cell.startswith(_ESCAPED) else shown


class _Encoded:
    """What the csv module writes to; each line goes on as bytes."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write

    def write(self, line: str) -> object:
        return self._write(line.encode())


def csv_writer(write: Callable[[bytes], object]) -> Callable[[Iterable[object]], object]:
    """Return what gives rows to ``write`` as CSV, with no cell that a spreadsheet would run."""
    writer = csv.writer(_Encoded(write), lineterminator="\r\n")
    return lambda values: writer.writerow(_safe(values))


def csv_line(values: Iterable[object]) -> bytes:
    """Return a row as CSV, with no cell that a spreadsheet would run."""
    lines: list[bytes] = []
    csv_writer(lines.append)(values)
    return b"".join(lines)


def _safe(values: Iterable[object]) -> list[object]:
    """Return the cells of a row, those harmless that a spreadsheet would run."""
    cells = list(values)
    words = _PART + _PART.join([cell for cell in cells if isinstance(cell, str)])
    if has_hidden(words) or _RISKY.search(words):  # few rows have any such cell
        return [harmless(cell) if isinstance(cell, str) else cell for cell in cells]
    return cells


def restored(cell: str) -> str:
    """Return the text of a cell that ``harmless`` wrote."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_ESCAPED) else cell


def _text(cells: tuple[Cell, ...]) -> str:
    return "\n".join(plain(line.runs) for cell in cells for line in cell.lines)
