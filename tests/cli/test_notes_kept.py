"""What a user writes into 说明 is kept, and no file that was edited is written over."""

import csv
import io

import docx
import pytest
from openpyxl import load_workbook

from ..support.commands import caller
from ..support.library import MATTERS, full, rule


@pytest.fixture
def texts(tmp_path, monkeypatch):
    """The higher rule, and a local one with the same matters."""
    monkeypatch.chdir(tmp_path)
    higher = rule("省图书馆办法", [full(m, "省图书馆") for m in MATTERS])
    (tmp_path / "省.txt").write_text(higher, "utf-8")
    local = [full(m, "市图书馆及其分馆") for m in MATTERS]
    (tmp_path / "市.txt").write_text(rule("市图书馆细则", local), "utf-8")
    return tmp_path


@pytest.fixture
def duizhao(texts, monkeypatch, capfd):
    """Run a command beside the texts, with messages in Chinese."""
    assert list(texts.iterdir())
    monkeypatch.setenv("DUIZHAO_LANG", "zh")

    return caller(capfd)


def note_cells(path):
    """Map the words of the row to the cell of its note."""
    table = next(t for t in docx.Document(path).tables if t.rows[0].cells[0].text == "序号")
    found = {}
    for row in table.rows[1:]:
        if row.cells[0].text.isdigit():
            found.setdefault(row.cells[0].text, row)
    return list(found.values())


def fill(path, count=40):
    report = docx.Document(path)
    table = next(t for t in report.tables if t.rows[0].cells[0].text == "序号")
    noted = 0
    for row in table.rows[1:]:
        if row.cells[0].text.isdigit() and noted < count:
            matter = next(m for m in MATTERS if m in row.cells[1].text)
            row.cells[-1].text = f"说明：{matter[:6]}"
            noted += 1
    report.save(path)
    return noted


def changed(articles):
    """The next draft: two articles dropped, two split, a new one before all others."""
    made = ["本细则所称图书馆，是指市级公共图书馆。"]
    for matter in articles:
        words = full(matter, "市图书馆及其分馆")
        if matter in (MATTERS[3], MATTERS[11]):
            continue
        if matter in (MATTERS[5], MATTERS[20]):
            made += [matter + "，由馆长办公会决定。", "市图书馆及其分馆负责前条的具体落实。"]
        else:
            made.append(words)
    return made


def test_forty_notes_are_at_their_place_again_or_named(texts, duizhao):
    assert duizhao("compare", "省.txt", "市.txt", "-o", "表.docx").returncode == 0
    assert fill(texts / "表.docx") == 40
    before = (texts / "表.docx").read_bytes()
    (texts / "市.txt").write_text(rule("市图书馆细则", changed(MATTERS)), "utf-8")
    done = duizhao("compare", "省.txt", "市.txt", "-o", "表.docx")
    assert done.returncode == 0
    assert (texts / "表.docx").read_bytes() == before
    assert (
        "表.docx 在写出后改动过，没有覆盖；本次写入 表.1.docx，要覆盖请用 --force。" in done.stderr
    )
    assert "表.docx 中有说明 40 条，放回原处 40 条。" in done.stderr
    kept = [row for row in note_cells(texts / "表.1.docx") if row.cells[-1].text]
    assert len(kept) == 40
    for row in kept:
        assert row.cells[-1].text.removeprefix("说明：") in row.cells[1].text


def test_a_note_without_a_home_is_named_and_stands_behind_the_table(texts, duizhao):
    duizhao("compare", "省.txt", "市.txt", "-o", "表.docx")
    fill(texts / "表.docx")
    for name, title in (("省", "省图书馆办法"), ("市", "市图书馆细则")):
        left = [full(m, f"{name}图书馆") for m in MATTERS if m not in (MATTERS[3], MATTERS[11])]
        (texts / f"{name}.txt").write_text(rule(title, left), "utf-8")
    done = duizhao("compare", "省.txt", "市.txt", "-o", "表.docx", "--only", "table")
    assert "放回原处 38 条" in done.stderr
    assert done.stderr.count("未能放回：") == 2
    assert "“说明：报刊合订本每”" in done.stderr
    report = docx.Document(texts / "表.1.docx")
    lost = next(t for t in report.tables if t.rows[0].cells[0].text == "上位规定条文")
    assert [row.cells[2].text for row in lost.rows[1:]] == [
        "说明：报刊合订本每",
        "说明：电子资源限馆",
    ]


