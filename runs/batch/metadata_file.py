"""``--metadata``: what a user knows of the texts, a row a file, as spreadsheets save it."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ..sheets.saved_csv import saved_rows

if TYPE_CHECKING:
    from ...corpus.limits import Limits

# Titles of the column that names the text.
_FILE = ("file", "document", "文件")
Given = Mapping[str, str]


def read_metadata(path: Path, names: Iterable[str], limits: "Limits") -> dict[str, Given]:
    """Return what the list at ``path`` gives of each of the documents ``names``.

    A row names its document as the tables do, or by the name of its file where only one bears it.
    Raises InputError: no column ``file``, a row for a text that is not among them.
    """
    from ...corpus.model import InputError

    header, rows = _table(path, limits)
    at = next((k for k, title in enumerate(header) if title.lower() in _FILE), -1)
    if at < 0:
        raise InputError("metadata-column", str(path))
    known = _by_name(names)
    found: dict[str, Given] = {}
    for number, row in rows:
        name = row[at].strip() if at < len(row) else ""
        if name not in known:
            raise InputError("metadata-file", str(path), str(number), name)
        cells = zip(header, row, strict=False)
        found[known[name]] = {k: v.strip() for k, v in cells if k not in ("", header[at])}
    return found


def _table(path: Path, limits: "Limits") -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the titles of a list and its rows with their numbers. Raises InputError."""
    from ...corpus.model import InputError
    from ...corpus.reading.read import load_bytes
    from ...corpus.reading.text import decode

    text = decode(load_bytes(path, limits), str(path))
    try:
        rows = list(saved_rows(text, lambda title: title.strip().lower() in _FILE))
    except csv.Error as error:
        raise InputError("metadata-unreadable", str(path)) from error
    return [title.strip() for title in rows[0][1]] if rows else [], rows[1:]


def _by_name(names: Iterable[str]) -> dict[str, str]:
    """Return documents by their names, and by those of their files where these are one text's."""
    whole = list(names)
    files = [PurePath(name).name for name in whole]
    short = {file: name for file, name in zip(files, whole, strict=True) if files.count(file) == 1}
    return short | {name: name for name in whole}
