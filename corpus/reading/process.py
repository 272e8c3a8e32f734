"""Another program at work for us: with a limit of time and memory, and gone when we are."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_POSIX = os.name == "posix"
# ulimit -d bounds what a process and its children each allocate; Linux enforces it, macOS and
# Windows know no such limit, there the limit of time stands alone. ulimit -t bounds the time at
# work, so that a busy machine does not count against a file.
_BOUNDED = 'ulimit -d "$0" 2>/dev/null; ulimit -S -t "$1"; shift; exec "$@"'
# The time on the clock is this many times the time at work.
_PATIENCE = 4


class Finished(NamedTuple):
    """How a program ended: its exit code, negative for a signal, and what it printed."""

    code: int
    output: bytes


def run(
    command: Sequence[str],
    *,
    given: bytes = b"",
    seconds: int,
    memory_bytes: int,
    env: Mapping[str, str] | None = None,
) -> Finished:
    """Run ``command`` with ``given`` on its standard input; its error output is dropped.

    Raises TimeoutError after ``seconds`` at work, or four times as many on the clock. However this
    function is left, by an interruption as well, nothing that the program started is left running.
    """
    bounded = ["/bin/sh", "-c", _BOUNDED, str(memory_bytes >> 10), str(seconds), *command]
    process = subprocess.Popen(
        bounded if _POSIX else list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=env,
        start_new_session=_POSIX,
        creationflags=0 if _POSIX else getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        output, _ = process.communicate(given, timeout=_PATIENCE * seconds)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    finally:
        _end_all(process)
    if _POSIX and process.returncode == -signal.SIGXCPU:
        raise TimeoutError
    return Finished(process.returncode, output)


def _end_all(process: subprocess.Popen[bytes]) -> None:
    """Kill the program with all that it started, and wait until it is gone."""
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, capture_output=True, check=False)
    else:
        # Either says that the whole group has ended by itself.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    process.wait()
