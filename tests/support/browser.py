"""The system's Chromium for tests of the page; nothing is downloaded, nothing goes out."""

import shutil
import time
from contextlib import contextmanager

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LAPTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
DARK = {**LAPTOP, "color_scheme": "dark"}
# Each device and face once, each language on more than one.
LOOKS = [(LAPTOP, "zh"), (LAPTOP, "en"), (PHONE, "zh"), (DARK, "en")]


@contextmanager
def chromium():
    """Start a headless browser; the test is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the dev extra")
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("needs a system browser: apt-get install chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


class Opened:
    """A page with what it complained of, what it asked for, and the seconds it took to open."""

    def __init__(self, browser, file, **options):
        self.address = file.as_uri()
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.complaints, self.requests = [], []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        start = time.perf_counter()
        self.page.goto(self.address)
        self.took = time.perf_counter() - start

    def anew(self):
        """Load the file again for the next test: a quarter of the work of a new window."""
        self.complaints.clear()
        self.requests.clear()
        self.page.emulate_media(media="screen")
        self.page.mouse.move(0, 0)
        self.page.goto(self.address)
        return self.page

    def files(self):
        """Ask the page for its last messages; return the files that it asked for."""
        self.page.evaluate("0")
        return {url.partition("#")[0] for url in self.requests}

    def close(self):
        self.context.close()


def turns_dark_and_light(page):
    """Whether the control of the face does so, and says so."""
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.click("#theme")
    dark = page.evaluate(ground) != before and page.get_attribute("#theme", "aria-pressed")
    page.click("#theme")
    return dark == "true" and page.evaluate(ground) == before
