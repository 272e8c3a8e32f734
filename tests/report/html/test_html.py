"""The page as text: complete, escaped, sealed, the same bytes, in both languages."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Kind, Trait
from duizhao.corpus.model import Level, Source
from duizhao.corpus.parse import parse
from duizhao.report.html.figures import figures
from duizhao.report.html.heatmap import Square, Strip, heat_map
from duizhao.report.html.inline import Inline
from duizhao.report.html.plots import Bar, Dot, bars, points
from duizhao.report.html.rows import tokens
from duizhao.report.html.sections import sections
from duizhao.report.html.svg import element, link
from duizhao.report.html.write import comparison_html
from duizhao.report.view.adoption import State, of_row
from duizhao.report.view.view import view
from duizhao.report.words.catalogue import say
from duizhao.report.words.layout import Layout
from duizhao.report.words.text import Mark
from lxml import html

from ...support.samples import change, comparison, document, with_trouble

SIGNS = {Mark.DELETED: "[-{}-]", Mark.ADDED: "{{+{}+}}", Mark.SUBSTITUTED: "<{}>"}


def made(layout=Layout.IMPLEMENTATION, lang="zh", what=None):
    return comparison_html(what or comparison(), layout, lang)


def tree(text=None):
    return html.fromstring(text or made())


def words(element, path):
    """The texts of what ``path`` (tag.class/tag.class…) finds below an element."""
    return [e.text_content() for e in element.xpath(_xpath(path))]


def _xpath(path):
    steps = (step.partition(".") for step in path.split("/"))
    return "".join(
        f"//{tag or '*'}" + (f"[contains(concat(' ', @class, ' '), ' {name} ')]" if name else "")
        for tag, _, name in steps
    ).replace("//", ".//", 1)


def inline(what=None):
    """Every row in one column, marks written out."""
    seen = view(what or comparison())
    make = Inline(seen.comparison)
    return {
        row.number: [
            (placed.side, "".join(SIGNS.get(r.mark, "{}").format(r.text) for r in placed.line.runs))
            for placed in make.lines(row)
        ]
        for row in seen.articles
    }


def test_parts_stand_in_their_order():
    titles = [e.text_content() for e in tree().xpath("//main//h2")]
    assert titles == [
        "摘要",
        "统一替换",
        "逐条对照",
        "力度、数额等变化",
        "需要核查的引用",
        "条号对照",
    ]


def test_every_word_of_both_texts_is_on_the_page():
    page = tree()
    for name in ("template", "variant"):
        shown = "".join(words(page, f"article/div.{name}"))
        text = getattr(comparison(), name)
        for clause in text.clauses:
            assert text.nodes[clause].body.cut(text.text) in shown


def test_marks_are_elements():
    row = tree().get_element_by_id("r2")
    assert words(row, "div.template/del") == ["应当", "三"]
    assert words(row, "div.variant/ins") == ["可以", "六"]
    first = tree().get_element_by_id("r1")
    assert words(first, "div.variant/.substituted") == ["市", "细则"]


def test_one_column_weaves_old_and_new():
    assert inline()[2] == [
        (1, "第二条\u3000学校食堂[-应当-]{+可以+}在[-三-]{+六+}十日内取得食品经营许可。")
    ]


def test_one_column_shows_new_words_alone_where_they_were_replaced_throughout():
    assert inline()[1] == [(1, "第一条\u3000为了加强全<市>校园食品安全管理，制定本<细则>。")]


def test_one_column_keeps_what_went_elsewhere_in_its_old_place():
    article, part = (Level.ARTICLE, "第一条", ""), Level.PARAGRAPH
    second = (Level.ARTICLE, "第二条", "")
    first = (part, "", "食堂应当每日公示菜单并留存样品备查。")
    old = document(
        "旧", [article, first, (part, "", "餐具消毒。"), second, (part, "", "供餐单位备案。")]
    )
    new = document(
        "新", [article, first, second, (part, "", "供餐单位备案。"), (part, "", "餐具消毒。")]
    )
    pairs = [([2], [2]), ([5], [4]), ([3], [5])]
    rows = inline(Comparison(old, new, tuple(change(old, new, a, b) for a, b in pairs)))
    assert rows[1] == [(1, f"第一条\u3000{first[2]}"), (0, "[-餐具消毒。-]")]
    assert rows[2] == [(1, "第二条\u3000供餐单位备案。"), (1, "餐具消毒。")]


def read(text):
    return parse(Source("", "", text, "text"))


def test_one_column_strikes_a_caption_that_is_gone():
    old = "某馆办法\n第一条【开放】每日开放。\n第二条【逾期】逾期还书的，收取一角。\n"
    new = old.replace("【逾期】", "").replace("一角", "五角")
    rows = inline(compare(read(old), read(new)))
    assert rows[1] == [(1, "第一条【开放】每日开放。")]
    assert rows[2] == [(1, "第二条[-【逾期】-]逾期还书的，收取[-一角-]{+五角+}。")]


def test_one_column_keeps_the_cells_of_a_table_apart():
    old = "某馆办法\n第一条 费用见下表。\n车型\t日间\t夜间\n小车\t10\t15\n大车\t20\t30\n"
    lines = [line for _, line in inline(compare(read(old), read(old.replace("10", "12"))))[1]]
    assert lines == [
        "第一条\u3000费用见下表。",
        "车型 ｜ 日间 ｜ 夜间",
        "小车 ｜ [-10-]{+12+} ｜ 15",
        "大车 ｜ 20 ｜ 30",
    ]


def test_one_column_strikes_what_has_no_counterpart():
    lost = [lines for lines in inline().values() if all(side == 0 for side, _ in lines)]
    assert lost == [[(0, "[-第五条\u3000违反本办法第三条的，处五千元罚款。-]")]]


def test_a_split_article_stays_in_its_clauses():
    lines = [line for lines in inline().values() for _, line in lines]
    assert any("{+检查结果向社会公布。+}" in line for line in lines)


def test_an_article_with_nothing_beside_it_is_struck_only_in_a_table_of_revisions():
    path = "//article[contains(@class, 'dropped')]//div[contains(@class, 'template')]//del"
    assert not tree().xpath(path)
    assert tree(made(Layout.REVISION)).xpath(path)


def test_rows_bear_what_they_can_be_filtered_by():
    rows = view(comparison()).articles
    assert tokens(rows[1]) == (
        "kind.reworded",
        "topic.force",
        "direction.exchanged",
    )
    assert "trait.lifted" in {token for row in rows for token in tokens(row)}
    boxes = tree().xpath("//form[@id='filters']//input/@value")
    assert boxes[0] == "kind.unchanged"
    assert "trait.split" in boxes
    assert boxes[-1] == "direction.exchanged"


def test_every_kind_trait_and_state_has_a_name():
    for key in [*(f"kind.{k}" for k in Kind), *(f"trait.{t}" for t in Trait)]:
        assert say("en", key)
    assert [say("zh", f"state.{found.value}") for found in State]


def test_findings_and_references_lead_to_their_rows():
    page = tree()
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href")
    assert [href for href in links if href[0] != "#" or href[1:] not in ids] == []
    found = page.get_element_by_id("references").xpath(".//td/a")
    assert [(a.text, a.get("href")) for a in found] == [("第五条", "#r5")]


def test_issues_and_what_was_left_out_are_listed():
    text = with_trouble()
    same = Comparison(text, text, tuple(change(text, text, [i], [i]) for i in text.clauses))
    page = tree(made(what=same)).get_element_by_id("issues").text_content()
    assert "疑为多字" in page
    assert "图片 2 张未读" in page


def test_sections_say_nothing_when_there_is_nothing():
    text = document("同", [(Level.ARTICLE, "第一条", "公示菜单。")])
    same = Comparison(text, text, (change(text, text, [1], [1]),))
    assert [section.name for section in sections(view(same))] == ["numbers"]


def test_the_same_bytes():
    assert made() == made()


def test_in_english_with_the_language_of_the_texts():
    page = tree(made(lang="en"))
    assert page.get("lang") == "en"
    assert set(page.xpath("//article//div[@role='group'][p[@data-at]]/@lang")) == {"zh-Hans"}
    assert "Summary" in [e.text for e in page.xpath("//h2")]
    assert tree().get("lang") == "zh-Hans"


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\u202e\x00"


def hostile():
    text = document(
        HOSTILE, [(Level.CHAPTER, "第一章", HOSTILE), (Level.ARTICLE, "第一条", HOSTILE)], HOSTILE
    )
    other = document("乙", [(Level.ARTICLE, "第一条", "菜单。")])
    return Comparison(text, other, (change(text, other, [2], [1]),))


def test_hostile_text_stays_text():
    text = made(what=hostile())
    page = tree(text)
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img")
    assert not [name for e in page.iter() for name in e.attrib if name.startswith("on")]
    assert "{{ 7*7 }}" in page.text_content()
    assert "\u202e" not in text
    assert "\x00" not in text


def test_no_style_or_handler_stands_in_an_attribute():
    page = tree()
    assert not page.xpath("//@style")
    assert not page.xpath("//@src | //link[@rel='stylesheet'] | //iframe | //object | //base")


def test_the_policy_knows_style_and_script_by_their_digests():
    text = made()
    policy = tree(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for name in ("style", "script"):
        inside = re.search(rf"<{name}>(.*?)</{name}>", text, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")


def test_the_page_names_nothing_of_the_network():
    assert re.findall(r"https?://[^' \"<]+", made()) == ["http://www.w3.org/2000/svg"]


def test_where_a_text_has_no_title_its_file_is_named():
    pair = comparison()
    nameless = replace(pair, variant=replace(pair.variant, title=""))
    assert "variant.txt" in tree(made(what=nameless)).xpath("//h1")[0].text


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        (("unchanged",), State.VERBATIM),
        (("renumbered",), State.VERBATIM),
        (("moved",), State.VERBATIM),
        (("substituted",), State.SUBSTITUTED),
        (("wording",), State.REWORDED),
        (("material", "split"), State.SPLIT),
        (("dropped",), State.ABSENT),
    ],
)
def test_states_of_adoption(relations, expected):
    row = replace(view(comparison()).articles[0], relations=relations)
    assert of_row(row) is expected


def test_figures_have_their_data_beside_them():
    coverage, adoption = figures(view(comparison()))
    assert [link.text for field in coverage.rows[0] for link in field][1:] == [
        "条款",
        "7",
        "8",
        "88%",
    ]
    assert len(adoption.rows) == 6
    assert [f[0].text for f in adoption.rows[-2]] == ["第二章　监督检查", "第五条", "无对应"]
    assert adoption.svg.count("<path") == 6


def test_a_heat_map_wraps_and_tells_states_apart_by_shape():
    squares = tuple(Square(found, found.value, "#x") for found in State)
    whole, wrapped = heat_map([Strip("甲", squares)]), heat_map([Strip("甲", squares)], wrap=2)
    assert len(set(re.findall(r' d="([^"]+)"', whole))) == len(State)
    assert wrapped.count("<path") == len(State)
    assert 'viewBox="0 0 62 57"' in wrapped
    assert heat_map([]) == heat_map([Strip("", ())][:0])


def test_plots_scale_shares_and_name_their_axes():
    assert 'width="107"' in bars([Bar(0.5, "甲", "甲的一半")])
    drawn = points([Dot(0.5, 1.0, "乙", "b.html")], "覆盖", "相似")
    assert 'href="b.html"' in drawn
    assert '<circle cx="204" cy="44"' in drawn
    assert "覆盖" in drawn
    assert "<circle" not in points([], "", "")


def test_drawings_are_escaped():
    assert element("text", "<b>&") == "<text>&lt;b&gt;&amp;</text>"
    assert 'href="&#34;x"' in link('"x', "t")
    assert "<a" not in link("", "t")
