"""The command line as a user meets it: exit codes, one sentence for an error, files whole."""

import json
import os
import signal
import subprocess
import sys

import pytest
from duizhao.cli.app import run
from duizhao.corpus.reading.read import read

from ..support.commands import caller
from ..support.word_files import dele, ins, p, t, word

RULE = "校园食品安全管理办法\n\n第一条　学校应当每日公示菜单。\n第二条　食堂应当留样四十八小时。\n"
LOCAL = RULE.replace("应当每日", "可以每周").replace("办法", "细则")


@pytest.fixture
def texts(tmp_path):
    """Two texts and a folder to work in."""
    (tmp_path / "省.txt").write_text(RULE, "utf-8")
    (tmp_path / "市.txt").write_text(LOCAL, "utf-8")
    (tmp_path / "空.txt").write_text("校园食品安全管理办法\n", "utf-8")
    return tmp_path


# The program itself, held up in the middle of writing a file.
WAITING = """
import os, sys, time
from duizhao.cli.app import main
def held(_):
    print("ready", flush=True)
    time.sleep(30)
os.fsync = held
sys.argv = ["duizhao", "compare", "省.txt", "市.txt", "-o", "表.json"]
main()
"""


@pytest.fixture
def duizhao(texts, monkeypatch, capfd):
    """Run a command in the folder of ``texts``; Chinese messages unless told."""
    monkeypatch.chdir(texts)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    monkeypatch.setenv("COLUMNS", "80")

    return caller(capfd)


