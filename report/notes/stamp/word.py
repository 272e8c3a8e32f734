"""The seal of a Word file: a digest of its words, kept as a custom property.

Word and LibreOffice write all XML anew when a file is saved; the words stay unless somebody edits
them.
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from .names import Standing
from .names import standing as known
from .package import PART, parsed, seal_of, with_property

_WORDS = ("word/document.xml", "word/comments.xml")


def sealed(data: bytes) -> bytes:
    """Return the Word file ``data`` with its seal, the same bytes for the same input."""
    return with_property(data, _digest(_held(data)))


def standing(data: bytes) -> Standing:
    """Return whose a Word file is. Raises ValueError when it is no Word file at all."""
    try:
        held = _held(data)
        return known(seal_of(held.get(PART)), _digest(held))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError) as error:
        raise ValueError(str(error)) from error


def _held(data: bytes) -> dict[str, bytes]:
    """Return the parts that tell. Raises ValueError where there is no text."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        held = {name: file.read(name) for name in (*_WORDS, PART) if name in file.namelist()}
    if _WORDS[0] not in held:
        raise ValueError(_WORDS[0])
    return held


def _digest(parts: dict[str, bytes]) -> str:
    """Return the digest of all words, and of those that are tracked as new or struck."""
    found = hashlib.sha256()
    for name in _WORDS:
        for word in _told(parts[name]) if name in parts else ():
            found.update(word.encode("utf-8", "surrogatepass") + b"\n")
    return found.hexdigest()


def _told(part: bytes) -> Iterator[str]:
    """Yield the words of a part by paragraph, then what is inserted in it and what is struck."""
    root = parsed(part)
    for paragraph in root.iter("{*}p"):
        yield _bare("".join(node.text or "" for node in paragraph.iter("{*}t")))
    inserted = (node.text or "" for mark in root.iter("{*}ins") for node in mark.iter("{*}t"))
    yield _bare("".join(inserted))
    yield _bare("".join(node.text or "" for node in root.iter("{*}delText")))


def _bare(words: str) -> str:
    return "".join(words.split())
