"""PDF pages: two on a sheet, ruled tables, what is out of sight, seals."""

import pytest
from duizhao.corpus.reading.pages.page import Drawn, arranged
from duizhao.corpus.reading.pages.records import Char, Rule
from duizhao.corpus.reading.pages.rules import tables
from duizhao.corpus.reading.read import read_bytes

from ...support.pdf_files import at, lines, pdf

pytest.importorskip("pypdfium2")


def source(*pages):
    return read_bytes("a.pdf", pdf(*pages))


def left_out(read):
    return {found.code: found.detail for found in read.left_out}


def test_words_beyond_the_page_are_counted():
    read = source(lines(["第一条　甲。"]) + at(-500, 300, "第九条　外。"))
    assert read.text == "第一条 甲。"
    assert left_out(read) == {"outside-page": "第九条 外。"}


def test_white_words_on_white_are_counted_on_a_ground_they_are_words():
    white = "1 1 1 rg " + at(90, 200, "白字") + "0 0 0 rg "
    read = source(lines(["第一条　甲。"]) + white)
    assert read.text == "第一条 甲。"
    assert left_out(read) == {"hidden": "白字"}
    ground = "0 0 1 rg 80 600 300 80 re f "
    assert source(lines(["第一条　甲。"]) + ground + white).text == "第一条 甲。白字"


def grid(columns, rows):
    """Strokes of a table, y from the top."""
    down = (f"{x} {842 - rows[0]} m {x} {842 - rows[-1]} l S " for x in columns)
    across = (f"{columns[0]} {842 - y} m {columns[-1]} {842 - y} l S " for y in rows)
    return "".join((*down, *across))


def test_a_ruled_table_is_read_row_by_row_wrapped_cells_whole():
    cells = at(95, 215, "事项") + at(305, 215, "周期") + at(95, 245, "公示菜单和")
    cells += at(95, 265, "价格") + at(305, 245, "每日")
    read = source(lines(["第一条　如下："]) + grid([90, 300, 500], [195, 225, 275]) + cells)
    assert read.text.split("\n") == ["第一条 如下：", "事项\t周期", "公示菜单和价格\t每日"]
    assert [hint.kind for hint in read.hints] == ["row", "row"]


def test_the_head_of_a_long_table_counts_once():
    def sheet(number):
        cells = at(95, 115, "序号") + at(305, 115, "事项") + at(95, 145, f"{number}")
        return grid([90, 300, 500], [95, 125, 155]) + cells + at(305, 145, f"第{number}项")

    read = source(sheet(1), sheet(2))
    assert read.text.split("\n") == ["序号\t事项", "1\t第1项", "2\t第2项"]
    assert left_out(read) == {"repeated-heads": "序号 事项"}


def box(text, left, top, size=10.0):
    return Char(text, left, left + size, top, top + size)


def rules(columns, rows):
    down = [Rule(x, x, rows[0], rows[-1]) for x in columns]
    return down + [Rule(columns[0], columns[-1], y, y) for y in rows]


def test_a_cell_over_two_columns_is_one():
    lined = rules([0, 50, 100], [0, 20, 40])
    lined[1] = Rule(50, 50, 20, 40)
    (table,), rest = tables([box("题", 5, 5), box("甲", 5, 25), box("乙", 55, 25)], lined)
    assert not rest
    assert [[cell.text for cell in row] for row in table.rows] == [["题"], ["甲", "乙"]]
    assert table.rows[0][0].columns == (0, 2)


def test_a_frame_around_a_text_is_no_table():
    words = [box("甲", 5, 5)]
    assert tables(words, rules([0, 100], [0, 20])) == ((), words)


def sheet(left, right):
    """A sheet of two pages: lines of words, 12 points high, on a page 1000 by 700."""
    return [
        (0, box(char, x + 12 * n, -650 + 20 * row, 12.0))
        for x, half in ((60, left), (560, right))
        for row, line in enumerate(half)
        for n, char in enumerate(line)
    ]


LONG = "学校应当每日公示菜单和价格并且接受家长委员会的监督检查"


def test_two_pages_on_a_sheet_are_two():
    pages = arranged(Drawn(sheet([LONG] * 5, [LONG, "完。"]), 1000, 700))
    assert [len(page.lines) for page in pages] == [5, 2]


@pytest.mark.parametrize(
    "right",
    [[], ["　　　　　　　　" + LONG[:10]] * 5],
)
def test_a_wide_page_stays_one(right):
    assert len(arranged(Drawn(sheet([LONG[:8]] * 5, right), 1000, 700))) == 1


def test_an_upright_character_of_a_seal_leans_with_its_neighbours():
    chars = [(0, box(char, 60 + 12 * n, -650.0)) for n, char in enumerate("第一条甲。")]
    chars += [(-1, box("某", 300, -500)), (0, box("局", 320, -510)), (-1, box("章", 340, -500))]
    (page,) = arranged(Drawn(chars, 600, 700))
    assert ("".join(line.text for line in page.lines), page.turned) == ("第一条甲。", "某局章")
