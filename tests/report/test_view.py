"""Rows by article: roll-up, groups, headings, marks, coverage."""

import re

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Trait
from duizhao.corpus.model import Level, Source
from duizhao.corpus.parse import parse
from duizhao.report.view.headings import Heading
from duizhao.report.view.summary import is_different, summarise
from duizhao.report.view.units import unit_of
from duizhao.report.view.view import ArticleRow, view
from duizhao.report.words.text import Mark, Run, flow, one_line, plain, visible
from duizhao.report.words.words import Words
from hypothesis import given
from hypothesis import strategies as st

from ..support.samples import TEMPLATE, VARIANT, change, comparison, document, framed


def rows(seen):
    """The rows in short: (template locators, variant locators, relations), headings as pairs."""
    for row in seen.rows:
        if isinstance(row, Heading):
            yield row.template, row.variant
        else:
            sides = (
                "、".join(cell.locator for cell in cells) for cells in (row.template, row.variant)
            )
            yield (*sides, "、".join(row.relations))


def test_rows_in_order_with_headings_groups_and_what_was_dropped():
    assert list(rows(view(comparison()))) == [
        ("省校园食品安全管理办法", "市校园食品安全管理细则"),
        ("第一章　总则", "第一章　总则"),
        ("第一条", "第一条", "substituted"),
        ("第二条", "第二条", "material"),
        ("第三条", "第三条、第四条", "wording、split、lifted"),
        ("第二章　监督检查", "第二章　监督检查"),
        ("第四条", "第五条、第六条", "wording、split"),
        ("第五条", "", "dropped"),
        ("第六条", "第七条", "substituted"),
    ]


def test_every_article_is_in_one_row():
    for side, text in (("template", TEMPLATE), ("variant", VARIANT)):
        shown = [cell.node for row in view(comparison()).articles for cell in getattr(row, side)]
        assert sorted(shown) == sorted({unit_of(text, clause) for clause in text.clauses})


CHAPTERS = """第一章 总则
第一条 摊主应当登记。
第二章 经营
第二条 摊主应当清扫摊位。
第三条 摊主应当公示价格。
"""


def test_an_article_that_kept_its_number_comes_from_its_chapter():
    new = CHAPTERS.replace("第二章 经营\n", "").replace("第三条", "第二章 经营\n第三条")
    texts = (parse(Source("", "", text, "text")) for text in (CHAPTERS, new))
    lines = [line for row in view(compare(*texts)).articles for line in row.variant[0].lines]
    assert [line.origin.locators for line in lines] == [(), ("第二章",), ()]


def test_an_item_that_wandered_is_pointed_at_and_does_not_join_rows():
    lines = [
        (Level.ARTICLE, "第一条", ""),
        (Level.PARAGRAPH, "", "食堂应当做好下列工作，并接受监督检查："),
        (Level.ITEM, "（一）", "留样；"),
        (Level.ARTICLE, "第二条", ""),
        (Level.PARAGRAPH, "", "学校应当公开下列信息，并及时进行更新："),
    ]
    old = document("旧", [*lines, (Level.ITEM, "（一）", "菜单。")])
    new = document(
        "新",
        [
            *lines[:2],
            *lines[3:],
            (Level.ITEM, "（一）", "菜单；"),
            (Level.ITEM, "（二）", "留样。"),
        ],
    )
    changes = (
        change(old, new, [2], [2]),
        change(old, new, [5], [4]),
        change(old, new, [6], [5]),
        change(old, new, [3], [6], Trait.MOVED),
    )
    seen = view(Comparison(old, new, changes))
    assert [row[:2] for row in rows(seen)] == [("第一条", "第一条"), ("第二条", "第二条")]
    first, second = seen.articles
    assert first.template[0].lines[-1].origin == (("第二条第二项",), "origin.to")
    assert second.variant[0].lines[-1].origin == (("第一条第一项",), "origin.from")


def test_a_dropped_article_is_not_led_astray_by_one_that_moved():
    words = ["校长负责。", "食堂留样。", "公示菜单。", "餐具消毒。"]
    old = document(
        "旧", [(Level.ARTICLE, f"第{n}条", w) for n, w in zip("一二三四", words, strict=True)]
    )
    new = document(
        "新",
        [
            (Level.ARTICLE, "第一条", words[2]),
            (Level.ARTICLE, "第二条", words[0]),
            (Level.ARTICLE, "第三条", words[1]),
        ],
    )
    changes = (
        change(old, new, [3], [1], Trait.MOVED),
        change(old, new, [1], [2]),
        change(old, new, [2], [3]),
        change(old, new, [4], []),
    )
    names = [row[0] for row in rows(view(Comparison(old, new, changes)))]
    assert names == ["第三条", "第一条", "第二条", "第四条"]


