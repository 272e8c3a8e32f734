"""The command line in the user's language: wrong use, Chinese values, hints, two bare files."""

import docx
import pytest

from ..support.commands import caller

OLD = "养老机构管理办法\n第一条　养老机构应当每日消毒。\n第二条　养老机构可以收取押金。\n"
NEW = OLD.replace("每日", "每周")
TWO = ("compare", "旧.txt", "新.txt")
OTHER = "渔船检验规程\n第一条　渔船入坞前卸空舱底积水。\n第二条　检验人员核对船名牌号。\n"


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run a command beside three texts, with messages in Chinese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    for name, words in (("旧", OLD), ("新", NEW), ("别", OTHER), ("~$旧", OLD)):
        (tmp_path / f"{name}.txt").write_text(words, "utf-8")

    return caller(capfd)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["compare"], "缺少 TEMPLATE（模板、上位规定）；用 duizhao compare --help 查看用法。"),
        (["compare", "旧.txt"], "缺少 VARIANT（本地文本）；用 duizhao compare --help 查看用法。"),
        (["amend", "旧.txt"], "缺少 NEW（新文本）；"),
        (["split", "旧.txt"], "缺少 --output（输出文件夹）；"),
        (["比较"], "没有命令 比较；用 duizhao --help 查看用法。"),
        (["compar", "旧.txt"], "没有命令 compar，是不是 compare；用 duizhao --help 查看用法。"),
        ([*TWO, "--weight", "9"], "--weight 的值“9”不能用，应为 1 至 3 的整数；"),
        ([*TWO, "--weight", "重"], "--weight 的值“重”不能用，应为 1 至 3 的整数；"),
        (
            ["batch", "旧.txt", "新.txt", "-o", "夹", "--jobs", "0"],
            "--jobs 的值“0”不能用，应为 1 以上",
        ),
        ([*TWO, "--strict=yes"], "选项 --strict 后面不要值；用 duizhao compare --help 查看用法。"),
        ([*TWO, "--marks"], "选项 --marks 后面要有值；用 duizhao compare --help 查看用法。"),
        ([*TWO, "--lang", "fr"], "--lang 的值“fr”不能用，可用：zh（中文）、en（英文）；"),
        ([*TWO, "-o", "."], ". 是文件夹；请给出文件名。"),
        ([*TWO, "--redline", "改.txt"], "不能写 改.txt：修订文件只能是 .docx；"),
        ([*TWO, "--links", "别.txt"], "别.txt 不是对应表：缺少“决定（确定、禁止、无对应）”一栏；"),
        ([*TWO, "--notes", "别.txt", "-o", "表.docx"], "不能从 别.txt 读取说明；"),
        ([*TWO, "--no-fold", "空"], "没有名为 空 的书写差异；可用的名称："),
        ([*TWO, "--limit", "快"], "快 不是限制的设置；"),
        ([*TWO, "--date", "昨天", "--redline", "改.docx"], "昨天 不是日期；请写作 2025-03-01。"),
        (["compare", "旧.txt", "无.txt"], "找不到文件：无.txt。"),
        (["compare", "-", "-"], "标准输入（-）只能给出一次。"),
        (
            ["check", "旧.txt", "--kind", "条约"],
            "--kind 的值“条约”不能用，可用：statute（法律、法规）、",
        ),
        (
            ["amend", "旧.txt", "新.txt", "--style", "简"],
            "--style 的值“简”不能用，可用：full（整条",
        ),
        (["apply", "旧.txt", "新.txt", "-o", "新.pdf"], "不能写 新.pdf：只支持 .docx .txt；"),
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


def test_the_same_text_twice_gets_a_hint(duizhao):
    assert duizhao("compare", "旧.txt", "旧.txt").stderr == (
        "提示：两个文本完全相同，请确认是否选对了文件。\n"
    )


def test_values_may_be_chinese_in_every_command(duizhao):
    assert duizhao("check", "旧.txt", "--kind", "规范性文件", "--profile", "严格").returncode == 0
    done = duizhao("amend", "旧.txt", "新.txt", "--style", "整条", "--numbering", "顺延")
    assert done.returncode == 0


def test_a_chinese_report_has_no_english_words_for_its_settings(duizhao, tmp_path):
    names = ("-o", "表.docx", "-o", "表.html", "--layout", "修订", "--marks", "下划线")
    duizhao("compare", "旧.txt", "新.txt", *names)
    words = "".join(p.text for p in docx.Document(tmp_path / "表.docx").paragraphs)
    page = (tmp_path / "表.html").read_text("utf-8")
    assert "版式：修订；" in words
    assert "标记：下划线。" in words
    assert "版式：修订；" in page
    assert "<dt>修订前</dt>" in page
    assert "<dt>模板</dt>" not in page


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
