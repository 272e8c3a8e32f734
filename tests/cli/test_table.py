"""The table that is sent on, as it stands in the file that the command line writes."""

import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from duizhao.cli.app import run
from duizhao.corpus.reading.office.convert import find_office
from lxml import etree
from openpyxl import load_workbook

from ..support.commands import caller

OLD = """学校食堂管理办法
第一章　总则
第一条　为了管好食堂，制定本办法。
第二条　食堂每日公示菜单。
第二章　留样
第三条　食堂对每餐食品留样，留样时间为四十八小时：
（一）留样量不少于一百二十五克；
（二）留样应当冷藏。
第三章　罚则
第四条　违反本办法的，责令改正。
"""
NEW = """学校食堂管理办法
第一章　总则
第一条 为了管好食堂，制定本办法。
第二条   食堂每日公示菜单。
第二章　留样
第三条　食堂对每餐食品留样，留样时间为七十二小时：
（一） 留样应当冷藏；
（二） 留样容器应当密封；
（三） 留样量不少于一百二十五克。
"""


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run a command beside the two texts, with messages in Chinese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "旧.txt").write_text(OLD, "utf-8")
    (tmp_path / "新.txt").write_text(NEW, "utf-8")

    return caller(capfd, "compare", "旧.txt", "新.txt")


def body(path):
    """What stands in the file from top to bottom: the words of paragraphs, "table" for a table."""
    for part in docx.Document(path).element.body:
        if part.tag.endswith("}tbl"):
            yield "table"
        elif part.tag.endswith("}p"):
            yield "".join(t.text for t in part.xpath(".//w:t"))


def grid(path):
    report = docx.Document(path)
    table = next(t for t in report.tables if t.rows[0].cells[0].text == "序号")
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_table_alone_is_title_legend_and_table(duizhao, tmp_path):
    duizhao("-o", "表.docx", "--only", "table", "--layout", "revision")
    title, legend, table = body(tmp_path / "表.docx")
    assert title == "《学校食堂管理办法》修订前后对照表"
    assert legend.startswith("（条文中黑体字为新增或者修改的内容")
    assert table == "table"
    words = "".join(etree.tostring(docx.Document("表.docx").element, encoding=str))
    assert not re.search("SHA-256|%|--|字体：", words)


def test_the_whole_report_has_the_table_before_all_that_is_checked(duizhao, tmp_path):
    duizhao("-o", "表.docx", "--layout", "revision")
    parts = list(body(tmp_path / "表.docx"))
    assert parts[2] == "摘要"
    assert parts[parts.index("逐条对照") + 1] == "table"
    assert parts.index("逐条对照") < 6
    assert [part for part in parts if part in ("统计", "附记")] == ["统计", "附记"]
    assert any(part.startswith("修订前：") for part in parts)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["--layout", "revision"], ["1", "2"]),
        (["--layout", "revision", "--rows", "all"], ["1", "2", "3", "4"]),
        (["--rows", "changed"], ["1", "2"]),
        ([], ["1", "2", "3", "4"]),
    ],
)
def test_the_rows_of_a_table_are_numbered_without_gaps(duizhao, tmp_path, words, numbers):
    duizhao("-o", "表.docx", *words)
    found = [row[0] for row in grid(tmp_path / "表.docx")[1:] if row[0].isdigit()]
    assert list(dict.fromkeys(found)) == numbers


def test_items_face_what_answers_them_and_labels_are_parted_in_one_way(duizhao, tmp_path):
    duizhao("-o", "表.docx", "--layout", "revision", "--rows", "all")
    rows = [row[1:3] for row in grid(tmp_path / "表.docx")]
    assert ["第二条　食堂每日公示菜单。"] * 2 in rows
    faced = [[cell.partition("（移自")[0] for cell in row] for row in rows]
    assert ["（二）留样应当冷藏。", "（一）留样应当冷藏；"] in faced
    assert ["", "（二）留样容器应当密封；"] in faced
    amount = "留样量不少于一百二十五克"
    assert [f"（一）{amount}；", f"（三）{amount}。"] in faced


def test_titles_inside_a_title_bear_single_marks(duizhao, tmp_path):
    for name, text in (("旧.txt", OLD), ("新.txt", NEW)):
        local = text.replace("学校食堂管理办法", "临江市实施《江南省学校食堂条例》办法", 1)
        (tmp_path / name).write_text(local, "utf-8")
    duizhao("-o", "表.docx", "--only", "table", "--layout", "revision")
    title = next(body(tmp_path / "表.docx"))
    assert title == "《临江市实施〈江南省学校食堂条例〉办法》修订前后对照表"


