"""Killed at many moments and started again, a batch and a collation end with the same bytes."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from duizhao.cli.app import run

from .test_batch import RULE, everything

KILLS = {"batch": 2, "collate": 2}
TEXTS = 8
WORDS = ("应当每日公示", "四十八小时", "保障师生身体健康", "取得健康证明")
COMMANDS = {
    "batch": ("batch", "省.txt", "各市", "--pages", "--parts", "--jobs", "2", "-o"),
    "collate": ("collate", "各市", "--whole", "--jobs", "2", "-o"),
}
pytestmark = [pytest.mark.skipif(os.name != "posix", reason="signals of POSIX"), pytest.mark.slow]


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A folder with a template and variants, no two alike."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "省.txt").write_text(RULE, "utf-8")
    (tmp_path / "各市").mkdir()
    for k in range(TEXTS):
        text = RULE.replace(WORDS[k % len(WORDS)], f"按照第{k + 1}号目录") * (k % 3 + 1)
        (tmp_path / "各市" / f"{k}.txt").write_text(text, "utf-8")
    return tmp_path


def start(command, place):
    words = [sys.executable, "-m", "duizhao", *COMMANDS[command], place]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(words, stdout=quiet, stderr=quiet, start_new_session=True)


def finished(folder):
    """When each piece of finished work was written: rows and page of a comparison."""
    found = [*folder.glob("pairs/*.jsonl"), *folder.glob("pages/*.html")]
    return {path.name: path.stat().st_mtime_ns for path in found}


@pytest.mark.parametrize("command", COMMANDS)
def test_killed_again_and_again(work, command):
    begun = time.monotonic()
    assert start(command, "一次").wait() == 0
    whole = time.monotonic() - begun
    moments = random.Random(command)
    killed = 0
    for _ in range(KILLS[command]):
        before = finished(Path("结果"))
        process = start(command, "结果")
        try:
            process.wait(moments.uniform(0, whole))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
        assert before.items() <= finished(Path("结果")).items(), "finished work was done again"
    assert killed
    assert run([*COMMANDS[command], "结果", "--jobs", "1"]) == 0
    assert everything(work / "结果") == everything(work / "一次")
