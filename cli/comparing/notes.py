"""Notes (说明) of before: collected from outputs and from a file that a user names, and told of."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...report.words.catalogue import Lang
from ..screen import Screen

if TYPE_CHECKING:
    from ...report.notes.model import Note
    from .wanted import Wanted


class From(NamedTuple):
    """The notes that a file holds, without those of the files before it."""

    path: Path
    notes: "tuple[Note, ...]"


def collected(wanted: "Wanted", *, several: bool = False) -> list[From]:
    """Return the notes of the outputs of before, and of the file that the user names.

    Of ``several`` texts or of two. Raises InputError when that file holds none.
    """
    from ...runs.notes.read import read_notes
    from ...runs.outputs.target import notes_before

    found = [notes_before(path, wanted.limits, several=several) for path in wanted.outputs]
    if wanted.notes:
        named = read_notes(wanted.notes, wanted.limits, several=several)
        found.append((wanted.notes, named))
    seen: set[Note] = set()
    fresh = []
    for path, notes in found:
        kept = tuple(note for note in map(_unnumbered, notes) if note not in seen)
        seen.update(kept)
        fresh.append(From(path, kept))
    return [one for one in fresh if one.notes]


def tell(
    found: Sequence[From], lang: Lang, away: "Callable[[Sequence[Note]], tuple[Note, ...]]"
) -> None:
    """Say how many notes are at their place again, and name those that are not.

    ``away`` returns the notes that fit no row.
    """
    from ...report.notes.lines import homeless_lines
    from ...report.words.words import Words

    screen = Screen(lang)
    for path, notes in found:
        lost = away(notes)
        screen.tell("notes.kept", path, len(notes), len(notes) - len(lost))
        for line in homeless_lines(lost, Words(lang)):
            screen.tell_line(line)


def _unnumbered(note: "Note") -> "Note":
    """Return a note without the blanks that a format adds, so that it is known in another."""
    texts = tuple((title, _bare(words)) for title, words in note.texts)
    return replace(note, template=_bare(note.template), variant=_bare(note.variant), texts=texts)


def _bare(words: str) -> str:
    return "".join(words.split())
