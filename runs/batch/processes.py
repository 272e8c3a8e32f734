"""A batch by processes of this machine."""

from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial

from ...corpus.model import InputError
from ..inputs import Input
from ..pool import as_done
from .work import Done, Job, work


def outcomes(job: Job, items: Sequence[Input], jobs: int) -> Generator[Done, None, None]:
    """Yield what comes of each item, in whatever order, by ``jobs`` processes.

    Raises InputError when rows cannot be written. However it is left, no process stays.
    """
    with closing(as_done(partial(work, job), items, jobs)) as found:
        for at, done in found:
            yield done or Done(items[at], error=InputError("died", items[at].name))
