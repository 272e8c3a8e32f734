"""A file that this program did not write is never written over: a copy is written beside it."""

import io
import shutil
import zipfile

import docx
import pytest
from duizhao.corpus.reading.office.convert import find_office
from openpyxl import Workbook, load_workbook

from ..support.commands import caller

# A long run: many comparisons, files of many kinds.
pytestmark = pytest.mark.slow

OLD = """渔港管理办法
第一条　为了管好渔港，制定本办法。
第二条　渔船进港应当报告，每日登记一次。
"""
NEW = OLD.replace("一次", "两次")
DECISION_OLD, DECISION_NEW = "旧.txt", "新.txt"


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run a command in a folder with two texts, with messages in Chinese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    (tmp_path / "旧.txt").write_text(OLD, "utf-8")
    (tmp_path / "新.txt").write_text(NEW, "utf-8")

    return caller(capfd)


def word_file():
    out = io.BytesIO()
    file = docx.Document()
    file.add_paragraph("会议纪要")
    file.save(out)
    return out.getvalue()


def workbook():
    out, book = io.BytesIO(), Workbook()
    book.active["A1"] = "预算"
    book.save(out)
    return out.getvalue()


FOREIGN = {
    ".docx": word_file,
    ".xlsx": workbook,
    ".html": lambda: b"<p>\xe9\x80\x9a\xe7\x9f\xa5</p>\n",
    ".md": lambda: "# 备忘\n".encode(),
    ".json": lambda: b'{"schema": "other/1"}\n',
    ".csv": lambda: "序号,说明\n1,别动\n".encode(),
    ".pdf": lambda: b"%PDF-1.4\n%%EOF\n",
}
PRINTED = pytest.param(
    ".pdf",
    marks=[pytest.mark.slow, pytest.mark.skipif(not find_office(), reason="no office")],
)
OURS = [PRINTED if suffix == ".pdf" else suffix for suffix in FOREIGN]


@pytest.mark.parametrize("suffix", OURS)
def test_a_foreign_file_stays_and_a_copy_is_written(duizhao, tmp_path, suffix):
    name = f"表{suffix}"
    theirs = FOREIGN[suffix]()
    (tmp_path / name).write_bytes(theirs)
    done = duizhao("compare", "旧.txt", "新.txt", "-o", name)
    assert done.returncode == 0
    assert (tmp_path / name).read_bytes() == theirs
    assert (tmp_path / f"表.1{suffix}").stat().st_size
    assert f"{name} 已经存在，不是本程序写出的，没有覆盖；本次写入 表.1{suffix}" in done.stderr
    assert "--force" in done.stderr

    again = duizhao("compare", "旧.txt", "新.txt", "-o", name)  # the copy is ours
    assert "本次写入 表.1" in again.stderr
    assert not (tmp_path / f"表.2{suffix}").exists()

    duizhao("compare", "旧.txt", "新.txt", "-o", name, "--force")
    assert (tmp_path / name).read_bytes() != theirs


@pytest.mark.parametrize("suffix", OURS)
def test_what_we_wrote_and_nobody_touched_is_replaced(duizhao, tmp_path, suffix):
    duizhao("compare", "旧.txt", "新.txt", "-o", f"表{suffix}")
    (tmp_path / "新.txt").write_text(NEW.replace("两次", "三次"), "utf-8")
    done = duizhao("compare", "旧.txt", "新.txt", "-o", f"表{suffix}")
    assert done.stderr == ""
    assert not (tmp_path / f"表.1{suffix}").exists()


def test_a_file_that_cannot_be_opened_is_somebody_elses(duizhao, tmp_path):
    (tmp_path / "表.docx").write_bytes(b"\xd0\xcf\x11\xe0 locked with a password")
    assert "本次写入 表.1.docx" in duizhao("compare", "旧.txt", "新.txt", "-o", "表.docx").stderr
    assert (tmp_path / "表.docx").read_bytes().startswith(b"\xd0\xcf")


def test_an_empty_file_is_nobodys(duizhao, tmp_path):
    (tmp_path / "表.docx").touch()
    assert duizhao("compare", "旧.txt", "新.txt", "-o", "表.docx").stderr == ""
    assert docx.Document(tmp_path / "表.docx").tables


def test_redline_and_statement_are_guarded_too(duizhao, tmp_path):
    for name in ("修订.docx", "说明.docx"):
        (tmp_path / name).write_bytes(word_file())
    names = ["--redline", "修订.docx", "--statement", "说明.docx"]
    done = duizhao("compare", "旧.txt", "新.txt", *names)
    assert "本次写入 修订.1.docx" in done.stderr
    assert "本次写入 说明.1.docx" in done.stderr
    assert (tmp_path / "修订.docx").read_bytes() == (tmp_path / "说明.docx").read_bytes()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".csv", ".json", ".sarif"])
