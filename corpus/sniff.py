"""What kind of file some bytes are, by content; the suffix decides only among kinds of text."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from .model import InputError

_HEAD = 4096
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|article|table|p|h1|meta)[\s>]", re.IGNORECASE
)
_WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes, path: str) -> str:
    """Return "docx", "html", "markdown" or "text" for the content of the file ``path``.

    Raises InputError: "format-later" naming a format that cannot be read yet, "password" for an
    encrypted Word file, "not-word" for a file that only bears the name of one.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\t\r\n ")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data, path)
    if data.startswith(_OLE):
        _refuse_ole(data, path)
    if head.startswith(b"{\\rtf"):
        raise InputError("format-later", path, "RTF (.rtf)")
    if b"%PDF-" in data[:1024]:
        raise InputError("format-later", path, "PDF")
    return _text_kind(head, path)


def _zip_kind(data: bytes, path: str) -> str:
    """A zip is a Word file unless it says that it is an OpenDocument text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entry = archive.getinfo("mimetype")
            mime = archive.open(entry).read(200) if entry.file_size < 200 else b""
    except Exception:  # whatever is wrong with the zip, the Word reader says it better
        return "docx"
    if mime.startswith(b"application/vnd.oasis.opendocument.text"):
        raise InputError("format-later", path, "OpenDocument (.odt)")
    return "docx"


def _refuse_ole(data: bytes, path: str) -> None:
    """Old Word files and encrypted new ones share a container; its directory names the streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise InputError("password", path)
    if "WordDocument".encode("utf-16-le") in data:
        raise InputError("format-later", path, "Word 97-2003 / WPS (.doc, .wps)")
    raise InputError("not-word", path)


def _text_kind(head: bytes, path: str) -> str:
    suffix = PurePath(path).suffix.lower()
    if suffix in _HTML_SUFFIXES or (suffix not in _MARKDOWN_SUFFIXES and _looks_html(head)):
        return "html"
    if suffix in _WORD_SUFFIXES:
        raise InputError("not-word", path)
    return "markdown" if suffix in _MARKDOWN_SUFFIXES else "text"


def _looks_html(head: bytes) -> bool:
    plain = head.replace(b"\0", b"")
    return plain.lstrip(b"\xff\xfe").startswith(b"<") and bool(_HTML.search(plain))
