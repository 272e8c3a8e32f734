"""A batch on a real Dask cluster, processes on loopback: the bytes of the local run."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec

import pytest
from duizhao.cli.app import run
from duizhao.report.batch.columns import OF_TEXTS

from .test_batch import everything, work  # noqa: F401  the folder with a template and variants

if find_spec("distributed") is None:
    pytest.skip("needs the dask extra: pip install 'duizhao[dask]'", allow_module_level=True)

pytestmark = pytest.mark.slow
PATIENCE = 120
DASK = (sys.executable, "-m", "dask")
DUIZHAO = (sys.executable, "-m", "duizhao")
WORDS = ("batch", "省.txt", "各市", "--pages", "--parts", "-o", "集群")
# A worker that wants to be killed while it compares says so in this file.
SLOW = """
import os, time
from pathlib import Path
import duizhao.runs.batch.cluster as dask
if not hasattr(dask, "plain"):  # a worker may load this twice
    dask.plain = dask.compared
def compared(job, item, data):
    with Path(os.environ["AT_WORK"]).open("a") as file:
        file.write(f"{os.getpid()}\\n")
    time.sleep(float(os.environ.get("PAUSE", "0.5")))
    return dask.plain(job, item, data)
dask.compared = compared
"""


class Cluster:
    """A scheduler and its workers, processes that end with the test."""

    def __init__(self, folder):
        self.folder, self.started = folder, []
        self.file = folder / "scheduler.json"
        self.log = (folder / "log").open("wb")
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.start("scheduler", *options, "--scheduler-file", str(self.file))
        self.wait(self.file.exists)

    def start(self, *words, program=DASK, **environment):
        process = subprocess.Popen(
            (*program, *words),
            stdout=self.log,
            stderr=self.log,
            env=os.environ | environment,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def worker(self, *words, **environment):
        options = ("--nthreads", "1", "--no-dashboard", "--scheduler-file", str(self.file))
        host = ("--host", "127.0.0.1", "--local-directory", str(self.folder))
        return self.start("worker", *options, *host, *words, **environment)

    @property
    def address(self):
        import json

        return json.loads(self.file.read_text())["address"]

    def wait(self, happened):
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, (self.folder / "log").read_text(errors="replace")
            time.sleep(0.05)

    def end(self, left=0):
        """End what was started, but for the first ``left``: the scheduler is the first."""
        while len(self.started) > left:
            kill(self.started.pop())


def kill(process):
    """Kill a process with all that it started; it may be gone already."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """A scheduler for all tests: each brings workers of its own."""
    started = Cluster(tmp_path_factory.mktemp("dask"))
    yield started
    started.end()
    started.log.close()


@pytest.fixture
def dask(scheduler):
    """The cluster, without workers yet; they end with the test."""
    yield scheduler
    scheduler.end(1)


def batch(*words):
    return run(["batch", "省.txt", "各市", *words])


@pytest.fixture
def local(work):  # noqa: F811
    """The files of a local run, pages and Parquet parts too."""
    assert batch("--jobs", "1", "--pages", "--parts", "-o", "本机") == 0
    return everything(work / "本机")


def test_a_cluster_writes_the_same_bytes(work, dask, local, capsys):  # noqa: F811
    dask.worker("--no-nanny")
    dask.worker("--no-nanny")
    assert batch("--scheduler", dask.address, "--pages", "--parts", "-o", "集群") == 0
    assert len(list((work / "集群" / "parts").glob("*/*.parquet"))) == len(OF_TEXTS) * 2
    assert everything(work / "集群") == local
    (work / "各市" / "坏.docx").write_bytes(b"PK\x03\x04 no word file")
    assert batch("--scheduler", dask.address, "--pages", "--parts", "-o", "集群") == 2
    assert "坏.docx" in (work / "集群" / "failures.csv").read_text("utf-8-sig")
    assert "batch-" not in capsys.readouterr().err


def test_a_worker_killed_at_work_changes_no_byte(work, dask, local):  # noqa: F811
    at_work = work / "at-work"
    (work / "slow.py").write_text(SLOW, "utf-8")
    slow = ("--preload", str(work / "slow.py"), "--no-nanny")
    workers = [dask.worker(*slow, AT_WORK=str(at_work)) for _ in range(2)]
    done = dask.start(*WORDS, "--scheduler", dask.address, program=DUIZHAO)
    dask.wait(at_work.exists)
    at = int(at_work.read_text().splitlines()[0])
    victim = next(worker for worker in workers if worker.pid == at)
    kill(victim)
    assert done.wait(PATIENCE) == 0
    assert {int(line) for line in at_work.read_text().splitlines()} - {at}
    assert everything(work / "集群") == local


def test_a_batch_goes_on_where_it_was_stopped(work, dask, local):  # noqa: F811
    at_work = work / "at-work"
    (work / "slow.py").write_text(SLOW, "utf-8")
    slow = ("--preload", str(work / "slow.py"), "--no-nanny")
    # Long enough that a busy machine does not finish before it is interrupted.
    dask.worker(*slow, AT_WORK=str(at_work), PAUSE="2")
    words = (*WORDS, "--scheduler", dask.address)
    first = dask.start(*words, program=DUIZHAO)
    dask.wait(lambda: list((work / "集群" / "pairs").glob("*.jsonl")))
    first.send_signal(signal.SIGINT)
    assert first.wait(PATIENCE) == 130
    kept = {path.name for path in (work / "集群" / "pairs").glob("*.jsonl")}
    assert 0 < len(kept) < 5
    before = len(at_work.read_text().splitlines())
    assert run(list(words)) == 0
    assert len(at_work.read_text().splitlines()) - before <= 5 - len(kept) + 1
    assert everything(work / "集群") == local


def test_workers_of_another_version_are_refused(work, dask, capsys):  # noqa: F811
    other = (
        "import duizhao.runs.batch.cluster as dask\ndask.versions = lambda: (('duizhao', '0.0'),)\n"
    )
    (work / "other.py").write_text(other, "utf-8")
    dask.worker("--preload", str(work / "other.py"), "--no-nanny")
    assert batch("--scheduler", dask.address, "-o", "集群") == 2
    said = capsys.readouterr().err
    assert "版本不同" in said and "duizhao" in said
    assert not (work / "集群" / "run.json").exists()


@pytest.mark.usefixtures("work")
def test_what_cannot_be_is_said_at_once(capsys, monkeypatch):
    monkeypatch.setattr("duizhao.runs.batch.cluster._PATIENCE", 1)
    assert batch("--scheduler", "tcp://127.0.0.1:1", "-o", "集群") == 2
    assert "集群 tcp://127.0.0.1:1 连接不上" in capsys.readouterr().err
    assert batch("--scheduler", "tcp://127.0.0.1:1", "--jobs", "2", "-o", "集群") == 2
    assert "不能同用" in capsys.readouterr().err
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert batch("--scheduler", "tcp://127.0.0.1:1", "-o", "集群") == 2
    assert "duizhao[dask]" in capsys.readouterr().err
