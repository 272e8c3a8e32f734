"""``--redline`` as a user meets it."""

import re
import zipfile

import pytest
from duizhao.cli.app import run
from duizhao.corpus.reading.read import read

RULE = "校园食品安全管理办法\n\n第一条　学校应当每日公示菜单。\n第二条　食堂应当留样四十八小时。\n"
LOCAL = RULE.replace("应当每日", "可以每周").replace("办法", "细则")


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run a command in a folder with two texts; return exit code and error output."""
    (tmp_path / "省.txt").write_text(RULE, "utf-8")
    (tmp_path / "市.txt").write_text(LOCAL, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")

    def call(*words):
        code = run(["compare", "省.txt", "市.txt", *words])
        return code, capfd.readouterr().err

    return call


def lines(path, tracked="accepted"):
    return [re.sub(r"\s", "", line) for line in read(path, tracked).text.splitlines()]


def test_a_redline_is_written_and_named(duizhao):
    assert duizhao("--redline", "修订.docx")[0] == 0
    assert lines("修订.docx", "original") == [re.sub(r"\s", "", x) for x in RULE.split("\n") if x]
    assert lines("修订.docx") == [re.sub(r"\s", "", x) for x in LOCAL.split("\n") if x]


def test_the_author_is_written(duizhao):
    duizhao("--redline", "修订.docx", "--author", "法制处")
    assert b'w:author="' + "法制处".encode() in zipfile.ZipFile("修订.docx").read(
        "word/document.xml"
    )


def test_a_redline_and_a_table_are_written_together(duizhao, tmp_path):
    assert duizhao("--redline", "修订.docx", "-o", "表.docx")[0] == 0
    assert (tmp_path / "修订.docx").read_bytes() != (tmp_path / "表.docx").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--author", "甲"), "--author"),
        (("--moves", "plain"), "--moves"),
        (("--comments", "all"), "--comments"),
        (("--redline", "修订.html"), ".docx"),
        (("--redline", "市.txt"), ".docx"),
        (("--redline", "修订.docx", "-o", "修订.docx"), "两次"),
        (("--redline", "修订.docx", "--author", " \t"), "--author"),
        (("--redline", "修订.docx", "--author", "长" * 256), "255"),
    ],
)
def test_what_cannot_be_done_is_said_before_any_work(duizhao, tmp_path, words, said):
    code, error = duizhao(*words)
    assert code == 2
    assert said in error
    assert len(error.splitlines()) == 1
    assert not (tmp_path / "修订.docx").exists()
    assert (tmp_path / "市.txt").read_text("utf-8") == LOCAL


def test_a_redline_is_never_written_over_an_input(duizhao, tmp_path):
    (tmp_path / "旧.docx").hardlink_to(tmp_path / "市.txt")
    assert duizhao("--redline", "旧.docx")[0] == 2
