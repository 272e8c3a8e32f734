"""The page in its windows: light and dark, small and wide, two at once, start and end."""

import pytest

from ...support.browser import DARK, LAPTOP, PHONE, turns_dark_and_light
from ...support.review_page import Shown
from ...support.reviews import Server, texts


def test_face_keys_and_language(shown):
    assert turns_dark_and_light(shown.page)
    shown.key("?")
    assert shown.page.is_visible("#help")
    shown.page.uncheck("#use-keys")
    shown.page.click("#close")
    shown.key("r")
    assert shown.page.is_visible("#tab-links")
    shown.page.click("#keys")
    shown.page.check("#use-keys")
    shown.key("Escape")
    shown.page.click("#lang")
    shown.page.wait_for_selector("html[lang=en] body[data-ready]")
    assert "questions are left" in shown.page.inner_text("#left")


def test_an_old_window_is_told(browser, running, shown):
    other = Shown(browser.new_page(**LAPTOP), running)
    other.ask_about(1, "第三条")
    other.key("0")
    other.done(1)
    shown.ask_about(1, "第四条")
    shown.key("0")
    shown.page.wait_for_function("() => document.getElementById('toast').textContent.length > 0")
    assert shown.at(1, "第四条") not in shown.desk.found.asked[1]
    shown.complaints.clear()  # the browser itself reports the refusal (409)
    other.page.close()


def test_a_server_that_is_gone_is_told(browser, running):
    opened = Shown(browser.new_page(**LAPTOP), running)
    opened.page.route("**/step*", lambda route: route.abort())
    opened.ask_about(1, "第三条")
    opened.key("0")
    opened.page.wait_for_function("() => document.getElementById('toast').textContent.length > 0")
    opened.page.close()


def test_the_end(shown):
    shown.page.click("#end")
    shown.page.wait_for_selector(".ended")


@pytest.mark.parametrize("options", [LAPTOP, DARK, PHONE])
def test_every_tab_is_accessible_and_fits(browser, running, options):
    from axe_playwright_python.sync_playwright import Axe

    opened = Shown(browser.new_page(**options), running)
    for tab, item in (
        ("links", ".option"),
        ("rows", "article.row"),
        ("findings", "#findings li"),
        ("said", "#tab-said"),
    ):
        opened.page.check(f"input[name=tab][value={tab}]", force=True)
        opened.page.wait_for_selector(item)
        found = Axe().run(opened.page)
        assert found.violations_count == 0, found.generate_report()
        wide = "document.documentElement.scrollWidth <= innerWidth"
        assert opened.page.evaluate(wide)
    opened.page.close()
    assert opened.complaints == []


def test_two_files_dropped_on_the_start_page(browser, tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    texts(tmp_path)
    with Server(tmp_path, review=False) as server:
        opened = Shown(browser.new_page(**LAPTOP), server, "?start=1")
        page = opened.page
        assert Axe().run(page).violations_count == 0
        assert turns_dark_and_light(page)
        page.set_input_files("#template", tmp_path / "条例.txt")
        assert page.is_disabled("#go")
        words = (tmp_path / "办法.txt").read_text("utf-8")
        page.evaluate(
            """words => {
              const data = new DataTransfer();
              data.items.add(new File([words], "办法.txt"));
              document.getElementById("drop-variant").dispatchEvent(
                new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }""",
            words,
        )
        page.click("#go")
        page.wait_for_selector("body[data-ready]")
        assert page.locator("#questions li").count() > 0
        page.goto(server.address + "?start=1&lang=en")
        page.click("#kept button")
        page.wait_for_selector("body[data-ready]")
        assert opened.complaints == []
        page.goto(server.address + "?start=1")
        page.set_input_files("#template", {"name": "a.txt", "mimeType": "", "buffer": b""})
        page.set_input_files("#variant", tmp_path / "办法.txt")
        page.click("#go")
        page.wait_for_function("() => document.getElementById('wrong').textContent.length > 3")
        page.click("#end")
        page.wait_for_selector(".ended")
        opened.page.close()
