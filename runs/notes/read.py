"""Notes read back: from the outputs of before, and from files that a user names."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..sheets.returned import sheet_rows
from .titles import Columns, column_of, columns_of

if TYPE_CHECKING:
    from ...corpus.limits import Limits
    from ...report.notes.model import Note

_WORD, _BOOK = ".docx", ".xlsx"
# What notes can be read from.
SUFFIXES = (_WORD, _BOOK, ".csv")


def read_notes(path: Path, limits: "Limits", *, several: bool = False) -> "tuple[Note, ...]":
    """Return the notes of a table that a user filled in, in order; of ``several`` texts or of two.

    Raises InputError when the file is no Word file, workbook or CSV, or holds no table of ours.
    """
    from ...corpus.model import InputError

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError("notes-suffix", str(path), " ".join(SUFFIXES))
    if suffix == _WORD:
        return tuple(_from_word(path, limits, several=several))
    rows = sheet_rows(path, limits, column_of, "notes-unreadable")
    return tuple(_from_rows(rows, path, joined=suffix == _BOOK, several=several))


def _from_word(path: Path, limits: "Limits", *, several: bool) -> "Iterator[Note]":
    from lxml.etree import XMLSyntaxError

    from ...corpus.model import InputError
    from ...corpus.reading.archives.members import check_zip
    from ...corpus.reading.read import load_bytes
    from .word import notes_of

    data = load_bytes(path, limits)
    check_zip(str(path), data, limits)
    try:
        yield from notes_of(data, several=several)
    except (KeyError, XMLSyntaxError) as error:
        raise InputError("notes-unreadable", str(path)) from error


def _from_rows(
    rows: Iterable[list[str]], path: Path, *, joined: bool, several: bool
) -> "Iterator[Note]":
    """Yield the notes of a sheet; where cells are ``joined``, a row goes on without a number."""
    from ...corpus.model import InputError

    found = iter(rows)
    columns = columns_of(next(found, []), several=several)
    if columns is None:
        raise InputError("notes-unreadable", str(path))
    group: list[list[str]] = []
    for row in found:
        if not joined or _cell(row, columns.named.get("number", -1)):
            yield from _note(group, columns)
            group = []
        group.append(row)
    yield from _note(group, columns)


def _note(group: list[list[str]], columns: Columns) -> "Iterator[Note]":
    from ...report.notes.model import Note

    named = columns.named
    said = [line for row in group for line in _cell(row, named["notes"]).splitlines()]
    lines = tuple(line for line in said if line.strip())
    if lines:
        template, variant = (
            "".join(_cell(row, named.get(side, -1)) for row in group)
            for side in ("template", "variant")
        )
        texts = tuple(
            (title, "".join(_cell(row, at) for row in group)) for title, at in columns.texts
        )
        yield Note(lines, template, variant, _cell(group[0], named.get("number", -1)), texts)


def _cell(row: list[str], at: int) -> str:
    """Return a cell, "" where the row or the table ends before it."""
    return row[at].strip() if 0 <= at < len(row) else ""
