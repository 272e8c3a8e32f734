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
# A Word file saved as one XML file: the formats of 2003 and of 2007.
_WORD_XML = re.compile(rb"<(?:\w+:)?wordDocument[\s>]|<pkg:package[\s>]")
_WEB_ARCHIVE = re.compile(rb"\A(?:From:[^\n]*\n(?:[^\n]+\n){0,9})?MIME-Version:", re.IGNORECASE)
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
    if _WORD_XML.search(head):
        raise InputError("format-later", path, "Word XML (.xml)")
    if _WEB_ARCHIVE.search(head):
        raise InputError("format-later", path, "MHTML (.mht)")
    return _text_kind(head, path)


def _zip_kind(data: bytes, path: str) -> str:
    """A zip is a Word file unless what it holds is another format of documents."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except Exception:  # whatever is wrong with the zip, the Word reader says it better
        return "docx"
    if {"mimetype", "content.xml"} <= names:
        raise InputError("format-later", path, "OpenDocument (.odt)")
    if "OFD.xml" in names:
        raise InputError("format-later", path, "OFD (.ofd)")
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
