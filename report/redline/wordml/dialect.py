"""The strict dialect of ISO/IEC 29500: written over as the transitional one, and back again.

The dialects differ in the addresses of their namespaces; the few values that differ as well (left,
start) are in parts of the file that a redline leaves as they are.
"""

from __future__ import annotations

from lxml import etree

from .wordml import Element

_STRICT = "http://purl.oclc.org/ooxml/"
_OPEN = "http://schemas.openxmlformats.org/"
# Addresses in either dialect; the longer ones of one beginning come first.
_ADDRESSES = tuple(
    (f"{_STRICT}{strict}".encode(), f"{_OPEN}{transitional}".encode())
    for strict, transitional in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
        ("drawingml/picture", "drawingml/2006/picture"),
        ("drawingml/chart", "drawingml/2006/chart"),
        ("drawingml/diagram", "drawingml/2006/diagram"),
        ("drawingml/main", "drawingml/2006/main"),
    )
)


def is_strict(root: Element) -> bool:
    """Say whether ``root`` is the main part of a file in the strict dialect."""
    return etree.QName(root).namespace == _ADDRESSES[0][0].decode()


def transitional(data: bytes) -> bytes:
    """Return a part of a strict file with the addresses of the transitional dialect."""
    for strict, other in _ADDRESSES:
        data = data.replace(strict, other)
    return data


def strict(data: bytes) -> bytes:
    """Return a part made in the transitional dialect as one of a strict file."""
    for address, other in _ADDRESSES:
        data = data.replace(other, address)
    return data
