"""Each note goes to its article again, which is found by its words as links are.

A worked example. A note stands beside 第五条 of the template and 第六条 of the variant. In the next
version that article is 第七条 and says more: the words of the template are the same, so the row of
第五条 is the one. Where an article was split, its row holds both parts; where nothing is like the
words any more, the note has no home and is named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from unicodedata import normalize

from rapidfuzz import fuzz

from ..view.cells.model import ArticleCell
from ..view.headings import Heading
from ..view.view import ArticleRow, View
from ..words.text import plain
from .model import Note

# Likeness of words, 0 to 100. Of articles of one law hardly any two come near this; an article
# that is reworded by half stays above it (as for decisions: alignment/linking/decided_clauses.py).
_ALIKE = 60.0
# Below the first figure the best row must be better than the next one by the second: articles of
# one law share stock phrases, and what was dropped is a little like many.
_SURE, _CLEAR = 80.0, 10.0
# Words of fewer characters are found in any text: 本办法自发布之日起施行.
_FEWEST = 16
# A part of a longer text (an article split or merged) must be like it to this degree, and counts a
# little less than the whole, so that the same words win over words inside others.
_INSIDE, _PART = 80.0, 0.95
# What parts the cells of a row in a line, of one width; a table in a Word file has none.
_BAR = "|"


class _Words(NamedTuple):
    """The words of a row on either side, as they are compared."""

    template: str
    variant: str


def noted_rows(seen: View, notes: Sequence[Note]) -> tuple[View, tuple[Note, ...]]:
    """Return ``seen`` with each note beside its row, and the notes that have none any more.

    Several notes of one row stand one under the other, the same words once.
    """
    if not notes:
        return seen, ()
    places = homes(seen, notes)
    lines: dict[int, list[str]] = {}
    for note, home in zip(notes, places, strict=True):
        lines.setdefault(home, []).extend(note.lines)
    rows = tuple(
        replace(row, notes=tuple(dict.fromkeys(lines.get(at, ()))))
        for at, row in enumerate(seen.rows)
    )
    away = (note for note, home in zip(notes, places, strict=True) if home == NOWHERE)
    return replace(seen, rows=rows), tuple(away)


def homes(seen: View, notes: Sequence[Note]) -> tuple[int, ...]:
    """Return beside which of the rows of ``seen`` each note belongs, -1 for none."""
    known = [(at, _words_of(row)) for at, row in enumerate(seen.rows)]
    words = (_Words(bare(note.template), bare(note.variant)) for note in notes)
    return tuple(home_of(one, known) for one in words)


NOWHERE = -1
_NONE = (0.0, 0.0, 0, NOWHERE)


def home_of(words: Sequence[str], known: Sequence[tuple[int, Sequence[str]]]) -> int:
    """Return the place of the row that a note beside ``words`` belongs to, -1 for none.

    ``known`` are the places and the words of the rows, column by column like those of the note,
    all of them in the form of ``bare``; columns are two at least.
    """
    scored = sorted(_scored(words, known), reverse=True)
    best, second = [*scored, _NONE, _NONE][:2]
    clear = best[0] >= _SURE or best[0] - second[0] >= _CLEAR
    return best[3] if best[0] >= _ALIKE and clear else NOWHERE


def _scored(
    words: Sequence[str], known: Sequence[tuple[int, Sequence[str]]]
) -> Iterator[tuple[float, float, int, int]]:
    """Yield how like a row is: by its better side, then by the other, the first of equals last."""
    for number, row in known:
        sides = sorted(
            (_likeness(mine, theirs) for mine, theirs in zip(words, row, strict=True)),
            reverse=True,
        )
        yield sides[0], sides[1], -number, number


def _likeness(mine: str, theirs: str) -> float:
    """Return how like two texts are; one that stands in the other is nearly the same."""
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 100.0
    whole = fuzz.ratio(mine, theirs)
    if min(len(mine), len(theirs)) < _FEWEST:
        return whole
    return max(whole, _PART * fuzz.partial_ratio(mine, theirs, score_cutoff=_INSIDE))


def _words_of(row: ArticleRow | Heading) -> _Words:
    if isinstance(row, Heading):
        return _Words(bare(row.template), bare(row.variant))
    return _Words(_cells(row.template), _cells(row.variant))


def _cells(cells: Sequence[ArticleCell]) -> str:
    return bare("".join(plain(line.runs) for cell in cells for line in cell.lines))


def bare(words: str) -> str:
    """Return words as they are compared: of one width, without blanks and bars between cells."""
    return "".join(normalize("NFKC", words).split()).replace(_BAR, "")
