"""An invented pair of texts to review: two rules kept, two that fit either of two, one new."""

import contextlib
import json
from email.message import Message
from http.client import HTTPConnection
from queue import Queue
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlsplit

from duizhao.alignment.model import DEFAULTS
from duizhao.cli.reviewing.serve import serve
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.load import load
from duizhao.report.words.layout import Layout
from duizhao.runs.review.house import House
from duizhao.runs.review.model import Texts

TEMPLATE = """食堂管理条例
第一条　为了加强食堂管理，制定本条例。
第二条　食堂应当每日公示菜单。
第三条　食堂应当对餐具进行消毒，并保存消毒记录。
第四条　食堂有下列情形之一的，予以警告：
（一）未公示菜单的；
（二）未保存消毒记录的；
（三）聘用无健康证明的人员的。
第五条　本条例自发布之日起施行。
"""
VARIANT = """市食堂管理办法
第一条　为了加强本市食堂管理，制定本办法。
第二条　食堂应当每周公示菜单和价格。
第三条　学校应当监督餐具清洗。
第四条　食堂应当保存餐具消毒的记录。
第五条　食堂有下列情形之一的，责令改正：
（一）菜单没有公示的；
（二）没有消毒记录的；
（三）浪费粮食的。
第六条　本办法自2024年1月1日起施行。
"""


def texts(folder, template=TEMPLATE, variant=VARIANT):
    """Write the pair into a folder and read it."""
    paths = folder / "条例.txt", folder / "办法.txt"
    for path, words in zip(paths, (template, variant), strict=True):
        path.write_text(words, "utf-8")
    return Texts(*(load(path) for path in paths))


def clause(document, locator):
    """Return the clause of a locator."""
    return next(i for i in document.clauses if document.nodes[i].locator == locator)


class Server:
    """A server of this process, in a thread of its own."""

    def __init__(self, folder, *, review=True, limits=LIMITS):
        self.folder, self.limits, self.review = folder, limits, review
        self.house = House(limits, "zh", DEFAULTS, folder / "kept")
        self._told = Queue()

    def __enter__(self):
        first = self.house.open(self.folder / "条例.txt", self.folder / "办法.txt") * self.review
        layout, lang, told = Layout.IMPLEMENTATION, "zh", self._told.put
        wanted = {"port": 0, "browser": False, "told": told}
        self._thread = Thread(target=serve, args=(self.house, first, layout, lang), kwargs=wanted)
        self._thread.start()
        self.address = self._told.get(timeout=30)
        return self

    def __exit__(self, *_):
        with contextlib.suppress(ConnectionError):  # it may have been ended from its page
            self.ask("end", {})
        self._thread.join(timeout=30)
        self.house.__exit__()

    @property
    def origin(self):
        return self.address.rpartition("/")[0].rpartition("/")[0]

    def ask(self, path, body=None, **headers):
        """Return status, headers and body of an answer; a body makes it a POST from our page."""
        return asked(self.address, path, body, **headers)


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: Message
    body: bytes

    @property
    def told(self):
        return json.loads(self.body)


def asked(address, path, body=None, source="127.0.0.1", method=None, **headers):
    """Ask a server; a body that is no bytes goes as JSON."""
    url = urlsplit(address)
    link = HTTPConnection(url.hostname, url.port, timeout=60, source_address=(source, 0))
    data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
    own = {} if body is None else {"Origin": f"http://{url.netloc}"}
    own |= {name.replace("_", "-"): value for name, value in headers.items()}
    own = {name: value for name, value in own.items() if value is not None}
    link.request(method or ("GET" if body is None else "POST"), url.path + path, data, own)
    answer = link.getresponse()
    found = Answer(answer.status, answer.headers, answer.read())
    link.close()
    return found
