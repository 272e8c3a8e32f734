"""The same work done on many things by processes.

A process that dies takes nothing with it but what it was at, which another process tries once
more. When the program itself is killed, each process ends with the thing it is at.
"""

import contextlib
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import FrameType
from typing import Generic, TypeVar

from ..corpus.model import InputError
from .memory import collect_seldom

T = TypeVar("T")
R = TypeVar("R")
# Each process is one core's: the libraries below start no threads of their own.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
# A process told to end tidies up first; so long it is waited for, in seconds.
_PATIENCE = 3.0


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R | None]:
    """Yield what ``work`` makes of each item, in their order; None where its process died twice.

    Raises InputError as ``work`` does.
    """
    if jobs == 1 or len(items) < 2:
        yield from map(work, items)
        return
    ready: dict[int, R | None] = {}
    following = 0
    with contextlib.closing(as_done(work, items, jobs)) as found:
        for at, result in found:
            ready[at] = result
            while following in ready:
                yield ready.pop(following)
                following += 1


def as_done(
    work: Callable[[T], R], items: Sequence[T], jobs: int
) -> Generator[tuple[int, R | None], None, None]:
    """Yield the place of each item and what ``work`` makes of it, as ``jobs`` processes finish.

    The result is None where the process died over the item twice. Raises InputError as ``work``
    does. However this generator is left, no process stays.
    """
    waiting = list(range(len(items)))[::-1]
    team: list[_Worker[T, R]] = []
    left: list[_Worker[T, R]] = []
    tried: set[int] = set()
    try:
        while waiting or team:
            while waiting and len(team) < jobs:
                at = waiting.pop()
                team.append(_start(work, at, items[at]))
            ready = wait([worker.line for worker in team])
            for worker in [one for one in team if one.line in ready]:
                at, died, result = worker.at, *worker.answer()
                if not died and waiting:
                    following = waiting.pop()
                    worker.give(following, items[following])
                else:
                    worker.line.close()
                    team.remove(worker)
                    left.append(worker)
                if died and at not in tried:
                    tried.add(at)
                    waiting.append(at)
                else:
                    yield at, result
    finally:
        _end(team, left)


@dataclass
class _Worker(Generic[T, R]):
    """A process, the line to it, and the place of the item that it is at."""

    process: SpawnProcess
    line: Connection
    at: int

    def give(self, at: int, item: T) -> None:
        """Hand it the next item. That it died meanwhile is found when it is asked."""
        self.at = at
        with contextlib.suppress(OSError):
            self.line.send(item)

    def answer(self) -> tuple[bool, R | None]:
        """Return whether the process died over the item, and what came of the item.

        Raises InputError when the work did.
        """
        try:
            found = self.line.recv()
        except (EOFError, OSError):
            return True, None
        if isinstance(found, _Raised):
            raise found.error
        return False, found


@dataclass(frozen=True)
class _Raised:
    """An error that ended the work on an item, on its way to the program."""

    error: InputError


def _start(work: Callable[[T], R], at: int, item: T) -> "_Worker[T, R]":
    """Start a process with its first item. It does not hear Ctrl-C, from its first moment."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = context.Process(target=_serve, args=(work, theirs), daemon=True)
        process.start()
    finally:
        signal.signal(signal.SIGINT, heard)
    theirs.close()
    worker: _Worker[T, R] = _Worker(process, ours, at)
    worker.give(at, item)
    return worker


def _serve(work: Callable[[T], R], line: Connection) -> None:
    """Be such a process: answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    collect_seldom()
    with contextlib.suppress(EOFError, OSError):
        while True:
            item = line.recv()
            try:
                line.send(work(item))
            except InputError as error:
                line.send(_Raised(error))


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Leave through the finally clauses: no temporary file stays, no program goes on."""
    raise SystemExit


def _end(working: "list[_Worker[T, R]]", left: "list[_Worker[T, R]]") -> None:
    """End what is still at work, and wait for those that have nothing more to do."""
    for worker in working:
        worker.process.terminate()
    for worker in working + left:
        worker.process.join(_PATIENCE)
        worker.process.kill()
