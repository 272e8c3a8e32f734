"""Outputs that a user edited since we wrote them: known by their seal, and never written over."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..alignment.model import Decision
    from ..corpus.limits import Limits
    from ..report.notes.model import Note

_LIST = "links.csv"


class Target(NamedTuple):
    """Where an output goes: the name that the user gave, and the one that it gets."""

    named: Path
    path: Path

    @property
    def spared(self) -> bool:
        """True when a file that was edited stands under the user's name and is left alone."""
        return self.path != self.named


def target_of(
    named: Path, limits: "Limits", decisions: "Sequence[Decision]" = (), *, force: bool = False
) -> Target:
    """Return where to write ``named``: a copy 表.1.docx beside a file that was edited.

    ``decisions`` are those of this run: a list of links that holds others was edited. With
    ``force`` the file itself is written over.
    """
    if force:
        return Target(named, named)
    return Target(named, next(p for p in _names(named) if not is_edited(p, limits, decisions)))


def is_edited(path: Path, limits: "Limits", decisions: "Sequence[Decision]" = ()) -> bool:
    """Say whether a file stands there that holds a user's work.

    JSON and PDF nobody edits; of CSV what a user fills in is looked at, other formats bear a seal.
    """
    if not path.is_file():
        return False
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return _decided(path, limits, decisions) if _lists(path) else bool(notes_in(path, limits))
    if suffix in (".html", ".md"):
        from ..report.notes.stamp.page import is_edited as altered

        return altered(path.read_bytes())
    return suffix in (".docx", ".xlsx") and _packed_edited(path, limits)


def notes_before(named: Path, limits: "Limits") -> "tuple[Path, tuple[Note, ...]]":
    """Return the notes in an output of before and the file they are from.

    Of the file and its copies the last that was edited counts, else the file itself.
    """
    found = [path for path in _standing(named) if is_edited(path, limits)]
    path = found[-1] if found else named
    return path, notes_in(path, limits) if path.is_file() else ()


def notes_in(path: Path, limits: "Limits") -> "tuple[Note, ...]":
    """Return the notes in a file of ours, none where it is something else."""
    from ..corpus.model import InputError
    from .notes.read import SUFFIXES, read_notes

    if path.suffix.lower() not in SUFFIXES or _lists(path):
        return ()
    try:
        return read_notes(path, limits)
    except InputError:
        return ()


def _packed_edited(path: Path, limits: "Limits") -> bool:
    """Say whether a Word file or a workbook was edited; what cannot be opened is no one's work."""
    from ..corpus.model import InputError
    from ..corpus.reading.archives.members import check_zip

    data = path.read_bytes()
    try:
        check_zip(str(path), data, limits)
        if path.suffix.lower() == ".docx":
            from ..report.notes.stamp.word import is_edited as altered
        else:
            from ..report.notes.stamp.book import is_edited as altered
        return altered(data)
    except (InputError, ValueError):
        return False


def _decided(path: Path, limits: "Limits", decisions: "Sequence[Decision]") -> bool:
    """Say whether a list of links holds a decision that this run does not know."""
    from ..corpus.model import InputError
    from .decisions_file import read_decisions

    try:
        found = read_decisions(path, limits)
    except InputError:
        return True
    known = {(d.verdict, d.template.locator, d.variant.locator) for d in decisions}
    return any((d.verdict, d.template.locator, d.variant.locator) not in known for d in found)


def _lists(path: Path) -> bool:
    return path.name.lower().endswith(_LIST)


def _names(named: Path) -> Iterator[Path]:
    """Yield the name of an output, then those of its copies: 表.docx 表.1.docx 表.2.docx."""
    yield named
    number = 0
    while True:
        number += 1
        yield named.with_name(f"{named.stem}.{number}{named.suffix}")


def _standing(named: Path) -> Iterator[Path]:
    """Yield the file and its copies, as far as they stand there."""
    for path in _names(named):
        if not path.is_file():
            return
        yield path
