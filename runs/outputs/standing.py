"""Whose a file is that stands where an output is to go: nobody's, ours, edited, somebody else's."""

import csv
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...report.notes.stamp.names import Standing

if TYPE_CHECKING:
    from ...alignment.model import Decision
    from ...corpus.limits import Limits
    from ...report.notes.model import Note

# A list of links by its name; any other CSV is a table.
LIST = "links.csv"
# How our JSON begins, whatever it holds; SARIF names the tool that wrote it.
_JSON = re.compile(rb'\{\s*"schema":\s*"duizhao\.')
_SARIF = re.compile(rb'"driver":\s*\{\s*"name":\s*"duizhao"')
_HEAD = 1_000
# The columns of every table that we write as CSV, as the catalogue names them.
_COLUMNS = ("column.", "links.", "check.column.", "validation.", "split.")
# Fewer columns than these none of our tables has, and two or three of their titles anybody writes.
_FEWEST = 5
_Look = Callable[[bytes], Standing]


def standing(path: Path, limits: "Limits", decisions: "Sequence[Decision]" = ()) -> Standing:
    """Return whose the file at ``path`` is; ours too is a place where no file or an empty one is.

    Word files, workbooks, pages and PDF bear a seal; JSON tells by how it begins, CSV by its
    columns, and of CSV what a user fills in is looked at: ``decisions`` are those of this run. A
    plain text cannot tell, so it is somebody else's.
    """
    if not path.is_file() or not path.stat().st_size:
        return Standing.OURS
    suffix = path.suffix.lower()
    try:
        if suffix in (".json", ".sarif"):
            return _marked(path, _JSON if suffix == ".json" else _SARIF)
        if suffix == ".csv":
            return _table(path, limits, decisions)
        return _sealed(path, suffix, limits)
    except OSError:
        return Standing.FOREIGN


def is_list(path: Path) -> bool:
    """Say whether a file is a list of links by its name."""
    return path.name.lower().endswith(LIST)


def notes_in(path: Path, limits: "Limits", *, several: bool = False) -> "tuple[Note, ...]":
    """Return the notes in a file of ours, none where it is something else."""
    from ...corpus.model import InputError
    from ..notes.read import SUFFIXES, read_notes

    if path.suffix.lower() not in SUFFIXES or is_list(path):
        return ()
    try:
        return read_notes(path, limits, several=several)
    except InputError:
        return ()


def _marked(path: Path, mark: re.Pattern[bytes]) -> Standing:
    """Return whose a file is that nobody edits, by how it begins."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return Standing.OURS if mark.search(head) else Standing.FOREIGN


def _sealed(path: Path, suffix: str, limits: "Limits") -> Standing:
    """Return what the seal of a file says; what cannot be opened was never ours."""
    from ...corpus.model import InputError
    from ...corpus.reading.archives.members import check_zip
    from ...corpus.reading.read import load_bytes

    look = _looks().get(suffix)
    if look is None:
        return Standing.FOREIGN
    try:
        data = load_bytes(path, limits)
        if suffix in (".docx", ".xlsx"):
            check_zip(str(path), data, limits)
        return look(data)
    except (InputError, ValueError):
        return Standing.FOREIGN


def _looks() -> dict[str, _Look]:
    """Return what reads the seal of each format."""
    from ...report.notes.stamp.book import standing as book
    from ...report.notes.stamp.page import standing as page
    from ...report.notes.stamp.word import standing as word

    return {".docx": word, ".xlsx": book, ".html": page, ".md": page, ".pdf": page}


def _table(path: Path, limits: "Limits", decisions: "Sequence[Decision]") -> Standing:
    """Return whose a CSV is, by its titles and by what a user fills in."""
    titles = _titles(path, limits)
    if len(titles) < _FEWEST or not titles <= _known():
        return Standing.FOREIGN
    filled = _decided(path, limits, decisions) if is_list(path) else _filled(path, limits)
    return Standing.EDITED if filled else Standing.OURS


def _titles(path: Path, limits: "Limits") -> set[str]:
    """Return the titles of the first row, as they are compared."""
    from ...corpus.model import InputError
    from ..sheets.returned import text_of
    from ..sheets.saved_csv import saved_rows

    known = _known()
    try:
        rows = saved_rows(text_of(path, limits), lambda title: _bare(title) in known)
        return {_bare(cell) for cell in next(rows, (0, []))[1]}
    except (InputError, csv.Error):
        return set()


def _known() -> set[str]:
    from ...report.words.catalogue import LANGUAGES, family

    return {
        _bare(title)
        for lang in LANGUAGES
        for prefix in _COLUMNS
        for title in family(lang, prefix).values()
    }


def _bare(title: str) -> str:
    return "".join(title.split()).casefold()


def _filled(path: Path, limits: "Limits") -> bool:
    """Say whether somebody wrote notes, or judged rows, in a table."""
    from ...corpus.model import InputError
    from ...report.validation.columns import column_of
    from ..sheets.returned import sheet_rows

    if notes_in(path, limits):
        return True
    try:
        titles, *rows = sheet_rows(path, limits)
    except (InputError, ValueError):
        return False
    own = [at for at, title in enumerate(titles) if column_of(title) in ("judgement", "note")]
    return any(row[at].strip() for row in rows for at in own if at < len(row))


def _decided(path: Path, limits: "Limits", decisions: "Sequence[Decision]") -> bool:
    """Say whether a list of links holds a decision that this run does not know."""
    from ...corpus.model import InputError
    from ..decisions_file import read_decisions

    try:
        found = read_decisions(path, limits)
    except InputError:
        return True
    known = {(d.verdict, d.template.locator, d.variant.locator) for d in decisions}
    return any((d.verdict, d.template.locator, d.variant.locator) not in known for d in found)
