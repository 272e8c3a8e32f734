"""The rows of the page: what one article pair shows, and what a reader may filter it by."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...alignment.model import Direction, Kind, Topic, Trait
from ..table.columns import table_rows
from ..table.subrows import Band, bands
from ..view.cells.model import ArticleCell
from ..view.headings import Heading
from ..view.points import finding_sentences
from ..view.view import ArticleRow, View
from ..words.layout import Layout
from ..words.text import begun, plain
from .inline import Inline, Placed

# A folded article shows its first words; a line of the page holds no more.
_FIRST_WORDS = 60
# Under the heading of the page and of its part stand chapters; articles stand under chapters.
_CHAPTER_LEVEL = 3
_TRAITS = frozenset(trait.value for trait in Trait)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence beside a row; a finding is set off from mere points."""

    text: str
    finding: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with everything the page shows of it. ``level`` is the depth of its heading."""

    row: ArticleRow
    level: int
    relation: str
    words: str
    bare: bool
    bands: tuple[Band, ...]
    inline: tuple[Placed, ...]
    notes: tuple[Note, ...]
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading across the page, with what is to be said of it where it changed."""

    number: int
    heading: Heading
    relation: str = ""
    notes: tuple[Note, ...] = ()
    bare: bool = False


def entries(seen: View) -> Iterator[Entry | Chapter]:
    """Yield the rows and headings of ``seen`` in order."""
    inline = Inline(seen.comparison)
    chapters = 0
    for texts in table_rows(seen):
        if isinstance(texts.row, Heading):
            chapters += 1
            yield _chapter(chapters, texts.row, texts.points, seen)
            continue
        row = texts.row
        points = texts.points
        yield Entry(
            row=row,
            level=_CHAPTER_LEVEL + bool(chapters),
            relation=seen.words.relation(row.relations, row.levels),
            words=_first_words(row.variant or row.template),
            bare=seen.layout is Layout.IMPLEMENTATION and row.one_sided,
            bands=bands(row.template, row.variant, row.changes),
            inline=inline.lines(row),
            notes=tuple(_notes(points, finding_sentences(row, seen))),
            tokens=tokens(row),
        )


def _chapter(number: int, heading: Heading, points: tuple[str, ...], seen: View) -> Chapter:
    """Return a heading with its relation and its notes; of an unchanged one the words alone."""
    if not heading.says:
        return Chapter(number, heading, bare=True)
    notes = tuple(_notes(points, finding_sentences(heading, seen)))
    words = seen.words.relation(heading.relations, heading.levels)
    bare = seen.layout is Layout.IMPLEMENTATION and heading.one_sided
    return Chapter(number, heading, words, notes, bare)


def tokens(row: ArticleRow) -> tuple[str, ...]:
    """Return what ``row`` can be filtered by: kinds, traits, topics and directions of findings."""
    kinds = {change.kind for change in row.changes}
    traits = {trait.value for change in row.changes for trait in change.traits}
    traits |= _TRAITS.intersection(row.relations)
    findings = [found for change in row.changes for found in change.findings]
    topics = {found.topic for found in findings}
    directions = {found.direction for found in findings if found.topic is not Topic.REFERENCE}
    return (
        *(f"kind.{kind.value}" for kind in Kind if kind in kinds),
        *(f"trait.{trait.value}" for trait in Trait if trait.value in traits),
        *(f"topic.{topic.value}" for topic in Topic if topic in topics),
        *(f"direction.{way.value}" for way in Direction if way in directions),
    )


def _notes(points: tuple[str, ...], findings: tuple[str, ...]) -> Iterator[Note]:
    """Yield the findings, then the points that are none."""
    yield from (Note(sentence, True) for sentence in findings)
    yield from (Note(sentence, False) for sentence in points if sentence not in findings)


def _first_words(cells: tuple[ArticleCell, ...]) -> str:
    """Return the beginning of an article without its label."""
    words = "".join(plain(line.runs) for cell in cells for line in cell.lines)
    words = words.removeprefix(cells[0].locator).strip() if cells else words
    return begun(words, _FIRST_WORDS)
