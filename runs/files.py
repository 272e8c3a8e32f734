"""Files and folders that a run writes: each whole, or an error that names it."""

from pathlib import Path


def store(path: Path, data: bytes, lasting: bool = True) -> None:
    """Write one file whole, as ``write_whole`` does. Raises InputError with the system's reason."""
    from ..corpus.model import InputError
    from ..report.output import write_whole

    try:
        write_whole(path, data, lasting)
    except OSError as error:
        raise InputError("cannot-write", str(path), error.strerror or str(error)) from error


def make_folder(path: Path) -> None:
    """Create the folder ``path``. Raises InputError when a file stands there or it cannot be."""
    from ..corpus.model import InputError

    if path.exists() and not path.is_dir():
        raise InputError("output-folder-is-file", str(path))
    try:
        path.mkdir(exist_ok=True, parents=True)
    except OSError as error:
        raise InputError("cannot-write", str(path), error.strerror or str(error)) from error
