"""The page of many texts in a real browser: every control, no complaint, nothing goes out."""

import pytest
from duizhao.report.html.write import comparison_html
from duizhao.report.words.layout import Layout

from ...support.browser import LAPTOP, LOOKS, PHONE, Opened, turns_dark_and_light
from ...support.map_page import click_cell, columns, order, search, shown
from ...support.samples import comparison
from ...support.surveys import DESCENT
from ...support.surveys import page as survey_page

CLAUSES = 8


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("survey") / "总览.html"
    path.write_text(survey_page(descent=DESCENT), "utf-8")
    return path


@pytest.fixture(scope="module")
def opened(browser, file):
    one = Opened(browser, file, **LAPTOP)
    yield one
    one.close()


@pytest.fixture
def page(opened, file):
    """The page on a laptop; whatever a test does, nothing may be asked for or complained of."""
    yield opened.anew()
    assert opened.files() == {file.as_uri()}
    assert opened.complaints == []


def test_no_control_is_without_a_test(page):
    named = "button[id], input[id], select[id]"
    assert set(page.eval_on_selector_all(named, "e => e.map(x => x.id)")) == {
        *("search", "order", "filter", "theme", "keys", "least", "clause", "clear"),
        *("group", "of-region", "of-rank", "of-year", "direction", "topic", "history-rows"),
        *("pair-left", "pair-right", "pair-up", "pair-down", "pair-close", "use-keys", "close"),
    }
    names = "e => [...new Set(e.map(x => x.name || x.className))].sort()"
    others = "button:not([id]), input:not([id]), select:not([id])"
    assert page.eval_on_selector_all(others, names) == ["pick", "sort", "state", "zoom"]


def test_a_click_opens_both_texts_of_a_square(page):
    click_cell(page, 0, 1)
    assert page.inner_text("#pair-title") == "第一章\u3000总则\u3000第二条"
    assert page.inner_text("#pair-state").strip() == "改写"
    assert page.inner_text("#pair-template") == "学校食堂应当在三十日内取得食品经营许可。"
    assert page.inner_text("#pair-new") == "市校园食品安全管理细则"
    assert page.inner_text("#pair-variant p") == (
        "第二条\u3000学校食堂应当可以在三六十日内取得食品经营许可。"
    )
    assert page.locator("#pair-variant ins").all_inner_texts() == ["可以", "六"]
    assert page.locator("#pair-variant del").all_inner_texts() == ["应当", "三"]
    page.click("#pair-close")
    assert not page.is_visible("#pair")


def test_a_split_clause_shows_all_that_answer_it_and_an_absent_one_says_so(page):
    click_cell(page, 0, 5)
    assert page.locator("#pair-variant p b").all_inner_texts() == ["第五条", "第六条"]
    page.click("#pair-right")
    assert page.inner_text("#pair-variant") == "没有与它对应的条款。"
    assert page.inner_text("#pair-state").strip() == "无对应"


def test_from_pair_to_pair(page):
    click_cell(page, 0, 0)
    page.click("#pair-right")
    assert page.inner_text("#pair-title").endswith("第二条")
    page.click("#pair-left")
    assert page.inner_text("#pair-title").endswith("第一条")
    page.click("#pair-down")
    assert page.inner_text("#pair-new").endswith("县")
    page.click("#pair-up")
    page.click("#pair-up")
    assert page.inner_text("#toast") == "没有更多"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#pair-new").endswith("校")
    page.keyboard.press("Escape")
    assert not page.is_visible("#pair")


