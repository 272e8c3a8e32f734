"""The page of a collation (DIR/index.html): its families, the map of each, who copied from whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ... import __version__
from ...alignment.family.model import Collation, Column, Family, Witness
from ...corpus.model import InputError
from ..catalogue import Lang, say
from ..html.adoption import State
from ..html.descent import tree
from ..html.engine import fragment, render
from ..html.heatmap import SQUARE, strip, swatch
from ..html.survey_map import BARS, Places, bars
from ..html.svg import element
from ..sentences import error_sentence
from ..text import begun, one_line, visible
from .columns import TEMPLATE
from .lines import document_name, heading, marks, short_name, summary, totals
from .rows import Descent, overall_rows

# So many squares of one map are drawn, and so many families: a page of them opens at once.
_SQUARES, _FAMILIES = 40_000, 30
# A column of one text says nothing of others; a text of its own has no map.
_FEWEST = 2
_FIRST_WORDS = 60
# What a text can be to a column; a copy with several clauses for one is split.
_STATES = (State.VERBATIM, State.REWORDED, State.SPLIT, State.ABSENT)
_SAME = 1.0 - 1e-9
_FIGURES = (
    "collation.documents",
    "collation.columns.number",
    "collation.in_all",
    "collation.in_template",
    "collation.reused",
    "collation.single",
)


class Cell(NamedTuple):
    """A cell of a sortable table: its words, and the number it is sorted by."""

    words: str
    value: str


class Overview(NamedTuple):
    """What the page shows of a family: a row of its table, and a section made beforehand."""

    number: int
    title: str
    href: str
    cells: tuple[Cell, ...]
    section: str


class Row(NamedTuple):
    """A row of a sortable table: its words and its numbers."""

    words: tuple[str, ...]
    cells: tuple[Cell, ...]


class Line(NamedTuple):
    """A column of clauses as a row of the table."""

    place: int
    words: str
    mark: str
    origin: str
    cells: tuple[Cell, ...]


class Text(NamedTuple):
    """A line of the map: a text, the shares of columns that it has and has as the consensus does.

    ``codes`` are its states by their places among those of the map.
    """

    name: str
    held: str
    same: str
    codes: str
    strip: Markup


class Map(NamedTuple):
    """The map of a family; ``places`` are the columns of clauses that it shows."""

    axis: Markup
    texts: tuple[Text, ...]
    places: str


def overview(number: int, family: Family, href: str, lang: Lang) -> Overview:
    """Return what the page shows of family ``number``, whose own page stands at ``href``."""
    columns, many = family.columns, len(family.documents)
    figures = (
        many,
        len(columns),
        sum(len(column.witnesses) == many for column in columns),
        sum(column.basic for column in columns),
        sum(column.reused for column in columns),
        sum(len(column.witnesses) == 1 for column in columns),
    )
    section = _section(number, family, href, lang) if number <= _FAMILIES else Markup()
    cells = tuple(_number(value) for value in figures)
    return Overview(number, heading(number, family, lang), href, cells, str(section))


def _section(number: int, family: Family, href: str, lang: Lang) -> Markup:
    return fragment(
        "collation_family",
        lang,
        number=number,
        title=heading(number, family, lang),
        summary=tuple(summary(family, lang)),
        href=href,
        map=_map(family),
        limit=_SQUARES,
        states=tuple((state.value, swatch(state)) for state in _STATES),
        tree=tree(family.lineage, lambda at: document_name(family, at, lang), lang),
        numbers=[say(lang, f"collation.{name}") for name in ("documents", "readings")],
        rows=tuple(_lines(family, lang)),
    )


def _map(family: Family) -> Map | None:
    """Draw a strip for each text, over the columns of several; None where these are too many."""
    shared = [
        (place, column)
        for place, column in enumerate(family.columns, 1)
        if len(column.witnesses) >= _FEWEST
    ]
    many = len(family.documents)
    if not shared or many * len(shared) > _SQUARES:
        return None
    step = SQUARE + 1
    where = Places(tuple(at * step for at in range(len(shared))), len(shared) * step - 1)
    over = bars([len(column.witnesses) / many for _, column in shared], where)
    box: dict[str, str | float] = {"width": "100%", "height": BARS}
    axis = element("svg", *over, class_="plot axis", aria_hidden="true", **box)
    states = _states(family, [column for _, column in shared])
    texts = tuple(
        _text(short_name(family, document), one, where) for document, one in enumerate(states)
    )
    return Map(axis, texts, " ".join(str(place) for place, _ in shared))


def _states(family: Family, columns: Sequence[Column]) -> list[list[State]]:
    """Return what every text says in each of ``columns``."""
    states = [[State.ABSENT] * len(columns) for _ in family.documents]
    for at, column in enumerate(columns):
        for witness in column.witnesses:
            states[witness.document][at] = _state(witness)
    return states


def _text(name: str, states: Sequence[State], where: Places) -> Text:
    held, same = len(states) - states.count(State.ABSENT), states.count(State.VERBATIM)
    whole = len(states)
    codes = "".join(str(_STATES.index(state)) for state in states)
    drawn = strip(states, where.left, where.width)
    return Text(name, f"{held / whole:.0%}", f"{same / whole:.0%}", codes, drawn)


def _state(witness: Witness) -> State:
    """Return what a text says in a column, beside the consensus of it."""
    if len(witness.clauses) > 1:
        return State.SPLIT
    return State.VERBATIM if witness.similarity >= _SAME else State.REWORDED


def _lines(family: Family, lang: Lang) -> Iterator[Line]:
    for place, column in enumerate(family.columns, 1):
        readings = max((one.reading for one in column.witnesses), default=0)
        origin = say(lang, f"origin.{column.consensus.origin.value}")
        cells = (_number(len(column.witnesses)), _number(readings))
        words = begun(one_line(column.consensus.text), _FIRST_WORDS)
        yield Line(place, words, marks(column, lang), origin, cells)


def _number(value: int) -> Cell:
    return Cell(str(value), str(value))


def collation_html(
    found: Collation,
    families: Sequence[Overview],
    placed: Mapping[str, Descent],
    errors: Iterable[tuple[str, InputError]],
    tables: Sequence[str],
    lang: Lang,
) -> str:
    """Return the page of a collation as one HTML file; ``tables`` stand beside it."""
    return render(
        "collation",
        lang,
        title=say(lang, "collation.title"),
        lead=totals(found.grouping, len(found.gists), lang),
        families=[one._replace(section=Markup(one.section)) for one in families],
        family_columns=[say(lang, name) for name in _FIGURES],
        texts=tuple(_texts(found, placed, lang)),
        text_columns=_text_columns(lang),
        failures=[(visible(name), error_sentence(error, lang)) for name, error in errors],
        tables=tables,
        states=[state.value for state in _STATES],
        version=__version__,
    )


def _text_columns(lang: Lang) -> list[str]:
    names = ("title", "date", "same", "nearest", "parent")
    numbers = ("group", "clauses", "nearest_share", "support")
    told = [say(lang, f"collation.{name}") for name in (*names, *numbers)]
    return [say(lang, "survey.file"), *told]


def _texts(found: Collation, placed: Mapping[str, Descent], lang: Lang) -> Iterator[Row]:
    """Yield the rows of documents.csv without their digests, the copies among them too."""
    for table, values in overall_rows(found, placed):
        if table == "documents":
            name, title, date, _, clauses, family, same, near, share, parent, support = values
            root = say(lang, "family.root.lost") if parent == TEMPLATE else str(parent)
            words = (name, title, date, same, near, root)
            counts = (Cell(str(one), str(one or 0)) for one in (family, clauses))
            yield Row(tuple(map(str, words)), (*counts, _share(share), _share(support)))


def _share(value: str | int | float) -> Cell:
    """Return a share as percent; one that is not known is sorted first."""
    return Cell("", "-1") if isinstance(value, str) else Cell(f"{value:.0%}", str(value))
