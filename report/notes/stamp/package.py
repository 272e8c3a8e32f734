"""The custom properties of an Office file, among them our seal (ECMA-376 part 1, 22.3).

Word, Excel and LibreOffice write all XML anew when a file is saved, but keep custom properties.
"""

import io
import zipfile
from typing import Any

from lxml import etree

from .names import PROPERTY

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# The set of properties that users define (ECMA-376 part 1, 22.3.2.2).
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
PART = "docProps/custom.xml"


def with_property(data: bytes, digest: str) -> bytes:
    """Return the Office file ``data`` with ``digest`` as its seal."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        entries = [(entry, old.read(entry)) for entry in old.infolist()]
    parts = {entry.filename: content for entry, content in entries}
    changed = {
        PART: _properties(parts.get(PART), digest),
        "[Content_Types].xml": _listed(parts["[Content_Types].xml"]),
        "_rels/.rels": _related(parts["_rels/.rels"]),
    }
    if PART not in parts:
        entry = zipfile.ZipInfo(PART, entries[0][0].date_time)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entries.append((entry, b""))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for entry, content in entries:
            new.writestr(entry, changed.get(entry.filename, content))
    return out.getvalue()


def seal_of(part: bytes | None) -> str:
    """Return the seal that a file bears, "" for none."""
    if part is None:
        return ""
    for found in parsed(part).iter(f"{{{_CUSTOM}}}property"):
        if found.get("name") == PROPERTY:
            return "".join(str(text) for text in found.itertext()).strip()
    return ""


def _properties(part: bytes | None, digest: str) -> bytes:
    """Return the custom properties of a file with the seal among them."""
    nsmap: Any = {None: _CUSTOM, "vt": _TYPES}
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=nsmap) if part is None else parsed(part)
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
    root = parsed(part)
    name = f"/{PART}"
    if not any(found.get("PartName") == name for found in root):
        space = etree.QName(root).namespace
        etree.SubElement(root, f"{{{space}}}Override", PartName=name, ContentType=_CONTENT)
    return _written(root)


def _related(part: bytes) -> bytes:
    """Return the relations of the package with that of the custom properties."""
    root = parsed(part)
    if not any(found.get("Type") == _RELATION for found in root):
        taken = {found.get("Id") for found in root}
        name = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        space = etree.QName(root).namespace
        relation = etree.SubElement(root, f"{{{space}}}Relationship", Id=name, Type=_RELATION)
        relation.set("Target", PART)
    return _written(root)


def parsed(part: bytes) -> etree._Element:
    """Return a part of a package as XML; nothing outside it is loaded."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: etree._Element) -> bytes:
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made
