"""The seal of a Word file: a digest of its words, kept as a custom property.

Word and LibreOffice write all XML anew when a file is saved; the words stay unless somebody edits
them. Custom properties are kept by both (ECMA-376 part 1, 22.3).
"""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .names import PROPERTY

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# The set of properties that users define (ECMA-376 part 1, 22.3.2.2).
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PART = "docProps/custom.xml"
_WORDS = ("word/document.xml", "word/comments.xml")


def sealed(data: bytes) -> bytes:
    """Return the Word file ``data`` with its seal, the same bytes for the same input."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        entries = [(entry, old.read(entry)) for entry in old.infolist()]
    parts = {entry.filename: content for entry, content in entries}
    changed = {
        _PART: _properties(parts.get(_PART), _digest(parts)),
        "[Content_Types].xml": _listed(parts["[Content_Types].xml"]),
        "_rels/.rels": _related(parts["_rels/.rels"]),
    }
    if _PART not in parts:
        entry = zipfile.ZipInfo(_PART, entries[0][0].date_time)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entries.append((entry, b""))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for entry, content in entries:
            new.writestr(entry, changed.get(entry.filename, content))
    return out.getvalue()


def is_edited(data: bytes) -> bool:
    """Say whether a Word file has other words than when it was sealed, or was never sealed.

    Raises ValueError when it is no Word file at all.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            held = {name: file.read(name) for name in (*_WORDS, _PART) if name in file.namelist()}
        if _WORDS[0] not in held:
            raise ValueError(_WORDS[0])
        return _seal(held.get(_PART)) != _digest(held)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError) as error:
        raise ValueError(str(error)) from error


def _digest(parts: dict[str, bytes]) -> str:
    """Return the digest of all words, and of those that are tracked as new or struck."""
    found = hashlib.sha256()
    for name in _WORDS:
        for word in _told(parts[name]) if name in parts else ():
            found.update(word.encode("utf-8", "surrogatepass") + b"\n")
    return found.hexdigest()


def _told(part: bytes) -> Iterator[str]:
    """Yield the words of a part by paragraph, then what is inserted in it and what is struck."""
    root = _parsed(part)
    for paragraph in root.iter("{*}p"):
        yield _bare("".join(node.text or "" for node in paragraph.iter("{*}t")))
    inserted = (node.text or "" for mark in root.iter("{*}ins") for node in mark.iter("{*}t"))
    yield _bare("".join(inserted))
    yield _bare("".join(node.text or "" for node in root.iter("{*}delText")))


def _bare(words: str) -> str:
    return "".join(words.split())


def _seal(part: bytes | None) -> str:
    """Return the seal that a file bears, "" for none."""
    if part is None:
        return ""
    for found in _parsed(part).iter(f"{{{_CUSTOM}}}property"):
        if found.get("name") == PROPERTY:
            return "".join(str(text) for text in found.itertext()).strip()
    return ""


def _properties(part: bytes | None, digest: str) -> bytes:
    """Return the custom properties of a file with the seal among them."""
    nsmap: Any = {None: _CUSTOM, "vt": _TYPES}
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=nsmap) if part is None else _parsed(part)
    for found in list(root):
        if found.get("name") == PROPERTY:
            root.remove(found)
    taken = [int(found.get("pid", "1")) for found in root if found.get("pid", "1").isdigit()]
    made = etree.SubElement(root, f"{{{_CUSTOM}}}property")
    for key, value in (("fmtid", _FORMAT), ("pid", str(max([1, *taken]) + 1)), ("name", PROPERTY)):
        made.set(key, value)
    etree.SubElement(made, f"{{{_TYPES}}}lpwstr").text = digest
    return _written(root)


def _listed(part: bytes) -> bytes:
    """Return the list of parts with the custom properties in it."""
    root = _parsed(part)
    name = f"/{_PART}"
    if not any(found.get("PartName") == name for found in root):
        space = etree.QName(root).namespace
        etree.SubElement(root, f"{{{space}}}Override", PartName=name, ContentType=_CONTENT)
    return _written(root)


def _related(part: bytes) -> bytes:
    """Return the relations of the package with that of the custom properties."""
    root = _parsed(part)
    if not any(found.get("Type") == _RELATION for found in root):
        taken = {found.get("Id") for found in root}
        name = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        space = etree.QName(root).namespace
        relation = etree.SubElement(root, f"{{{space}}}Relationship", Id=name, Type=_RELATION)
        relation.set("Target", _PART)
    return _written(root)


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: etree._Element) -> bytes:
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made
