"""From a file to a document in one call."""

from pathlib import Path

from .limits import LIMITS, Limits
from .model import Document, Tracked
from .parse import parse
from .reading.read import read


def load(path: str | Path, limits: Limits = LIMITS, tracked: Tracked = "accepted") -> Document:
    """Read the file at ``path`` (the standard input where "-") and split it into clauses.

    ``tracked`` reads the tracked changes of a Word file as accepted, or as rejected. Raises
    InputError when the file cannot be read as text.
    """
    return parse(read(path, tracked, limits))
