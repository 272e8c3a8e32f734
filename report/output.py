"""Files written whole or not at all, and never over an input."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..corpus.model import InputError

# What the name of a file ends in while it is written.
UNFINISHED = ".part"


def write_whole(path: Path, data: bytes, lasting: bool = True) -> None:
    """Write ``data`` to ``path`` in one step, as ``open_whole`` does. Raises OSError."""
    with open_whole(path, lasting) as file:
        file.write(data)


@contextmanager
def open_whole(path: Path, lasting: bool = True) -> Iterator[BinaryIO]:
    """Give a temporary file beside ``path`` to write to; it gets its name when all is written.

    Whatever interrupts the work, the old file or the new one stands there, never half of it.
    Without ``lasting`` a power cut may undo that: for files that are checked when they are read.
    Raises OSError.
    """
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(
        dir=target.parent, prefix=f".{target.name[:40]}.", suffix=UNFINISHED
    )
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def check_outputs(outputs: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raise InputError before any work when an output cannot be written or would hit an input.

    The same file is known by its inode, so through links and in other letter case too.
    """
    taken: list[Path] = []
    for path in outputs:
        if path.is_dir():
            raise InputError("output-is-folder", str(path))
        if path.exists() and not path.is_file():
            raise InputError("output-not-a-file", str(path))
        if not path.parent.is_dir():
            raise InputError("output-no-folder", str(path), str(path.parent))
        if any(_same(path, given) for given in inputs):
            raise InputError("output-is-input", str(path))
        if any(_same(path, other) for other in taken):
            raise InputError("output-twice", str(path))
        taken.append(path)


def _same(first: Path, second: Path) -> bool:
    """Say whether two names mean one file, also when it does not exist yet."""
    try:
        return first.samefile(second)
    except OSError:
        return os.path.realpath(first) == os.path.realpath(second)


def _mode(target: Path) -> int:
    """Return the permissions of the file replaced, or those a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
