"""A lineage as data: what the tables of a batch and of a collation say of each edge."""

from collections.abc import Callable, Sequence

from ...alignment.family.model import ROOT, Edge

# The columns of an edge, in both tables.
EDGE = (
    "document",
    "date",
    "parent",
    "parent_date",
    "support",
    "shared",
    "against",
    "margin",
    "direction",
    "direction_support",
    "rivals",
    "nearest",
    "nearest_share",
    "nearest_why",
)
# What stands for the root of a lineage, and for the template where a document is named.
TEMPLATE = "(template)"
_SEPARATOR = "; "

Values = tuple[str | int | float, ...]


def edge_values(edge: Edge, dates: Sequence[str], name: Callable[[int], str]) -> Values:
    """Return the values of ``EDGE``; ``name`` says what a document is called, ``ROOT`` too."""
    rivals = (f"{name(one.parent)} {one.support}" for one in edge.rivals)
    near = edge.near
    return (
        name(edge.child),
        dates[edge.child],
        name(edge.parent),
        "" if edge.parent == ROOT else dates[edge.parent],
        edge.support,
        edge.shared,
        edge.against,
        edge.margin,
        edge.basis.value,
        edge.way,
        _SEPARATOR.join(rivals),
        "" if near.document == ROOT else name(near.document),
        "" if near.document == ROOT else near.share,
        edge.why.value if edge.why else "",
    )