def test_the_map_by_keyboard(page):
    page.focus("#map")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#where") == "第二条、省校园食品安全管理办法 · 县、无对应"
    assert page.inner_text("#tip") == page.inner_text("#where")
    page.keyboard.press("Enter")
    assert page.inner_text("#pair-new").endswith("县")
    page.keyboard.press("Escape")
    for key in ("ArrowUp", "ArrowUp", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.inner_text("#where") == "第一条、市校园食品安全管理细则、仅统一替换"


def test_a_tip_follows_the_pointer(page):
    page.hover("#v0 .strip")
    assert "市校园食品安全管理细则" in page.inner_text("#tip")
    page.mouse.move(5, 5)
    assert not page.is_visible("#tip")


def test_the_order_of_texts(page):
    assert order(page) == [0, 1, 2]
    page.select_option("#order", "adopted")
    assert order(page) == [2, 0, 1]
    page.select_option("#order", "verbatim")
    assert order(page) == [2, 0, 1]
    page.select_option("#order", "title")
    assert order(page)[-1] == 0
    page.select_option("#order", "given")
    assert order(page) == [0, 1, 2]


def test_the_order_by_a_clause(page):
    page.click("#clauses-table tbody tr:nth-child(2) .pick")
    page.select_option("#order", "clause")
    assert order(page) == [0, 2, 1]
    page.click("#clauses-table tbody tr:nth-child(7) .pick")
    assert order(page) == [2, 0, 1]


def test_a_clause_is_marked_in_the_map_and_unmarked(page):
    page.click("#clauses-table tbody tr:nth-child(3) .pick")
    assert page.is_visible(".column")
    assert page.input_value("#clause") == "第三条第一款"
    page.click("#clauses-table tbody tr:nth-child(3) .pick")
    assert not page.is_visible(".column")


def test_search_of_texts_and_of_clauses(page):
    search(page, "细则")
    assert shown(page) == [0]
    assert shown(page, "#texts-table tbody tr") == [0]
    assert len(shown(page, "#clauses-table tbody tr")) == CLAUSES
    search(page, "健康 证明")
    assert len(shown(page)) == 3
    assert shown(page, "#clauses-table tbody tr") == [4]
    assert page.inner_text("#count") == "显示文本 3 / 3，条款 1 / 8"
    search(page, "没有的词<b>.*")
    assert shown(page) == []
    page.press("#search", "Escape")
    assert len(shown(page)) == 3
    assert not page.is_visible("#count")


def test_search_while_typing(page):
    page.fill("#search", "乙/校")
    page.wait_for_selector("#count:not([hidden])")
    assert shown(page) == [2]


def test_filter_by_adoption(page):
    page.click("#filter")
    page.locator("#least").fill("50")
    assert shown(page) == [0, 2]
    assert page.inner_text("#least-said") == "50%"
    page.check("[name=state][value='3']")
    assert shown(page) == [0]
    page.click("#clear")
    assert shown(page) == [0, 1, 2]
    assert page.inner_text("#least-said") == "0%"
    page.click("#filter")
    assert not page.is_visible("#filters")


def test_filter_by_the_state_of_one_clause(page):
    page.click("#filter")
    page.fill("#clause", "第五条")
    page.press("#clause", "Enter")
    counts = page.locator("#filters small").all_inner_texts()
    assert counts == ["1", "0", "0", "0", "0", "2"]
    page.check("[name=state][value='5']")
    assert shown(page) == [0, 1]
    page.fill("#clause", "第九十条")
    page.press("#clause", "Enter")
    assert page.inner_text("#toast") == "没有“第九十条”"


SORTED = [
    ("texts-table", 6, [2, 0, 1], [1, 0, 2]),
    ("clauses-table", 3, [0, 1, 2, 3, 4, 5, 7, 6], [6, 0, 1, 2, 3, 4, 5, 7]),
]


def test_tables_sort_by_numbers(page):
    for table, column, first, again in SORTED:
        button, rows = f"#{table} th:nth-child({column}) .sort", f"#{table} tbody tr"
        page.click(button)
        assert order(page, rows) == first
        page.click(button)
        assert order(page, rows) == again
        assert page.get_attribute(f"#{table} th:nth-child({column})", "aria-sort")


def test_texts_sort_by_name(page):
    page.click("#texts-table th:nth-child(1) .sort")
    assert order(page, "#texts-table tbody tr")[-1] == 0
    page.click("#texts-table th:nth-child(1) .sort")
    assert order(page, "#texts-table tbody tr")[0] == 0


def test_whole_and_close(page):
    whole = page.locator("#v0 .strip").bounding_box()["width"]
    page.check("[name=zoom][value=close]", force=True)
    assert page.get_attribute(":root", "data-zoom") == "close"
    assert page.locator("#v0 .strip").bounding_box()["width"] != whole
    page.check("[name=zoom][value=whole]", force=True)
    assert page.locator("#v0 .strip").bounding_box()["width"] == whole


def test_the_lineage_opens_as_a_list(page):
    words = page.locator("#lineage .tree .about").last
    assert not words.is_visible()
    page.click("#lineage summary")
    assert "40%" in page.inner_text("#lineage .tree")


def test_dark_and_light(page):
    assert turns_dark_and_light(page)


def test_keys(page):
    page.keyboard.press("z")
    assert page.get_attribute(":root", "data-zoom") == "close"
    page.keyboard.press("t")
    assert page.get_attribute(":root", "data-theme") == "dark"
    page.keyboard.press("f")
    assert page.is_visible("#filters")
    page.keyboard.press("Escape")
    assert not page.is_visible("#filters")
    page.keyboard.press("g")
    assert page.evaluate("document.activeElement.id") == "clause"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("细则")
    assert page.input_value("#search") == "细则"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.is_visible("#help")


def test_the_list_of_keys_closes_and_turns_them_off(page):
    page.click("#keys")
    page.uncheck("#use-keys")
    page.click("#close")
    assert not page.is_visible("#help")
    page.focus("#map")
    page.keyboard.press("z")
    assert page.get_attribute(":root", "data-zoom") == "whole"
    page.keyboard.press("ArrowDown")
    assert page.is_visible("#tip")


def test_points_lead_to_rows_and_the_first_stop_skips_to_the_map(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.locator(".survey-coverage svg a").nth(1).click(force=True)
    assert page.evaluate("location.hash") == "#v1"


def test_a_page_of_its_own_opens_at_the_clause(browser, tmp_path):
    (tmp_path / "pages").mkdir()
    own = tmp_path / "pages" / "市-1.html"
    own.write_text(comparison_html(comparison(), Layout.IMPLEMENTATION, "zh"), "utf-8")
    index = tmp_path / "index.html"
    index.write_text(survey_page(pages={"甲/市.txt": "pages/%E5%B8%82-1.html"}), "utf-8")
    for options in (LAPTOP, PHONE):
        opened = Opened(browser, index, **options)
        click_cell(opened.page, 0, 1)
        opened.page.wait_for_selector("article.row.current")
        assert opened.page.url == own.as_uri() + "#t3"
        assert opened.page.get_attribute(".current", "id") == "r2"
        opened.close()
        assert opened.complaints == []


def test_on_a_phone_nothing_is_wider_than_the_screen(browser, file):
    opened = Opened(browser, file, **PHONE)
    for _ in range(2):
        assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
        opened.page.keyboard.press("z")
    click_cell(opened.page, 0, 0)
    assert opened.page.is_visible("#pair")
    opened.close()
    assert opened.complaints == []


def test_without_script_map_and_tables_can_be_read(browser, file):
    opened = Opened(browser, file, java_script_enabled=False, **LAPTOP)
    assert opened.page.is_visible("#v0 .strip")
    assert opened.page.is_visible("#texts-table")
    assert not opened.page.is_visible("#bars")
    opened.close()


def test_a_print_leaves_the_controls_out_and_fits_the_page(page):
    page.keyboard.press("z")
    page.emulate_media(media="print")
    assert not page.is_visible("#bars")
    box = page.locator("#v0 .strip").bounding_box()
    assert box["x"] + box["width"] <= 1280
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize(("options", "lang"), LOOKS)
def test_accessibility(browser, tmp_path, options, lang):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the dev extra")
    path = tmp_path / "a.html"
    path.write_text(survey_page(lang, descent=DESCENT), "utf-8")
    opened = Opened(browser, path, **options)
    for act in (
        lambda: None,
        lambda: opened.page.keyboard.press("f"),
        lambda: click_cell(opened.page, 0, 1),
    ):
        act()
        found = axe.Axe().run(opened.page).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]][:2]) for v in found] == []
    opened.close()


