"""The tables of a collation: which there are, and their columns; docs/tables.md explains each.

Names are codes, the same in every language: programs read these tables.
"""

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
    "lineage": ("family", "parent", "child", "support", "shared", "against"),
}
# What stands for the root of a lineage, and for the template where a document is named.
TEMPLATE = "(template)"
# Tables that are made of all documents at once; the others grow family by family.
OF_ALL = ("documents", "pairs")


def table_file(table: str) -> str:
    """Return the name of the file of ``table``."""
    return f"{table}.csv"
