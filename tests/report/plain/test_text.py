"""Terminal, Markdown and CSV: readable without colour, nothing that could run or hide."""

import csv
import io
from dataclasses import replace

import pytest
from duizhao.alignment.model import Comparison, Reference, RefStatus, Settings
from duizhao.corpus.model import Level, Span
from duizhao.report.plain.csv import comparison_csv, harmless
from duizhao.report.plain.markdown import comparison_markdown, escape
from duizhao.report.plain.outline import print_tree
from duizhao.report.plain.terminal import print_comparison
from duizhao.report.words.fold import fold
from duizhao.report.words.layout import Layout
from rich.cells import cell_len
from rich.text import Text

from ...support.samples import TEMPLATE, change, comparison, document, with_trouble


@pytest.fixture
def terminal(monkeypatch, capsys):
    """Print on a terminal of a given width and return what came out."""

    def call(width, *, made=None, colour=False, **more):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TTY_COMPATIBLE", "1" if colour else "0")
        if colour:
            monkeypatch.setenv("FORCE_COLOR", "1")
            monkeypatch.setenv("TERM", "xterm-256color")
        print_comparison(made or comparison(), "zh", **more)
        return capsys.readouterr().out

    return call


def test_the_overview_comes_first(terminal):
    shown = terminal(80)
    parts = ["摘要", "统一替换", "需要核查的引用", "逐条对照", "第一章"]
    assert [part for part in parts if part in shown] == parts
    assert sorted(parts, key=shown.index) == parts


@pytest.mark.parametrize("width", [20, 40, 80, 99, 100, 140])
def test_no_line_is_wider_than_the_terminal(terminal, width):
    assert max(map(cell_len, terminal(width, explain=True).splitlines())) <= width


def test_stacked_on_80_columns_with_marks(terminal):
    shown = terminal(80)
    assert "模板 第二条　学校食堂[-应当-]在[-三-]十日内取得食品经营许可。" in shown
    assert "本地 第二条　学校食堂{+可以+}在{+六+}十日内取得食品经营许可。" in shown
    assert "▲ “应当”改为“可以”，力度放宽" in shown


def test_side_by_side_where_there_is_room(terminal):
    shown = terminal(120)
    line = next(line for line in shown.splitlines() if "[-应当-]" in line)
    assert "{+可以+}" in line
    assert cell_len(line[: line.rindex("第二条")]) == 61


def test_colour_takes_the_place_of_marks(terminal):
    shown = terminal(80, colour=True)
    assert "[-应当-]" not in shown
    assert "\x1b[" in shown


def test_no_color_keeps_the_marks(terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[-应当-]" in terminal(80, colour=True)


def test_a_brief_report_stops_before_the_articles(terminal):
    assert "逐条对照" not in terminal(80, brief=True)


def test_explain_shows_the_evidence(terminal):
    shown = terminal(80, explain=True)
    assert "共同文字" in shown
    assert "+1.50" in shown


def test_control_characters_do_not_reach_the_terminal(terminal):
    text = document("标\x1b[2J题", [(Level.ARTICLE, "第一条", "菜\x1b[31m单\u202e反。")])
    made = Comparison(text, text, (change(text, text, [1], []), change(text, text, [], [1])))
    shown = terminal(80, made=made)
    assert "\x1b" not in shown
    assert "␛[31m单⟨U+202E⟩反" in shown


def test_the_tree_and_what_was_left_out(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    print_tree(TEMPLATE, "zh")
    print_tree(with_trouble(), "zh")
    shown = capsys.readouterr().out
    assert "├── 第一章  总则" in shown
    assert "（一）  采购来源不明的食材；" in shown
    assert "图片 2 张未读" in shown


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("食堂应当公示菜单，接受监督。", 16, ["食堂应当公示菜", "单，接受监督。"]),
        ("处5000元罚款", 8, ["处5000元", "罚款"]),
        ("自2024年起施行", 5, ["自", "2024", "年起", "施行"]),
        ("依照（二）项", 8, ["依照", "（二）项"]),
        ("甲\n乙", 8, ["甲", "乙"]),
        ("", 8, [""]),
    ],
)
def test_lines_break_where_printers_break(text, width, lines):
    assert [line.plain for line in fold(Text(text), width)] == lines


