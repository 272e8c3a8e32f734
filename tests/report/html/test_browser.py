"""The page in a real browser: every control, no complaint, no request, accessible, quick."""

import pytest
from duizhao.alignment.model import Comparison, Direction, Finding, Topic, Trait
from duizhao.corpus.model import Level
from duizhao.report.html.write import comparison_html
from duizhao.report.words.layout import Layout

from ...support.browser import LAPTOP, LOOKS, PHONE, Opened, turns_dark_and_light
from ...support.samples import change, comparison, document


def pair():
    """The sample with rows that nobody need read: two unchanged and one renumbered."""
    rows = [(Level.ARTICLE, f"第{n}条", f"食堂{n}应当公示菜单。") for n in "七八九"]
    old = document("省校园食堂管理办法", [(Level.CHAPTER, "第一章", "总则"), *rows])
    new = document(
        "市校园食堂管理细则",
        [
            (Level.CHAPTER, "第一章", "总则"),
            (Level.ARTICLE, "第六条", "餐具必须消毒。"),
            *rows[:2],
            (Level.ARTICLE, "第十条", rows[2][2].replace("应当", "可以")),
        ],
    )
    weaker = Finding(
        "force-loosened", "应当", "可以", topic=Topic.FORCE, direction=Direction.LOOSENED
    )
    changes = (
        change(old, new, [], [2]),
        change(old, new, [2], [3]),
        change(old, new, [3], [4], Trait.RENUMBERED),
        change(old, new, [4], [5], Trait.RENUMBERED, findings=[weaker]),
    )
    return Comparison(old, new, changes)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "对照.html"
    path.write_text(comparison_html(pair(), Layout.IMPLEMENTATION, "zh"), "utf-8")
    return path


@pytest.fixture(scope="module")
def opened(browser, file):
    one = Opened(browser, file, permissions=["clipboard-read", "clipboard-write"], **LAPTOP)
    yield one
    one.close()


@pytest.fixture
def page(opened, file):
    """The page on a laptop; whatever a test does, nothing may be asked for or complained of."""
    yield opened.anew()
    assert opened.files() == {file.as_uri()}
    assert opened.complaints == []


def visible(page):
    return page.eval_on_selector_all(
        "article.row", "rows => rows.filter(r => !r.hidden).map(r => +r.id.slice(1))"
    )


def folded(page):
    return page.eval_on_selector_all(".folded", "rows => rows.map(r => +r.id.slice(1))")


def current(page):
    return page.eval_on_selector(":root", "() => document.querySelector('.current')?.id || ''")


def highlighted(page):
    return page.evaluate("[...CSS.highlights.get('found')].map(String)")


CONTROLS = {
    "search",
    "previous",
    "next",
    "jump",
    "filter",
    "unfold",
    "theme",
    "keys",
    "clear",
    "use-keys",
    "close",
}


def test_no_control_is_without_a_test(page):
    """The named controls are those below; the others are counted here and used below too."""
    assert set(page.eval_on_selector_all("button[id], input[id]", "e => e.map(x => x.id)")) == (
        CONTROLS
    )
    names = "e => [...new Set(e.map(x => x.name || x.className))].sort()"
    others = page.eval_on_selector_all("button:not([id]), input:not([id])", names)
    assert others == ["at", "direction", "fold", "kind", "topic", "trait", "view"]


def test_unchanged_articles_are_folded_and_open_one_by_one(page):
    assert folded(page) == [2, 3]
    page.click("#r2 .fold")
    assert folded(page) == [3]
    assert page.get_attribute("#r2 .fold", "aria-expanded") == "true"
    page.click("#r2 .fold")
    assert folded(page) == [2, 3]


def test_all_unchanged_articles_open_at_once(page):
    page.click("#unfold")
    assert folded(page) == []
    assert page.get_attribute("#unfold", "aria-pressed") == "true"
    page.click("#unfold")
    assert folded(page) == [2, 3]


def test_two_views(page):
    assert page.is_visible("#r4 .side.variant")
    page.check("[name=view][value=inline]", force=True)
    assert not page.is_visible("#r4 .side.variant")
    assert page.inner_text("#r4 .inline") == "第十条\u3000食堂九应当可以公示菜单。"
    page.check("[name=view][value=beside]", force=True)
    assert page.is_visible("#r4 .side.variant")


def test_next_and_previous_change(page):
    for expected in ("r1", "r4"):
        page.click("#next")
        assert current(page) == expected
    page.click("#next")
    assert page.inner_text("#toast") == "没有更多变动"
    page.click("#previous")
    assert current(page) == "r1"


