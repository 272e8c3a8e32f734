"""Notes without a row, in words."""

from collections.abc import Iterator, Sequence

from ..words.text import begun, one_line
from ..words.words import Words
from .model import Note

# So many characters tell an article from the others.
_WORDS = 24


def homeless_lines(notes: Sequence[Note], words: Words) -> Iterator[str]:
    """Yield a line for each note, with the first words that it stood beside."""
    for note in notes:
        beside = begun(one_line(note.beside), _WORDS)
        yield words.say("notes.homeless", note.row, beside, one_line(" ".join(note.lines)))
