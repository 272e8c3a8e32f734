"""The page of a collation in a real browser: its controls, no complaint, nothing goes out."""

import pytest
from duizhao.alignment.family.collate import collate
from duizhao.corpus.model import InputError
from duizhao.report.family.page import collation_html, overview
from duizhao.report.family.rows import descents
from duizhao.report.family.write_html import family_html

from ...alignment.family.test_family import chain
from ...support.browser import LAPTOP, LOOKS, PHONE, Opened, turns_dark_and_light

pytest.importorskip("scipy")
HREF = "families/001/family.html"


def written(folder, lang="zh"):
    """Write the page of a family of four texts, and the family's own page."""
    found = collate(chain())
    (family,) = found.families
    shown = overview(1, family, HREF, lang)
    failed = [("坏<b>.docx", InputError("damaged", "坏<b>.docx"))]
    placed = descents(1, family)
    page = collation_html(found, [shown], placed, failed, ("documents.csv",), lang)
    own = folder / HREF
    own.parent.mkdir(parents=True)
    own.write_text(family_html(1, family, lang), "utf-8")
    (folder / "index.html").write_text(page, "utf-8")
    return folder / "index.html"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return written(tmp_path_factory.mktemp("collation"))


@pytest.fixture(scope="module")
def opened(browser, file):
    one = Opened(browser, file, **LAPTOP)
    yield one
    one.close()


@pytest.fixture
def page(opened, file):
    """The page on a laptop; whatever a test does, nothing may be asked for or complained of."""
    yield opened.anew()
    assert all(url.startswith(file.parent.as_uri()) for url in opened.files())
    assert opened.complaints == []


def square(page, row, place):
    """The middle of a square of the map."""
    places = page.get_attribute(".chart", "data-places").split()
    box = page.locator(".chart .text .cells").nth(row).bounding_box()
    at = (places.index(str(place)) + 0.5) / len(places)
    return box["x"] + box["width"] * at, box["y"] + box["height"] / 2


def test_no_control_is_without_a_test(page):
    controls = page.eval_on_selector_all(
        "button, input, select", "e => e.map(x => x.id || x.className)"
    )
    assert set(controls) == {"theme", "sort"}


def test_texts_families_and_what_failed_are_listed(page):
    assert page.locator("#families-table tbody tr").count() == 1
    names = page.locator("#texts-table tbody td:nth-child(2)").all_inner_texts()
    assert sorted(names) == sorted(f"{name}.txt" for name in "甲乙丙丁")
    assert "坏<b>.docx" in page.inner_text("#failures")
    assert page.locator(".chart .text .name").count() == 4
    assert page.is_visible(".frame-tree svg")


def test_a_square_tells_what_it_is_and_leads_to_the_words_of_all_texts(page):
    page.locator(".chart").scroll_into_view_if_needed()
    page.mouse.move(*square(page, 0, 1))
    told = page.inner_text("#tip")
    assert "栏 1 · 与共识相同 · 为了规范校园食品安全管理" in told
    page.mouse.click(*square(page, 0, 2))
    page.wait_for_selector("main.family")
    assert page.url.endswith(f"{HREF}#c2")
    assert page.locator("#c2 th").inner_text().startswith("2 · ")


def test_the_map_tells_other_words_and_absence_apart(page):
    states = page.eval_on_selector_all(".chart .text", "e => e.map(x => x.dataset.states)")
    assert {len(one) for one in states} == {
        len(page.get_attribute(".chart", "data-places").split())
    }
    assert set("".join(states)) >= {"0", "1", "3"}


def test_tables_sort_by_number_and_by_word(page):
    table = page.locator(".family-part table.sortable")
    heads = table.locator("button.sort")
    heads.nth(4).click()
    counts = [int(row) for row in table.locator("tbody tr td:nth-child(5)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    heads.nth(4).click()
    assert table.locator("th").nth(4).get_attribute("aria-sort") == "ascending"
    heads.nth(0).click()
    places = [int(words) for words in table.locator("tbody th").all_inner_texts()]
    assert places == sorted(places)


def test_dark_and_light(page):
    assert turns_dark_and_light(page)


def test_on_a_phone_nothing_is_wider_than_the_screen(browser, file):
    opened = Opened(browser, file, **PHONE)
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
    opened.close()
    assert opened.complaints == []


def test_without_script_all_can_be_read(browser, file):
    opened = Opened(browser, file, java_script_enabled=False, **LAPTOP)
    assert opened.page.locator(".chart .strip").first.is_visible()
    assert opened.page.is_visible("#texts-table")
    assert not opened.page.is_visible("#theme")
    opened.close()


@pytest.mark.parametrize(("options", "lang"), LOOKS)
def test_accessibility(browser, tmp_path, options, lang):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the dev extra")
    opened = Opened(browser, written(tmp_path, lang), **options)
    found = axe.Axe().run(opened.page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]][:2]) for v in found] == []
    opened.close()


def test_a_map_that_is_too_large_is_not_drawn(monkeypatch):
    (family,) = collate(chain()).families
    monkeypatch.setattr("duizhao.report.family.page_map.SQUARES", 10)
    shown = overview(1, family, HREF, "zh")
    assert "data-places" not in shown.section
    assert "不画总图" in shown.section
    monkeypatch.setattr("duizhao.report.family.page._FAMILIES", 0)
    assert overview(1, family, HREF, "zh").section == ""