def test_csv_rows_and_columns():
    text = comparison_csv(comparison(), Layout.IMPLEMENTATION, "zh")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert rows[0] == ["序号", "上位规定条文", "本地规定条文", "对应关系", "差异要点", "说明"]
    assert rows[1][1:3] == ["省校园食品安全管理办法", "市校园食品安全管理细则"]
    assert rows[2] == ["", "第一章　总则", "第一章　总则", "", "", ""]
    assert rows[4][3:5] == ["实质修改", "“应当”改为“可以”，力度放宽"]
    assert {len(row) for row in rows} == {6}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM", "\tx", "＝1"])
def test_no_cell_is_a_formula(cell):
    assert harmless(cell) == "'" + cell


def test_plain_cells_stay():
    assert harmless("第一条　=不在开头") == "第一条　=不在开头"


def test_markdown_marks_and_escapes():
    text = comparison_markdown(comparison(), Layout.REVISION, "zh")
    assert "# 《市校园食品安全管理细则》修订前后对照表" in text
    assert "学校食堂~~应当~~在~~三~~十日内" in text
    assert escape("a|b*c<script>") == "a\\|b\\*c&lt;script>"


def test_every_markdown_row_has_as_many_cells():
    text = comparison_markdown(comparison(), Layout.IMPLEMENTATION, "zh")
    assert {line.count(" | ") for line in text.splitlines() if line.startswith("|")} == {5}


def folded():
    """The sample with the articles folded that only had words replaced throughout."""
    return replace(comparison(), settings=Settings(fold_substituted=True))


def test_articles_only_substituted_are_shown_or_folded(terminal):
    shown, short = terminal(80), terminal(80, made=folded())
    assert "模板 第一条　为了加强全‹省›校园食品安全管理，制定本‹办法›。" in shown
    assert "‹省›校园食品安全管理" not in short
    assert "第一条  仅统一替换  为了加强全市校园食品安全管理，制定本细则。" in short
    assert "模板 第二条　学校食堂[-应当-]" in short


def test_a_folded_row_of_a_table_shows_how_it_begins():
    rows = list(csv.reader(io.StringIO(comparison_csv(folded(), Layout.REVISION, "zh")[1:])))
    assert rows[3][:3] == [
        "1",
        "第一条　为了加强全省校园食品安全管理，制定本办法…",
        "第一条　为了加强全市校园食品安全管理，制定本细则…",
    ]
    assert "第一条　为了加强全" in comparison_markdown(folded(), Layout.REVISION, "zh")
    whole = list(csv.reader(io.StringIO(comparison_csv(comparison(), Layout.REVISION, "zh")[1:])))
    assert [row[1] for row in whole[4:6]] == [row[1] for row in rows[4:6]]


def test_substitutions_name_their_places(terminal):
    assert "“省”→“市”，2 处：第一条、第五条" in terminal(80)


def test_references_that_followed_are_listed_after_those_that_need_a_look(terminal):
    at = Span(10, 13)
    moved = Reference(RefStatus.FOLLOWED, "第三条", "第四条", (at,), (at,), "第三条", "第四条")
    made = comparison()
    shown = terminal(80, made=replace(made, references=(*made.references, *[moved] * 15)))
    assert "其余引用\n  随序号调整 15\n" in shown
    assert shown.count("“第三条”随序号调整为“第四条”") == 12
    assert "另有 3 项" in shown
    assert shown.index("需要核查的引用") < shown.index("其余引用")


def test_a_text_without_title_is_called_by_its_file(terminal):
    nameless = replace(TEMPLATE, title="", path="文件/甲.txt")
    same = tuple(change(nameless, nameless, [i], [i]) for i in nameless.clauses)
    assert "甲.txt" in terminal(80, made=Comparison(nameless, nameless, same))
