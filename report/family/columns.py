"""The tables of a collation: which there are, and their columns; docs/tables.md explains each.

Names are codes, the same in every language: programs read these tables.
"""

from enum import StrEnum

from ...alignment.family.model import Basis, Kinship, Origin, Why
from ..batch.columns import Column, Type
from ..batch.files import Format
from ..words.edge_columns import EDGE

TABLES = {
    "documents": (
        "document",
        "title",
        "date",
        "sha256",
        "clauses",
        "family",
        "same_as",
        "nearest",
        "nearest_share",
        "parent",
        "support",
    ),
    "pairs": ("document", "other", "kinship", "clauses", "share", "other_share"),
    "families": (
        "family",
        "title",
        "documents",
        "hub",
        "columns",
        "in_all",
        "in_template",
        "reused",
        "single",
        "template",
    ),
    "columns": (
        "family",
        "column",
        "documents",
        "readings",
        "in_template",
        "reused",
        "template_clauses",
        "origin",
        "consensus_document",
        "consensus",
    ),
    "witnesses": (
        "family",
        "column",
        "document",
        "clause",
        "locator",
        "reading",
        "similarity",
        "start",
        "end",
        "text",
    ),
    "lineage": ("family", *EDGE),
}
# Tables that are made of all documents at once; the others grow family by family.
OF_ALL = ("documents", "pairs")


# The formats that a collation has.
FORMATS = (Format.CSV, Format.PARQUET, Format.DTA)

# Columns that hold no text, by their names in whatever table.
_COUNTS = frozenset(
    (
        *("family", "column", "clauses", "documents", "columns", "readings", "reading"),
        *("in_all", "in_template", "reused", "single", "shared", "against", "start", "end"),
    )
)
_SHARES = frozenset(
    (
        *("share", "other_share", "nearest_share", "support", "similarity"),
        *("direction_support",),
    )
)
_LISTS = frozenset(("template_clauses", "rivals"))
_CODES: dict[str, tuple[StrEnum | str, ...]] = {
    "kinship": tuple(Kinship),
    "origin": tuple(Origin),
    "template": ("given", "reconstructed"),
    "direction": tuple(Basis),
    "nearest_why": tuple(Why),
}


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of ``table`` with what they hold."""
    return tuple(_column(name) for name in TABLES[table])


def _column(name: str) -> Column:
    if name in _CODES:
        return Column(name, Type.CODE, tuple(map(str, _CODES[name])))
    sets = ((Type.INTEGER, _COUNTS), (Type.SHARE, _SHARES), (Type.LIST, _LISTS))
    if name == "margin":
        return Column(name, Type.NUMBER, unit="columns")
    return Column(name, next((kind for kind, names in sets if name in names), Type.TEXT))


def table_file(table: str, chosen: Format = Format.CSV) -> str:
    """Return the name of the file of ``table`` in a format."""
    return f"{table}.{chosen}"


def files(formats: tuple[Format, ...]) -> tuple[str, ...]:
    """Return the names of the files of all tables in ``formats``."""
    return tuple(table_file(table, one) for one in formats for table in TABLES)
