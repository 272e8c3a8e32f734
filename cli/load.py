"""From file names to records: the stages called one after the other."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..alignment.model import Comparison
    from ..corpus.model import Document


def document(path: Path) -> "Document":
    """Read and parse ``path``. Raises InputError."""
    from ..corpus.load import load

    return load(str(path))


def compared(template: Path, variant: Path) -> "Comparison":
    """Compare two files. Raises InputError, also when either holds no clause to compare."""
    from ..corpus.model import InputError

    texts = document(template), document(variant)
    for text in texts:
        if not text.clauses:
            raise InputError("no-clauses", text.path)
    from ..alignment.compare import compare

    return compare(*texts)