def test_search_meets_words_across_marks_and_blanks(page):
    page.fill("#search", "可以 公示")
    page.wait_for_selector("#count:not([hidden])")
    assert visible(page) == [4]
    assert highlighted(page) == ["可以公示"]
    assert page.inner_text("#count") == "显示 1 行，共 4 行"
    page.press("#search", "Escape")
    assert visible(page) == [1, 2, 3, 4]
    assert not page.is_visible("#count")


def test_search_opens_what_it_finds_and_goes_there(page):
    page.fill("#search", "食堂八")
    page.press("#search", "Enter")
    assert visible(page) == [3]
    assert folded(page) == [2]
    assert current(page) == "r3"


def test_search_of_nothing_and_of_signs(page):
    page.fill("#search", "没有的词<b>.*")
    page.press("#search", "Enter")
    assert visible(page) == []
    assert page.inner_text("#count") == "显示 0 行，共 4 行"


def test_jump_to_an_article(page):
    page.fill("#jump", "10")
    page.press("#jump", "Enter")
    assert current(page) == ""
    assert page.inner_text("#toast") == "没有“10”"
    for wanted, row in (
        ("第九条", "r4"),
        ("第八条", "r3"),
        ("9", "r4"),
        ("7", "r2"),
        ("第十", "r4"),
    ):
        page.fill("#jump", wanted)
        page.press("#jump", "Enter")
        assert current(page) == row, wanted


def test_filters_join_in_a_group_and_cut_across_groups(page):
    page.click("#filter")
    page.check("[value='kind.added']")
    assert visible(page) == [1]
    page.check("[value='kind.reworded']")
    assert visible(page) == [1, 4]
    page.check("[value='trait.renumbered']")
    assert visible(page) == [4]
    page.check("[value='topic.force']")
    assert visible(page) == [4]
    page.click("#clear")
    assert visible(page) == [1, 2, 3, 4]
    page.click("#filter")
    assert not page.is_visible("#filters")


def test_findings_are_filtered_by_class_and_by_direction(page):
    page.click("#filter")
    for value in ("topic.force", "direction.loosened"):
        page.check(f"[value='{value}']")
        assert visible(page) == [4], value
        page.click("#clear")
        assert visible(page) == [1, 2, 3, 4]


def test_every_box_of_the_filter_shows_as_many_rows_as_it_says(page):
    page.click("#filter")
    for label in page.query_selector_all("#filters label"):
        label.query_selector("input").check()
        assert len(visible(page)) == int(label.query_selector("small").inner_text())
        label.query_selector("input").uncheck()


def test_dark_and_light(page):
    assert turns_dark_and_light(page)


def test_dark_where_the_system_is(browser, file):
    opened = Opened(browser, file, color_scheme="dark", **LAPTOP)
    assert opened.page.get_attribute("#theme", "aria-pressed") == "true"
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor")[4:6] == "23"
    opened.close()


def test_locators_are_copied_with_the_name_of_their_text(page):
    page.click("#r4 .at[data-side='0']")
    page.wait_for_selector("#toast:not(:empty)")
    assert page.inner_text("#toast") == "已复制：《省校园食堂管理办法》第九条"
    assert page.evaluate("navigator.clipboard.readText()") == "《省校园食堂管理办法》第九条"


def test_a_clause_is_copied_where_the_pointer_is(page):
    page.hover("#r4 .side.variant p")
    page.click("#r4 .hand")
    page.wait_for_selector("#toast:not(:empty)")
    assert page.evaluate("navigator.clipboard.readText()") == "《市校园食堂管理细则》第十条"
    page.fill("#search", "第十条第十条")
    page.press("#search", "Enter")
    assert visible(page) == []


def test_copying_without_the_clipboard_of_the_browser(page):
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.click("#r1 .at")
    page.wait_for_selector("#toast:not(:empty)")
    assert page.inner_text("#toast") == "已复制：《市校园食堂管理细则》第六条"
    assert page.query_selector("textarea") is None


