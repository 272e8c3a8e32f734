"""Where an output goes: under the name that a user gave, or beside a file that stands there.

What somebody else made, and what was edited since we wrote it, is never written over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...report.notes.stamp.names import Standing
from .standing import notes_in, standing

if TYPE_CHECKING:
    from ...alignment.model import Decision
    from ...corpus.limits import Limits
    from ...report.notes.model import Note


@dataclass(frozen=True, slots=True)
class Target:
    """Where an output goes: the name that the user gave, and the one that it gets.

    ``found`` says whose the file is that stands under the user's name.
    """

    named: Path
    path: Path
    found: Standing = Standing.OURS

    @property
    def spared(self) -> bool:
        """True when the file under the user's name is left alone."""
        return self.path != self.named


@dataclass(frozen=True, slots=True)
class Guard:
    """Finds the place of every output of a run.

    With ``force`` a file is written over whosever it is; an input never. ``decisions`` are those
    of this run: a list of links that holds others was edited. ``option`` is what a sentence calls
    ``force``.
    """

    limits: "Limits"
    force: bool = False
    inputs: Sequence[Path] = ()
    decisions: "Sequence[Decision]" = ()
    option: str = "--force"

    def target(self, named: Path, data: bytes | None = None) -> Target:
        """Return where to write ``named``: a copy 表.1.docx beside a file that is not ours.

        What holds ``data`` already, the bytes to be written, may be written over.
        """
        if self.force:
            return Target(named, named)
        found = self._standing(named, data)
        free = (path for path in names(named) if self._free(path, named, data))
        return Target(named, next(free), found)

    def _free(self, path: Path, named: Path, data: bytes | None) -> bool:
        given = path != named and any(_same(path, one) for one in self.inputs)
        return not given and self._standing(path, data) is Standing.OURS

    def _standing(self, path: Path, data: bytes | None) -> Standing:
        if data is not None and path.is_file() and path.read_bytes() == data:
            return Standing.OURS
        return standing(path, self.limits, self.decisions)


def notes_before(
    named: Path, limits: "Limits", *, several: bool = False
) -> "tuple[Path, tuple[Note, ...]]":
    """Return the notes in an output of before and the file they are from.

    Of the file and its copies the last that was edited counts, else the file itself.
    """
    edited = [p for p in _there(named) if standing(p, limits) is not Standing.OURS]
    path = edited[-1] if edited else named
    return path, notes_in(path, limits, several=several) if path.is_file() else ()


def names(named: Path) -> Iterator[Path]:
    """Yield the name of an output, then those of its copies: 表.docx 表.1.docx 表.2.docx."""
    yield named
    number = 0
    while True:
        number += 1
        yield named.with_name(f"{named.stem}.{number}{named.suffix}")


def _there(named: Path) -> Iterator[Path]:
    """Yield the file and its copies, as far as they stand there."""
    for path in names(named):
        if not path.is_file():
            return
        yield path


def _same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return False
