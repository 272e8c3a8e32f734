"""The same work done on many things by processes; one that dies takes nothing else with it."""

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from .memory import collect_seldom

T = TypeVar("T")
R = TypeVar("R")
# Things given to a process at a time: fewer than a quarter of its share, so that all end together.
_ROUNDS = 8
_MOST = 16


def each(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R | None]:
    """Yield what ``work`` makes of each item, in order; None where its process died twice."""
    if jobs == 1 or len(items) < 2:
        yield from map(work, items)
        return
    done = 0
    size = max(1, min(_MOST, len(items) // (_ROUNDS * jobs)))
    try:
        with _pool(min(jobs, len(items))) as pool:
            for found in pool.map(work, items, chunksize=size):
                yield found
                done += 1
    except BrokenProcessPool:
        # Which item it was is not told: the rest is done one by one.
        yield from (_alone(work, item) for item in items[done:])


def _alone(work: Callable[[T], R], item: T) -> R | None:
    try:
        with _pool(1) as pool:
            return pool.submit(work, item).result()
    except BrokenProcessPool:
        return None


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Return processes started anew: a fork of a program with threads may hang."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Let Ctrl-C end the process without a word: the program itself speaks."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
