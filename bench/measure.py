"""Whole processes measured: wall time and peak memory, medians of interleaved runs."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Command = Sequence[str]
# ru_maxrss counts kilobytes on Linux and bytes on macOS: getrusage(2) of either.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds on the clock and of the processor, megabytes at its peak."""

    seconds: float
    processor: float
    megabytes: float


def run(command: Command, accepted: tuple[int, ...] = (0,)) -> Cost:
    """Run a command to its end, its output thrown away.

    Raises RuntimeError when it ends with an exit code that is not ``accepted``.

    Keep the caller small: a child's peak counts from what its parent held when it was started.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=_compiled(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise RuntimeError(f"exit {process.returncode}: {' '.join(command)}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT / 1e6)


def _compiled() -> dict[str, str]:
    """Return the environment in which modules compiled once stay so, whoever installed them."""
    return {key: said for key, said in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def medians(commands: Mapping[str, Command], times: int) -> dict[str, Cost]:
    """Run commands in turn, A B A B …, ``times`` ≥ 1, after one run of each that is not counted."""
    for command in commands.values():
        run(command)
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            costs[name].append(run(command))
    return {
        name: Cost(
            statistics.median(c.seconds for c in found),
            statistics.median(c.processor for c in found),
            statistics.median(c.megabytes for c in found),
        )
        for name, found in costs.items()
    }
