"""What goes wrong while a report is written: old files intact, no half file, one clear sentence."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

RULE = "校园食堂管理办法\n第一条　食堂应当公示菜单。\n第二条　食堂应当留样四十八小时。\n"
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX limits and signals")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "省.txt").write_text(RULE, encoding="utf-8")
    (tmp_path / "市.txt").write_text(RULE.replace("应当公示", "可以公示"), encoding="utf-8")
    return tmp_path


# The program with files of no more than four kilobytes, as on a disk that is nearly full.
FULL = """
import resource, sys
from duizhao.cli.app import main
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
sys.argv = ["duizhao", *sys.argv[1:]]
main()
"""
# The program interrupted between writing and renaming, by the signal that its first word names.
STRUCK = """
import os, signal, sys
from duizhao.cli.app import main
number = int(sys.argv.pop(1))
os.fsync = lambda _: os.kill(os.getpid(), number)
sys.argv[0] = "duizhao"
main()
"""


def call(folder, program, *words):
    return subprocess.run(
        [sys.executable, "-B", "-c", program, *words],  # or Python's compiled files are cut too
        cwd=folder,
        env={**os.environ, "DUIZHAO_LANG": "zh", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


MAIN = "from duizhao.cli.app import main; main()"


@posix
@pytest.mark.parametrize("suffix", [".docx", ".csv"])
def test_a_full_disk(folder, suffix):
    (folder / "市.txt").write_text(RULE + "第三条　节约粮食。\n" * 400, encoding="utf-8")
    old = folder / f"表{suffix}"
    old.write_bytes(b"old")
    done = call(folder, FULL, "compare", "省.txt", "市.txt", "-o", old.name, "--force")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert old.name in done.stderr
    assert old.read_bytes() == b"old"
    assert sorted(one.name for one in folder.iterdir()) == sorted(["省.txt", "市.txt", old.name])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["outline", "outline --json"])
def test_a_full_disk_behind_a_redirection(folder, command):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "duizhao", *command.split(), "市.txt"],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder nobody can write to")
def test_a_folder_that_cannot_be_written(folder):
    done = call(folder, MAIN, "compare", "省.txt", "市.txt", "-o", "/proc/self/表.csv")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "/proc/self/表.csv" in done.stderr


@posix
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"]
)
def test_signals_between_writing_and_renaming(folder, number, code):
    (folder / "表.csv").write_bytes(b"old")
    words = ("compare", "省.txt", "市.txt", "-o", "表.csv", "--force")
    done = call(folder, STRUCK, str(int(number)), *words)
    assert (done.returncode, done.stderr) == (code, "")
    assert (folder / "表.csv").read_bytes() == b"old"
    assert sorted(one.name for one in folder.iterdir()) == ["市.txt", "省.txt", "表.csv"]


LONG = "对" * 81 + "abc" + ".csv"


@pytest.mark.parametrize("name", ["对照 表.csv", "'对' \"照\".csv", "-o.csv", LONG], ids=len)
def test_names_of_every_kind(folder, name):
    assert len(LONG.encode()) == 250
    if os.name == "nt" and '"' in name:
        pytest.skip("no file of Windows has quotes in its name")
    done = call(folder, MAIN, "compare", "省.txt", "市.txt", f"--output={name}")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / name).stat().st_size > 100
    assert len(list(folder.iterdir())) == 3


@posix
def test_an_input_whose_name_is_no_text(folder):
    name = b"\xff\xfe.txt"
    try:
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(
            RULE + "第九条　节约。\n", encoding="utf-8"
        )
    except OSError:
        pytest.skip("this file system takes text only")
    for words in (["outline"], ["compare", "省.txt", "--json"]):
        done = call(folder, MAIN, *words, os.fsdecode(name))
        assert (done.returncode, done.stderr) == (0, "")
