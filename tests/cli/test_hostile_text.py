"""Text cannot become markup, formula, terminal command or mirror writing, whatever the format."""

import csv
import io
import json
import re
import socket
import sys
import zipfile

import pytest
from duizhao.cli.app import run
from duizhao.corpus.reading.read import read
from lxml import etree, html

from ..support.word_files import p, pack, parts, word

# A right-to-left override, a terminal command, markup, formulas, ends of markup, an odd character.
HOSTILE = (
    '校园食堂\u202e管理办法\n第一条　=HYPERLINK("http://192.0.2.1")<script>alert(1)</script>菜单。\n'
    "第二条　@SUM(A1)\x1b]0;改名\x07\x1b[2J留样\u2066四十八\u2069小时。\n"
    "第三条　]]></w:t></w:r>&amp;&#x202E;<img src=x onerror=alert(1)>\x08`a`|b|[甲](javascript:x)"
    "。\n"
    "附件\ufffe\u202e乙\n1. \t=1+1\n"
).replace(
    "第三条", "".join(f"第三条之{n}　食堂应当公示菜单{n}号。\n" * 9 for n in "一二") + "第三条"
)
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe]"
)


@pytest.fixture
def written(tmp_path, monkeypatch, capfd):
    """Compare hostile texts; return a function that gives an output as bytes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    (tmp_path / "甲.txt").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "乙.txt").write_text(HOSTILE.replace("菜单", "价格"), encoding="utf-8")

    def output(suffix):
        words = ["compare", "甲.txt", "乙.txt"]
        code = run([*words, "-o", f"表{suffix}"] if suffix else [*words, "--explain"])
        sys.stdout.flush()
        captured = capfd.readouterr()
        assert (code, captured.err) == (0, "")
        return (tmp_path / f"表{suffix}").read_bytes() if suffix else captured.out.encode()

    return output


def test_a_terminal_is_not_driven_and_shows_what_is_hidden(written, capfd):
    shown = written("").decode()
    assert not HIDDEN.search(shown.replace("\n", ""))
    assert "⟨U+202E⟩" in shown
    assert "␛" in shown
    assert run(["outline", "甲.txt"]) == 0
    sys.stdout.flush()
    tree = capfd.readouterr().out
    assert not HIDDEN.search(tree.replace("\n", ""))
    assert "⟨U+202E⟩" in tree


def test_an_error_sentence_shows_what_a_file_name_hides(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    assert run(["outline", "\u202e甲\x1b[2J.txt"]) == 2
    errors = capfd.readouterr().err
    assert errors.count("\n") == 1
    assert not HIDDEN.search(errors.replace("\n", ""))


def test_no_cell_of_a_csv_file_is_a_formula(written):
    rows = list(csv.reader(io.StringIO(written(".csv").decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert not [cell for cell in cells if HIDDEN.search(cell)]
    assert any("SUM" in cell for cell in cells)


def test_markdown_holds_no_tag(written):
    words = written(".md").decode()
    assert not HIDDEN.search(words)
    seal = re.compile(r"<!-- duizhao [0-9a-f]{64} -->")
    assert "<" not in seal.sub("", words.replace("<br>", ""))
    assert "[甲](" not in words


def test_a_word_file_is_legal_and_shows_what_is_hidden(written):
    with zipfile.ZipFile(io.BytesIO(written(".docx"))) as packed:
        trees = [
            etree.fromstring(packed.read(name))
            for name in packed.namelist()
            if name.endswith((".xml", ".rels"))
        ]
    words = "".join(words for tree in trees for words in tree.itertext())
    assert not HIDDEN.search(words)
    assert "⟨U+202E⟩" in words
    assert "</w:t></w:r>" in words
    targets = [one.get("Target", "") for tree in trees for one in tree.iter("{*}Relationship")]
    assert not [target for target in targets if "192.0.2.1" in target]


def test_json_gives_the_text_as_it_is(written):
    assert json.loads(written(".json"))["template"]["text"] == HOSTILE


def test_a_page_has_a_policy_and_no_tag_of_the_text(written):
    formats = pytest.importorskip("duizhao.cli.formats")
    if ".html" not in formats._WRITERS:
        pytest.skip("pages are not written yet")
    page = written(".html").decode()
    tree = html.fromstring(page)
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
    assert not tree.xpath("//img[@onerror]")
    assert not [one for one in tree.iter("script") if (one.text or "").startswith("alert")]
    assert not [href for href in tree.xpath("//@href") if href.startswith("javascript:")]
    assert "\u202e" not in page


@pytest.fixture
def cut_off(monkeypatch):
    """No socket can connect, no name be looked up."""

    def refuse(*_):
        raise AssertionError("a connection was tried")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


REMOTE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/attachedTemplate" Target="http://192.0.2.1/a.dotm" TargetMode="External"/>'
    "</Relationships>"
)
PAGE = (
    '<html><head><link rel="stylesheet" href="http://192.0.2.1/a.css">'
    '<script src="http://192.0.2.1/a.js"></script><base href="http://192.0.2.1/">'
    '<meta http-equiv="refresh" content="0;url=http://192.0.2.1/"></head><body>'
    '<img src="http://192.0.2.1/a.png"><p>第一条　食堂应当公示菜单。</p>'
    '<iframe src="http://192.0.2.1/"></iframe></body></html>'
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", pack(parts(p("第一条 菜单")) | {"word/_rels/settings.xml.rels": REMOTE})),
        ("a.docx", pack(parts(p("第一条 菜单")) | {"word/_rels/document.xml.rels": REMOTE})),
        ("a.html", PAGE.encode()),
        ("a.md", "第一条 ![x](http://192.0.2.1/a.png) <img src='http://192.0.2.1/'>".encode()),
        ("a.txt", "第一条 http://192.0.2.1/".encode()),
        ("b.docx", word(p("第一条 菜单"))),
    ],
)
def test_nothing_is_fetched(tmp_path, cut_off, name, data):  # noqa: ARG001
    file = tmp_path / name
    file.write_bytes(data)
    assert "第一条" in read(file).text
    assert [one.name for one in tmp_path.iterdir()] == [name]