def test_an_article_that_moved_does_not_draw_its_chapter_along():
    chapters = (Level.CHAPTER, "第一章", "总则"), (Level.CHAPTER, "第二章", "管理")
    old = document(
        "旧",
        [
            chapters[0],
            (Level.ARTICLE, "第一条", "校长负责。"),
            chapters[1],
            (Level.ARTICLE, "第二条", "食堂留样。"),
            (Level.ARTICLE, "第三条", "公示菜单。"),
        ],
    )
    new = document(
        "新",
        [
            chapters[0],
            (Level.ARTICLE, "第一条", "公示菜单。"),
            (Level.ARTICLE, "第二条", "校长负责。"),
            chapters[1],
            (Level.ARTICLE, "第三条", "食堂留样。"),
        ],
    )
    changes = (
        change(old, new, [5], [2], Trait.MOVED),
        change(old, new, [2], [3]),
        change(old, new, [4], [5]),
    )
    compared = Comparison(old, new, framed(old, new, *changes))
    found = [row for row in rows(view(compared)) if len(row) == 2]
    assert found == [
        ("旧", "新"),
        ("第一章　总则", "第一章　总则"),
        ("第二章　管理", "第二章　管理"),
    ]


def test_an_article_of_which_one_paragraph_moved_still_opens_its_chapter():
    first, second = (Level.CHAPTER, "第一章", "总则"), (Level.CHAPTER, "第二章", "管理")
    rest = (Level.ARTICLE, "第一条", "校长负责。")
    stays, moves = "食堂留样，保存四十八小时。", "本办法所称食堂，是指校内供餐单位。"
    old = document(
        "旧",
        [
            first,
            rest,
            second,
            (Level.ARTICLE, "第二条", ""),
            (Level.PARAGRAPH, "", stays),
            (Level.PARAGRAPH, "", moves),
            (Level.ARTICLE, "第三条", "公示菜单。"),
        ],
    )
    new = document(
        "新",
        [
            first,
            rest,
            second,
            (Level.ARTICLE, "第二条", moves),
            (Level.ARTICLE, "第三条", stays),
            (Level.ARTICLE, "第四条", "公示菜单。"),
        ],
    )
    changes = (
        change(old, new, [2], [2]),
        change(old, new, [6], [4], Trait.MOVED),
        change(old, new, [5], [5]),
        change(old, new, [7], [6]),
    )
    compared = Comparison(old, new, framed(old, new, *changes))
    found = [row for row in rows(view(compared)) if len(row) == 2]
    assert found[1:] == [("第一章　总则", "第一章　总则"), ("第二章　管理", "第二章　管理")]


def test_marks_stand_on_the_words_and_labels_stay_plain():
    second = next(row for row in view(comparison()).articles if row.number == 2)
    (line,) = second.template[0].lines
    assert line.runs[:3] == (
        Run("第二条　学校食堂"),
        Run("应当", Mark.DELETED),
        Run("在"),
    )


def test_substitutions_are_marked_softly():
    first = view(comparison()).articles[0]
    marked = [run for run in first.variant[0].lines[0].runs if run.mark is not Mark.SAME]
    assert marked == [Run("市", Mark.SUBSTITUTED), Run("细则", Mark.SUBSTITUTED)]


def test_items_stand_on_lines_of_their_own_with_their_labels():
    third = view(comparison()).articles[2]
    assert [plain(line.runs) for line in third.template[0].lines] == [
        "第三条　学校不得有下列行为：",
        "（一）采购来源不明的食材；",
        "（二）聘用没有健康证明的人员。",
    ]


def test_plans_are_shown_by_their_second_level():
    plan = document(
        "方案",
        [
            (Level.LEVEL1, "一、", "重点任务"),
            (Level.LEVEL2, "（一）", "公示菜单。"),
            (Level.LEVEL2, "（二）", "餐具消毒。"),
        ],
    )
    assert [unit_of(plan, clause) for clause in plan.clauses] == [2, 3]


def test_coverage_counts_clauses_and_characters():
    counted = summarise(comparison())
    assert (counted.template.matched, counted.template.clauses) == (7, 8)
    assert (counted.variant.matched, counted.variant.clauses) == (8, 9)
    assert 0.8 < counted.template.share_of_characters < 0.95


def test_texts_differ_or_not():
    same = tuple(change(TEMPLATE, TEMPLATE, [i], [i]) for i in TEMPLATE.clauses)
    assert is_different(comparison())
    assert not is_different(Comparison(TEMPLATE, TEMPLATE, same))


