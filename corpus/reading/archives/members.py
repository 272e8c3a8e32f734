"""Zip files that hold documents: their members, by names that are shown and never used as paths."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath
from typing import NamedTuple

from ...limits import LIMITS, Limits
from ...model import InputError
from ..text import in_big5
from .zips import DAMAGE, check_directory

# What the programs that pack archives add to them.
_ADDED = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})
_UTF8_NAME = 0x800  # APPNOTE 4.4.4, bit 11


class Member(NamedTuple):
    """One file of an archive: its name as shown, and its place in the directory."""

    name: str
    entry: zipfile.ZipInfo


def members(path: str, data: bytes, limits: Limits = LIMITS) -> tuple[Member, ...]:
    """Return the files inside the zip ``data``, in the order of their names.

    Raises InputError: damaged, password, too-many-parts, too-large-unpacked.
    """
    entries = check_zip(path, data, limits)
    found = (
        Member(shown_name(entry), entry) for entry in entries if not entry.filename.endswith("/")
    )
    kept = (one for one in found if not _ADDED & set(PurePosixPath(one.name).parts))
    return tuple(sorted(kept, key=lambda one: (one.name, one.entry.header_offset)))


def check_zip(path: str, data: bytes, limits: Limits = LIMITS) -> list[zipfile.ZipInfo]:
    """Return the directory of the zip ``data`` once it is found harmless; raises InputError."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except DAMAGE as error:
        raise InputError("damaged", path) from error
    check_directory(path, entries, limits)
    return entries


def unpacked_size(data: bytes) -> int:
    """Return how large all parts of a zip are by its directory; 0 where that is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except DAMAGE:
        return 0


def shown_name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry: Windows in Chinese writes GBK or Big5 and does not say so."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return in_big5(raw) or raw.decode("gb18030", "replace")


def inflate(name: str, data: bytes, entry: zipfile.ZipInfo, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of one file inside the zip ``data``; ``name`` is for the message.

    Raises InputError: damaged, too-large, empty.
    """
    if entry.file_size > limits.file_bytes:
        raise InputError("too-large", name, str(limits.file_bytes >> 20))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(entry) as stream:
            content = stream.read(entry.file_size + 1)
    except DAMAGE as error:
        raise InputError("damaged", name) from error
    if not content:
        raise InputError("empty", name)
    return content
