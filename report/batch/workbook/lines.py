"""A sheet that takes whole rows.

Cell by cell XlsxWriter checks, keeps and looks up six times as long as it takes to write a row of
text and numbers. Here a row is written in one go. What comes out is the same to the byte, which a
test checks; what is internal to the library and used here has stood in it since its first years.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format

# What may have to be escaped; a text without any of it stands in the file as it is.
_ESCAPED = re.compile("[&<>_\x00-\x08\x0b-\x1f\ufffe\uffff]")


class LineSheet(Worksheet):  # type: ignore[misc]
    """A sheet of a workbook in constant memory; rows come in their order."""

    previous_row: int

    def __init__(self) -> None:
        """Begin without a row."""
        super().__init__()
        self._columns: list[str] = []
        self._line: tuple[Sequence[str | float], Sequence[Format]] | None = None

    def write_line(
        self, row: int, values: Sequence[str | float], looks: "Sequence[Format]"
    ) -> None:
        """Write a row below all others: from the first column on, a cell for each value.

        "" is an empty cell. ``looks`` are the formats of the cells.
        """
        self._write_single_row(row)
        for column in (0, len(values) - 1):
            self._check_dimensions(row, column)
        self._line = values, looks

    def _write_single_row(self, current_row_num: int = 0) -> None:
        """Write the row that waits, when another begins or the file is put together."""
        if self._line is None:
            super()._write_single_row(current_row_num)
            return
        row = self.previous_row
        values, looks = self._line
        self._line, self.previous_row = None, current_row_num
        self._columns += map(xl_col_to_name, range(len(self._columns), len(values)))
        place = str(row + 1)
        told = zip(self._columns, values, looks, strict=False)
        cells = [_cell(column + place, value, look) for column, value, look in told]
        self._write_row(row, None)
        self.fh.write("".join(cells))
        self._xml_end_tag("row")


def _cell(place: str, value: str | float, look: "Format") -> str:
    """Return a cell as XlsxWriter writes it."""
    style = look.xf_index or look._get_xf_index()
    if not isinstance(value, str):
        return f'<c r="{place}" s="{style}"><v>{value:.16G}</v></c>'
    if not value:
        return f'<c r="{place}" s="{style}"/>'
    text, kept = value, ""
    if _ESCAPED.search(text):
        text = Worksheet._escape_data(None, Worksheet._escape_control_characters(text))
    if text[0].isspace() or text[-1].isspace():
        kept = ' xml:space="preserve"'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{kept}>{text}</t></is></c>'
