"""The pages of a batch (DIR/pages): one for each comparison, for whoever asks for them."""

import re
from collections.abc import Collection
from pathlib import Path, PurePath
from urllib.parse import quote

from ...report.words.catalogue import Lang

PAGES = "pages"
# The name of a text is kept so far that a reader knows it: a file name holds 255 bytes.
_LONGEST = 40
_DIGITS = 12
_OURS = re.compile(rf".*-[0-9a-f]{{{_DIGITS}}}\.html")


def page_name(document: str, shard: str, lang: Lang) -> str:
    """Return the name of the page for a text whose rows stand in ``shard``.

    All that the page shows has a say in it: a page that exists is the right one.
    """
    import hashlib

    stem = re.sub(r"[^\w-]+", "-", PurePath(document).stem)[:_LONGEST].strip("-")
    told = "\0".join((document, shard, lang)).encode(errors="surrogateescape")
    return f"{stem}-{hashlib.sha256(told).hexdigest()[:_DIGITS]}.html"


def page_link(name: str) -> str:
    """Return where the index finds a page."""
    return f"{PAGES}/{quote(name)}"


def prune_pages(folder: Path, used: Collection[str]) -> None:
    """Take away the pages of texts that are no longer compared, or have changed since."""
    for path in folder.glob("*.html"):
        if _OURS.fullmatch(path.name) and path.name not in used:
            path.unlink(missing_ok=True)
