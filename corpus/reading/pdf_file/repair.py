"""PDF files that were cut off behind their last object: a trailer is written anew.

ISO 32000-1, 7.5.5: the trailer names the catalogue, and PDFium rebuilds the table of objects, but
not the trailer. A file that lacks anything else is not mended: no part of a text passes for all
of it.
"""

from __future__ import annotations

import re

_STREAM = re.compile(rb"\bstream\r?\n")
_END = re.compile(rb"\bendstream\b")
_OBJECT = re.compile(rb"\b([0-9]{1,9})[ \r\n]+[0-9]{1,5}[ \r\n]+obj\b")
_NAMED = re.compile(rb"\b([0-9]{1,9})[ \r\n]+[0-9]{1,5}[ \r\n]+R\b")
_CATALOGUE = re.compile(rb"/Type\s*/Catalog\b")


def with_trailer(data: bytes) -> bytes:
    """Return the PDF file ``data`` with a trailer; b"" where not every object of it is there."""
    bare = _without_streams(data)
    catalogue = _CATALOGUE.search(bare)
    objects = list(_OBJECT.finditer(bare))
    whole = bare.count(b"endobj") == len(objects)
    there = {int(found[1]) for found in objects}
    named = {int(found[1]) for found in _NAMED.finditer(bare)}
    if catalogue is None or not whole or b"/Encrypt" in bare or not named <= there:
        return b""
    before = [int(found[1]) for found in objects if found.start() < catalogue.start()]
    if not before:
        return b""
    ending = (
        f"\ntrailer\n<< /Size {max(there) + 1} /Root {before[-1]} 0 R >>\nstartxref\n0\n%%EOF\n"
    )
    return data + ending.encode()


def _without_streams(data: bytes) -> bytes:
    """Return ``data`` less its streams, read once from end to end however many begin."""
    kept, at = [], 0
    while (start := _STREAM.search(data, at)) and (end := _END.search(data, start.end())):
        kept.append(data[at : start.start()])
        at = end.end()
    return b"".join(kept) + data[at:]