def test_texts_are_grouped_filtered_and_sorted_by_what_they_are(page):
    page.select_option("#group", "region")
    heads = page.locator(".group")
    assert heads.all_inner_texts() == ["乙县 (1)", "甲市 (2)"]
    assert order(page) == [1, 0, 2]
    page.select_option("#order", "year")
    assert order(page) == [1, 2, 0]
    page.select_option("#group", "")
    assert heads.count() == 0 and order(page) == [2, 0, 1]
    page.click("#filter")
    page.select_option("#of-region", "甲市")
    assert shown(page) == [2, 0]
    page.select_option("#of-rank", "地方性法规")
    assert shown(page) == [0]
    page.click("#clear")
    assert shown(page) == [2, 0, 1]


def test_findings_are_those_of_the_texts_shown_and_of_the_kind_chosen(page):
    listed = "#findings-table tbody tr"
    whole = len(shown(page, listed))
    direction = page.eval_on_selector(listed, "row => row.dataset.direction")
    page.select_option("#direction", direction)
    chosen = page.eval_on_selector_all(
        listed, "rows => rows.filter(r => !r.hidden).map(r => r.dataset.direction)"
    )
    assert set(chosen) == {direction} and 0 < len(chosen) <= whole
    assert page.inner_text("#findings-count") == f"{len(chosen)} / {whole}"
    page.select_option("#direction", "")
    page.click("#filter")
    page.select_option("#of-region", "乙县")
    assert shown(page, listed) == []


def test_the_history_shows_the_texts_and_rows_that_are_wanted(page):
    assert columns(page) == ([2, 0, 1], ["增补1", "增补2", "第一条"])
    assert page.inner_text("#history-count") == "3 / 3"
    page.select_option("#history-rows", "1")
    assert columns(page) == ([2, 0, 1], ["增补1", "增补2"])
    page.select_option("#history-rows", "")
    page.click("#filter")
    page.select_option("#of-region", "乙县")
    assert columns(page) == ([1], ["增补2", "第一条"])
    page.click("#clear")
    assert columns(page)[0] == [2, 0, 1]
    page.eval_on_selector(".past", "e => e.focus()")
    assert page.evaluate("document.activeElement.className") == "wide past"
