"""The Word report: valid, landscape, faces for both scripts, marks that print, the same bytes."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from duizhao.alignment.compare import compare_files
from duizhao.alignment.model import (
    Comparison,
    Decided,
    Decision,
    Fate,
    Finding,
    Mention,
    Reference,
    RefStatus,
    Trait,
    Verdict,
)
from duizhao.corpus.model import Level, Span
from duizhao.report.word.write import comparison_docx
from duizhao.report.words.layout import Layout, Marks
from duizhao.report.words.words import Words
from lxml import etree

from ..support.samples import change, comparison, document


def made(layout=Layout.IMPLEMENTATION, lang="zh", what=None, marks=Marks.BOLD):
    return comparison_docx(what or comparison(), layout, lang, marks)


def opened(data):
    return docx.Document(io.BytesIO(data))


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main_table(report):
    """The comparison table: the one whose first column is numbered."""
    return next(t for t in report.tables if t.rows[0].cells[0].text == "序号")


def articles(*words):
    numbers = zip("一二三", words, strict=False)
    return [(Level.ARTICLE, f"第{number}条", text) for number, text in numbers]


def grid(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_parts_stand_in_their_order():
    headings = [p.text for p in opened(made()).paragraphs if p.style.style_id == "Heading1"]
    assert headings == [
        "摘要",
        "逐条对照",
        "力度、数额等变化",
        "需要核查的引用",
        "统一替换",
        "条号对照",
        "统计",
        "附记",
    ]


def test_decisions_and_references_that_followed_have_their_parts():
    at = Span(10, 13)
    moved = Reference(RefStatus.FOLLOWED, "第三条", "第四条", (at,), (at,), "第三条", "第四条")
    lost = Decided(
        Decision(Verdict.FORCE, Mention(locator="第九条"), row=5), Fate.UNKNOWN, params=("第九条",)
    )
    kept = Decided(Decision(Verdict.NONE, Mention(locator="第二条"), row=6), Fate.APPLIED, (3,))
    shown = replace(comparison(), references=(moved,), decided=(lost, kept))
    report = opened(comparison_docx(shown, Layout.IMPLEMENTATION, "zh"))
    lines = [p.text for p in report.paragraphs]
    assert lines[lines.index("其余引用") + 1] == "随序号调整 1"
    followed = next(t for t in map(grid, report.tables) if t[0][1:] == ["原文", "现文"])
    assert [row[1:] for row in followed] == [
        ["原文", "现文"],
        ["第三条", "第四条"],
    ]
    after = lines[lines.index("人工决定的对应") + 1 :]
    assert after[0] == "2 项决定中采用 1 项"
    assert after[1].startswith("第 5 行，确定 第九条 ↔ —：未采用")
    assert any(line.startswith("采用人工决定的对应 1 项，SHA-256 ") for line in after)


@pytest.mark.parametrize(
    ("layout", "columns"),
    [
        (Layout.IMPLEMENTATION, "序号 上位规定条文 本地规定条文 对应关系 差异要点 说明"),
        (Layout.REVISION, "序号 修订前 修订后 修订类型 说明"),
    ],
)
def test_columns_of_the_layouts(layout, columns):
    table = main_table(opened(made(layout)))
    assert grid(table)[0] == columns.split()
    assert all(row[-1] == "" for row in grid(table)[1:] if row[0].isdigit())


def test_rows_of_an_implementation_table():
    rows = grid(main_table(opened(made())))
    assert set(rows[1]) == {"统一替换：“省”改为“市”、“办法”改为“细则”；其余修改如下。"}
    assert rows[2][1:4] == ["省校园食品安全管理办法", "市校园食品安全管理细则", "文字修改"]
    assert rows[3] == ["第一章　总则"] * 6
    assert rows[5][1:5] == [
        "第二条　学校食堂应当在三十日内取得食品经营许可。",
        "第二条　学校食堂可以在六十日内取得食品经营许可。",
        "实质修改",
        "“应当”改为“可以”，力度放宽",
    ]
    assert rows[-2][2] == "（本地规定无对应条文）"


def test_short_rows_are_not_broken_over_two_pages_and_long_ones_may_be():
    long = document("长", articles("食堂应当每日公示菜单。" * 60, "餐具消毒。"))
    same = Comparison(long, long, tuple(change(long, long, [i], [i]) for i in long.clauses))
    rows = main_table(opened(made(what=same))).rows[1:]
    assert [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in rows] == [False, True]


def test_a_chapters_row_stays_with_the_next_one():
    table = main_table(opened(made()))
    chapters = [
        row for row in table.rows if row.cells[-1].paragraphs[0].style.style_id[4:] == "Chapter"
    ]
    assert chapters
    for row in chapters:
        assert {cell.paragraphs[0].style.style_id for cell in row.cells} == {"CellChapter"}


def group(number, report=None):
    """The lines of the row with a number: joined cells make them one group."""
    rows = main_table(report or opened(made())).rows
    return [row for row in rows if row.cells[0].text == number]


def test_what_answers_each_other_stands_in_one_line_across_a_split():
    rows = group("3")
    assert [(row.cells[1].text, row.cells[2].text) for row in rows] == [
        ("第三条　学校不得有下列行为：", "第三条　学校不得有下列行为："),
        ("（一）采购来源不明的食材；", "（一）采购来源不明的食材；"),
        ("", "（二）使用超过保质期的调料。"),
        ("（二）聘用没有健康证明的人员。", "第四条　学校不得聘用没有健康证明的人员。"),
    ]
    joined = [{row.cells[at]._tc for row in rows} for at in (0, 3, 5)]
    assert [len(cells) for cells in joined] == [1, 1, 1]


def edges(row, column, side):
    found = row.cells[column]._tc.xpath(f"w:tcPr/w:tcBorders/w:{side}/@w:val")
    return found[0] if found else "table"


def test_no_line_is_drawn_inside_an_article_and_a_dotted_one_between_two():
    rows = group("3")
    above = [edges(row, 2, "top") for row in rows]
    below = [edges(row, 2, "bottom") for row in rows]
    assert above == ["table", "nil", "nil", "dotted"]
    assert below == ["nil", "nil", "dotted", "table"]
    assert [edges(row, 1, "top") for row in rows] == above


def test_what_differs_is_said_beside_the_lines_that_differ():
    assert [row.cells[4].text for row in group("3")] == [
        "",
        "",
        "增加第三条第二项",
        "",
    ]


def test_a_table_of_revisions_folds_what_only_changed_its_number():
    old = document("旧", articles("公示菜单。", "餐具消毒。"))
    new = document("新", articles("食堂留样。", "公示菜单。", "餐具消毒。"))
    changes = (
        change(old, new, [], [1]),
        change(old, new, [1], [2], Trait.RENUMBERED),
        change(old, new, [2], [3], Trait.RENUMBERED),
    )
    report = opened(made(Layout.REVISION, what=Comparison(old, new, changes)))
    assert len(main_table(report).rows) == 2
    numbers = next(t for t in report.tables if t.rows[0].cells[0].text == "原条号")
    assert grid(numbers)[1][:3] == ["第一条至第二条", "第二条至第三条", ""]


CHAPTERS = """办法
第一章　总则
第一条　甲甲甲甲。
第二章　{}
第二条　乙乙{}乙。
第三章　附则
第三条　丙丙丙丙。
"""


@pytest.mark.parametrize(
    ("heading", "word", "rows"),
    [
        ("食堂", "丁", [["第二章　食堂"], ["1", "第二条　乙乙乙乙。", "第二条　乙乙丁乙。"]]),
        ("供餐", "乙", [["", "第二章　食堂", "第二章　供餐"]]),
        ("食堂", "乙", None),
    ],
)
def test_a_table_of_revisions_has_no_chapter_without_an_article_or_a_change(
    tmp_path, heading, word, rows
):
    for name, words in (("旧", ("食堂", "乙")), ("新", (heading, word))):
        (tmp_path / f"{name}.txt").write_text(CHAPTERS.format(*words), "utf-8")
    found = compare_files(tmp_path / "旧.txt", tmp_path / "新.txt")
    report = opened(made(Layout.REVISION, what=found))
    if rows is None:
        assert "两个文本的条文没有需要列出的修改。" in [p.text for p in report.paragraphs]
        assert not any(table.rows[0].cells[0].text == "序号" for table in report.tables)
    else:
        shown = [list(dict.fromkeys(row))[:3] for row in grid(main_table(report))[1:]]
        assert shown == rows


def runs_of(report, style):
    paragraphs = (p for row in main_table(report).rows for c in row.cells for p in c.paragraphs)
    return [r.text for p in paragraphs for r in p.runs if r.style.style_id == style]


def test_marks_are_styles_and_no_style_is_colour_alone():
    report = opened(made())
    assert "应当" in runs_of(report, "Deleted")
    assert "可以" in runs_of(report, "Added")
    assert "市" in runs_of(report, "Substituted")
    styles = {s.get(qn("w:styleId")): s for s in report.styles.element}
    assert styles["Deleted"].xpath(".//w:strike")
    assert styles["Deleted"].xpath(".//w:shd")
    assert styles["Added"].xpath(".//w:b")
    assert styles["Added"].xpath(".//w:rFonts/@w:eastAsia") == ["黑体"]
    assert not report.styles.element.xpath(".//w:color")


LINES = {"Added": "double", "Substituted": "dash", "Moved": "wave"}


def test_marks_of_lines_alone_are_all_different_and_need_no_bold_face():
    report = opened(made(marks=Marks.UNDERLINE))
    assert "可以" in runs_of(report, "Added")
    styles = {s.get(qn("w:styleId")): s for s in report.styles.element}
    for name, line in LINES.items():
        assert styles[name].xpath("w:rPr/w:u/@w:val") == [line]
    assert styles["Deleted"].xpath("w:rPr/w:strike")
    for name in (*LINES, "Deleted"):
        assert not styles[name].xpath("w:rPr/w:b | w:rPr/w:shd | w:rPr/w:rFonts | w:rPr/w:color")


@pytest.mark.parametrize(
    ("marks", "names"),
    [
        (Marks.BOLD, ["黑体字", "灰底加删除线", "虚线下划线", "点线下划线"]),
        (Marks.UNDERLINE, ["双下划线", "删除线", "虚线下划线", "波浪线"]),
    ],
)
def test_the_legend_shows_each_mark_on_its_own_name(marks, names):
    report = opened(made(marks=marks))
    legend = next(p for p in report.paragraphs if p.style.style_id == "Legend")
    shown = [(r.text, r.style.style_id) for r in legend.runs if r.text in names]
    assert shown == list(zip(names, ["Added", "Deleted", "Substituted", "Moved"], strict=True))
    assert any(f"标记：{Words('zh').value(marks)}。" in p.text for p in report.paragraphs)


def test_an_article_with_nothing_beside_it_is_struck_only_in_a_table_of_revisions():
    words = "违反本办法第三条的，处五千元罚款。"
    assert words not in runs_of(opened(made()), "Deleted")
    assert words in runs_of(opened(made(Layout.REVISION)), "Deleted")


def test_every_face_is_set_for_both_scripts_and_no_theme_wins():
    found = parts(made())
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        root = etree.fromstring(found[name])
        for fonts in root.iter(qn("w:rFonts")):
            assert not [key for key in fonts.attrib if key.endswith("Theme")]
            assert {qn(f"w:{key}") for key in ("ascii", "hAnsi", "eastAsia")} <= set(fonts.attrib)


def test_landscape_a4_repeated_header_and_page_number():
    report = opened(made())
    section = report.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert main_table(report).rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert "PAGE" in section.footer._element.xpath("string(.)")
    assert section.footer.paragraphs[0].text == "— 1 —"


def test_the_same_bytes_and_a_date_only_from_outside(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert made() == made()
    assert opened(made()).core_properties.created.year == 2000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    properties = opened(made()).core_properties
    assert properties.created.year == 2023
    assert properties.author == "对照 duizhao"
    assert properties.comments == ""


def test_nothing_of_another_templates_is_left():
    names = parts(made())
    assert not [n for n in names if "stylesWithEffects" in n or "thumbnail" in n]
    assert len(made()) < 40_000


def test_what_xml_cannot_hold_is_shown():
    text = document("标题\x00", [(Level.ARTICLE, "第一条", "菜\x0b单\ufffe\u202e。")])
    same = Comparison(text, text, (change(text, text, [1], [1]),))
    cells = grid(main_table(opened(made(what=same))))[1]
    assert "菜单⟨U+FFFE⟩⟨U+202E⟩。" in cells[1]


def test_in_english():
    assert "Summary" in [p.text for p in opened(made(lang="en")).paragraphs]


def test_a_long_report_is_quick():
    words = "食堂应当每日公示菜单，接受师生监督。" * 5
    lines = [(Level.ARTICLE, f"第{n}条", words) for n in range(1, 301)]
    text = document("长办法", lines)
    same = Comparison(text, text, tuple(change(text, text, [i], [i]) for i in text.clauses))
    assert len(main_table(opened(made(what=replace(same)))).rows) == 301


def test_a_long_title_is_broken_between_the_names():
    long = document(
        "青澜市学校食堂和校外供餐食品安全管理规定实施细则",
        [(Level.ARTICLE, "第一条", "公示菜单。")],
    )
    same = Comparison(long, long, (change(long, long, [1], [1]),))
    title = opened(made(what=same)).paragraphs[0].text
    assert title.split("\n")[0] == f"《{long.title}》"
    assert title.endswith("\n条文对照表")


def test_a_word_that_one_text_lacks_is_found_by_the_clauses_of_both():
    old = document("旧", [(Level.ARTICLE, "第一条", "借阅人应当爱护档案。")])
    new = document("新", [(Level.ARTICLE, "第三条", "借阅人应当爱护档案，处五十元罚款。")])
    added = Finding("penalty-added", "", "罚款", (), (Span(16, 18),))
    found = Comparison(old, new, (change(old, new, [1], [1], findings=[added]),))
    tables = map(grid, opened(made(what=found)).tables)
    findings = next(rows for rows in tables if "核查提示" in rows[0])
    assert findings[1][:4] == ["第一条", "第三条", "", "罚款"]


@pytest.mark.parametrize(
    ("layout", "names"),
    [(Layout.IMPLEMENTATION, ["模板", "本地"]), (Layout.REVISION, ["修订前", "修订后"])],
)
def test_the_colophon_calls_the_texts_what_the_table_calls_them(layout, names):
    lines = [p.text for p in opened(made(layout)).paragraphs if "，SHA-256 " in p.text]
    assert [line.split("：")[0] for line in lines] == names
