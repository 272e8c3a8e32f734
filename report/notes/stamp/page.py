"""The seal of a page, of Markdown or of a PDF: a last line that readers do not show.

A PDF ends with %%EOF; readers look for it in the last 1,024 bytes (ISO 32000-1, annex H), and what
stands behind % is a comment (7.2.3).
"""

import hashlib
import re

from .names import PROPERTY, Standing
from .names import standing as known

_COMMENT, _PDF = "<!-- {0} {1} -->\n", "% {0} {1}\n"
_LINE = re.compile(rb"(?:<!--|%) " + PROPERTY.encode() + rb" ([0-9a-f]{64})(?: -->)?\s*\Z")
_PDF_HEAD = b"%PDF-"


def sealed(data: bytes) -> bytes:
    """Return a text or a PDF with its seal in a comment behind it."""
    form = _PDF if data.startswith(_PDF_HEAD) else _COMMENT
    if not data.endswith(b"\n"):
        data += b"\n"
    return data + form.format(PROPERTY, _digest(data)).encode()


def standing(data: bytes) -> Standing:
    """Return whose a page is; one without a seal was never ours."""
    found = _LINE.search(data)
    if found is None:
        return Standing.FOREIGN
    return known(found.group(1).decode(), _digest(data[: found.start()]))


def _digest(data: bytes) -> str:
    """Return the digest of a text, whatever ends its lines."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