def test_keys(page):
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert current(page) == "r4"
    page.keyboard.press("k")
    assert current(page) == "r1"
    page.keyboard.press("v")
    assert page.get_attribute(":root", "data-view") == "inline"
    page.keyboard.press("u")
    assert folded(page) == []
    page.keyboard.press("t")
    assert page.get_attribute(":root", "data-theme") == "dark"
    page.keyboard.press("c")
    page.wait_for_selector("#toast:has-text('第六条')")
    page.keyboard.press("f")
    assert page.is_visible("#filters")
    page.keyboard.press("Escape")
    assert not page.is_visible("#filters")
    page.keyboard.press("/")
    page.keyboard.type("jk食堂")
    assert page.input_value("#search") == "jk食堂"
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    assert current(page) == "r2"
    page.keyboard.press("o")
    assert page.evaluate("document.activeElement.id") == "r2"


def test_folding_the_current_article_by_key(page):
    page.click("#r2 .fold")
    page.focus("#r2")
    page.keyboard.press("o")
    assert folded(page) == [2, 3]
    page.keyboard.press("o")
    assert folded(page) == [3]


def test_the_list_of_keys_opens_closes_and_turns_them_off(page):
    page.click("#keys")
    assert page.is_visible("#help")
    listed = page.eval_on_selector_all("#help kbd", "keys => keys.map(k => k.textContent)")
    assert listed == ["j", "k", "/", "g", "v", "u", "o", "c", "f", "t", "?", "Esc"]
    page.keyboard.press("j")
    assert current(page) == ""
    page.uncheck("#use-keys")
    page.click("#close")
    assert not page.is_visible("#help")
    page.focus("#articles")
    page.keyboard.press("j")
    assert current(page) == ""
    page.click("#keys")
    page.check("#use-keys")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert current(page) == "r1"
    page.keyboard.press("?")
    assert page.is_visible("#help")


def test_contents_lead_to_rows_and_open_them(page):
    page.click("#contents a[href='#r3']")
    page.wait_for_selector("#r3.current")
    assert folded(page) == [2]
    page.click("#contents summary")
    assert not page.is_visible("#contents a[href='#r3']")


def test_data_of_a_figure_open_and_lead_to_rows(page):
    page.click("figure.adoption summary")
    page.click("figure.adoption td a[href='#r4']")
    page.wait_for_selector("#r4.current")
    page.click("figure.adoption svg a[href='#r2']")
    page.wait_for_selector("#r2.current")


def test_the_first_stop_skips_to_the_articles(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_selector("#articles:focus")


def test_a_page_opened_at_a_row(browser, file):
    opened = Opened(browser, file, **LAPTOP)
    opened.page.goto(file.as_uri() + "#r3")
    opened.page.reload()
    assert current(opened.page) == "r3"
    assert folded(opened.page) == [2]
    opened.close()


def test_on_a_phone_nothing_is_wider_than_the_screen(browser, file):
    opened = Opened(browser, file, **PHONE)
    assert opened.page.get_attribute(":root", "data-view") == "inline"
    for _ in range(2):
        assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
        opened.page.keyboard.press("v")
    opened.close()
    assert opened.complaints == []


def test_without_script_everything_can_be_read(browser, file):
    opened = Opened(browser, file, java_script_enabled=False, **LAPTOP)
    assert opened.page.is_visible("#r2 .side.template")
    assert not opened.page.is_visible("#bars")
    assert not opened.page.is_visible("#r2 .fold")
    opened.close()


def test_a_print_leaves_the_controls_out_and_marks_without_colour(page):
    page.emulate_media(media="print")
    assert not page.is_visible("#bars")
    assert not page.is_visible(".contents")
    style = "e => { const s = getComputedStyle(e); return [s.textDecorationLine, s.fontWeight]; }"
    assert page.eval_on_selector("#r4 del", style)[0] == "line-through"
    assert page.eval_on_selector("#r4 ins", style)[1] == "600"
    assert page.pdf().startswith(b"%PDF")


def test_the_policy_lets_nothing_foreign_run(browser, file):
    opened = Opened(browser, file, **LAPTOP)
    opened.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); const i = new Image(); i.src = 'https://example.org/x.png';"
        " document.body.append(i); }"
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.ran") is None
    assert len(opened.complaints) == 2
    assert all("Content Security Policy" in text for text in opened.complaints)
    opened.close()


@pytest.mark.parametrize(("options", "lang"), LOOKS)
def test_accessibility(browser, tmp_path, options, lang):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the dev extra")
    path = tmp_path / "a.html"
    path.write_text(comparison_html(comparison(), Layout.REVISION, lang), "utf-8")
    opened = Opened(browser, path, **options)
    for keys in ("", "vfu"):
        for key in keys:
            opened.page.keyboard.press(key)
            opened.page.focus("#articles")
        found = axe.Axe().run(opened.page).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]][:2]) for v in found] == []
    opened.close()
