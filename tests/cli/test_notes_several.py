"""What a user writes beside several texts (说明) is kept from one run to the next."""

import docx
import pytest
from openpyxl import load_workbook

from ..support.commands import caller
from ..support.library import MATTERS, full, rule

# A long run: many comparisons, files of many kinds.
pytestmark = pytest.mark.slow

TEXTS = ("现行.txt", "送审稿.txt", "修改稿.txt")


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run compare beside three drafts of a rule, with messages in Chinese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    for name, who in zip(TEXTS, ("图书馆", "图书馆和分馆", "图书馆及其分馆"), strict=True):
        text = rule("图书馆管理办法", [full(m, who) for m in MATTERS])
        (tmp_path / name).write_text(text, "utf-8")

    call = caller(capfd, "compare")
    return lambda *words: call(*(words if words[0] in TEXTS else (*TEXTS, *words)))


def fill(path, count=40):
    report = docx.Document(path)
    noted = 0
    for row in report.tables[0].rows[1:]:
        if row.cells[0].text.isdigit() and noted < count:
            matter = next(m for m in MATTERS if m in row.cells[1].text)
            row.cells[-1].text = f"理由：{matter[:6]}"
            noted += 1
    report.save(path)
    return noted


def revised(path, gone=(3, 11), split=(5, 20)):
    """The next draft: articles dropped, articles split, a new one before all others."""
    made = ["本办法所称图书馆，是指市级公共图书馆。"]
    for at, matter in enumerate(MATTERS):
        if at in split:
            made += [matter + "，由馆长办公会决定。", "图书馆及其分馆负责前条的具体落实。"]
        elif at not in gone:
            made.append(full(matter, "图书馆及其分馆"))
    path.write_text(rule("图书馆管理办法", made), "utf-8")


def test_forty_notes_are_at_their_place_again(duizhao, tmp_path):
    assert duizhao("-o", "三栏.docx").returncode == 0
    assert fill("三栏.docx") == 40
    before = (tmp_path / "三栏.docx").read_bytes()
    revised(tmp_path / "修改稿.txt")
    done = duizhao("-o", "三栏.docx")
    assert (tmp_path / "三栏.docx").read_bytes() == before
    assert "三栏.docx 在写出后改动过，没有覆盖；本次写入 三栏.1.docx" in done.stderr
    assert "三栏.docx 中有说明 40 条，放回原处 40 条。" in done.stderr
    noted = [row for row in docx.Document("三栏.1.docx").tables[0].rows[1:] if row.cells[-1].text]
    assert len({row.cells[-1].text for row in noted}) == 40
    for row in noted:
        assert row.cells[-1].text.removeprefix("理由：") in _words(row)


def _words(row):
    """The words of the group that a row belongs to: number and notes are joined over it."""
    table = row.table
    number = row.cells[0].text
    same = [one for one in table.rows if one.cells[0].text == number]
    return "".join(one.cells[1].text for one in same)


def test_notes_without_a_row_are_named_and_found_by_the_next_run(duizhao, tmp_path):
    duizhao("-o", "三栏.docx")
    fill("三栏.docx")
    for name in TEXTS:
        left = [full(m, "图书馆") for m in MATTERS if m not in (MATTERS[3], MATTERS[11])]
        (tmp_path / name).write_text(rule("图书馆管理办法", left), "utf-8")
    done = duizhao("-o", "三栏.docx")
    assert "放回原处 38 条" in done.stderr
    assert done.stderr.count("未能放回：") == 2
    lost = docx.Document("三栏.1.docx").tables[1]
    assert [cell.text for cell in lost.rows[0].cells] == ["现行", "送审稿", "修改稿", "说明"]
    assert [row.cells[3].text for row in lost.rows[1:]] == [
        "理由：报刊合订本每",
        "理由：电子资源限馆",
    ]
    again = duizhao("-o", "再.docx", "--notes", "三栏.1.docx")
    assert "三栏.1.docx 中有说明 40 条，放回原处 38 条。" in again.stderr


def test_with_force_the_notes_stay_too(duizhao, tmp_path):
    duizhao("-o", "三栏.docx")
    fill("三栏.docx", 3)
    for _ in range(2):
        assert "放回原处 3 条" in duizhao("-o", "三栏.docx", "--force").stderr
    assert not (tmp_path / "三栏.1.docx").exists()


def test_notes_in_a_workbook_are_kept_and_columns_may_change_places(duizhao):
    duizhao("-o", "三栏.xlsx")
    book = load_workbook("三栏.xlsx", rich_text=True)
    book.active["E3"] = "先听取意见\n再定"
    book.save("三栏.xlsx")
    done = duizhao(TEXTS[2], TEXTS[0], "-o", "三栏.xlsx", "--names", "修改稿,现行")
    assert "三栏.xlsx 中有说明 1 条，放回原处 1 条。" in done.stderr
    sheet = load_workbook("三栏.1.xlsx").active
    noted = [row for row in sheet.iter_rows(values_only=True) if row[3] == "先听取意见\n再定"]
    assert len(noted) == 1
    assert MATTERS[1] in noted[0][1]


def test_notes_of_a_table_of_two_texts_can_be_taken(duizhao):
    duizhao(TEXTS[0], TEXTS[2], "-o", "两栏.docx", "--layout", "revision", "--only", "table")
    report = docx.Document("两栏.docx")
    row = next(r for r in report.tables[0].rows if MATTERS[7] in r.cells[1].text)
    row.cells[-1].text = "来自两栏表"
    report.save("两栏.docx")
    done = duizhao("-o", "三栏.docx", "--notes", "两栏.docx")
    assert "两栏.docx 中有说明 1 条，放回原处 1 条。" in done.stderr
    noted = [
        r for r in docx.Document("三栏.docx").tables[0].rows if r.cells[-1].text == "来自两栏表"
    ]
    assert MATTERS[7] in noted[0].cells[2].text


def test_a_row_with_a_note_is_listed_though_nothing_changed(duizhao, tmp_path):
    (tmp_path / "现行.txt").write_text("渡口办法\n第一章　总则\n第一条　渡口设置标志。\n", "utf-8")
    same = ["现行.txt", "现行.txt", "现行.txt", "--names", "甲,乙,丙"]
    duizhao(*same, "-o", "三栏.docx")
    report = docx.Document("三栏.docx")
    report.tables[0].rows[-1].cells[-1].text = "不改"
    report.save("三栏.docx")
    duizhao(*same, "-o", "三栏.docx", "--rows", "changed")
    table = docx.Document("三栏.1.docx").tables[0]
    assert [row.cells[-1].text for row in table.rows[1:]] == ["第一章　总则", "不改"]
