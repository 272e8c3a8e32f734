# ruff: noqa: E501 - a case is a line
"""Tables, row by row: cells, names of columns, merged cells, and what is no table."""

import docx
import pytest
from duizhao.corpus.model import Hint, Level, Source, Span
from duizhao.corpus.parse import parse
from duizhao.corpus.reading.markup.markdown import strip_markdown
from duizhao.corpus.reading.read import read
from duizhao.corpus.reading.web.page import read_page
from hypothesis import given, settings
from hypothesis import strategies as st

HEAD = "第一条 收费标准见附件。\n附件：收费表\n"


def rows(document, level=Level.ROW):
    """The rows of the tables, each as its columns and words."""
    return [
        {cell.column: cell.span.cut(document.text) for cell in node.cells}
        for node in document.nodes
        if node.level is level
    ]


def plain(text):
    return parse(Source("", "", text, "text"))


TABS = "项目\t单位\t标准\n停车\t每小时\t五元\n洗车\t每次\t二十元\n"
BARS = "| 项目 | 单位 | 标准 |\n|---|---|---|\n| 停车 | 每小时 | 五元 |\n| 洗车 | 每次 | 二十元 |\n"
WANTED = [
    {"项目": "停车", "单位": "每小时", "标准": "五元"},
    {"项目": "洗车", "单位": "每次", "标准": "二十元"},
]


GAPS = TABS.replace("\t", "    ")
DRAWN = "┌──┬──┬──┐\n│项目│单位│标准│\n├──┼──┼──┤\n│停车│每小时│五元│\n├──┼──┼──┤\n│洗车│每次│二十元│\n└──┴──┴──┘\n"


@pytest.mark.parametrize("table", [TABS, BARS, GAPS, DRAWN])
def test_tables_of_plain_text(table):
    document = plain(HEAD + table + "本表由区局解释。\n")
    assert rows(document) == WANTED
    names = [document.nodes[i].locator for i in document.clauses]
    assert names == ["第一条", "附件表第一行", "附件表第二行", "附件"]


def test_tables_of_markdown():
    text, _, hints = strip_markdown(f"# 收费办法\n\n{HEAD}\n{BARS}")
    assert rows(parse(Source("", "", text, "markdown", (), hints))) == WANTED


def test_empty_cells_of_markdown_keep_their_place():
    table = "| 项目 | 单位 | 标准 |\n|---|---|---|\n| 停车 | | 五元 |\n| 洗车 | 每次 |\n"
    text, _, hints = strip_markdown(f"# 收费办法\n\n{HEAD}\n{table}")
    assert rows(parse(Source("", "", text, "markdown", (), hints))) == [
        {"项目": "停车", "单位": "", "标准": "五元"},
        {"项目": "洗车", "单位": "每次", "标准": ""},
    ]


def test_tables_of_pages():
    page = """<html><body><h1>收费办法</h1><p>第一条 收费标准见附件。</p><p>附件：收费表</p>
    <table><tr><th>项目</th><th>单位</th><th>标准</th></tr>
    <tr><td rowspan=2>停车</td><td>每小时</td><td>五元</td></tr>
    <tr><td>每日</td><td>三十元</td></tr>
    <tr><td>洗车</td><td colspan=2>免费</td></tr></table></body></html>"""
    text, _, hints = read_page(page.encode(), "a.html")
    assert rows(parse(Source("", "", text, "html", (), hints))) == [
        {"项目": "停车", "单位": "每小时", "标准": "五元"},
        {"项目": "停车", "单位": "每日", "标准": "三十元"},
        {"项目": "洗车", "单位": "免费"},
    ]


def test_a_page_laid_out_as_a_table_is_read_as_its_lines():
    articles = "".join(f"<p>第{n}条 学校应当登记档案。</p>" for n in "一二三四")
    page = f"<table><tr><td>首页</td><td>{articles}</td></tr><tr><td>上页</td><td>下页</td></tr></table>"
    text, _, hints = read_page(f"<html><body>{page}</body></html>".encode(), "a.html")
    document = parse(Source("", "", text, "html", (), hints))
    assert sum(node.level is Level.ARTICLE for node in document.nodes) == 4


def test_a_table_inside_a_table_that_lays_out_the_page():
    inner = "<tr><th>项目</th><th>标准</th></tr><tr><td>停车</td><td>五元</td></tr><tr><td>洗车</td><td>十元</td></tr>"
    page = f"<table><tr><td>首页</td><td><p>第一条 标准：</p><table>{inner}</table><p>第二条 完。</p></td></tr></table>"
    text, _, hints = read_page(f"<html><body>{page}</body></html>".encode(), "a.html")
    document = parse(Source("", "", text, "html", (), hints))
    assert rows(document) == [{"项目": "停车", "标准": "五元"}, {"项目": "洗车", "标准": "十元"}]


