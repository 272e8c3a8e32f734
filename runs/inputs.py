"""Which documents a batch compares: files, folders, globs, lists of files, archives."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..corpus.limits import Limits

_STANDARD_INPUT = "-"
_COMMENT = "#"
_GLOB = frozenset("*?[")
# A zip begins so; only then is the whole file read here.
_ZIP = b"PK"


class Input(NamedTuple):
    """One document: what it is called in the tables, its file, and its place in an archive."""

    name: str
    path: str
    member: int = -1


def listed(file: Path, limits: "Limits") -> tuple[str, ...]:
    """Return the names in a list of files, one a line; "-" is the standard input.

    A line that begins with # is a comment.

    Raises InputError when the list cannot be read.
    """
    from ..corpus.reading.read import load_bytes
    from ..corpus.reading.text import decode

    text = decode(load_bytes(file, limits), str(file))
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith(_COMMENT))


def inputs(names: Iterable[str], left_out: Iterable[Path], limits: "Limits") -> tuple[Input, ...]:
    """Return every document that ``names`` mean, each file once, in the order of their names.

    ``left_out`` are the template and what the batch itself writes: files, and folders with all
    that is in them. What does not exist or holds nothing stays as it was named, so that it is
    reported. Raises InputError for the standard input: what is to be compared again must stay.
    """
    from ..corpus.model import InputError

    away = {os.path.realpath(path) for path in left_out}
    files: dict[str, str] = {}
    for name in names:
        if name == _STANDARD_INPUT:
            raise InputError("batch-standard-input", name)
        for path in _meant(name):
            real = os.path.realpath(path)
            if not away & {real, *map(str, Path(real).parents)}:
                files[real] = min(path, files.get(real, path))
    return tuple(sorted(one for path in files.values() for one in _documents(path, limits)))


def content(item: Input, limits: "Limits") -> bytes:
    """Return the bytes of a document. Raises InputError; a pipe cannot be read again."""
    from ..corpus.model import InputError
    from ..corpus.reading.archives.members import inflate, members
    from ..corpus.reading.read import load_bytes

    if Path(item.path).is_fifo():
        raise InputError("special-file", item.name)
    data = load_bytes(item.path, limits)
    if item.member < 0:
        return data
    member = members(item.path, data, limits)[item.member]
    return inflate(item.name, data, member.entry, limits)


def _meant(name: str) -> Iterator[str]:
    """Yield the files that one name means; the name itself where there are none."""
    if not Path(name).exists() and _GLOB & set(name):
        # Path.glob takes no absolute pattern.
        found = sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207
    else:
        found = [name]
    for path in found:
        yield from inside(path) if Path(path).is_dir() else [path]


def inside(folder: str) -> Iterator[str]:
    """Yield the files below ``folder`` but hidden ones; the folder itself when it holds none.

    Hidden are names that begin with a dot, and the ~$ that word processors write beside a file.
    """
    empty = True
    unread: list[str] = []
    walk = os.walk(folder, onerror=lambda error: unread.append(str(error.filename)))
    for place, folders, names in walk:
        folders[:] = [one for one in folders if not one.startswith(".")]
        for name in names:
            path = Path(place) / name
            if not name.startswith((".", "~$")) and path.is_file():
                empty = False
                yield str(path)
    yield from unread
    if empty and not unread:
        yield folder


def _documents(path: str, limits: "Limits") -> Iterator[Input]:
    """Yield the documents of one file: itself, or what an archive holds."""
    from ..corpus.model import InputError
    from ..corpus.reading.archives.members import members
    from ..corpus.reading.read import load_bytes
    from ..corpus.reading.sniff import is_archive

    found: tuple[str, ...] = ()
    if _begins_as_zip(path):
        try:
            data = load_bytes(path, limits)
            if is_archive(data, path):
                found = tuple(member.name for member in members(path, data, limits))
        except InputError:
            pass  # said again, and reported, when the document is read
    for member, name in enumerate(found):
        yield Input(f"{path}/{name}", path, member)
    if not found:
        yield Input(path, path)


def _begins_as_zip(path: str) -> bool:
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except (OSError, ValueError):
        return False
