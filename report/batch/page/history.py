"""Who had a clause first, who followed, and when: a map of clauses and texts by date.

A row is an addition that several texts share, or a clause of the template; a column is a text, the
earlier first; a cell is what the text did with the clause (``Happened``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from ....alignment.family.model import ROOT, Event, Happened, Item
from ...words.text import begun
from ...words.words import Words
from .survey import Survey

# So many texts stand side by side: what a page of paper across holds. More make a further table.
ABREAST = 40
# So many additions are shown, those of most texts; all stand in events.csv.
MOST = 300
_FIRST_WORDS = 36


class Head(NamedTuple):
    """A column: the text by its place in the survey, its date, its short and its whole name."""

    text: int
    date: str
    name: str
    label: str


class Cell(NamedTuple):
    """What a text did, "" for nothing, its sign, and a sentence that tells more ("" for none)."""

    happened: str
    mark: str
    told: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what it is called, where it stands, its first words, a cell for each column."""

    name: str
    place: str
    words: str
    local: bool
    cells: tuple[Cell, ...]


class Block(NamedTuple):
    """Columns that stand side by side, and what all rows say there."""

    heads: tuple[Head, ...]
    lines: tuple[Line, ...]


class History(NamedTuple):
    """The map in blocks, how many additions it shows, and how many are left out."""

    blocks: tuple[Block, ...]
    additions: int
    left_out: int


_NOTHING = Cell("", "", "")


def drawn(cells: Sequence[Cell]) -> Markup:
    """Return the cells of a row as HTML: a page has hundreds of thousands of the same few."""
    return Markup("".join([_drawn(cell) for cell in cells]))


@lru_cache(4096)
def _drawn(cell: Cell) -> str:
    happened = f' data-h="{escape(cell.happened)}"' if cell.happened else ""
    title = f' title="{escape(cell.told)}"' if cell.told else ""
    return f"<td{happened}{title}>{escape(cell.mark)}</td>"


def history(survey: Survey, words: Words) -> History | None:
    """Return the map of a survey, None where its texts have no history (no dates, no additions)."""
    found = survey.descent
    if not found.events or len(survey.texts) < 2:
        return None
    additions = [k for k, item in enumerate(found.items) if item.template < 0]
    kept = _kept(additions, found.items, survey)
    clauses = [k for k, item in enumerate(found.items) if item.template >= 0]
    by_item = _by_item(found.events)
    blocks = []
    columns = _heads(survey)
    for start in range(0, len(columns), ABREAST):
        heads = tuple(columns[start : start + ABREAST])
        lines = (
            _line(k, len(clauses), survey, by_item.get(k, {}), heads, words)
            for k in (*kept, *clauses)
        )
        blocks.append(Block(heads, tuple(lines)))
    return History(tuple(blocks), len(kept), len(additions) - len(kept))


def _kept(additions: Sequence[int], items: Sequence[Item], survey: Survey) -> list[int]:
    """Return the additions that most texts share, of as many those first that came first.

    Clauses that every rule has come last: nobody invented them.
    """
    days = [text.about.get("version", "") for text in survey.texts]

    def rank(item: int) -> tuple[bool, int, bool, str, int]:
        known = min((days[d] for d in items[item].held if days[d]), default="")
        stock = bool(survey.descent.words[item].stock)
        return stock, -len(items[item].held), not known, known, item

    return sorted(additions, key=rank)[:MOST]


def _heads(survey: Survey) -> list[Head]:
    """Return the columns, texts without a date last; texts of one place are told apart."""
    regions = [text.about.get("region", "").split(" ")[-1] for text in survey.texts]
    made = [
        Head(at, text.about.get("version", ""), region or label, label)
        for at, (text, region, label) in enumerate(
            zip(survey.texts, regions, survey.labels, strict=True)
        )
    ]
    return sorted(made, key=lambda head: (not head.date, head.date, head.text))


def _by_item(events: Sequence[Event]) -> dict[int, dict[int, Event]]:
    found: dict[int, dict[int, Event]] = {}
    for one in events:
        found.setdefault(one.item, {})[one.document] = one
    return found


def _line(
    number: int,
    clauses: int,
    survey: Survey,
    events: Mapping[int, Event],
    heads: Sequence[Head],
    words: Words,
) -> Line:
    item, found = survey.descent.items[number], survey.descent
    cells = tuple(_cell(events.get(head.text), survey, words) for head in heads)
    if item.template >= 0:
        clause = survey.clauses[item.template]
        said = begun(clause.words, _FIRST_WORDS)
        return Line(clause.locator or words.say("page.unnamed"), clause.chapter, said, False, cells)
    added = found.words[number]
    place = words.say("history.after", added.after) if added.after else words.say("history.begins")
    if added.stock:
        place = words.say("history.stock", place, words.say(f"stock.{added.stock}"))
    return Line(
        words.say("history.addition", number + 1 - clauses),
        place,
        begun(added.words, _FIRST_WORDS),
        True,
        cells,
    )


def _cell(event: Event | None, survey: Survey, words: Words) -> Cell:
    if event is None:
        return _NOTHING
    name = event.happened.value
    return Cell(name, words.say(f"history.mark.{name}"), words.listed(_told(event, survey, words)))


def _told(event: Event, survey: Survey, words: Words) -> Iterator[str]:
    """Yield what a cell tells: the text, its date, what it did, from whom and how alike."""
    if event.source == ROOT and event.happened is not Happened.DROPPED:
        return
    yield survey.labels[event.document]
    date = survey.texts[event.document].about.get("version", "")
    if date:
        yield date
    yield words.say(f"history.{event.happened.value}")
    if event.source not in (None, ROOT):
        yield words.say("history.from", survey.labels[event.source or 0])
    if event.similarity is not None:
        yield words.say("history.alike", f"{event.similarity:.0%}")