def test_running_text_names_an_item_without_brackets(duizhao, tmp_path):
    duizhao("-o", "表.docx", "--layout", "revision")
    words = "".join("".join(row) for row in grid(tmp_path / "表.docx"))
    assert "（移自第三条第二项）" in words
    assert "第（二）项" not in words


def test_a_chapter_that_was_dropped_is_struck(duizhao, tmp_path):
    duizhao("-o", "表.docx", "--layout", "revision")
    report = docx.Document(tmp_path / "表.docx")
    cells = [row.cells[1] for table in report.tables for row in table.rows if len(row.cells) > 4]
    chapter = next(cell for cell in cells if cell.text == "第三章　罚则").paragraphs[0]
    assert {run.style.style_id for run in chapter.runs if run.text.strip()} == {"Deleted"}


def test_notes_have_room_to_write(duizhao, tmp_path):
    for layout, share in (("implementation", 0.28), ("revision", 0.17)):
        duizhao("-o", "表.docx", "--layout", layout, "--force")
        table = next(t for t in docx.Document(tmp_path / "表.docx").tables if len(t.columns) > 4)
        widths = [int(w) for w in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
        assert widths[-1] / sum(widths) > share


def test_an_option_about_tables_wants_a_table(duizhao):
    done = duizhao("-o", "对照.html", "--rows", "all")
    assert done.returncode == 2
    assert done.stderr.startswith("--rows 只用于对照表")


def test_a_workbook_has_wrapped_cells_and_marks_inside_them(duizhao, tmp_path):
    duizhao("-o", "表.xlsx", "--layout", "revision")
    sheet = load_workbook(tmp_path / "表.xlsx", rich_text=True).active
    assert [cell.value for cell in sheet[1]] == ["序号", "修订前", "修订后", "修订类型", "说明"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value]
    assert all(cell.alignment.wrap_text for cell in cells)
    struck = [
        str(part)
        for cell in cells
        for part in (cell.value if isinstance(cell.value, list) else ())
        if getattr(getattr(part, "font", None), "strike", False)
    ]
    assert "四十八" in "".join(struck)
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.slow
def test_the_table_is_printed_as_pdf(duizhao, tmp_path):
    if not find_office():
        pytest.skip("needs LibreOffice")
    assert duizhao("-o", "表.pdf", "--only", "table").returncode == 0
    assert (tmp_path / "表.pdf").read_bytes().startswith(b"%PDF-")


def test_without_libreoffice_a_pdf_is_refused_before_any_work(duizhao, tmp_path, monkeypatch):
    monkeypatch.setenv("DUIZHAO_SOFFICE", "")
    done = duizhao("-o", "表.pdf", "-o", "表.docx")
    assert done.returncode == 2
    assert "写 表.pdf 需要 LibreOffice" in done.stderr
    assert not (tmp_path / "表.docx").exists()


def dates(path):
    with zipfile.ZipFile(path) as file:
        part = file.read("word/document.xml").decode() + file.read("word/comments.xml").decode()
    return {found[:10] for found in re.findall(r'w:date="([^"]+)"', part)}


@pytest.mark.parametrize(
    ("words", "epoch", "day"),
    [
        ([], "", None),
        ([], "1700000000", "2023-11-14"),
        (["--date", "2025-03-01"], "1700000000", "2025-03-01"),
    ],
)
def test_a_redline_is_dated_today_unless_a_date_is_given(
    duizhao, tmp_path, monkeypatch, words, epoch, day
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = date.today()
    assert duizhao("--redline", "修订.docx", *words).returncode == 0
    days = {day} if day else {before.isoformat(), date.today().isoformat()}
    assert dates(tmp_path / "修订.docx") <= days


def test_what_is_no_date_is_refused(duizhao):
    done = duizhao("--redline", "修订.docx", "--date", "昨天")
    assert (done.returncode, done.stderr) == (2, "昨天 不是日期；请写作 2025-03-01。\n")


def test_a_new_number_alone_bears_no_comment(duizhao, tmp_path):
    (tmp_path / "新.txt").write_text(
        OLD.replace("第二条", "第三条")
        .replace("第三条　食堂对", "第四条　食堂对")
        .replace("第四条　违反", "第五条　违反")
        .replace("第三条　食堂每日", "第二条　学校设食堂监督员。\n第三条　食堂每日"),
        "utf-8",
    )
    for option, count in (([], 1), (["--comments", "all"], 5)):
        duizhao("--redline", "修订.docx", "--force", *option)
        with zipfile.ZipFile(tmp_path / "修订.docx") as file:
            words = file.read("word/comments.xml").decode()
        assert words.count("<w:comment ") == count


def priced(*rows):
    """A rule as a Word file, with a table of charges whose last column is blank."""
    file = docx.Document()
    for line in ("浮桥收费办法", "第一条　过桥收费按照下表执行：", "第二条　节假日免费。"):
        file.add_paragraph(line)
    table = file.add_table(rows=0, cols=3)
    for words in (("车型", "标准", "备注"), *rows):
        for cell, word in zip(table.add_row().cells, words, strict=True):
            cell.text = word
    file.paragraphs[1]._p.addnext(table._tbl)
    return file


@pytest.mark.usefixtures("duizhao")
def test_a_table_in_the_text_is_a_table_in_its_cell(tmp_path):
    priced(("小客车", "五元", ""), ("货车", "十元", "")).save("旧.docx")
    priced(("小客车", "六元", ""), ("大客车", "八元", ""), ("货车", "十元", "")).save("新.docx")
    code = run(
        ["compare", "旧.docx", "新.docx", "--layout", "修订", "-o", "表.docx", "-o", "表.html"]
    )
    assert code == 0
    table = next(t for t in docx.Document("表.docx").tables if t.rows[0].cells[0].text == "序号")
    inner = [
        tuple([c.text for t in row.cells[side].tables for c in t.rows[-1].cells] for side in (1, 2))
        for row in table.rows
        if row.cells[2].tables
    ]
    assert inner == [
        (["小客车", "五元", ""], ["小客车", "六元", ""]),
        ([], ["大客车", "八元", ""]),
        (["货车", "十元", ""], ["货车", "十元", ""]),
    ]
    heads = [t.rows[0] for row in table.rows for t in row.cells[1].tables if len(t.rows) > 1]
    assert [[c.text for c in head.cells] for head in heads] == [["车型", "标准", "备注"]]
    page = (tmp_path / "表.html").read_text("utf-8")
    assert '<span class="cell"><ins>大客车</ins></span>' in page


def test_what_is_new_or_gone_as_a_whole_is_marked_with_its_number(duizhao):
    duizhao("-o", "表.docx", "--layout", "revision")
    table = next(t for t in docx.Document("表.docx").tables if t.rows[0].cells[0].text == "序号")
    gone = next(row for row in table.rows if "责令改正" in row.cells[1].text)
    marked = [r.style.style_id for r in gone.cells[1].paragraphs[0].runs if r.text.strip()]
    assert marked == ["Deleted", "Deleted"]
    assert gone.cells[1].text == "第四条　违反本办法的，责令改正。"


def test_rows_of_a_workbook_are_as_high_as_their_words(duizhao, tmp_path):
    long = OLD.replace("每餐食品留样，", "每餐食品留样，" + "并做好记录，" * 30, 1)
    (tmp_path / "旧.txt").write_text(long, "utf-8")
    duizhao("-o", "表.xlsx", "--rows", "all")
    sheet = load_workbook("表.xlsx").active
    high = {row: sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)}
    assert all(high.values())
    row = next(r for r in high if "并做好记录" in str(sheet.cell(r, 2).value))
    lines = len(str(sheet.cell(row, 2).value)) * 2 / sheet.column_dimensions["B"].width
    assert 15 * lines < high[row] <= 409


@pytest.mark.usefixtures("duizhao")
def test_a_note_beside_a_row_of_a_table_is_kept():
    annex = "第一条　收费标准见附件。\n附件：收费表\n项目\t标准\n"
    old = f"评价办法\n{annex}质量\t40\n价格\t30\n服务\t30\n"
    Path("旧.txt").write_text(old, "utf-8")
    Path("新.txt").write_text(old.replace("价格\t30", "价格\t25"), "utf-8")
    command = ["compare", "旧.txt", "新.txt", "--layout", "修订", "-o", "表.docx"]
    assert run(command) == 0
    report = docx.Document("表.docx")
    table = next(t for t in report.tables if t.rows[0].cells[0].text == "序号")
    row = next(r for r in table.rows if "25" in r.cells[2]._tc.xpath("string()"))
    row.cells[-1].text = "改为二十五分"
    report.save("表.docx")
    assert run(command) == 0
    table = next(t for t in docx.Document("表.1.docx").tables if t.rows[0].cells[0].text == "序号")
    noted = [r for r in table.rows if r.cells[-1].text == "改为二十五分"]
    assert ["25" in r.cells[2]._tc.xpath("string()") for r in noted] == [True]
