"""From file names to records: the stages called one after the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..alignment.model import Comparison, Settings
    from ..corpus.limits import Limits
    from ..corpus.model import Document, InputError, Source, Tracked

_STANDARD_INPUT = Path("-")
# Word and WPS keep a file of this name beside one that is open.
_LOCK = "~$"


def limits_of(settings: list[str] | None) -> "Limits":
    """Return the limits as ``--limit`` changes them. Raises InputError."""
    from ..corpus.limits import set_limits

    return set_limits(tuple(settings or ()))


def document(path: Path, limits: "Limits", tracked: "Tracked" = "accepted") -> "Document":
    """Read and parse ``path``. Raises InputError, also for the file that Word locks one with."""
    from ..corpus.load import load
    from ..corpus.model import InputError

    if path.name.startswith(_LOCK):
        raise InputError("lock-file", str(path), path.name.removeprefix(_LOCK))

    return load(str(path), limits, tracked)


def sources(
    files: list[Path], limits: "Limits", tracked: "Tracked" = "accepted"
) -> "Iterator[Source | InputError]":
    """Yield every document of ``files``, folders and zips opened; errors as values.

    Raises InputError when the standard input is named twice.
    """
    from ..corpus.reading.read import read_all
    from .inputs import inside

    check_standard_input(files)
    for file in files:
        for path in sorted(inside(str(file))) if file.is_dir() else [file]:
            yield from read_all(path, limits, tracked)


def check_standard_input(files: list[Path]) -> None:
    """Raise InputError when the standard input is named twice: it can be read once."""
    from ..corpus.model import InputError

    if files.count(_STANDARD_INPUT) > 1:
        raise InputError("standard-input-twice", str(_STANDARD_INPUT))


def has_provisions(document: "Document") -> bool:
    """Say whether a text has clauses of its own: numbered ones or rows of tables, not
    paragraphs of news alone."""
    from ..corpus.model import Level

    numbered = {Level.ARTICLE, Level.ITEM, Level.POINT, Level.ROW}
    numbered |= {Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4}
    return bool(document.clauses) and any(node.level in numbered for node in document.nodes)


def check_comparable(text: "Document", limits: "Limits") -> None:
    """Raise InputError when a text has no clause to compare, or an endless one."""
    from ..corpus.model import InputError

    if not has_provisions(text):
        raise InputError("no-clauses", text.path)
    longest = max(len(text.nodes[at].body.cut(text.text)) for at in text.clauses)
    if longest > limits.clause_chars:
        raise InputError("clause-too-long", text.path, str(limits.clause_chars))


def compared(
    template: Path, variant: Path, limits: "Limits", settings: "Settings | None" = None
) -> "Comparison":
    """Compare two files. Raises InputError, also when a text has no clause or an endless one."""
    from ..alignment.model import DEFAULTS

    settings = settings or DEFAULTS
    texts = (
        document(template, limits, settings.tracked),
        document(variant, limits, settings.tracked),
    )
    for text in texts:
        check_comparable(text, limits)
    from ..alignment.compare import compare

    return compare(*texts, settings)
