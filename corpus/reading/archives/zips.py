"""Zip files of any kind: what can be wrong with them, told before anything is inflated."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Sequence

from ...limits import Limits
from ...model import InputError

# What the zip module raises on damaged archives, found by mutating bytes.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    IndexError,
    KeyError,
    OverflowError,
)


def check_directory(path: str, entries: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse what is too many, too large, too well packed or encrypted.

    Raises InputError: too-many-parts, password, too-large-unpacked.
    """
    if len(entries) > limits.parts:
        raise InputError("too-many-parts", path, str(limits.parts))
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError("password", path)
    bombs = (
        entry.file_size > limits.ratio_floor
        and entry.file_size > limits.ratio * max(entry.compress_size, 1)
        for entry in entries
    )
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes or any(bombs):
        raise InputError("too-large-unpacked", path, str(limits.unpacked_bytes >> 20))


def inflate_part(
    path: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits
) -> bytes:
    """Return the bytes of one part of the file at ``path``, at most as many as the limit allows.

    Raises InputError: too-large-unpacked, damaged.
    """
    limit = limits.part_bytes
    try:
        if entry.file_size <= limit:
            with archive.open(entry) as stream:
                data = stream.read(limit + 1)
                if len(data) <= limit:
                    return data
    except DAMAGE as error:
        raise InputError("damaged", path) from error
    raise InputError("too-large-unpacked", path, str(limit >> 20))
