"""``--metadata``: what a user knows of the texts, a row a file, as spreadsheets save it.

Columns may bear the names of ``documents`` or what a reader calls these, in either language
(region, 地区); ``date`` is that of the version. Dates may be written as spreadsheets write them.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ..sheets.saved_csv import saved_rows

if TYPE_CHECKING:
    from ...corpus.limits import Limits

# Titles of the column that names the text.
_FILE = ("file", "document", "文件")
# What else a column is called that has a name in ``documents``.
_ALSO = {"date": "version", "日期": "version", "题名": "title"}
_DATES = ("adopted", "promulgated", "effective", "revised", "version")
Given = Mapping[str, str]


def read_metadata(path: Path, names: Iterable[str], limits: "Limits") -> dict[str, Given]:
    """Return what the list at ``path`` gives of each of the documents ``names``.

    A row names its document as the tables do, or by the name of its file where only one bears it.
    Raises InputError: no column ``file``, a row for a text that is not among them or that has
    another row, a date that is none, a rank that the table does not have.
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
        cells = [(k, v.strip()) for k, v in zip(header, row, strict=False)]
        told = {k: _value(k, v, path, number) for k, v in cells if k not in ("", header[at])}
        if found.setdefault(known[name], told) != told:
            raise InputError("metadata-twice", str(path), str(number), name)
    return found


def _value(column: str, cell: str, path: Path, number: int) -> str:
    """Return what a cell says as the table of documents has it. Raises InputError."""
    from ...corpus.model import InputError
    from .given_dates import iso

    if not cell or column not in (*_DATES, "rank"):
        return cell
    value = iso(cell) if column in _DATES else _ranks().get(cell.lower())
    if value is None:
        code = "metadata-date" if column in _DATES else "metadata-rank"
        raise InputError(code, str(path), str(number), cell)
    return value


def _ranks() -> dict[str, str]:
    """Return ranks by their codes and by what they are called in both languages."""
    from ...corpus.metadata.model import RANKS
    from ...report.words.catalogue import LANGUAGES, say

    called = {say(lang, f"rank.{one}").lower(): one for lang in LANGUAGES for one in RANKS}
    return called | {one: one for one in RANKS}


def _columns() -> dict[str, str]:
    """Return columns of documents by what a reader calls them, in small letters."""
    from ...report.batch.columns import METADATA
    from ...report.words.catalogue import LANGUAGES, say

    names = ("title", *METADATA)
    called = {
        say(lang, f"data-title.documents.{name}").lower(): name
        for lang in LANGUAGES
        for name in names
    }
    return called | _ALSO | {name: name for name in names}


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
    known = _columns()
    titles = [title.strip() for title in rows[0][1]] if rows else []
    return [known.get(title.lower(), title) for title in titles], rows[1:]


def _by_name(names: Iterable[str]) -> dict[str, str]:
    """Return documents by their names, and by those of their files where these are one text's."""
    whole = list(names)
    files = [PurePath(name).name for name in whole]
    short = {file: name for file, name in zip(files, whole, strict=True) if files.count(file) == 1}
    return short | {name: name for name in whole}
