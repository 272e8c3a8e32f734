"""A server of one review, and its page in a browser."""

import pytest

from ...support.browser import LAPTOP
from ...support.review_page import Shown
from ...support.reviews import Server, texts


@pytest.fixture
def running(tmp_path):
    texts(tmp_path)
    with Server(tmp_path) as server:
        yield server


@pytest.fixture(scope="module")
def laptop(browser):
    """One window for all tests: each has a server, and so a page, of its own."""
    page = browser.new_page(**LAPTOP)
    yield page
    page.close()


@pytest.fixture
def shown(laptop, running):
    """The page on a laptop; whatever a test does, nothing may be complained of or go elsewhere."""
    opened = Shown(laptop, running)
    yield opened
    opened.leave()
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(running.address)] == []
