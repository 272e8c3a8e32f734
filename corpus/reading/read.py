"""From a file to its text, whatever the format: the reader is chosen by content, not by name."""

from __future__ import annotations

import hashlib
import stat
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ..limits import LIMITS, Limits
from ..model import Hint, InputError, LeftOut, Source, Tracked
from ..packages import missing
from .apart import read_apart
from .archives.members import check_zip, inflate, members, unpacked_size
from .docx_file.records import Paragraph
from .sniff import OFFICE_KINDS, PAGE_KINDS, is_archive, kind_of
from .tally import shorten
from .text import CUT_CHARACTER, decode

STANDARD_INPUT = "-"
# So many characters of the names inside an archive are shown.
_NAMES = 120


def read(path: str | Path, tracked: Tracked = "accepted", limits: Limits = LIMITS) -> Source:
    """Read the file at ``path`` as text, with hints on its layout and what was left out.

    "-" is the standard input. ``tracked`` reads the tracked changes of Word files as accepted, or
    as rejected ("original"). Raises InputError with the code of a sentence that names the file
    and the cure; "zip" for an archive of documents, of which ``read_all`` reads each.
    """
    name = str(path)
    return read_bytes(name, load_bytes(path, limits), tracked, limits)


def read_all(
    path: str | Path, limits: Limits = LIMITS, tracked: Tracked = "accepted"
) -> Iterator[Source | InputError]:
    """Yield the document at ``path``, or each document of a zip, in the order of their names.

    What cannot be read is yielded as the InputError that says so: the others are read.
    """
    name = str(path)
    try:
        data = load_bytes(path, limits)
        inside = members(name, data, limits) if is_archive(data, name) else ()
    except InputError as error:
        yield error
        return
    if not inside:
        yield _read_or_error(name, lambda: data, tracked, limits)
    for member in inside:
        shown = f"{name}/{member.name}"
        unpack = partial(inflate, shown, data, member.entry, limits)
        yield _read_or_error(shown, unpack, tracked, limits)


def _read_or_error(
    name: str, load: Callable[[], bytes], tracked: Tracked, limits: Limits
) -> Source | InputError:
    try:
        return read_bytes(name, load(), tracked, limits)
    except InputError as error:
        return error


def read_bytes(
    name: str, data: bytes, tracked: Tracked = "accepted", limits: Limits = LIMITS
) -> Source:
    """Read the content of a file called ``name``; raises InputError as ``read`` does."""
    kind = kind_of(data, name)
    if kind == "zip":
        listed = _listed(name, data, limits)
        raise InputError("zip", name, listed) if listed else InputError("empty-zip", name)
    text, left_out, hints = _read_kind(kind, name, data, tracked, limits)
    if not text.strip():
        raise (
            InputError("no-text-page", name) if kind in PAGE_KINDS else InputError("no-text", name)
        )
    if len(text) > limits.text_chars:
        raise InputError("too-long", name, str(limits.text_chars))
    if sum(map(bool, map(str.strip, text.splitlines()))) > limits.paragraphs:
        raise InputError("too-many-paragraphs", name, str(limits.paragraphs))
    return Source(name, hashlib.sha256(data).hexdigest(), text, kind, left_out, hints)


def _listed(name: str, data: bytes, limits: Limits) -> str:
    """Name the first files inside an archive."""
    return shorten("、".join(member.name for member in members(name, data, limits)), _NAMES)


def read_paragraphs(
    path: str | Path, tracked: Tracked = "accepted", limits: Limits = LIMITS
) -> tuple[Paragraph, ...]:
    """Read a Word file into paragraphs that know the elements they come from.

    Raises InputError, also ("not-word") for a file that is not a Word file.
    """
    from .docx import docx_paragraphs  # lxml is loaded for Word files only

    name = str(path)
    data = load_bytes(path, limits)
    if kind_of(data, name) != "docx":
        raise InputError("not-word", name)
    return docx_paragraphs(name, data, tracked, limits)[0]


