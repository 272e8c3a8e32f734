"""A disk that is full: every writer says so in one sentence and leaves the old file whole."""

import os
import subprocess
from pathlib import Path

import pytest
from duizhao.cli.app import run

pytestmark = pytest.mark.slow

RULE = "校园食堂管理办法\n第一条　食堂应当公示菜单。\n第二条　食堂应当留样四十八小时。\n"
# So much fits: the old file and no report.
PAGES = 2
REPORTS = ["表.docx", "表.html", "表.json", "表.csv", "表.md", "links.csv"]


@pytest.fixture
def disk(tmp_path):
    """A small disk with an old file on it; mounting one is root's privilege."""
    place = tmp_path / "盘"
    place.mkdir()
    size = f"size={PAGES * os.sysconf('SC_PAGE_SIZE')}" if hasattr(os, "sysconf") else ""
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", place], check=False)
    except OSError:
        pytest.skip("no disk can be mounted here")
    if done.returncode:
        pytest.skip("mounting a disk needs root")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture
def call(tmp_path, monkeypatch, capfd):
    """Run a command; return exit code, output and error output."""
    (tmp_path / "省.txt").write_text(RULE * 40, "utf-8")
    (tmp_path / "市.txt").write_text(RULE.replace("应当公示", "可以公示") * 40, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")

    def called(*words):
        code = run(list(words))
        return code, *capfd.readouterr()

    return called


@pytest.mark.parametrize("name", REPORTS)
def test_a_report(call, disk, name):
    (disk / name).write_bytes(b"old")
    code, out, err = call("compare", "省.txt", "市.txt", "-o", f"盘/{name}")
    assert (code, out, err.count("\n")) == (2, "", 1), err
    assert f"盘/{name.partition('.')[0]}" in err
    assert (disk / name).read_bytes() == b"old"
    assert [one.name for one in disk.iterdir()] == [name]


def test_a_redline(call, disk):
    (disk / "修订.docx").write_bytes(b"old")
    code, out, err = call("compare", "省.txt", "市.txt", "--redline", "盘/修订.docx")
    assert (code, out, err.count("\n")) == (2, "", 1), err
    assert (disk / "修订.docx").read_bytes() == b"old"
    assert len(list(disk.iterdir())) == 1


def test_several_reports_of_which_one_fits(call, disk, tmp_path):
    code, _, err = call("compare", "省.txt", "市.txt", "-o", "外.csv", "-o", "盘/表.html")
    assert (code, err.count("\n")) == (2, 1), err
    assert not list(disk.iterdir())
    assert (tmp_path / "外.csv").stat().st_size > 100


@pytest.mark.parametrize(
    "words",
    [
        ("batch", "省.txt", "市.txt", "-j", "1", "-o", "盘/结果"),
        ("collate", "省.txt", "市.txt", "-o", "盘/结果"),
        ("demo", "-o", "盘/结果"),
    ],
    ids=lambda words: words[0],
)
def test_a_folder_of_results(call, disk, words):
    code, _, err = call(*words)
    assert (code, err.count("\n")) == (2, 1), err
    assert "盘" in err
    left = [one for one in disk.rglob("*") if one.is_file()]
    left = [one for one in left if one.name != ".duizhao.lock"]
    assert all(one.stat().st_size for one in left), left
    assert not [one for one in left if one.name.endswith(".part")], left


def test_the_pieces_of_a_page(call, disk, tmp_path):
    page = "\n\n".join(f"校园办法篇{n}\n{RULE * 60}" for n in "一二三")
    (tmp_path / "页.txt").write_text(page, "utf-8")
    code, _, err = call("split", "页.txt", "-o", "盘/分")
    assert (code, err.count("\n")) == (2, 1), err
    assert not [one for one in disk.rglob(".*") if one.is_file()]


def test_a_batch_goes_on_when_there_is_room_again(call, disk):
    words = ("batch", "省.txt", "市.txt", "-j", "1", "-o", "盘/结果")
    assert call(*words)[0] == 2
    subprocess.run(["mount", "-o", "remount,size=16M", disk], check=True)
    assert call(*words)[0] == 0
    assert (Path(disk) / "结果" / "documents.csv").exists()


def test_a_collation_succeeds_when_there_is_room_again(call, disk, tmp_path):
    words = ("collate", "省.txt", "市.txt", "-j", "1", "-o")
    assert call(*words, "盘/结果")[0] == 2
    assert not (disk / "结果" / "run.json").exists()
    subprocess.run(["mount", "-o", "remount,size=16M", disk], check=True)
    assert call(*words, "盘/结果")[0] == 0
    assert call(*words, "外")[0] == 0
    names = [path.relative_to(disk / "结果") for path in (disk / "结果").rglob("*.*")]
    assert names
    for name in names:
        assert (disk / "结果" / name).read_bytes() == (tmp_path / "外" / name).read_bytes()
