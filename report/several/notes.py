"""Notes beside several texts go to their row again, which is found by its words in any column."""

from collections.abc import Sequence
from dataclasses import replace

from ..notes.model import Note
from ..notes.place import NOWHERE, bare, home_of
from ..words.text import plain
from .model import Across, Group

_Row = Across | Group


def noted(
    rows: Sequence[_Row], names: Sequence[str], notes: Sequence[Note]
) -> tuple[tuple[_Row, ...], tuple[Note, ...]]:
    """Return the rows with each note beside its own, and the notes that have none any more.

    A column is known by its title, whatever its place; where no title is the same any more, every
    column may be any other. Several notes of a row stand one under the other, the same words once.
    """
    if not notes:
        return tuple(rows), ()
    known = [_words(row) for row in rows]
    homes = [_home(note, names, known) for note in notes]
    lines: dict[int, list[str]] = {}
    for note, home in zip(notes, homes, strict=True):
        lines.setdefault(home, []).extend(note.lines)
    made = (replace(r, notes=tuple(dict.fromkeys(lines.get(i, ())))) for i, r in enumerate(rows))
    away = (note for note, home in zip(notes, homes, strict=True) if home == NOWHERE)
    return tuple(made), tuple(away)


def _home(note: Note, names: Sequence[str], known: Sequence[tuple[str, ...]]) -> int:
    told = dict(note.texts)
    if any(told.get(name) for name in names):
        words = [bare(told.get(name, "")) for name in names]
        return home_of(words, list(enumerate(known)))
    every = [bare(words) for _, words in note.texts for _ in names]
    return home_of(every, [(at, row * len(note.texts)) for at, row in enumerate(known)])


def _words(row: _Row) -> tuple[str, ...]:
    """Return the words of a row column by column."""
    if isinstance(row, Across):
        return tuple(bare(words) for words in row.headings)
    columns = zip(*row.bands, strict=True)
    return tuple(
        bare("".join(plain(line.runs) for lines in column for line in lines)) for column in columns
    )
