"""The package of a .docx, written so that the same parts always give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The earliest date a zip can hold: no clock.
_DATE = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of ``parts`` in their order, the content types first as readers expect."""
    stream = io.BytesIO()
    order = sorted(parts, key=lambda name: name != _TYPES)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in order:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return stream.getvalue()
