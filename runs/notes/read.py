"""Notes read back: from the outputs of before, and from files that a user names."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..sheets.returned import sheet_rows
from .titles import column_of, columns_of

if TYPE_CHECKING:
    from ...corpus.limits import Limits
    from ...report.notes.model import Note

_WORD, _BOOK = ".docx", ".xlsx"
# What notes can be read from.
SUFFIXES = (_WORD, _BOOK, ".csv")


def read_notes(path: Path, limits: "Limits") -> "tuple[Note, ...]":
    """Return the notes of a table that a user filled in, in order.

    Raises InputError when the file is no Word file, workbook or CSV, or holds no table of ours.
    """
    from ...corpus.model import InputError

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError("notes-suffix", str(path), " ".join(SUFFIXES))
    if suffix == _WORD:
        return tuple(_from_word(path, limits))
    rows = sheet_rows(path, limits, column_of, "notes-unreadable")
    return tuple(_from_rows(rows, path, joined=suffix == _BOOK))


def _from_word(path: Path, limits: "Limits") -> "Iterator[Note]":
    from lxml.etree import XMLSyntaxError

    from ...corpus.model import InputError
    from ...corpus.reading.archives.members import check_zip
    from ...corpus.reading.read import load_bytes
    from .word import notes_of

    data = load_bytes(path, limits)
    check_zip(str(path), data, limits)
    try:
        yield from notes_of(data)
    except (KeyError, XMLSyntaxError) as error:
        raise InputError("notes-unreadable", str(path)) from error


def _from_rows(rows: Iterable[list[str]], path: Path, *, joined: bool) -> "Iterator[Note]":
    """Yield the notes of a sheet; where cells are ``joined``, a row goes on without a number."""
    from ...corpus.model import InputError

    found = iter(rows)
    columns = columns_of(next(found, []))
    if not columns:
        raise InputError("notes-unreadable", str(path))
    group: list[list[str]] = []
    for row in found:
        if not joined or _cell(row, columns, "number"):
            yield from _note(group, columns)
            group = []
        group.append(row)
    yield from _note(group, columns)


def _note(group: list[list[str]], columns: dict[str, int]) -> "Iterator[Note]":
    from ...report.notes.model import Note

    said = [line for row in group for line in _cell(row, columns, "notes").splitlines()]
    lines = tuple(line for line in said if line.strip())
    if lines:
        template, variant = (
            "".join(_cell(row, columns, side) for row in group) for side in ("template", "variant")
        )
        yield Note(lines, template, variant, _cell(group[0], columns, "number"))


def _cell(row: list[str], columns: dict[str, int], name: str) -> str:
    """Return a cell, "" where the row or the table ends before it."""
    at = columns.get(name, -1)
    return row[at].strip() if 0 <= at < len(row) else ""
