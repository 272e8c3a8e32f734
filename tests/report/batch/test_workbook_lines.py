"""Rows of the workbook written in one go: the same file as cell by cell."""

import io
import zipfile

import pytest
from duizhao.report.batch.workbook.lines import LineSheet
from xlsxwriter import Workbook

ROWS = [
    ["第七条", "食堂应当留样", 12, 0.3333, ""],
    ["", "a & b < c > d", 0, 1.0, "x"],
    [" 前有空白", "后有换行\n", -1, 0.1, "两行\n一格"],
    ["响铃\x07", "_x0041_", 1_000_000, 1e-9, "\ufffe"],
    ["𠮷野家", '引"号', 7, 2.5, "\x0b首"],
]


def sheet_of(whole_rows: bool, rows: list[list[str | float]]) -> dict[str, bytes]:
    """Return the parts of a workbook with a head and rows, each column in a format of its own."""
    file = io.BytesIO()
    book = Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet("表", LineSheet)
    looks = [book.add_format({"bold": at % 2, "indent": at}) for at in range(len(rows[0]))]
    sheet.set_default_row(18)
    sheet.set_row(0, 32)
    for at in range(len(rows[0])):
        sheet.write_string(0, at, f"列{at}", looks[0])
    for row, values in enumerate(rows, 1):
        if whole_rows:
            sheet.write_line(row, values, looks)
            continue
        for at, value in enumerate(values):
            if value == "":
                sheet.write_blank(row, at, None, looks[at])
            else:
                sheet.write(row, at, value, looks[at])
    sheet.autofilter(0, 0, len(rows), len(rows[0]) - 1)
    book.close()
    with zipfile.ZipFile(file) as parts:
        return {name: parts.read(name) for name in parts.namelist() if "docProps" not in name}


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], [[f"格{at}" for at in range(60)]]])
def test_a_row_in_one_go_is_the_same_file_as_cell_by_cell(rows: list[list[str | float]]) -> None:
    assert sheet_of(True, rows) == sheet_of(False, rows)


def test_markup_in_a_cell_stays_text() -> None:
    written = sheet_of(True, [["<r><t>粗</t></r>"]])["xl/worksheets/sheet1.xml"].decode()
    assert "&lt;r&gt;&lt;t&gt;粗" in written
