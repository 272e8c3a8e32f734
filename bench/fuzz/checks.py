"""What must hold for whatever the writers make: it is legal, harmless, and hides nothing."""

import csv
import io
import json
import zipfile
from collections.abc import Callable

from duizhao.report.words.text import visible


def shows_all(words: str) -> None:
    """No character of ``words`` may be hidden from a reader."""
    assert visible(words) == words, f"hidden characters: {visible(words)[:60]!r}"


def check_json(data: bytes) -> None:
    """JSON must be read back, and say what it is."""
    assert json.loads(data)["schema"].startswith("duizhao.")


def check_csv(data: bytes) -> None:
    """No cell may begin a formula, nothing may be hidden."""
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        for cell in row:
            assert not cell.startswith(tuple("=+-@\t\r＝＋－＠")), f"formula {cell[:20]!r}"
            shows_all(cell.replace("\n", ""))


def check_markdown(data: bytes) -> None:
    """No tag may be open, nothing may be hidden."""
    words = data.decode()
    shows_all(words.replace("\n", ""))
    assert "<" not in words.replace("<br>", "").replace("\\<", ""), "an open tag"


def check_word(data: bytes) -> None:
    """Every part must be XML, and no text may hide anything."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                for words in etree.fromstring(archive.read(name)).itertext():
                    shows_all(words.replace("\n", ""))


def check_page(data: bytes) -> None:
    """A page says what may run in it, and no tag of the texts is a tag of the page."""
    from lxml import html

    page = html.fromstring(data.decode())
    assert "Content-Security-Policy" in data.decode()
    assert not [one for one in page.iter("script") if (one.text or "").startswith(("第", "食"))]


CHECKS: dict[str, Callable[[bytes], None]] = {
    ".json": check_json,
    ".csv": check_csv,
    ".md": check_markdown,
    ".docx": check_word,
    ".html": check_page,
}