def test_a_small_table_inside_a_cell_stays_in_its_row():
    small = "<table><tr><td>固定</td><td>流动</td></tr></table>"
    page = f"<p>第一条 标准：</p><table><tr><th>类别</th><th>面积</th></tr><tr><td>甲</td><td>六</td></tr><tr><td>乙</td><td>{small}</td></tr></table>"
    text, _, hints = read_page(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert rows(parse(Source("", "", text, "html", (), hints))) == [
        {"类别": "甲", "面积": "六"},
        {"类别": "乙", "面积": "固定\n流动"},
    ]


def test_a_row_over_the_whole_width_divides_a_table_and_a_note_below_is_none():
    wide = "<tr><td colspan=2>{}</td></tr>".format
    page = (
        f"<p>第一条 标准：</p><table>{wide('收费表')}<tr><th>项目</th><th>标准</th></tr>"
        f"<tr><td>停车</td><td>五元</td></tr>{wide('节日')}<tr><td>停车</td><td>十元</td></tr>{wide('注：含税。')}</table>"
    )
    text, _, hints = read_page(f"<html><body>{page}</body></html>".encode(), "a.html")
    document = parse(Source("", "", text, "html", (), hints))
    assert rows(document) == [
        {"项目": "停车", "标准": "五元"},
        {"": "节日"},
        {"项目": "停车", "标准": "十元"},
    ]


@pytest.mark.parametrize("items", [["登记", "注销"], ["登记", "注销", "变更"]])
def test_running_numbers_are_labels(items):
    lines = "".join(f"{n}\t{item}\n" for n, item in enumerate(items, 1))
    document = plain(f"附件：目录\n序号\t事项\n{lines}")
    found = [node for node in document.nodes if node.level is Level.ROW]
    assert [node.label for node in found] == [str(n) for n, _ in enumerate(items, 1)]
    assert [node.body.cut(document.text) for node in found] == items


def test_below_their_name_running_numbers_may_have_a_gap():
    table = HEAD + "序号\t项目\t标准\n1\t停车\t五元\n3\t洗车\t十元\n"
    assert [n.label for n in plain(table).nodes if n.level is Level.ROW] == ["1", "3"]
    other = plain(table.replace("序号", "次数"))
    assert [n.label for n in other.nodes if n.level is Level.ROW] == ["", ""]


def test_a_head_that_comes_again_is_no_row():
    document = plain(HEAD + TABS + TABS)
    assert rows(document) == WANTED + WANTED
    assert rows(document, Level.COLUMNS) == [{"": "标准"}]


@pytest.mark.parametrize(
    "text",
    [
        "第一条\t学校应当登记。\n第二条\t学校应当留样。\n",
        "一、\t学校应当登记。\n二、\t学校应当留样。\n",
        "学校应当登记，\t并如实公开。\n",
        "张某    李某    王某\n赵某    钱某    孙某\n周某    吴某    郑某\n",
    ],
)
def test_a_tab_alone_makes_no_table(text):
    assert rows(plain(text)) == []


def test_a_table_inside_an_article_opens_no_paragraph():
    text = f"第一条 标准如下：\n{TABS}标准每年调整。\n"
    document = plain(text)
    names = [document.nodes[i].locator for i in document.clauses]
    assert names == [
        "第一条第一款",
        "第一条第一款表第一行",
        "第一条第一款表第二行",
        "第一条第二款",
    ]


def test_names_over_two_columns():
    def span(words, start=0):
        at = text.index(words, start)
        return Span(at, at + len(words))

    text = "情节\n罚款\n单位\n个人\n轻微\n一万元\n一千元\n严重\n十万元\n一万元\n"
    level, fine = span("情节"), span("罚款")
    grid = [
        (level, fine, fine),
        (level, span("单位"), span("个人")),
        (span("轻微"), span("一万元"), span("一千元")),
        (span("严重"), span("十万元"), span("一万元", 25)),
    ]
    hints = tuple(Hint("row", Span(cells[0].start, cells[-1].end), cells) for cells in grid)
    hints = (hints[0], Hint("row", Span(6, 11), grid[1]), *hints[2:])
    assert rows(parse(Source("", "", text, "docx", (), hints)))[1] == {
        "情节": "严重",
        "罚款·单位": "十万元",
        "罚款·个人": "一万元",
    }


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_hints_tile_any_text(data):
    words = st.sampled_from(["第一条", "甲", "\n", "\t", "|", "一、", "2", " ", "。", "-"])
    text = data.draw(st.lists(words, max_size=30).map("".join))
    place = st.integers(0, len(text))
    spans = st.tuples(place, place).map(lambda pair: Span(min(pair), max(pair)))
    hint = st.builds(Hint, st.sampled_from(["row", "columns"]), spans, st.lists(spans).map(tuple))
    document = parse(Source("", "", text, "docx", (), tuple(data.draw(st.lists(hint)))))
    at = 0
    for node in document.nodes:
        assert not text[at : node.own.start].strip()
        assert at <= node.own.start <= node.body.start <= node.body.end <= node.own.end
        at = node.own.end
    assert not text[at:].strip()


def test_a_row_whose_last_cell_is_empty_is_a_row_in_word(tmp_path):
    file = docx.Document()
    file.add_paragraph("第一条　收费标准见附件。")
    table = file.add_table(rows=3, cols=3)
    for row, words in zip(table.rows, ("项目 标准 备注", "停车 五元", "洗车 二十元"), strict=True):
        for cell, word in zip(row.cells, words.split(), strict=False):
            cell.text = word
    file.save(tmp_path / "收费.docx")
    document = parse(read(tmp_path / "收费.docx"))
    assert rows(document) == [
        {"项目": "停车", "标准": "五元", "备注": ""},
        {"项目": "洗车", "标准": "二十元", "备注": ""},
    ]


def test_a_line_that_bars_frame_is_a_row_though_it_begins_with_a_label():
    text = "作息时间表\n| 节次 | 夏季 | 冬季 |\n| --- | --- | --- |\n| 第一节 | 8:20 | 8:40 |\n| 第二节 | 9:10 | 9:30 |\n"
    assert [str(node.level) for node in parse(Source("", "", text, "text")).nodes] == [
        "title",
        "columns",
        "furniture",
        "row",
        "row",
    ]
    # A tab behind the label of an article parts it from its words.
    text = "作息规定\n第一节\t夏季\t早读\n第一条\t夏季早读。\n第二条\t冬季晚读。\n"
    assert "row" not in {str(node.level) for node in parse(Source("", "", text, "text")).nodes}
