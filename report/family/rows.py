"""The rows of a family in the tables of a collation, and those of all documents."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from ...alignment.family.model import ROOT, Collation, Column, Family, Origin
from ...corpus.model import Document
from ..words.edge_columns import TEMPLATE, edge_values
from ..words.text import one_line, visible

Values = tuple[str | int | float, ...]
_OF_SEVERAL = (Origin.MAJORITY, Origin.CORE)


class Descent(NamedTuple):
    """Where a document stands: its family, its parent's name, and how sure that is."""

    family: int
    parent: str
    support: float


def name_of(family: Family, document: int) -> str:
    """Return what a document is called in the tables; ``ROOT`` is the template."""
    return TEMPLATE if document == ROOT else visible(family.documents[document].path)


def family_rows(number: int, family: Family) -> Iterator[tuple[str, Values]]:
    """Yield the rows of one family with the table that each belongs to."""
    yield "families", _family(number, family)
    for place, column in enumerate(family.columns, 1):
        yield "columns", _column(number, place, family, column)
        for row in _witnesses(number, place, family, column):
            yield "witnesses", row
    for edge in family.lineage.edges:
        named = partial(name_of, family)
        yield "lineage", (number, *edge_values(edge, family.dates, named))


def title_of(family: Family) -> str:
    """Return the title of a family: the template's, given or reconstructed."""
    if family.template:
        return one_line(family.template.title)
    return one_line(family.reconstruction.title) if family.reconstruction else ""


def descents(number: int, family: Family) -> dict[str, Descent]:
    """Return where each document of a family stands, by the name of its file."""
    return {
        family.documents[edge.child].path: Descent(
            number, name_of(family, edge.parent), edge.support
        )
        for edge in family.lineage.edges
    }


def _family(number: int, family: Family) -> Values:
    many, columns = len(family.documents), family.columns
    return (
        number,
        title_of(family),
        many,
        name_of(family, family.hub),
        len(columns),
        sum(len(column.witnesses) == many for column in columns),
        sum(column.basic for column in columns),
        sum(column.reused for column in columns),
        sum(len(column.witnesses) == 1 for column in columns),
        "given" if family.template else "reconstructed",
    )


def _column(number: int, place: int, family: Family, column: Column) -> Values:
    nodes = family.template.nodes if family.template else ()
    common = column.consensus
    return (
        number,
        place,
        len(column.witnesses),
        max((witness.reading for witness in column.witnesses), default=0),
        int(column.basic),
        int(column.reused),
        "; ".join(nodes[at].id for at in column.template),
        common.origin.value,
        "" if common.origin in _OF_SEVERAL else name_of(family, common.document),
        one_line(common.text),
    )


def _witnesses(number: int, place: int, family: Family, column: Column) -> Iterator[Values]:
    """Yield a row for each clause in a column, the template's first."""
    if family.template:
        for at in column.template:
            yield (number, place, TEMPLATE, *_clause(family.template, at, "", ""))
    for witness in column.witnesses:
        document = family.documents[witness.document]
        name = name_of(family, witness.document)
        for at in witness.clauses:
            row = _clause(document, at, witness.reading, witness.similarity)
            yield (number, place, name, *row)


def _clause(document: Document, at: int, reading: int | str, similarity: float | str) -> Values:
    node = document.nodes[at]
    words = one_line(node.body.cut(document.text))
    return node.id, node.locator, reading, similarity, *node.body, words


def overall_rows(found: Collation, placed: Mapping[str, Descent]) -> Iterator[tuple[str, Values]]:
    """Yield the rows of all documents and of the pairs that share clauses."""
    gists, groups = found.gists, found.grouping
    first = {k: one[0] for one in groups.same for k in one[1:]}
    nearest = _nearest(found)
    for k, gist in enumerate(gists):
        near, share = nearest.get(k, (-1, 0.0))
        where = placed.get(gists[first.get(k, k)].name)
        yield (
            "documents",
            (
                visible(gist.name),
                one_line(gist.title),
                gist.date,
                gist.sha256,
                len(gist.clauses),
                where.family if where else "",
                visible(gists[first[k]].name) if k in first else "",
                visible(gists[near].name) if near >= 0 else "",
                share if near >= 0 else "",
                where.parent if where else "",
                where.support if where else "",
            ),
        )
    for pair in groups.pairs:
        names = visible(gists[pair.first].name), visible(gists[pair.second].name)
        shares = pair.first_share, pair.second_share
        yield "pairs", (*names, pair.kinship.value, pair.clauses, *shares)


def _nearest(found: Collation) -> dict[int, tuple[int, float]]:
    """Return the document that each has most of itself in, and how much."""
    best: dict[int, tuple[int, float]] = {}
    for pair in found.grouping.pairs:
        for one, other, share in pair.sides:
            if share > best.get(one, (-1, 0.0))[1]:
                best[one] = other, share
    return best
