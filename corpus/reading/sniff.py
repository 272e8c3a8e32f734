"""What kind of file some bytes are, by content; the suffix decides only among kinds of text."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import PurePath

from ..model import InputError

_HEAD = 4096
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|article|table|p|h1|meta)[\s>]", re.IGNORECASE
)
# A Word file saved as one XML file: the formats of 2003 and of 2007.
_WORD_XML = re.compile(rb"<(?:\w+:)?wordDocument[\s>]|<pkg:package[\s>]")
# A message: a head of fields, one of which says so.
_WEB_ARCHIVE = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[^\n]+\n){0,19})?MIME-Version:", re.I)
_WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
# A zip with either of these (in lower case) means to be a Word file.
_PACKAGE_PARTS = frozenset({"[content_types].xml", "word/document.xml"})
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Kinds that LibreOffice makes into .docx.
OFFICE_KINDS = frozenset({"doc", "rtf", "odt"})
# Kinds that are web pages.
PAGE_KINDS = frozenset({"html", "mhtml"})
_MANIFEST = 65536
# What else is handed in: pictures of pages, and archives that are no zip.
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_PACKED = {b"Rar!\x1a\x07": "RAR", b"7z\xbc\xaf'\x1c": "7z", b"\x1f\x8b\x08": "gzip"}
_FIB = b"\xec\xa5"  # how the stream of a Word file begins
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_archive(data: bytes, path: str) -> bool:
    """Say whether the file is a zip of documents; raises nothing."""
    try:
        return data.startswith(_ZIP) and _zip_kind(data, path) == "zip"
    except InputError:
        return False


def kind_of(data: bytes, path: str) -> str:
    """Return the kind of the file ``path`` by its content.

    That is "docx", "doc" (also .wps), "rtf", "odt", "pdf", "ofd", "html", "mhtml", "markdown",
    "text", or "zip" for an archive of other files. Raises InputError: "unsupported-format" naming
    the format, "picture" and "packed" for what holds no text as it is, "password" for an encrypted
    file, "not-word" for one that only bears the name of a Word file.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\t\r\n ")
    if data.startswith(_ZIP):
        return _zip_kind(data, path)
    if data.startswith(_OLE):
        return _ole_kind(data, path)
    _refuse(data, path)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _WORD_XML.search(head):
        raise InputError("unsupported-format", path, "Word XML (.xml)")
    if _WEB_ARCHIVE.search(head):
        return "mhtml"
    return _text_kind(head, path)


def _refuse(data: bytes, path: str) -> None:
    """Raise InputError for a picture, and for an archive of another format than zip."""
    if data.startswith(_PICTURES):
        raise InputError("picture", path)
    for mark, name in _PACKED.items():
        if data.startswith(mark):
            raise InputError("packed", path, name)


def _zip_kind(data: bytes, path: str) -> str:
    """Return the kind of a zip: a Word file, unless it has the parts of another format."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(name.replace("\\", "/").lower() for name in archive.namelist())
            mimetype = _start(archive, "mimetype")
            manifest = _start(archive, "META-INF/manifest.xml")
    except Exception:  # whatever is wrong with the zip, the Word reader says it better
        return "docx"
    if {"mimetype", "content.xml"} <= names:
        return _open_document_kind(mimetype, manifest, path)
    if "ofd.xml" in names:
        return "ofd"
    return "docx" if names & _PACKAGE_PARTS else "zip"


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the beginning of a part, nothing where there is none."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as stream:
        return stream.read(_MANIFEST)


def _open_document_kind(mimetype: bytes, manifest: bytes, path: str) -> str:
    if b"encryption-data" in manifest:
        raise InputError("password", path)
    if b"opendocument.text" not in mimetype:
        raise InputError("unsupported-format", path, "OpenDocument (.ods, .odp)")
    return "odt"


def _ole_kind(data: bytes, path: str) -> str:
    """Old Word files and encrypted new ones share a container; its directory names the streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise InputError("password", path)
    entry = data.find("WordDocument\0".encode("utf-16-le"))
    if entry < 0:
        raise InputError("not-word", path)
    if _is_locked(data, entry):
        raise InputError("password", path)
    return "doc"


def _is_locked(data: bytes, entry: int) -> bool:
    """Read the flag "encrypted" at the head of the stream whose directory entry is at ``entry``.

    MS-CFB 2.2 and 2.6.1 (size of a sector, where a stream starts), MS-DOC 2.5.2 (FibBase). A
    stream below 4096 bytes, which Word never writes, lies elsewhere: no head is found there.
    """
    if len(data) < entry + 128:
        return False
    (shift,) = struct.unpack_from("<H", data, 30)
    (sector,) = struct.unpack_from("<I", data, entry + 116)
    at = (sector + 1) << min(shift, 16)
    head = data[at : at + 12]
    return len(head) == 12 and head.startswith(_FIB) and bool(head[11] & 1)


def _text_kind(head: bytes, path: str) -> str:
    suffix = PurePath(path).suffix.lower()
    if suffix in _HTML_SUFFIXES or (suffix not in _MARKDOWN_SUFFIXES and _looks_html(head)):
        return "html"
    if suffix in _WORD_SUFFIXES:
        raise InputError("not-word", path)
    if head.replace(b"\0", b"").lstrip(b"\xff\xfe").startswith(b"<?xml"):
        raise InputError("unsupported-format", path, "XML (.xml)")
    return "markdown" if suffix in _MARKDOWN_SUFFIXES else "text"


def _looks_html(head: bytes) -> bool:
    plain = head.replace(b"\0", b"")
    return plain.lstrip(b"\xff\xfe").startswith(b"<") and bool(_HTML.search(plain))
