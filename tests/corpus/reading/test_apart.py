"""Reading in a process of its own: the same text, an end of time and memory, nothing left over."""

import os
import sys
import time
from pathlib import Path

import pytest
from duizhao.corpus.limits import LIMITS, limit_names, set_limits
from duizhao.corpus.model import InputError
from duizhao.corpus.reading.process import run
from duizhao.corpus.reading.read import read

from ...support.word_files import numbered, p, word

APART = "apart-bytes=1"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "第一条　菜单\n第二条".encode("gb18030")),
        ("a.md", "# 办法\n\n第一条 ![x](y)".encode()),
        ("a.docx", word(p("第一条 菜单") + numbered("甲", 1))),
    ],
)
def test_a_file_reads_the_same_in_another_process(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    assert read(file, limits=set_limits((APART,))) == read(file)


def test_a_refusal_comes_back_as_one(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"\0\1\2\3" * 100)
    with pytest.raises(InputError) as refused:
        read(file, limits=set_limits((APART,)))
    assert (refused.value.code, refused.value.path) == ("not-text", str(file))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_memory_has_an_end(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("第一条　菜单\n" * 800_000, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read(file, limits=set_limits((APART, "memory-bytes=40M")))
    assert refused.value.code in ("too-much-memory", "reader-died")


@pytest.mark.skipif(os.name != "posix", reason="process groups")
@pytest.mark.parametrize("interruption", [KeyboardInterrupt, SystemExit])
def test_an_interruption_ends_the_other_process(tmp_path, monkeypatch, interruption):
    def interrupted(*_, **__):
        while not (tmp_path / "child").exists() or not (tmp_path / "child").read_text():
            time.sleep(0.01)
        raise interruption

    monkeypatch.setattr("subprocess.Popen.communicate", interrupted)
    script = f"echo $$ > {tmp_path}/child; sleep 60"
    with pytest.raises(interruption):
        run(["/bin/sh", "-c", script], seconds=60, memory_bytes=1 << 30)
    child = int((tmp_path / "child").read_text())
    state = Path(f"/proc/{child}/stat")
    assert not state.exists() or ") Z " in state.read_text()


def test_limits_are_set_by_name():
    changed = set_limits(("seconds=60", "file-bytes=300M"))
    assert (changed.seconds, changed.file_bytes) == (60, 300 << 20)
    assert set_limits(()) == LIMITS
    assert "paragraphs" in limit_names()


@pytest.mark.parametrize("wrong", ["seconds", "seconds=", "seconds=x", "seconds=0", "times=3"])
def test_what_sets_no_limit_is_refused(wrong):
    with pytest.raises(InputError) as refused:
        set_limits((wrong,))
    assert refused.value.code == "limit"
    assert "file-bytes" in refused.value.params[0]
