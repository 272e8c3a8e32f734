"""From a file to its text, whatever the format: the reader is chosen by content, not by name."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from .docx.records import Paragraph, Tracked
from .limits import LIMITS, Limits
from .model import InputError, Source
from .read_markdown import strip_markdown
from .read_text import decode
from .sniff import kind_of


def read(path: str | Path, tracked: Tracked = "accepted", limits: Limits = LIMITS) -> Source:
    """Read the file at ``path`` as text, with hints on its layout and what was left out.

    ``tracked`` reads the tracked changes of Word files as accepted, or as rejected ("original").
    Raises InputError with the code of a sentence that names the file and the cure.
    """
    name = str(path)
    data = load_bytes(path, limits)
    source = _read_kind(kind_of(data, name), name, data, tracked, limits)
    if not source.text.strip():
        raise InputError("no-text", name)
    return source


def read_paragraphs(
    path: str | Path, tracked: Tracked = "accepted", limits: Limits = LIMITS
) -> tuple[Paragraph, ...]:
    """Read a Word file into paragraphs that know the elements they come from.

    Raises InputError, also ("not-word") for a file that is not a Word file.
    """
    from .read_docx import docx_paragraphs  # lxml is loaded for Word files only

    name = str(path)
    data = load_bytes(path, limits)
    if kind_of(data, name) != "docx":
        raise InputError("not-word", name)
    return docx_paragraphs(name, data, tracked, limits)[0]


def load_bytes(path: str | Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of the file at ``path``.

    Raises InputError: missing, folder, special-file, denied, unreadable, too-large, empty.
    """
    name = str(path)
    try:
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


def _read_kind(kind: str, name: str, data: bytes, tracked: Tracked, limits: Limits) -> Source:
    """Hand the bytes to the reader of their kind; readers are loaded when they are needed."""
    if kind == "docx":
        from .read_docx import read_docx

        text, left_out, hints = read_docx(name, data, tracked, limits)
    elif len(data) > limits.text_bytes:
        raise InputError("too-large", name, str(limits.text_bytes >> 20))
    elif kind == "html":
        from .read_html import read_page

        text, left_out, hints = read_page(data, name, limits)
    else:
        text, left_out, hints = decode(data, name), (), ()
        if kind == "markdown":
            text, left_out, hints = strip_markdown(text)
    return Source(name, hashlib.sha256(data).hexdigest(), text, kind, left_out, hints)
