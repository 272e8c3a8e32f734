"""The server: who may speak to it, what it takes, and that nothing said is lost."""

import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from duizhao.cli.app import run
from duizhao.corpus.limits import LIMITS
from duizhao.runs.review.file import read_entries
from duizhao.runs.review.house import safe_name

from ...support.reviews import TEMPLATE, VARIANT, Server, asked, texts

pytestmark = pytest.mark.slow

REVIEW = "review/1/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("server")
    texts(found)
    return found


@pytest.fixture(scope="module")
def server(folder):
    with Server(folder, limits=replace(LIMITS, file_bytes=200_000)) as running:
        yield running


def test_our_own_page_is_let_in(server):
    assert server.ask(REVIEW).status == 200
    assert server.ask(REVIEW + "state", Origin=server.origin, Sec_Fetch_Site="same-origin").told


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1.evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["", REVIEW, REVIEW + "state", "file/page.js"])
def test_other_pages_and_names_are_refused(server, path, headers, status):
    answer = server.ask(path, **headers)
    assert (answer.status, answer.body) == (status, b"")


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "https://127.0.0.1"])
def test_a_step_must_come_from_our_page(server, origin):
    assert server.ask(REVIEW + "step", {"do": "undo"}, Origin=origin).status == 403


def test_without_the_token_nothing_is_there(server):
    token = urlsplit(server.address).path.strip("/")
    other = ("A" if token[0] != "A" else "B") + token[1:]
    for path in ("/", "/file/page.js", f"/{other}/", f"/{other}/{REVIEW}", "//"):
        assert asked(server.origin, path).status == 404


def test_no_other_origin_is_let_in_by_cors(server):
    wanted = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    answer = server.ask(REVIEW + "step", method="OPTIONS", **wanted)
    assert answer.status == 403
    names = [name.lower() for name in (*answer.headers, *server.ask(REVIEW).headers)]
    assert not [name for name in names if name.startswith("access-control")]


def test_this_machine_alone_reaches_it(server):
    port = urlsplit(server.address).port
    assert urlsplit(server.address).hostname == "127.0.0.1"
    outside = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)}
    for address in {*outside, "127.0.0.2", "::1"} - {"127.0.0.1"}:
        with pytest.raises(OSError), socket.create_connection((address, port), timeout=2):
            pass


@pytest.mark.skipif(sys.platform != "linux", reason="has no second address to ask from")
def test_another_address_of_this_machine_is_refused(server):
    assert asked(server.address, REVIEW, source="127.0.0.2").status == 403


def test_pages_may_load_nothing_from_elsewhere(server):
    for path in (REVIEW, "?start=1"):
        answer = server.ask(path)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert b"<script>" not in answer.body and b" style=" not in answer.body


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff",
        [],
        {"do": "drop"},
        {"do": "answer"},
        {"do": "answer", "side": 2, "asked": [1], "partners": []},
        {"do": "answer", "side": 1, "asked": [], "partners": []},
        {"do": "answer", "side": 1, "asked": [10**6], "partners": []},
        {"do": "answer", "side": 1, "asked": [True], "partners": []},
        {"do": "answer", "side": 1, "asked": [1.0], "partners": []},
        {"do": "sure", "least": 7},
        {"do": "sure", "least": "x"},
        {"do": "note", "row": -1, "words": ""},
        {"do": "note", "row": 1, "words": "x" * 5000},
        {"do": "finding", "change": 999, "finding": 0, "mark": "done"},
        {"do": "finding", "change": 0, "finding": 0, "mark": "gone"},
        {"do": "withdraw", "entry": 99},
    ],
)
def test_what_is_no_step_changes_nothing(server, body):
    before = server.ask(REVIEW + "state").told
    if isinstance(body, dict):
        body = body | {"revision": before["revision"]}
    assert server.ask(REVIEW + "step", body).status == 400
    assert server.ask(REVIEW + "state").told == before


def test_a_step_of_an_old_state_is_not_taken(server):
    before = server.ask(REVIEW + "state").told
    answer = server.ask(REVIEW + "step", {"do": "sure", "least": 0, "revision": -1})
    assert (answer.status, answer.told) == (409, before)


@pytest.mark.parametrize(
    "path", ["card", "card?side=2&clause=1", "card?side=0&clause=999", "take/x"]
)
def test_what_is_not_there_is_not_found(server, path):
    assert server.ask(REVIEW + path).status in (400, 404)
    assert server.ask("review/9/").status == 404
    assert server.ask("file/../engine.py").status == 404


def test_bodies_have_an_end(server):
    assert server.ask(REVIEW + "step", b" " * 1_000_001).status == 413
    assert server.ask("upload", b" " * 500_000).status == 413


def test_a_body_that_hides_its_length_has_one_too(server):
    url = urlsplit(server.address)
    head = f"POST {url.path}{REVIEW}step HTTP/1.1\r\nHost: {url.netloc}\r\nOrigin: {server.origin}"
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    with socket.create_connection((url.hostname, url.port), timeout=30) as link:
        link.sendall(f"{head}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        try:
            for _ in range(64):
                link.sendall(chunk)
        except OSError:
            return  # the server closed the line
        assert link.recv(100).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("table", b"PK"),
        ("redline", b"PK"),
        ("statement", b"PK"),
        ("page", b"<!DOCTYPE html>"),
        ("links", "\ufeff决定".encode()),
    ],
)
def test_files_are_taken_from_the_page(server, name, begins):
    answer = server.ask(f"{REVIEW}take/{name}")
    assert answer.body.lstrip().startswith(begins)
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")


