"""From a file to a document in one call."""

from pathlib import Path

from .model import Document
from .parse import parse
from .read import read


def load(path: str | Path) -> Document:
    """Read the file at ``path`` and split it into clauses.

    Raises InputError when the file cannot be read as text.
    """
    return parse(read(path))
