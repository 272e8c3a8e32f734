"""The processes of a batch: each holds the template, is given one document after the other.

A process that dies takes nothing with it but its document, which another one tries once more;
when the batch itself is killed, each ends with the document it is at.
"""

import contextlib
import os
import signal
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import FrameType

from ..corpus.model import InputError
from .batch_inputs import Input
from .batch_work import Done, Job, work
from .memory import collect_seldom

# Each process is one core's: the libraries below start no threads of their own.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
# A process told to end tidies up first; so long it is waited for.
_PATIENCE = 3.0


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass
class _Worker:
    """A process, the line to it, and the document that it is at."""

    process: SpawnProcess
    line: Connection
    item: Input

    def give(self, item: Input) -> None:
        """Hand it the next document. That it died meanwhile is found when it is asked."""
        self.item = item
        with contextlib.suppress(OSError):
            self.line.send(item)

    def answer(self) -> Done | None:
        """Return what came of the document, None when the process died over it.

        Raises InputError when the rows could not be written.
        """
        try:
            found = self.line.recv()
        except (EOFError, OSError):
            return None
        if isinstance(found, InputError):
            raise found
        return found if isinstance(found, Done) else None


def outcomes(job: Job, items: Sequence[Input], jobs: int) -> Generator[Done, None, None]:
    """Yield what comes of each item, in whatever order, by ``jobs`` processes.

    Raises InputError when rows cannot be written. However it is left, no process stays.
    """
    waiting = list(reversed(items))
    team: list[_Worker] = []
    left: list[_Worker] = []
    tried: set[Input] = set()
    try:
        while waiting or team:
            while waiting and len(team) < jobs:
                team.append(_start(job, waiting.pop()))
            ready = wait([worker.line for worker in team])
            for worker in [one for one in team if one.line in ready]:
                done = worker.answer()
                if done and waiting:
                    worker.give(waiting.pop())
                else:
                    worker.line.close()
                    team.remove(worker)
                    left.append(worker)
                if done is None and worker.item not in tried:
                    tried.add(worker.item)
                    waiting.append(worker.item)
                else:
                    yield done or Done(worker.item, error=InputError("died", worker.item.name))
    finally:
        _end(team, left)


def _start(job: Job, item: Input) -> _Worker:
    """Start a process with its first document. It does not hear Ctrl-C, from its first moment."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = context.Process(target=_serve, args=(job, theirs), daemon=True)
        process.start()
    finally:
        signal.signal(signal.SIGINT, heard)
    theirs.close()
    worker = _Worker(process, ours, item)
    worker.give(item)
    return worker


def _serve(job: Job, line: Connection) -> None:
    """Be such a process: answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    collect_seldom()
    with contextlib.suppress(EOFError, OSError):
        while True:
            item = line.recv()
            try:
                line.send(work(job, item))
            except InputError as error:
                line.send(error)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Leave through the finally clauses: no temporary file stays, no program goes on."""
    raise SystemExit


def _end(working: list[_Worker], left: list[_Worker]) -> None:
    """End what is still at work, and wait for those that have nothing more to do."""
    for worker in working:
        worker.process.terminate()
    for worker in working + left:
        worker.process.join(_PATIENCE)
        worker.process.kill()
