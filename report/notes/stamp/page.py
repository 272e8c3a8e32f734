"""The seal of a page or of Markdown: a last line that readers do not show."""

import hashlib
import re

from .names import PROPERTY

_LINE = re.compile(rb"<!-- " + PROPERTY.encode() + rb" ([0-9a-f]{64}) -->\s*\Z")


def sealed(data: bytes) -> bytes:
    """Return a text with its seal in a comment behind it."""
    return data + f"<!-- {PROPERTY} {_digest(data)} -->\n".encode()


def is_edited(data: bytes) -> bool:
    """Say whether a text with a seal was altered since; one without was never ours."""
    found = _LINE.search(data)
    return found is not None and _digest(data[: found.start()]) != found.group(1).decode()


def _digest(data: bytes) -> str:
    """Return the digest of a text, whatever ends its lines."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
