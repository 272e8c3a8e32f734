"""The page of a review in a browser."""

from duizhao.corpus.limits import LIMITS
from duizhao.runs.review.file import read_entries

from .reviews import clause


class Shown:
    """The page of a review, with what it complained of and what it asked for."""

    def __init__(self, page, server, path=""):
        self.page, self.server = page, server
        self.page.set_default_timeout(15_000)
        self.complaints, self.requests = [], []
        self._listeners = {
            "console": lambda message: self.complaints.append(message.text),
            "pageerror": lambda error: self.complaints.append(str(error)),
            "request": lambda request: self.requests.append(request.url),
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)
        page.goto(server.address + path)
        if not path.startswith("?start"):
            page.wait_for_selector("body[data-ready]")

    def leave(self):
        """Turn the window away from the server; another test may go on with it."""
        self.page.evaluate("0")  # its last messages come before this answer
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)
        self.page.goto("about:blank")

    @property
    def desk(self):
        return self.server.house.desks[1]

    def at(self, side, locator):
        return clause(self.desk.texts[side], locator)

    def box(self, side, locator):
        return self.page.locator(f"#text{side} [data-node='{self.at(side, locator)}']")

    def ask_about(self, side, locator):
        node = self.at(side, locator)
        self.box(side, locator).dblclick()
        self.page.wait_for_selector(f".asked[data-side='{side}'][data-node='{node}']")

    def done(self, step):
        """Wait until a step is taken: it stands in the file then."""
        self.page.wait_for_function("step => document.body.dataset.step === String(step)", arg=step)
        path = self.server.folder / "办法.条例.review.csv"
        assert max((e.step for e in read_entries(path, LIMITS)), default=0) <= step

    def partners(self, side, locator):
        nodes = self.desk.texts[1 - side].nodes
        found = self.desk.found.partners((side, self.at(side, locator)))
        return [nodes[i].locator for i in found]

    def key(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
