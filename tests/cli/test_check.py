"""``duizhao check`` as a user meets it: outputs, exit codes, an office's own settings."""

import json
import sys

import pytest
from duizhao.cli.app import run

TEXT = """某市花木管理办法
第一条 为了规范花木管理,制定本办法。
第二条 处1O万元罚款。
第三条 本办法自2024年5月1日起施行。
"""
CLEAN = TEXT.replace(",", "，").replace("1O", "10")


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run a command in a folder with two texts; Chinese messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    (tmp_path / "花木.txt").write_text(TEXT, "utf-8")
    (tmp_path / "净.txt").write_text(CLEAN, "utf-8")

    def call(*words):
        code = run(["check", *words])
        sys.stdout.flush()
        return (code, *capfd.readouterr())

    return call


def faults(out):
    return [f["rule"] for text in json.loads(out)["texts"] for f in text["faults"]]


def test_faults_are_shown_and_the_exit_code_tells(duizhao):
    code, out, _ = duizhao("花木.txt")
    assert code == 0
    assert "DZ401" in out and "DZ501 错误" in out and "^^" in out
    assert duizhao("花木.txt", "--exit-code")[0] == 1
    assert duizhao("净.txt", "--exit-code")[0] == 0


def test_rules_are_selected_and_ignored(duizhao):
    assert faults(duizhao("花木.txt", "--json", "--select", "figure")[1]) == ["DZ501"]
    assert faults(duizhao("花木.txt", "--json", "--ignore", "DZ5")[1]) == ["DZ401"]
    code, _, err = duizhao("花木.txt", "--select", "DZ999")
    assert (code, "没有规则“DZ999”" in err) == (2, True)


def test_a_folder_is_checked_and_tabled(duizhao, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK")
    code, _, err = duizhao(".", "-o", "检查.csv", "-o", "检查.sarif")
    assert code == 2
    assert "坏.docx" in err and "共 3 份文本" in err
    assert (tmp_path / "检查.csv").read_text("utf-8").count("花木.txt") == 2
    assert json.loads((tmp_path / "检查.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_comments_on_a_plain_text_make_a_word_file(duizhao, tmp_path):
    code, out, _ = duizhao("花木.txt", "-o", "批注.docx", "--fix")
    assert (code, out) == (0, "已写入 批注.docx\n")
    assert (tmp_path / "批注.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "花木.txt").read_text("utf-8") == TEXT


def test_wrong_use_is_told_before_any_work(duizhao):
    for words, cure in (
        (("花木.txt", "--fix"), "-o FILE.docx"),
        (("花木.txt", "净.txt", "-o", "批注.docx"), "只给一个文件"),
        (("花木.txt", "-o", "批注.pdf"), ".sarif"),
        ((), "--rules"),
    ):
        code, _, err = duizhao(*words)
        assert code == 2 and cure in err


def test_an_office_keeps_its_settings_beside_its_texts(duizhao, tmp_path):
    settings = tmp_path / "duizhao.toml"
    settings.write_text('[check]\nignore = ["DZ401"]\n[terms]\n"草木" = ["花木"]\n', "utf-8")
    assert set(faults(duizhao("净.txt", "--json")[1])) == {"DZ305"}
    assert "DZ401" not in faults(duizhao("花木.txt", "--json")[1])
    for wrong in ("[check]\nprofil = 1\n", "[check]\nprofile = 'x'\n", "[check\n"):
        settings.write_text(wrong, "utf-8")
        code, _, err = duizhao("净.txt")
        assert (code, "duizhao.toml" in err) == (2, True)


def test_all_rules_are_listed(duizhao):
    code, out, _ = duizhao("--rules")
    assert code == 0 and "DZ101 number-missing" in out and "DZ952" in out