def test_no_row_is_lost_when_nothing_answers():
    changes = [change(TEMPLATE, VARIANT, [i], []) for i in TEMPLATE.clauses]
    changes += [change(TEMPLATE, VARIANT, [], [i]) for i in VARIANT.clauses]
    seen = view(Comparison(TEMPLATE, VARIANT, tuple(changes)))
    assert [row.relations for row in seen.articles] == [("dropped",)] * 6 + [("added",)] * 7
    assert all(isinstance(row, Heading | ArticleRow) for row in seen.rows)


def test_breaks_inside_a_clause_are_closed_up():
    assert plain(flow([Run("食堂应当\n　　公示菜单")])) == "食堂应当公示菜单"
    assert plain(flow([Run("HACCP\nplan")])) == "HACCP plan"


def test_hidden_characters_are_shown():
    assert visible("红\x1b[31m色\u202e反") == "红␛[31m色⟨U+202E⟩反"
    assert visible("正常　文字\t。\n") == "正常　文字\t。\n"
    assert one_line(" 标\n题\x7f ") == "标题␡"


@given(st.lists(st.tuples(st.text(), st.sampled_from(Mark))))
def test_a_line_loses_nothing_but_white_space_and_can_be_shown(parts):
    line = flow(Run(*part) for part in parts)
    words = re.sub(r"[\r\n\x0b\x0c\x85\u2028\u2029]", " ", "".join(text for text, _ in parts))
    assert "".join(plain(line).split()) == "".join(visible(words).split())
    assert not any(char < " " and char != "\t" for char in plain(line))
    assert all(run.text for run in line)


def compared(old, new):
    """Compare two texts of articles without a title, each article a line."""
    sides = (parse(Source("a.txt", "", words, "text")) for words in (old, new))
    return view(compare(*sides))


HOLD = "国家扶持农业技术推广事业，加快农业技术的普及应用。"
DRAW = "鼓励和支持引进国外先进的农业技术，促进农业技术推广的国际合作与交流。"


def test_the_levels_that_really_sank_are_named():
    old = f"第一条　{DRAW}\n第二条　{HOLD}\n"
    new = f"第一条　{HOLD}\n{DRAW}\n第二条　本办法自公布之日起施行。\n"
    first = compared(old, new).articles[0]
    assert "lowered" in first.relations
    assert "lifted" not in first.relations
    assert Words("zh").relation(first.relations, first.levels).endswith("降格（条→款）")


def test_an_article_called_added_holds_nothing_that_stood_elsewhere():
    for row in view(comparison()).articles:
        if row.relations in (("added",), ("dropped",)):
            linked = (c for c in row.changes if c.link.template and c.link.variant)
            assert not any(linked)


def test_an_article_whose_reference_went_stale_is_no_quiet_row():
    old = "第一条　食堂留样。\n第二条　家长陪餐。\n第三条　违反第二条的，警告。\n"
    new = "第一条　学校公示菜单和食材来源。\n" + old.translate(str.maketrans("三", "四"))
    new = new.replace("第二条　家", "第三条　家").replace("第一条　食", "第二条　食")
    last = compared(old, new).articles[-1]
    assert last.relations == ("stale",)
    assert not last.quiet


def test_a_row_of_a_table_is_shown_as_its_cells():
    text = "办法\n第一条 见附件。\n附件：收费表\n项目\t标准\n停车\t{}\n洗车\t十元\n"
    seen = compared(text.format("五元"), text.format("六元"))
    lines = [line for row in seen.articles for line in row.variant[0].lines]
    marked = [run.text for line in lines for run in line.runs if run.mark is Mark.ADDED]
    assert [plain(line.runs) for line in lines[-2:]] == ["停车 ｜ 六元", "洗车 ｜ 十元"]
    assert marked == ["六元"]


def test_a_title_in_other_lines_is_one_row_and_no_split():
    old, new = (
        parse(Source("", "", f"{title}\n{CHAPTERS}", "text"))
        for title in ("某市关于加强摊位管理的规定", "某市关于加强\n摊点管理的规定")
    )
    (row,) = [row for row in view(compare(old, new)).rows if isinstance(row, Heading)][:1]
    assert (row.template, row.variant) == (
        "某市关于加强摊位管理的规定",
        "某市关于加强摊点管理的规定",
    )
    assert row.relations == ("wording",)


def test_a_page_number_inside_an_article_hides_nothing_behind_it():
    text = "规定\n第一条 学生到校。\n学生应当穿校服。\n— 3 —\n学生不得携带手机。\n第二条 施行。\n"
    old, new = (
        parse(Source("", "", words, "text")) for words in (text, text.replace("不得", "可以"))
    )
    row = view(compare(old, new)).articles[0]
    for cells, word in ((row.template, "不得"), (row.variant, "可以")):
        assert [plain(line.runs) for line in cells[0].lines][2] == f"学生{word}携带手机。"