def form(*files):
    """Return a form of uploads and its type."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode()
        + data
        + b"\r\n"
        for field, name, data in files
    ]
    return b"".join(parts) + b"--x--\r\n", "multipart/form-data; boundary=x"


def upload(server, template, variant, names=("上位.txt", "../../本地.txt")):
    files = zip(("template", "variant"), names, (template, variant), strict=True)
    body, kind = form(*files)
    return server.ask("upload", body, Content_Type=kind)


def test_uploads_are_compared_and_kept(server):
    answer = upload(server, TEMPLATE.encode(), VARIANT.encode())
    assert answer.status == 200
    assert server.ask(f"review/{answer.told['review']}/state").told["links"]
    kept = server.house.folder
    assert (kept / "本地.上位" / "variant" / "本地.txt").read_text("utf-8") == VARIANT
    again = server.ask("open", {"name": "本地.上位"})
    assert again.told == answer.told
    assert server.ask("open", {"name": "../server"}).status == 400


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"\x00" * 50, "一句话。".encode()])
def test_an_upload_that_is_no_text_is_a_sentence(server, data):
    answer = upload(server, TEMPLATE.encode(), data, ("甲.txt", "乙.docx"))
    assert answer.status == 400
    assert "乙" in answer.told["error"]
    assert "乙.甲" not in server.house.kept()


def test_a_form_without_both_files_is_refused(server):
    body, kind = form(("template", "a.txt", b"x"))
    assert server.ask("upload", body, Content_Type=kind).status == 400
    body, kind = form(*[("template", "a.txt", b"x")] * 5)
    assert server.ask("upload", body, Content_Type=kind).status == 400


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("市办法.docx", "市办法.docx"),
        (r"C:\x\市办法.docx", "市办法.docx"),
        ("../../etc/passwd", "passwd"),
        ("..", "text"),
        ("", "text"),
        (".docx", "text.docx"),
        ("a\x00b\u202ecod.docx", "a␀b⟨U+202E⟩cod.docx"),
        ("条" * 300 + ".docx", "条" * 60 + ".docx"),
    ],
)
def test_names_of_uploads_are_made_harmless(given, kept):
    assert safe_name(given) == kept


def started(folder, *options):
    """Start the command, and return it with its address."""
    words = [sys.executable, "-m", "duizhao", "review", "条例.txt", "办法.txt", "--no-browser"]
    program = subprocess.Popen(
        [*words, *options], cwd=folder, stderr=subprocess.PIPE, text=True, env=os.environ
    )
    return program, program.stderr.readline().split()[-1].rpartition("http")[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
def test_a_kill_after_any_decision_loses_none(tmp_path):
    """Three times killed, each time one decision later; what was answered stands in the file."""
    texts(tmp_path)
    kept = tmp_path / "办法.条例.review.csv"
    for decided in range(1, 4):
        program, rest = started(tmp_path)
        address = f"http{rest}"
        state = asked(address, REVIEW + "state").told
        assert state["undo"] == decided - 1
        first = state["questions"][0]
        step = {"do": "answer", "side": first["side"], "asked": [first["clause"]], "partners": []}
        answer = asked(address, REVIEW + "step", step | {"revision": state["revision"]})
        assert answer.status == 200
        program.kill()
        assert program.wait() == -signal.SIGKILL
        program.stderr.close()
        assert max(e.step for e in read_entries(kept, LIMITS)) == decided


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
def test_it_ends_from_the_page_and_by_ctrl_c(tmp_path):
    texts(tmp_path)
    program, rest = started(tmp_path)
    assert asked(f"http{rest}", "end", {}).status == 200
    assert program.wait(timeout=30) == 0
    program.stderr.close()
    program, _ = started(tmp_path)
    program.send_signal(signal.SIGINT)
    assert program.wait(timeout=30) == 130
    program.stderr.close()


def test_without_the_extra_it_is_a_sentence(monkeypatch, capsys, tmp_path):
    texts(tmp_path)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    words = ["review", str(tmp_path / "条例.txt"), str(tmp_path / "办法.txt"), "--lang", "en"]
    assert run(words) == 2
    assert "uvicorn" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["条例.txt"], "name both"),
        (["条例.txt", "away.txt"], "away.txt"),
    ],
)
def test_wrong_use_is_a_sentence(monkeypatch, capsys, tmp_path, words, said):
    texts(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(["review", *words, "--no-browser", "--lang", "en"]) == 2
    assert said in capsys.readouterr().err


def test_a_port_that_is_taken_is_a_sentence(capsys, tmp_path):
    texts(tmp_path)
    words = ["review", str(tmp_path / "条例.txt"), str(tmp_path / "办法.txt"), "--no-browser"]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert run([*words, "--port", port, "--lang", "en"]) == 2
    assert f"Port {port}" in capsys.readouterr().err
