"""What the processes of a collation do: read one document; lay out one family and write it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...report.words.catalogue import Lang
from ...version import __version__
from ..inputs import Input, content

if TYPE_CHECKING:
    from ...alignment.family.model import Family, Gist, Near
    from ...corpus.limits import Limits
    from ...corpus.model import Document, InputError, Tracked
    from ...report.family.page import Overview
    from ...report.family.rows import Descent
    from ...report.family.write_tables import Rows


class Read(NamedTuple):
    """What came of reading one document: its gist, or why there is none."""

    input: Input
    gist: "Gist | None" = None
    error: "InputError | None" = None


class Task(NamedTuple):
    """A family to lay out: its number, its documents, the one that each is nearest to."""

    number: int
    items: tuple[Input, ...]
    near: "tuple[Near, ...]" = ()


class Laid(NamedTuple):
    """What came of a family: its rows, where each document stands, what is printed of it."""

    task: Task
    tables: "Rows"
    placed: "dict[str, Descent]"
    lines: tuple[tuple[int, str], ...]
    error: str = ""
    overview: "Overview | None" = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads documents; a callable that can be handed to a process."""

    limits: "Limits"
    tracked: "Tracked"

    def __call__(self, item: Input) -> Read:
        """Return the gist of one document; whatever is wrong with it comes back as a value."""
        from ...alignment.family.gist import gist
        from ...corpus.model import InputError

        try:
            return Read(item, gist(self.document(item), item.name))
        except InputError as error:
            return Read(item, error=error)
        except Exception as error:
            named = " ".join(f"{type(error).__name__}: {error}".split())
            return Read(item, error=InputError("reading-failed", item.name, named, __version__))

    def document(self, item: Input) -> "Document":
        """Return one document, no issues looked for. Raises InputError, also without clauses."""
        from ...corpus.parse import parse_clauses
        from ...corpus.reading.read import read_bytes
        from ..load import check_comparable

        data = content(item, self.limits)
        found = parse_clauses(read_bytes(item.name, data, self.tracked, self.limits))
        check_comparable(found, self.limits)
        return found


@dataclass(frozen=True, slots=True)
class Layer:
    """Lays out families and writes the files of each; nothing is written without a folder.

    ``lang`` are the languages of messages and of reports.
    """

    reader: Reader
    template: "Document | None"
    folder: Path | None
    lang: tuple[Lang, Lang]

    def __call__(self, task: Task) -> Laid:
        """Lay out one family. What goes wrong inside is told; a full disk ends the collation."""
        from ...corpus.model import InputError
        from ...report.family.rows import descents
        from ...report.family.write_tables import family_tables
        from ...report.family.write_terminal import family_lines

        try:
            found = self._family(task)
            files = self._files(task.number, found)
            placed = descents(task.number, found)
            lines = family_lines(task.number, found, self.lang[0])
            tables = family_tables(task.number, found)
            shown = self._overview(task.number, found)
        except InputError as error:  # a document that was read before is gone now
            return Laid(task, {}, {}, (), f"{error.code}: {error.path}")
        except Exception as error:
            return Laid(task, {}, {}, (), " ".join(f"{type(error).__name__}: {error}".split()))
        self._store(task.number, files)
        return Laid(task, tables, placed, lines, overview=shown)

    def _family(self, task: Task) -> "Family":
        from ...alignment.family.collate import family

        texts = [self.reader.document(item) for item in task.items]
        return family(texts, self.template, task.near)

    def _overview(self, number: int, found: "Family") -> "Overview | None":
        """Return what the page of all families shows of this one."""
        from ...report.family.files import HTML
        from ...report.family.page import overview

        if self.folder is None:
            return None
        href = f"{self.folder.name}/{number:03}/{HTML}"
        return overview(number, found, href, self.lang[1])

    def _files(self, number: int, found: "Family") -> dict[str, bytes]:
        from ...report.family.files import family_files

        return family_files(number, found, self.lang[1]) if self.folder else {}

    def _store(self, number: int, files: dict[str, bytes]) -> None:
        from ..files import make_folder, store

        if self.folder:
            place = self.folder / f"{number:03}"
            make_folder(place)
            for name, data in files.items():
                store(place / name, data)
