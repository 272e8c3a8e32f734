"""A batch on a Dask cluster: its scheduler gives out the work, tries again, and spills.

The bytes of each document are sent, its rows come back: workers need duizhao, no common disk.
"""

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from distributed import Client, Future, KilledWorker, Worker, WorkerPlugin, as_completed, get_worker

from ...corpus.model import InputError
from ..inputs import Input
from .record import versions
from .work import Done, Job, Made, compared, keep, ready

# So many documents are in the hands of the cluster at once; the others wait where they are.
_AHEAD = 256
_PATIENCE = 30


class _Setup(WorkerPlugin):
    """Gives the template to every worker, those that come later too; refuses other versions."""

    def __init__(self, job: Job) -> None:
        """Take what all comparisons have in common."""
        self.job = job

    def setup(self, worker: Worker) -> None:
        """Be called by a worker before it works. Raises InputError."""
        ours, theirs = dict(self.job.versions), dict(versions())
        differ = sorted(key for key in ours | theirs if ours.get(key) != theirs.get(key))
        if differ:
            raise InputError("worker-differs", worker.address, ", ".join(differ))


def outcomes(job: Job, items: Sequence[Input], address: str) -> Generator[Done, None, None]:
    """Yield what comes of each item, in whatever order, by the cluster at ``address``.

    Raises InputError when there is none, when its workers have other versions, when it is lost,
    or when rows cannot be written. However it is left, the cluster forgets the batch.
    """
    try:
        with _connected(address) as client, _prepared(client, job, address) as name:
            yield from _given(client, name, job, items)
    except (OSError, CancelledError) as error:
        raise InputError("cluster-lost", address, _said(error)) from error


def _given(
    client: Client, name: str, job: Job, items: Sequence[Input]
) -> Generator[Done, None, None]:
    """Give the cluster what is not done yet, and yield what comes of it."""
    asked = as_completed(loop=client.loop)
    places: dict[Any, Done] = {}
    for item in items:
        done, data = ready(job, item)
        if data is None:
            yield done
            continue
        future = client.submit(_work, name, item, data, pure=False)
        places[future.key] = done
        asked.add(future)
        if len(places) >= _AHEAD:
            yield _kept(job, places, next(asked))
    while places:
        yield _kept(job, places, next(asked))


def _work(name: str, item: Input, data: bytes) -> Made | InputError:
    """Be what a worker does with one document."""
    known = get_worker().plugins[name]
    assert isinstance(known, _Setup)
    return compared(known.job, item, data)


def _kept(job: Job, places: dict[Any, Done], future: "Future[Any]") -> Done:
    """Write what came back; a document that killed worker after worker is named instead."""
    done = places.pop(future.key)
    try:
        made = future.result()
    except KilledWorker:
        made = InputError("died", done.input.name)
    if isinstance(made, InputError):
        return Done(done.input, error=made)
    keep(job, done, made)
    return done


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """Give a connection to the cluster; TLS and all else as Dask itself is configured."""
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise InputError("no-cluster", address, _said(error)) from error
    with client:
        yield client


@contextmanager
def _prepared(client: Client, job: Job, address: str) -> Iterator[str]:
    """Give the name under which the workers know the batch. Raises InputError."""
    name = f"duizhao-{client.id}"
    try:
        client.register_plugin(_Setup(job), name=name)
    except ImportError as error:
        raise InputError("worker-without", address) from error
    try:
        yield name
    finally:
        client.unregister_worker_plugin(name)


def _said(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
