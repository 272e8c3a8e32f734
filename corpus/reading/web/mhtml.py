"""Web archives (.mht, .mhtml, and the .doc that Word saves so): the page that they hold.

RFC 2557: a message of several parts, of which the first page is the root. The others are pictures,
styles and frames; nothing of them is read, and nothing is fetched.
"""

from __future__ import annotations

import email
import email.policy

from ...model import InputError


def page_of(data: bytes, path: str) -> bytes:
    """Return the bytes of the first page in a web archive, as they were before it was packed.

    Raises InputError: "unsupported-format" for a message without a page, "too-deep".
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        for part in message.walk():
            if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
                page = part.get_payload(decode=True)
                return page if isinstance(page, bytes) else b""
    except RecursionError as error:
        raise InputError("damaged", path) from error
    raise InputError("unsupported-format", path, "EML (.eml)")
