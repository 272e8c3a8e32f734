"""The command line in the user's language: wrong use, Chinese values, hints, two bare files."""

import sys
from typing import NamedTuple

import docx
import pytest
from duizhao.cli.app import run

OLD = "养老机构管理办法\n第一条　养老机构应当每日消毒。\n第二条　养老机构可以收取押金。\n"
NEW = OLD.replace("每日", "每周")
OTHER = "渔船检验规程\n第一条　渔船入坞前卸空舱底积水。\n第二条　检验人员核对船名牌号。\n"


class Done(NamedTuple):
    """What a finished command left."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run a command beside three texts, with messages in Chinese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    for name, words in (("旧", OLD), ("新", NEW), ("别", OTHER), ("~$旧", OLD)):
        (tmp_path / f"{name}.txt").write_text(words, "utf-8")

    def call(*words):
        code = run(list(words))
        sys.stdout.flush()
        return Done(code, *capfd.readouterr())

    return call


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["compare"], "缺少 TEMPLATE；用 duizhao compare --help 查看用法。"),
        (["compare", "旧.txt"], "缺少 VARIANT；用 duizhao compare --help 查看用法。"),
        (["比较"], "没有命令 比较；用 duizhao --help 查看用法。"),
        (["compare", "旧.txt", "新.txt", "--layuot", "修订"], "没有选项 --layuot，是不是 --layout"),
        (
            ["compare", "旧.txt", "新.txt", "--layout", "错"],
            "--layout 的值“错”不能用，可用：implementation（落实）、revision（修订）；",
        ),
        (["compare", "旧.txt", "新.txt", "-o"], "选项 -o 后面要有值；"),
        (["split", "旧.txt", "新.txt", "-o", "夹"], "多出了 新.txt；"),
        (["compare", "~$旧.txt", "新.txt"], "~$旧.txt 是 Word、WPS 打开文件时的临时文件；"),
    ],
)
def test_wrong_use_is_told_in_one_chinese_sentence(duizhao, words, sentence):
    done = duizhao(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.splitlines()) == 1


def test_wrong_use_is_told_in_english_too(duizhao, monkeypatch):
    monkeypatch.setenv("DUIZHAO_LANG", "en")
    done = duizhao("compare", "旧.txt", "--no")
    assert done.stderr.startswith("There is no option --no")


def test_two_files_are_compared_without_the_name_of_the_command(duizhao):
    assert duizhao("旧.txt", "新.txt").stdout == duizhao("compare", "旧.txt", "新.txt").stdout


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_has_two_names(duizhao, option):
    assert "示例 · Examples" in duizhao("compare", option).stdout
    assert "compare" in duizhao(option).stdout


def test_values_of_options_may_be_chinese(duizhao):
    words = ["旧.txt", "新.txt", "-o", "表.docx", "--layout", "修订", "--rows", "全部"]
    assert duizhao(*words, "--only", "表", "--marks", "下划线").returncode == 0
    report = docx.Document("表.docx")
    rows = [[cell.text for cell in row.cells][:3] for row in report.tables[0].rows]
    assert rows[0] == ["序号", "修订前", "修订后"]
    assert [row[0] for row in rows[1:]] == ["1", "2"]
    assert report.styles.element.xpath("w:style[@w:styleId='Added']/w:rPr/w:u")


def test_texts_with_hardly_anything_in_common_get_a_hint(duizhao):
    assert "几乎没有相同的内容" in duizhao("旧.txt", "别.txt").stderr
    assert duizhao("旧.txt", "新.txt").stderr == ""


def test_a_law_given_as_the_local_text_gets_a_hint(duizhao, tmp_path):
    law = "中华人民共和国养老服务法\n（2020年1月1日全国人民代表大会常务委员会通过）\n"
    local = "宁波市养老服务办法\n（2021年1月1日宁波市人民政府令第1号公布）\n"
    body = OLD.partition("\n")[2]
    (tmp_path / "法.txt").write_text(law + body, "utf-8")
    (tmp_path / "地.txt").write_text(local + body, "utf-8")
    assert "次序可能颠倒" in duizhao("地.txt", "法.txt").stderr
    assert duizhao("法.txt", "地.txt").stderr == ""


def test_an_older_text_given_as_the_new_one_gets_a_hint(duizhao, tmp_path):
    body = OLD.partition("\n")[2]
    for name, year in (("甲", 2015), ("乙", 2020)):
        head = f"养老机构管理办法\n（{year}年1月1日民政部令第1号公布）\n"
        (tmp_path / f"{name}.txt").write_text(head + body, "utf-8")
    assert "第二个文本的日期早于第一个" in duizhao("乙.txt", "甲.txt", "--layout", "修订").stderr
    assert duizhao("甲.txt", "乙.txt", "--layout", "修订").stderr == ""
