"""Read every file of a folder of good and hostile files, and say how each one ended.

    python -m bench.zoo [FOLDER]

Files named v* must give the words of NAME.expected.txt, files named h* must end with an
InputError or with the words of the file they were made from; scripts that write a file are run
first. Each file is read in a process of its own: seconds (at work) and peak memory (of the largest
process at work) are its own, too. Without LibreOffice the files that need it must be refused with
the sentence that says so. The exit status is 1 where a file failed.
"""

import argparse
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

from duizhao.corpus.model import InputError
from duizhao.corpus.reading.office.convert import find_office
from duizhao.corpus.reading.read import read

ROOT = Path(__file__).resolve().parent.parent
# A hostile file may cost this much (seconds, megabytes) and no more.
MOST_SECONDS, MOST_MEGABYTES = 10.0, 500.0
HEAD = f"{'file':40} {'ended with':22} {'s':>6} {'MB':>6}  verdict"
# Hostile only in what stands around the text: the text itself is that of this good file.
HARMLESS = "v02_plain"
READ_ANYWAY = ("h05", "h11", "h14", "h15")
RESULT_OR_LIMIT = ("h09",)


class Outcome(NamedTuple):
    """How reading a file ended: an InputError's code, "" with the text, or an exception's name."""

    error: str
    text: str
    crash: str
    seconds: float
    megabytes: float


def measure(path: str) -> Outcome:
    """Read the file at ``path`` in this process and return how it ended, in what time at work."""
    begun = at_work()
    error = text = crash = ""
    try:
        text = read(path).text
    except InputError as refused:
        error = refused.code
    except BaseException as trouble:  # a failure to be shown in the table
        crash = type(trouble).__name__
    return Outcome(error, text, crash, at_work() - begun, peak_megabytes())


def at_work() -> float:
    """Return the processor's seconds of this process and of all that it started.

    A busy machine makes none of it, and what hangs is ended by the reader's own limits.
    """
    return sum(os.times()[:4])


def peak_megabytes() -> float:
    """Return the peak memory of this process or of the largest that it started.

    Of this process by /proc: getrusage would tell that of its parent, too.
    """
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return max(started, int(found[1]) / 1024 if found else 0.0)


def apart(path: Path) -> Outcome:
    """Read the file in a fresh process; one that dies is a crash."""
    fresh = _context()
    with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as pool:
        try:
            return pool.submit(measure, str(path)).result()
        except BrokenProcessPool:
            return Outcome("", "", "process died", 0.0, 0.0)


def _context() -> multiprocessing.context.BaseContext:
    """Return how a process is made: as the fork of a small one that has the reader loaded.

    Such a process starts in a twentieth of the time; where there is no fork, a new one is started.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([read.__module__])
    return context


def words(text: str) -> str:
    """Return ``text`` without white space, the hyphen that does not break as a plain one."""
    return "".join(text.split()).replace("\u2011", "-")


def expected(folder: Path, stem: str) -> str:
    """Return the words a good reader gets from the file ``stem``."""
    return words((folder / f"{stem}.expected.txt").read_text(encoding="utf-8"))


def verdict(folder: Path, file: Path, outcome: Outcome) -> str:
    """Return "ok", or "FAIL" with the reason."""
    if outcome.crash:
        return f"FAIL {outcome.crash}"
    if outcome.seconds > MOST_SECONDS or outcome.megabytes > MOST_MEGABYTES:
        return "FAIL too slow or too large"
    if file.name.startswith("v"):
        if outcome.error == "no-office" and not find_office():
            return "ok"
        good = words(outcome.text) == expected(folder, file.stem)
        return "ok" if good else f"FAIL {outcome.error or 'words differ'}"
    if outcome.error or file.name.startswith(RESULT_OR_LIMIT):
        return "ok"
    same = words(outcome.text) == expected(folder, HARMLESS)
    return "ok" if same and file.name.startswith(READ_ANYWAY) else "FAIL not refused"


def inputs(folder: Path, scratch: Path) -> Iterator[Path]:
    """Yield the files to read, in order; a script is replaced by the file that it writes."""
    for file in sorted(folder.glob("[hv][0-9][0-9]*")):
        if file.suffix == ".py":
            written = scratch / f"{file.stem}.txt"
            subprocess.run([sys.executable, str(file), str(written)], check=True)
            yield written
        elif not file.name.endswith(".expected.txt"):
            yield file


def table(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield a line for each file of the folder, and whether it ended as it should."""
    with tempfile.TemporaryDirectory() as scratch:
        for file in inputs(folder, Path(scratch)):
            outcome = apart(file)
            ended = outcome.error or outcome.crash or f"text, {len(outcome.text)} characters"
            judged = verdict(folder, file, outcome)
            cost = f"{outcome.seconds:6.2f} {outcome.megabytes:6.0f}"
            yield f"{file.name:40} {ended:22} {cost}  {judged}", not judged.startswith("FAIL")


def main() -> int:
    """Print the table; return 1 where a file failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = ROOT.parent / "shared" / "zoo"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    folder = parser.parse_args().folder
    failed = False
    print(HEAD)
    for line, passed in table(folder):
        failed |= not passed
        print(line, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
