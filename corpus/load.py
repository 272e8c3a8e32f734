"""From a file to a document in one call."""

from pathlib import Path

from .limits import LIMITS, Limits
from .model import Document
from .parse import parse
from .read import read


def load(path: str | Path, limits: Limits = LIMITS) -> Document:
    """Read the file at ``path`` (the standard input where "-") and split it into clauses.

    Raises InputError when the file cannot be read as text.
    """
    return parse(read(path, limits=limits))
