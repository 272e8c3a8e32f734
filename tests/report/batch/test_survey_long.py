"""The page of very many texts in a real browser: the last row is reached, and all are printed."""

import pytest

from ...support.browser import LAPTOP, Opened
from ...support.samples import comparison
from ...support.surveys import page as survey_page


def test_the_last_row_of_a_long_map_is_reached(browser, tmp_path):
    file = tmp_path / "长.html"
    file.write_text(survey_page(texts={f"{n}.txt": comparison() for n in range(80)}), "utf-8")
    opened = Opened(browser, file, **LAPTOP)
    page = opened.page
    page.focus("#map")
    for _ in range(3):
        page.evaluate("document.getElementById('map').scrollTop = 1e6")
        page.wait_for_timeout(50)
    last = page.locator("#v79").bounding_box()
    around = page.evaluate(
        "(() => { const m = document.getElementById('map'); const b = m.getBoundingClientRect();"
        " return [b.top, b.top + m.clientHeight]; })()"
    )
    assert around[0] < last["y"] and last["y"] + last["height"] <= around[1]
    opened.close()


def test_the_printed_map_has_every_row(browser, tmp_path):
    pypdfium2 = pytest.importorskip("pypdfium2")
    file = tmp_path / "长.html"
    file.write_text(survey_page(texts={f"{n}.txt": comparison() for n in range(120)}), "utf-8")
    opened = Opened(browser, file, **LAPTOP)
    opened.page.pdf(path=tmp_path / "长.pdf", prefer_css_page_size=True)
    opened.close()
    pages = [
        one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(tmp_path / "长.pdf")
    ]
    # Once in the map, once in the table of texts.
    whole = "".join(pages)
    assert whole.count("88%") == 240 and "第一章" in whole