def load_bytes(path: str | Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of the file at ``path``, of the standard input where that is "-".

    Raises InputError: missing, folder, special-file, denied, unreadable, too-large, empty.
    """
    name = str(path)
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limits.file_bytes + 1)
        else:
            status = Path(path).stat()
            _check_status(name, status.st_mode, status.st_size, limits)
            with Path(path).open("rb") as stream:
                data = stream.read(limits.file_bytes + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("missing", name) from error
    except PermissionError as error:
        raise InputError("denied", name) from error
    except (OSError, ValueError) as error:
        raise InputError("unreadable", name, str(error)) from error
    if len(data) > limits.file_bytes:
        raise InputError("too-large", name, str(limits.file_bytes >> 20))
    if not data:
        raise InputError("empty", name)
    return data


def _check_status(name: str, mode: int, size: int, limits: Limits) -> None:
    """Refuse what is no file, and a file too large to be read into memory."""
    if stat.S_ISDIR(mode):
        raise InputError("folder", name)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise InputError("special-file", name)
    if size > limits.file_bytes:
        raise InputError("too-large", name, str(limits.file_bytes >> 20))


def _read_kind(
    kind: str, name: str, data: bytes, tracked: Tracked, limits: Limits
) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    """Convert what LibreOffice must convert; read what may cost much in a process of its own."""
    if kind in OFFICE_KINDS:
        from .office.convert import to_docx

        if kind == "odt":
            check_zip(name, data, limits)
        kind, data = "docx", to_docx(kind, name, data, limits)
    if kind == "pdf" or len(data) > limits.apart_bytes or _unpacks_large(kind, data, limits):
        return read_apart(kind, name, data, tracked, limits)
    return read_here(kind, name, data, tracked, limits)


def _unpacks_large(kind: str, data: bytes, limits: Limits) -> bool:
    return kind in {"docx", "ofd"} and unpacked_size(data) > limits.apart_bytes


def read_here(
    kind: str, name: str, data: bytes, tracked: Tracked, limits: Limits
) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    """Hand the bytes to the reader of their kind; readers are loaded when they are needed.

    Raises InputError as the readers do, and "no-reader-package" where one lacks a package.
    """
    try:
        return _by_kind(kind, name, data, tracked, limits)
    except ImportError as error:
        found = missing(error)
        if found is None:
            raise
        raise InputError("no-reader-package", name, *found) from error


def _by_kind(
    kind: str, name: str, data: bytes, tracked: Tracked, limits: Limits
) -> tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]:
    if kind == "docx":
        from .docx import read_docx

        return read_docx(name, data, tracked, limits)
    if kind == "pdf":
        from .pdf_file.read import read_pdf

        return read_pdf(name, data, limits)
    if kind == "ofd":
        from .ofd_file.read import read_ofd

        return read_ofd(name, data, limits)
    if len(data) > limits.text_bytes:
        raise InputError("too-large", name, str(limits.text_bytes >> 20))
    if kind in PAGE_KINDS:
        from .web.mhtml import page_of
        from .web.page import read_page

        return read_page(page_of(data, name) if kind == "mhtml" else data, name, limits)
    text = decode(data, name)
    if kind == "markdown":
        from .markup.markdown import strip_markdown

        return strip_markdown(text)
    return text, _damage(text), ()


def _damage(text: str) -> tuple[LeftOut, ...]:
    """Tell of characters that bytes were lost of: the last one, and others by their lines."""
    cut = text.endswith(CUT_CHARACTER)
    lost = text.count(CUT_CHARACTER) - cut
    lines = enumerate(text.splitlines(), 1)
    places = "、".join(str(number) for number, line in lines if CUT_CHARACTER in line)
    found = (LeftOut("cut-character", int(cut)), LeftOut("damaged-characters", lost, places))
    return tuple(one for one in found if one.count)
