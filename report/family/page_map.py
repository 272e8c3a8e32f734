"""The map of a family on the page of a collation: what each text has of the columns of several."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ...alignment.family.model import Column, Family
from ..batch.page.survey_map import BARS, Places, bars
from ..html.heatmap import SQUARE, strip
from ..html.svg import element
from ..view.adoption import State, of_witness
from ..words.text import visible
from .lines import FamilyView

# So many squares of one map are drawn: a page of them opens at once.
SQUARES = 40_000
# A column of one text says nothing of others.
_FEWEST = 2
# What a text can be to a column; a copy with several clauses for one is split.
STATES = (State.VERBATIM, State.REWORDED, State.SPLIT, State.ABSENT)


class MapLine(NamedTuple):
    """A line of the map: a text, the shares of columns that it has and has as the consensus does.

    ``codes`` are its states by their places among those of the map.
    """

    name: str
    file: str
    held: str
    same: str
    codes: str
    strip: Markup


class Map(NamedTuple):
    """The map of a family; ``places`` are the columns of clauses that it shows."""

    axis: Markup
    texts: tuple[MapLine, ...]
    places: str


def family_map(seen: FamilyView) -> Map | None:
    """Draw a strip for each text, over the columns of several; None where these are too many."""
    family = seen.family
    shared = [
        (place, column)
        for place, column in enumerate(family.columns, 1)
        if len(column.witnesses) >= _FEWEST
    ]
    many = len(family.documents)
    if not shared or many * len(shared) > SQUARES:
        return None
    step = SQUARE + 1
    where = Places(tuple(at * step for at in range(len(shared))), len(shared) * step - 1)
    over = bars([len(column.witnesses) / many for _, column in shared], where)
    box: dict[str, str | float] = {"width": "100%", "height": BARS}
    axis = element("svg", *over, class_="plot axis", aria_hidden="true", **box)
    states = _states(family, [column for _, column in shared])
    called = seen.names
    texts = tuple(
        _text(called[at], visible(family.documents[at].path), one, where)
        for at, one in enumerate(states)
    )
    return Map(axis, texts, " ".join(str(place) for place, _ in shared))


def _states(family: Family, columns: Sequence[Column]) -> list[list[State]]:
    """Return what every text says in each of ``columns``."""
    states = [[State.ABSENT] * len(columns) for _ in family.documents]
    for at, column in enumerate(columns):
        for witness in column.witnesses:
            states[witness.document][at] = of_witness(witness)
    return states


def _text(name: str, file: str, states: Sequence[State], where: Places) -> MapLine:
    held, same = len(states) - states.count(State.ABSENT), states.count(State.VERBATIM)
    whole = len(states)
    codes = "".join(str(STATES.index(state)) for state in states)
    drawn = strip(states, where.left, where.width)
    return MapLine(name, file, f"{held / whole:.0%}", f"{same / whole:.0%}", codes, drawn)
