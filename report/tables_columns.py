"""The tables of a batch: which there are, and their columns; docs/tables.md says what each holds.

Names are codes, the same in every language: programs read these tables.
"""

from ..alignment.model import Kind, Trait

# A row of a table without the documents that it is about: these are put before it.
Values = tuple[str | int | float, ...]

_COUNTS = tuple(word.value for words in (Kind, Trait) for word in words)

# What stands before the values of each row: which documents it is about.
KEYS = {
    "documents": ("document",),
    "clauses": ("document",),
    "links": ("template_document", "variant_document"),
    "adoption": ("document",),
}

VALUES = {
    "documents": (
        "role",
        "title",
        "sha256",
        "reader",
        "characters",
        "clauses",
        "clauses_matched",
        "coverage",
        "coverage_characters",
        "verbatim",
        "template_clauses_matched",
        "template_coverage",
        "template_coverage_characters",
        "template_verbatim",
        *_COUNTS,
        "hidden",
        "substitutions",
        "findings",
        "references_to_check",
        "issues",
        "left_out",
    ),
    "clauses": (
        "role",
        "position",
        "clause",
        "level",
        "locator",
        "label",
        "start",
        "end",
        "kind",
        "traits",
        "verbatim",
        "text",
    ),
    "links": (
        "link",
        "template_clause",
        "template_locator",
        "variant_clause",
        "variant_locator",
        "kind",
        "traits",
        "similarity",
        "probability",
        "evidence",
        "template_start",
        "template_end",
        "variant_start",
        "variant_end",
    ),
    "adoption": (
        "position",
        "clause",
        "locator",
        "state",
        "verbatim",
        "similarity",
        "variant_clauses",
        "variant_locators",
        "traits",
    ),
}

TABLES = tuple(VALUES)


def columns(table: str) -> tuple[str, ...]:
    """Return the names of the columns of ``table``."""
    return KEYS[table] + VALUES[table]