def test_with_force_the_file_is_written_over_and_the_notes_stay(texts, duizhao):
    duizhao("compare", "省.txt", "市.txt", "-o", "表.docx")
    fill(texts / "表.docx", 3)
    for _ in range(2):  # the second run finds the notes in a file that nobody edited
        done = duizhao("compare", "省.txt", "市.txt", "-o", "表.docx", "--force")
        assert "放回原处 3 条" in done.stderr
    assert not (texts / "表.1.docx").exists()
    assert [row.cells[-1].text for row in note_cells(texts / "表.docx")][:3] == [
        f"说明：{matter[:6]}" for matter in MATTERS[:3]
    ]


def test_a_file_that_nobody_edited_is_replaced(texts, duizhao):
    for _ in range(2):
        done = duizhao("compare", "省.txt", "市.txt", "-o", "表.docx", "-o", "表.csv")
        assert "表." not in done.stderr
    assert sorted(path.name for path in texts.glob("表*")) == ["表.csv", "表.docx"]


def test_notes_in_a_workbook_and_in_csv_are_kept_too(texts, duizhao):
    duizhao("compare", "省.txt", "市.txt", "-o", "表.xlsx", "-o", "列.csv")
    book = load_workbook(texts / "表.xlsx", rich_text=True)
    sheet = book.active
    sheet.cell(2, sheet.max_column).value = "说明甲"
    book.save(texts / "表.xlsx")
    rows = list(csv.reader(io.StringIO((texts / "列.csv").read_text("utf-8-sig"))))
    rows[2][-1] = "说明乙"
    with (texts / "列.csv").open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    done = duizhao("compare", "省.txt", "市.txt", "-o", "表.xlsx", "-o", "列.csv")
    assert "表.1.xlsx" in done.stderr
    assert "列.1.csv" in done.stderr
    again = load_workbook(texts / "表.1.xlsx").active
    notes = [again.cell(at, again.max_column).value for at in (2, 3)]
    assert notes == ["说明甲", "说明乙"]


def test_notes_are_taken_from_another_table(texts, duizhao):
    duizhao("compare", "省.txt", "市.txt", "-o", "表.docx")
    fill(texts / "表.docx", 5)
    done = duizhao("compare", "省.txt", "市.txt", "-o", "新.csv", "--notes", "表.docx")
    assert "表.docx 中有说明 5 条，放回原处 5 条。" in done.stderr
    rows = list(csv.reader(io.StringIO((texts / "新.csv").read_text("utf-8-sig"))))
    assert next(row for row in rows if row[0] == "1")[-1] == f"说明：{MATTERS[0][:6]}"


def test_decisions_in_a_list_are_not_written_over(texts, duizhao):
    duizhao("compare", "省.txt", "市.txt", "-o", "links.csv")
    rows = list(csv.reader(io.StringIO((texts / "links.csv").read_text("utf-8-sig"))))
    rows[1][0] = "确定"
    with (texts / "links.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    done = duizhao("compare", "省.txt", "市.txt", "-o", "links.csv")
    assert "links.1.csv" in done.stderr
    assert "确定" in (texts / "links.csv").read_text("utf-8")


def test_a_redline_in_which_a_change_was_accepted_is_not_written_over(texts, duizhao):
    duizhao("compare", "省.txt", "市.txt", "--redline", "修订.docx")
    report = docx.Document(texts / "修订.docx")
    mark = report.element.body.xpath(".//w:del")[0]
    mark.getparent().remove(mark)
    report.save(texts / "修订.docx")
    done = duizhao("compare", "省.txt", "市.txt", "--redline", "修订.docx")
    assert "本次写入 修订.1.docx" in done.stderr


def test_a_file_without_notes_is_refused_in_a_sentence(duizhao):
    done = duizhao("compare", "省.txt", "市.txt", "-o", "表.docx", "--notes", "省.txt")
    assert done.returncode == 2
    assert "不能从 省.txt 读取说明；可用 .docx .xlsx .csv。" in done.stderr
