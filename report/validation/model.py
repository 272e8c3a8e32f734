"""The records of a validation: what was drawn, what was judged."""

from dataclasses import dataclass
from enum import StrEnum


class Stratum(StrEnum):
    """The kinds of rows that are drawn apart; the last two have no counterpart."""

    UNCHANGED = "unchanged"
    HIGH = "reworded-high"  # similarity from 0.7
    MIDDLE = "reworded-middle"  # from 0.4
    LOW = "reworded-low"
    DROPPED = "dropped"
    ADDED = "added"


UNLINKED = (Stratum.DROPPED, Stratum.ADDED)
LINKED = tuple(stratum for stratum in Stratum if stratum not in UNLINKED)


class Judgement(StrEnum):
    """What a coder says of a row: of a link right or wrong, of a lone clause none or missed."""

    RIGHT = "right"
    WRONG = "wrong"
    NONE = "none"
    MISSED = "missed"
    UNSURE = "unsure"


# What may be said of a row, the favourable word first.
OF_LINKED = (Judgement.RIGHT, Judgement.WRONG, Judgement.UNSURE)
OF_UNLINKED = (Judgement.NONE, Judgement.MISSED, Judgement.UNSURE)


def words_for(stratum: Stratum) -> tuple[Judgement, ...]:
    """Return what may be said of a row of ``stratum``."""
    return OF_UNLINKED if stratum in UNLINKED else OF_LINKED


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: the document, the clause, its words. No clause: what comes nearest."""

    document: str
    locator: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of a sample."""

    id: str
    stratum: Stratum
    template: Side
    variant: Side


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn, and from how much.

    ``population`` counts the rows of each stratum, ``linked`` the clauses of the template (for
    each variant) and of the variants that have a counterpart.
    """

    rows: tuple[Drawn, ...]
    population: dict[Stratum, int]
    linked: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Key:
    """What is needed to reckon up a returned sheet: the stratum of each row, digests of texts."""

    strata: dict[str, Stratum]
    digests: dict[str, str]
    population: dict[Stratum, int]
    linked: tuple[int, int]


# The judgements of one coder by the id of the row; rows left empty are not in it.
Judged = dict[str, Judgement]
