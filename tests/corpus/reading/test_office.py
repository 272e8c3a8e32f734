"""Files that LibreOffice converts: found, confined, ended in time; and one sentence without it."""

import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from duizhao.corpus.limits import LIMITS, set_limits
from duizhao.corpus.model import InputError
from duizhao.corpus.reading.office import convert as office
from duizhao.corpus.reading.office.convert import find_office, to_docx
from duizhao.corpus.reading.read import read
from duizhao.corpus.reading.sniff import kind_of
from duizhao.report.words.catalogue import say

from ...support.word_files import pack

pytestmark = pytest.mark.slow

RTF = rb"{\rtf1\ansi\ansicpg936 \'b5\'da\'d2\'bb\'cc\'f5 \'b2\'cb\'b5\'a5\par end\par}"
needs_office = pytest.mark.skipif(not find_office(), reason="needs LibreOffice")
posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for LibreOffice")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a shell script in the place of LibreOffice."""

    def install(script):
        file = tmp_path / "soffice"
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)
        monkeypatch.setenv("DUIZHAO_SOFFICE", str(file))

    return install


def refusal(data=RTF, limits=LIMITS):
    with pytest.raises(InputError) as refused:
        to_docx("rtf", "a.rtf", data, limits)
    return refused.value.code


@needs_office
def test_a_file_is_converted_and_nothing_of_it_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(office.tempfile, "tempdir", None)
    file = tmp_path / "甲 '\".rtf"
    file.write_bytes(RTF)
    source = read(file)
    assert source.text.split("\n") == ["第一条 菜单", "end"]
    assert source.reader == "rtf"
    assert list((tmp_path / "scratch").iterdir()) == []


@pytest.fixture
def server():
    """A web server that notes who calls."""
    calls = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    for method in ("HEAD", "OPTIONS", "PROPFIND", "CONNECT"):
        setattr(Handler, f"do_{method}", Handler.do_GET)
    found = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=found.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{found.server_port}", calls
    found.shutdown()


CONTENT = """<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>
<text:p>第一条　菜单</text:p>
<text:section text:name="a"><text:section-source xlink:href="{file}" text:filter-name="Text"/>
<text:p>旧文</text:p></text:section>
<text:section text:name="b"><text:section-source xlink:href="{web}/a.odt"/></text:section>
<text:p><draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{web}/a.png"
 xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>
<draw:frame svg:width="2cm" svg:height="2cm"><draw:object-ole xlink:href="{web}/ole"/></draw:frame>
</text:p></office:text></office:body></office:document-content>"""
MANIFEST = """<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>
<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>"""
TYPE = "application/vnd.oasis.opendocument.text"


@needs_office
def test_links_to_the_web_and_to_files_are_not_followed(tmp_path, server):
    web, calls = server
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    content = CONTENT.format(web=web, file=secret.as_uri())
    file = tmp_path / "a.odt"
    parts = {"mimetype": TYPE, "META-INF/manifest.xml": MANIFEST, "content.xml": content}
    file.write_bytes(pack(parts))
    text = read(file).text
    assert "菜单" in text
    assert "机密" not in text
    assert calls == []


def test_without_libreoffice_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setenv("DUIZHAO_SOFFICE", "no-such-program")
    assert refusal() == "no-office"
    for lang in ("zh", "en"):
        sentence = say(lang, "error.no-office", "a.rtf")
        assert "libreoffice" in sentence.lower()
        assert "\n" not in sentence


@posix
def test_success_without_a_file_is_failure(program):
    program("exit 0")
    assert refusal() == "not-converted"


@posix
def test_what_takes_too_long_ends_with_all_that_it_started(program, tmp_path):
    program(f"sleep 60 & echo $! > {tmp_path}/child; sleep 60")
    begun = time.monotonic()
    assert refusal(limits=set_limits(("office-seconds=1",))) == "too-slow"
    assert time.monotonic() - begun < 20
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or ") Z " in state.read_text():
            return
        time.sleep(0.1)
    pytest.fail("a process was left running")


@posix
def test_the_program_sees_a_home_of_its_own_and_no_network(program, tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_TOKEN", "1")
    program(
        f'env > {tmp_path}/env; echo "$@" > {tmp_path}/words; '
        f"cat $HOME/profile/user/*.xcu > {tmp_path}/xcu"
    )
    assert refusal() == "not-converted"
    seen = (tmp_path / "env").read_text()
    assert "SECRET_TOKEN" not in seen
    assert "http_proxy=http://127.0.0.1:9" in seen
    assert f"HOME={Path.home()}\n" not in seen
    words = (tmp_path / "words").read_text()
    assert "-env:UserInstallation=file:///" in words
    assert "--headless" in words
    profile = (tmp_path / "xcu").read_text()
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "ooInetProxyType"):
        assert name in profile


def test_it_is_found_where_installers_put_it(monkeypatch):
    monkeypatch.delenv("DUIZHAO_SOFFICE", raising=False)
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    monkeypatch.setattr(office.Path, "is_file", lambda _: True)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert find_office() == "/Applications/LibreOffice.app/Contents/MacOS/soffice"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMFILES", "C:/Program Files")
    assert find_office().endswith("soffice.com")


def test_locked_files_are_told_from_damaged_ones(tmp_path):
    file = tmp_path / "a.odt"
    manifest = MANIFEST.replace('"text/xml"/>', '"text/xml"><m:encryption-data/></m:file-entry>')
    parts = {"mimetype": TYPE, "META-INF/manifest.xml": manifest, "content.xml": "x"}
    file.write_bytes(pack(parts))
    with pytest.raises(InputError, match="password"):
        read(file)
    old = bytearray(2048)
    old[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    old[30] = 9
    name = "WordDocument\0".encode("utf-16-le")
    old[1024 : 1024 + len(name)] = name
    old[512:514], old[512 + 11] = b"\xec\xa5", 1  # the head of the stream, its flag "encrypted"
    (tmp_path / "a.doc").write_bytes(old)
    with pytest.raises(InputError, match="password"):
        read(tmp_path / "a.doc")


def test_a_short_stream_that_lies_elsewhere_is_not_taken_for_a_locked_one():
    """A file of a few lines, as programs other than Word write it."""
    old = bytearray(2048)
    old[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    old[30] = 9
    name = "WordDocument\0".encode("utf-16-le")
    old[1024 : 1024 + len(name)] = name
    old[512 + 11] = 1  # whatever stands there, it is no head
    assert kind_of(bytes(old), "a.doc") == "doc"
