"""The page of a collation (DIR/index.html): its families, the map of each, who copied from whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ...alignment.family.model import Collation, Family
from ...corpus.model import InputError
from ...version import __version__
from ..html.descent import tree
from ..html.engine import fragment, render
from ..html.heatmap import swatch
from ..html.sortable import SortCell, number
from ..words.catalogue import Lang
from ..words.sentences import error_sentence
from ..words.text import begun, one_line, visible
from ..words.words import Words
from .lines import FamilyView, totals
from .page_map import SQUARES, STATES, family_map
from .page_texts import COLUMNS, text_rows
from .rows import Descent

# So many families are shown: a page of them opens at once.
_FAMILIES = 30
_FIRST_WORDS = 60
_FIGURES = (
    "collation.documents",
    "collation.columns.number",
    "collation.in_all",
    "collation.in_template",
    "collation.reused",
    "collation.single",
)


class Overview(NamedTuple):
    """What the page shows of a family: a row of its table, and a section made beforehand."""

    number: int
    title: str
    href: str
    cells: tuple[SortCell, ...]
    section: str


class FamilyLine(NamedTuple):
    """A column of clauses as a row of the table."""

    place: int
    words: str
    mark: str
    origin: str
    cells: tuple[SortCell, ...]


def overview(place: int, family: Family, href: str, lang: Lang) -> Overview:
    """Return what the page shows of family ``place``, whose own page stands at ``href``."""
    seen = FamilyView(place, family, Words(lang))
    columns, many = family.columns, len(family.documents)
    figures = (
        many,
        len(columns),
        sum(len(column.witnesses) == many for column in columns),
        sum(column.basic for column in columns),
        sum(column.reused for column in columns),
        sum(len(column.witnesses) == 1 for column in columns),
    )
    section = _section(seen, href) if place <= _FAMILIES else Markup()
    cells = tuple(map(number, figures))
    return Overview(place, seen.heading, href, cells, str(section))


def _section(seen: FamilyView, href: str) -> Markup:
    family = seen.family
    return fragment(
        "collation_family",
        seen.words.lang,
        number=seen.number,
        title=seen.heading,
        summary=tuple(seen.summary()),
        href=href,
        map=family_map(seen),
        limit=SQUARES,
        states=tuple((state.value, swatch(state)) for state in STATES),
        tree=tree(family.lineage, seen.names.__getitem__, seen.words),
        numbers=[seen.words.say(f"collation.{name}") for name in ("documents", "readings")],
        rows=tuple(_lines(seen)),
    )


def _lines(seen: FamilyView) -> Iterator[FamilyLine]:
    for place, column in enumerate(seen.family.columns, 1):
        readings = max((one.reading for one in column.witnesses), default=0)
        cells = (number(len(column.witnesses)), number(readings))
        words = begun(one_line(column.consensus.text), _FIRST_WORDS)
        yield FamilyLine(place, words, seen.marks(column), seen.origin(column), cells)


def collation_html(
    found: Collation,
    families: Sequence[Overview],
    placed: Mapping[str, Descent],
    errors: Iterable[tuple[str, InputError]],
    tables: Sequence[str],
    lang: Lang,
) -> str:
    """Return the page of a collation as one HTML file; ``tables`` stand beside it."""
    words = Words(lang)
    return render(
        "collation",
        lang,
        title=words.say("collation.title"),
        lead=totals(found.grouping, len(found.gists), words),
        families=[one._replace(section=Markup(one.section)) for one in families],
        family_columns=[words.say(name) for name in _FIGURES],
        texts=tuple(text_rows(found, placed, words)),
        text_columns=[words.say(name) for name in COLUMNS],
        failures=[(visible(name), error_sentence(error, lang)) for name, error in errors],
        tables=tables,
        states=[state.value for state in STATES],
        version=__version__,
    )
