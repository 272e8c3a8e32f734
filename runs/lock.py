"""One run at a time in a folder of results; a process that died holds no lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = ".duizhao.lock"


@contextmanager
def locked(folder: Path, name: str = _NAME, busy: str = "folder-in-use") -> Iterator[None]:
    """Hold the lock of ``folder``, which must exist. Raises InputError while another run does.

    ``name`` is that of the lock's own file there, ``busy`` the sentence. The operating system takes
    the lock back when its process ends, however it ends.
    """
    from filelock import FileLock, Timeout

    from ..corpus.model import InputError

    lock = FileLock(folder / name)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise InputError(busy, str(folder)) from error
    except OSError as error:
        raise InputError("cannot-write", str(folder), error.strerror or str(error)) from error
    try:
        yield
    finally:
        lock.release()
