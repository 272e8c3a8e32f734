"""The page of a long law in a headless browser: it opens quickly and jumps where it should."""

import pytest
from duizhao.alignment.model import Comparison
from duizhao.corpus.model import Level
from duizhao.report.html.write import comparison_html
from duizhao.report.words.layout import Layout

from ...support.browser import LAPTOP, Opened
from ...support.samples import change, document

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def long_file(tmp_path_factory):
    """A page of five hundred articles, each with a change."""
    words = "学校食堂应当每日公示菜单，接受师生监督，并留存样品四十八小时备查。" * 4
    numbers = [f"第{n}条" for n in range(1, 501)]
    old = document("长办法", [(Level.ARTICLE, n, words) for n in numbers])
    new = document("长细则", [(Level.ARTICLE, n, words.replace("每日", "每周")) for n in numbers])
    made = Comparison(old, new, tuple(change(old, new, [i], [i]) for i in old.clauses))
    path = tmp_path_factory.mktemp("long") / "long.html"
    path.write_text(comparison_html(made, Layout.IMPLEMENTATION, "zh"), "utf-8")
    return path


def test_five_hundred_articles_open_in_two_seconds(browser, long_file):
    """Tried three times: a busy machine is no fault of the page."""

    def took():
        opened = Opened(browser, long_file, **LAPTOP)
        opened.close()
        return opened.took

    assert any(took() < 2 for _ in range(3))


def test_a_jump_far_down_a_long_page_ends_at_its_row(browser, long_file):
    opened = Opened(browser, long_file, **LAPTOP)
    for wanted in ("第400条", "第37条", "第500条"):
        opened.page.fill("#jump", wanted)
        opened.page.press("#jump", "Enter")
        opened.page.wait_for_timeout(300)
        top = opened.page.evaluate("document.querySelector('.current').getBoundingClientRect().top")
        assert 0 < top < 700, wanted
    opened.close()