def test_the_report_comes_on_the_terminal(duizhao):
    done = duizhao("compare", "省.txt", "市.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "{+可以每周+}" in done.stdout
    assert "摘要" in done.stdout


def test_exit_code_tells_whether_texts_differ(duizhao):
    assert duizhao("compare", "省.txt", "市.txt", "--exit-code").returncode == 1
    assert duizhao("compare", "省.txt", "省.txt", "--exit-code").returncode == 0
    assert duizhao("compare", "省.txt", "市.txt").returncode == 0


def test_json_goes_to_stdout_alone(texts, duizhao):
    done = duizhao("compare", "省.txt", "市.txt", "--json", "-o", "表.csv")
    assert json.loads(done.stdout)["schema"] == "duizhao.comparison/2"
    assert (texts / "表.csv").exists()


def test_offsets_cut_the_file(duizhao):
    done = duizhao("outline", "省.txt", "--json")
    found = json.loads(done.stdout)
    assert found["text"] == RULE
    clauses = [RULE[p["start"] : p["end"]] for p in found["provisions"] if p["clause"]]
    assert clauses[0] == "第一条　学校应当每日公示菜单。"


@pytest.mark.parametrize("name", ["表.docx", "表.json", "表.csv", "表.md", "大.JSON"])
def test_every_format_is_written(texts, duizhao, name):
    done = duizhao("compare", "省.txt", "市.txt", "-o", name)
    assert (done.returncode, done.stderr) == (0, "")
    assert (texts / name).stat().st_size > 200
    assert name in done.stdout
    assert not list(texts.glob(".*"))


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (["没有.txt", "市.txt"], "没有.txt"),
        (["省.txt", "空.txt"], "outline"),
        (["空.txt", "省.txt"], "outline"),
        (["省.txt", "市.txt", "-o", "表.odt"], ".docx"),
        (["省.txt", "市.txt", "-o", "表"], ".docx"),
        (["省.txt", "市.txt", "-o", "无/表.csv"], "无"),
        (["省.txt", "市.txt", "-o", "甲.csv", "-o", "甲.csv"], "甲.csv"),
    ],
)
def test_an_error_is_one_line_with_the_cure_and_no_file(texts, duizhao, words, cure):
    before = sorted(texts.rglob("*"))
    done = duizhao("compare", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert cure in done.stderr
    assert sorted(texts.rglob("*")) == before


@pytest.mark.parametrize("link", ["same", "symlink", "hardlink"])
def test_an_input_is_never_overwritten(texts, duizhao, link):
    given = texts / "输入.md"
    given.write_text(RULE, "utf-8")
    out = given if link == "same" else texts / "别名.md"
    if link == "symlink":
        out.symlink_to(given)
    elif link == "hardlink":
        out.hardlink_to(given)
    done = duizhao("compare", "省.txt", "输入.md", "-o", out.name)
    assert done.returncode == 2
    assert "不能覆盖" in done.stderr
    assert given.read_text("utf-8") == RULE


def test_the_language_of_errors_follows_the_option(duizhao):
    done = duizhao("compare", "没有.txt", "市.txt", "--lang", "en")
    assert "does not exist" in done.stderr


@pytest.mark.parametrize(
    "words", [["compare"], ["compare", "省.txt"], ["比较"], ["outline", "--no"]]
)
def test_wrong_use_is_exit_2(duizhao, words):
    assert duizhao(*words).returncode == 2


def test_version(duizhao):
    assert duizhao("--version").stdout.startswith("duizhao ")


def test_a_bug_is_named_and_can_be_looked_at(monkeypatch):
    def broken(*_):
        raise RuntimeError("内部")

    monkeypatch.setattr("duizhao.cli.comparing.command.compared", broken)
    monkeypatch.delenv("DUIZHAO_DEBUG", raising=False)
    assert run(["compare", "省.txt", "市.txt"]) == 70
    monkeypatch.setenv("DUIZHAO_DEBUG", "1")
    with pytest.raises(RuntimeError):
        run(["compare", "省.txt", "市.txt"])


def test_ctrl_c_is_130(monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("duizhao.cli.comparing.command.compared", interrupted)
    assert run(["compare", "省.txt", "市.txt"]) == 130


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_cleanly(texts, number, code):
    running = subprocess.Popen(
        [sys.executable, "-c", WAITING], cwd=texts, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout.readline() == b"ready\n"
    running.send_signal(number)
    _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors) == (code, b"")
    assert not (texts / "表.json").exists()
    assert not list(texts.glob(".*"))


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
def test_an_output_that_is_closed_before_the_first_word_is_no_difference():
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "duizhao", "--version"], stdout=write, stderr=subprocess.PIPE
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_closed_pipe_is_quiet(texts):
    command = f"'{sys.executable}' -m duizhao compare 省.txt 市.txt | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=texts,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""


def test_help_loads_nothing_heavy():
    program = (
        "import sys; from duizhao.cli.app import run; run(['--help']);"
        "heavy = {'jieba', 'docx', 'lxml', 'numpy', 'trafilatura', 'rapidfuzz',"
        "'duizhao.corpus', 'duizhao.alignment', 'importlib.resources'};"
        "print(sorted(heavy & set(sys.modules)), sorted(m for m in sys.modules if 'rich.' in m))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[] []"


def test_a_comparison_of_plain_texts_loads_no_library_of_files(texts):
    program = (
        "import sys; from duizhao.cli.app import run;"
        "run(['compare', '省.txt', '市.txt', '--json']);"
        "files = {'jieba', 'docx', 'lxml', 'trafilatura', 'opencc', 'pandas', 'jinja2'};"
        "sys.stderr.write(str(sorted(files & set(sys.modules))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=texts, capture_output=True, check=True
    )
    assert done.stderr == b"[]"


def test_outline_shows_the_tree(duizhao):
    done = duizhao("outline", "省.txt")
    assert "第二条  食堂应当留样四十八小时。" in done.stdout


def test_a_text_without_provisions_is_refused_in_one_sentence(tmp_path):
    news = tmp_path / "news.txt"
    news.write_text("昨日，区教育局到第三中学检查食堂。\n校长介绍了情况。\n", encoding="utf-8")
    rule = tmp_path / "rule.txt"
    rule.write_text("第一条　学校应当每月检查食堂。\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "duizhao", "compare", rule, news, "-o", tmp_path / "out.docx"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert "news.txt" in run.stderr
    assert not (tmp_path / "out.docx").exists()


def test_texts_of_plain_sentences_are_compared_by_paragraph(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = "操场开放公告\n\n操场每日六时开放。\n不得携带犬只。\n\n区教育局\n2024年5月1日\n"
    (tmp_path / "旧.txt").write_text(words, "utf-8")
    (tmp_path / "新.txt").write_text(words.replace("犬只", "宠物"), "utf-8")
    made = ["-o", "表.md", "-o", "表.html", "-o", "表.docx", "-o", "表.xlsx", "-o", "表.json"]
    assert run(["compare", "旧.txt", "新.txt", *made, "--exit-code"]) == 1
    changes = json.loads((tmp_path / "表.json").read_bytes())["changes"]
    assert [c["kind"] for c in changes if c["part"] == "clause"] == ["unchanged", "reworded"]
    outline = json.loads((tmp_path / "表.json").read_bytes())["variant"]["provisions"]
    assert [p["locator"] for p in outline if p["level"] == "paragraph"] == ["第一段", "第二段"]
    assert "不得携带~~犬只~~" in (tmp_path / "表.md").read_text("utf-8")


def test_marks_are_for_word_tables(duizhao, texts):
    done = duizhao("compare", "省.txt", "市.txt", "-o", "表.html", "--marks", "underline")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--marks 只用于 Word 对照表；请同时给出 -o FILE.docx。\n"
    assert not (texts / "表.html").exists()


def test_another_custom_of_marking_gives_another_table(duizhao, texts):
    names = ("bold", "underline")
    for name in names:
        assert (
            duizhao(*["compare", "省.txt", "市.txt", "-o"], f"{name}.docx", "--marks", name)[0] == 0
        )
    bold, underline = ((texts / f"{name}.docx").read_bytes() for name in names)
    assert bold != underline


@pytest.mark.slow
def test_tracked_changes_are_read_as_the_user_says(duizhao, texts):
    body = p("校园食品安全管理办法") + p(
        t("第一条　学校") + dele("应当") + ins(t("可以")) + t("公示菜单。")
    )
    (texts / "旧.docx").write_bytes(word(body))
    for tracked, word_read, code in (("accepted", "可以", ""), ("original", "应当", "-original")):
        made = json.loads(duizhao(*["outline", "旧.docx", "--json", "--tracked"], tracked).stdout)
        assert f"学校{word_read}公示菜单" in made["text"]
        assert f"tracked-changes{code}" in [found["code"] for found in made["left_out"]]
        done = duizhao(*["compare", "旧.docx", "省.txt", "--json", "--tracked"], tracked)
        assert json.loads(done.stdout)["settings"]["tracked"] == tracked
        duizhao(*f"batch 省.txt 旧.docx -o {tracked} --tracked {tracked}".split())
        run_of = json.loads((texts / tracked / "run.json").read_text("utf-8"))
        assert run_of["settings"]["tracked"] == tracked
        assert word_read in (texts / tracked / "clauses.csv").read_text("utf-8")


def test_a_redline_tells_how_pending_changes_were_read(duizhao, texts):
    body = p(t("第一条　学校") + dele("应当") + ins(t("可以")) + t("公示菜单。"))
    (texts / "新.docx").write_bytes(word(body))
    done = duizhao(
        *["compare", "省.txt", "新.docx", "--redline", "修订.docx", "--tracked", "original"]
    )
    assert "新.docx 中已有 2 处修订痕迹，已先予拒绝" in done.stderr
    assert read(texts / "修订.docx").text == "第一条　学校应当公示菜单。"
