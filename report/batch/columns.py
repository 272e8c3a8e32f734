"""The tables of a batch: which there are, and their columns; docs/tables.md says what each holds.

Names are codes, the same in every language: programs read these tables. What a column means
stands in ``messages_tables.tsv``.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from ...alignment.family.model import STOCK, Basis, Happened, Kinship, Why
from ...alignment.model import Direction, Kind, Part, Topic, Trait
from ...corpus.metadata.model import RANKS, SOURCES
from ...corpus.model import CUTS, Level

# A row of a table without the documents that it is about: these are put before it.
Values = tuple[str | int | float, ...]

_COUNTS = tuple(word.value for words in (Kind, Trait) for word in words)

# Shares have so many digits, as in JSON: they tell any two clauses apart that a reader would.
DECIMALS = 4
# What is compared beside the clauses; rows of tables are among the counts of clauses as well.
_BESIDE = tuple(part for part in Part if part is not Part.CLAUSE)

# What a variant made of a clause of the template, from the closest to the farthest.
STATES = ("verbatim", "substituted", "reworded", "merged", "split", "absent")


class Type(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LIST = "list"  # a text whose parts are separated by "; "
    CODE = "code"  # one word of those listed
    INTEGER = "integer"
    SHARE = "share"  # a number from 0 to 1
    NUMBER = "number"  # any other number


class Column(NamedTuple):
    """A column: what it is called, what it holds, the words of a code, and what is counted."""

    name: str
    type: Type
    words: tuple[str, ...] = ()
    unit: str = ""


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Type.TEXT) for name in names)


def _lists(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Type.LIST) for name in names)


def _shares(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Type.SHARE) for name in names)


def _counts(unit: str, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Type.INTEGER, unit=unit) for name in names)


def _code(name: str, words: Iterable[str]) -> tuple[Column]:
    return (Column(name, Type.CODE, tuple(str(word) for word in words)),)


_TRAITS = (Column("traits", Type.LIST, tuple(trait.value for trait in Trait)),)

_METADATA = (
    *_texts("issuer", "number", "genre"),
    *_code("rank", RANKS),
    *_texts("region", "adopted", "promulgated", "effective", "revised", "validity", "version"),
    *_code("version_from", SOURCES),
)
METADATA = tuple(column.name for column in _METADATA)

# What stands before the values of each row: which documents it is about.
_KEYS = {
    "documents": _texts("document"),
    "clauses": _texts("document"),
    "links": _texts("template_document", "variant_document"),
    "adoption": _texts("document"),
    "metadata": _texts("document"),
    "findings": _texts("document"),
    "references": _texts("document"),
    "parts": _texts("document"),
    **dict.fromkeys(("lineage", "duplicates", "additions", "events", "sources"), ()),
}

_VALUES = {
    "documents": (
        *_code("role", ("template", "variant")),
        *_texts("title", "sha256", "reader", "same_as"),
        *_METADATA,
        *_counts("characters", "characters"),
        *_counts("clauses", "clauses", "clauses_matched"),
        *_shares("coverage", "coverage_characters", "verbatim"),
        *_counts("clauses", "template_clauses_matched"),
        *_shares("template_coverage", "template_coverage_characters", "template_verbatim"),
        *_counts("links", *_COUNTS),
        *_counts("changes", *(f"changed_{part.value}" for part in _BESIDE)),
        *_counts("places", "hidden", "substitutions", "findings"),
        *_counts("places", "findings_doubtful", "references_to_check"),
        *_counts("places", "issues", "left_out"),
        Column("breaks_off", Type.LIST, CUTS),
    ),
    "clauses": (
        *_code("role", ("template", "variant")),
        *_counts("position", "position"),
        *_texts("clause"),
        *_code("level", (level.value for level in Level)),
        *_texts("locator", "label"),
        *_counts("offset", "start", "end"),
        *_code("kind", (Kind.UNCHANGED, Kind.REWORDED, Kind.ADDED)),
        *_TRAITS,
        *_shares("verbatim"),
        *_texts("text"),
    ),
    "links": (
        *_counts("position", "link"),
        *_texts("template_clause", "template_locator", "variant_clause", "variant_locator"),
        *_code("kind", Kind),
        *_TRAITS,
        *_shares("similarity"),
        *_code("best", ("yes", "no")),
        *_shares("link_similarity", "probability"),
        *_lists("evidence"),
        *_counts("offset", "template_start", "template_end", "variant_start", "variant_end"),
    ),
    "adoption": (
        *_counts("position", "position"),
        *_texts("clause", "locator"),
        *_code("state", STATES),
        *_shares("verbatim", "similarity"),
        *_lists("variant_clauses", "variant_locators"),
        *_TRAITS,
    ),
    "metadata": _texts("field", "value"),
    "findings": (
        *_counts("position", "link"),
        *_texts("template_locator", "variant_locator"),
        *_code("topic", Topic),
        *_code("direction", Direction),
        *_counts("weight", "weight"),
        *_texts("before", "after", "sentence"),
        *_counts("offset", "template_start", "template_end", "variant_start", "variant_end"),
        *_shares("probability", "finding_probability"),
        *_code("doubtful", ("yes", "no")),
        *_code("age", ("older", "younger")),
    ),
    "references": (
        *_texts("clause", "locator", "title", "article"),
        *_counts("offset", "start", "end"),
        *_lists("resolved"),
    ),
    "parts": (
        *_counts("position", "position"),
        *_code("part", _BESIDE),
        *_code("kind", (Kind.REWORDED, Kind.ADDED, Kind.DROPPED)),
        *_TRAITS,
        *_texts("template_node", "template_locator", "variant_node", "variant_locator"),
        *_texts("before", "after"),
        *_counts("offset", "template_start", "template_end", "variant_start", "variant_end"),
    ),
    "lineage": (
        *_texts("document", "date", "parent", "parent_date"),
        *_shares("support"),
        *_counts("columns", "shared", "against"),
        Column("margin", Type.NUMBER, unit="columns"),
        *_code("direction", Basis),
        *_shares("direction_support"),
        *_lists("rivals"),
        *_texts("nearest"),
        *_shares("nearest_share"),
        *_code("nearest_why", Why),
    ),
    "duplicates": (
        *_texts("document", "other"),
        *_code("kinship", (Kinship.DUPLICATE, Kinship.NEAR)),
        *_counts("clauses", "clauses"),
        *_shares("share", "other_share"),
    ),
    "additions": (
        *_counts("position", "addition"),
        *_texts("after_locator"),
        *_counts("documents", "documents"),
        *_counts("regions", "regions"),
        *_texts("first_document", "first_date", "last_date"),
        *_code("sure", ("yes", "no")),
        *_shares("similarity"),
        *_code("stock", STOCK),
        *_texts("text"),
    ),
    "events": (
        *_texts("item"),
        *_code("origin", ("template", "local")),
        *_texts("locator", "document", "region", "date"),
        *_counts("position", "order"),
        *_code("event", Happened),
        *_texts("source"),
        *_shares("similarity"),
        *_lists("clauses", "locators"),
    ),
    "sources": (
        *_texts("document", "clause", "locator"),
        *_texts("template", "template_clause", "template_locator"),
        *_shares("similarity", "probability"),
        *_texts("rival", "rival_clause", "rival_locator"),
        *_shares("rival_similarity"),
        Column("margin", Type.NUMBER),
        *_code("age", ("older", "younger")),
    ),
}

TABLES = tuple(_VALUES)
# Tables that only all texts together give; the rows of the others belong to one text each.
OF_ALL = ("lineage", "duplicates", "additions", "events", "sources")
OF_TEXTS = tuple(table for table in TABLES if table not in OF_ALL)


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of ``table``."""
    return _KEYS[table] + _VALUES[table]


def names(table: str) -> tuple[str, ...]:
    """Return the names of the columns of ``table``."""
    return tuple(column.name for column in columns(table))


def value_names(table: str) -> tuple[str, ...]:
    """Return the names of the columns that a comparison fills by itself."""
    return tuple(column.name for column in _VALUES[table])


def key_count(table: str) -> int:
    """Return how many columns name the documents that a row is about."""
    return len(_KEYS[table])