def test_a_check_replaces_its_own_and_nothing_else(duizhao, tmp_path, suffix):
    name = f"检查{suffix}"
    assert duizhao("check", "旧.txt", "-o", name).stderr == ""
    assert duizhao("check", "旧.txt", "-o", name).stderr == ""
    theirs = FOREIGN.get(suffix, FOREIGN[".json"])()
    (tmp_path / name).write_bytes(theirs)
    assert f"本次写入 检查.1{suffix}" in duizhao("check", "旧.txt", "-o", name).stderr
    assert (tmp_path / name).read_bytes() == theirs
    duizhao("check", "旧.txt", "-o", name, "--force")
    assert (tmp_path / name).read_bytes() != theirs


def test_corrections_that_were_accepted_in_word_are_not_lost(duizhao):
    shutil.copy("旧.txt", "来文.txt")
    duizhao("check", "来文.txt", "-o", "批注.docx", "--fix")
    file = docx.Document("批注.docx")
    file.paragraphs[0].add_run("（已改）")
    file.save("批注.docx")
    assert "本次写入 批注.1.docx" in duizhao("check", "来文.txt", "-o", "批注.docx").stderr


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["amend", "旧.txt", "新.txt", "-o"], "决定.docx"),
        (["amend", "旧.txt", "新.txt", "-o"], "决定.txt"),
        (["amend", "旧.txt", "新.txt", "--report"], "报告.html"),
        (["apply", "旧.txt", "令.txt", "-o"], "合成.docx"),
        (["apply", "旧.txt", "令.txt", "-o"], "合成.txt"),
    ],
)
def test_decisions_and_what_comes_of_them_are_guarded(duizhao, tmp_path, words, name):
    duizhao("amend", "旧.txt", "新.txt", "-o", "令.txt")
    (tmp_path / name).write_bytes(b"not ours")
    done = duizhao(*words, name)
    stem, _, suffix = name.partition(".")
    assert f"本次写入 {stem}.1.{suffix}，要覆盖请用 --overwrite" in done.stderr
    assert (tmp_path / name).read_bytes() == b"not ours"
    duizhao(*words, name, "--overwrite")
    assert (tmp_path / name).read_bytes() != b"not ours"
    assert duizhao(*words, name).stderr == ""  # the same bytes stand there


def test_a_folder_with_files_of_others_is_refused(duizhao, tmp_path):
    (tmp_path / "结果").mkdir()
    listed = tmp_path / "结果" / "links.csv"
    duizhao("compare", "旧.txt", "新.txt", "-o", str(listed))
    before = listed.read_bytes()
    done = duizhao("batch", "旧.txt", "新.txt", "-o", "结果")
    assert done.returncode == 2
    assert "结果 中已有 links.csv，不是本命令写出的" in done.stderr
    assert listed.read_bytes() == before
    assert [path.name for path in (tmp_path / "结果").iterdir()] == ["links.csv"]


@pytest.mark.slow
def test_a_folder_of_a_run_is_filled_again(duizhao):
    for _ in range(2):
        assert duizhao("batch", "旧.txt", "新.txt", "-o", "结果").returncode == 0
        assert duizhao("collate", "旧.txt", "新.txt", "-o", "一族").returncode == 0


def test_the_list_of_a_split_page_tells_whose_folder_it_is(duizhao, tmp_path):
    (tmp_path / "页.txt").write_text(OLD + "\n\n" + NEW.replace("渔港", "游艇码头"), "utf-8")
    assert duizhao("split", "页.txt", "-o", "分开").returncode == 0
    assert duizhao("split", "页.txt", "-o", "分开").returncode == 0
    (tmp_path / "分开" / "index.csv").unlink()
    done = duizhao("split", "页.txt", "-o", "分开")
    assert done.returncode == 2
    assert "分开 中已有 01-" in done.stderr


def test_a_sheet_that_was_judged_is_not_drawn_anew(duizhao):
    duizhao("batch", "旧.txt", "新.txt", "-o", "结果")
    duizhao("sample", "结果", "-o", "抽样.xlsx")
    assert duizhao("sample", "结果", "-o", "抽样.xlsx").stderr == ""
    book = load_workbook("抽样.xlsx")
    book.worksheets[-1]["I2"] = "对应"
    book.save("抽样.xlsx")
    done = duizhao("sample", "结果", "-o", "抽样.xlsx")
    assert "本次写入 抽样.1.xlsx" in done.stderr
    assert "抽样.1.key.json" in done.stdout


@pytest.mark.slow
def test_a_seal_does_no_harm_to_a_file(duizhao):
    if not find_office():
        pytest.skip("LibreOffice prints the table")
    duizhao("compare", "旧.txt", "新.txt", "-o", "表.pdf", "-o", "表.docx")
    import pypdfium2

    assert len(pypdfium2.PdfDocument("表.pdf")) >= 1
    with zipfile.ZipFile("表.docx") as file:
        assert file.testzip() is None
