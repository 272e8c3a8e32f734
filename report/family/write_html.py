"""A family as a page: its lineage, and all texts side by side, clause by clause."""

from collections.abc import Iterator
from typing import NamedTuple

from ... import __version__
from ...alignment.family.model import ROOT, Edge, Family, Witness
from ..catalogue import Lang, say
from ..html.engine import render
from ..html.lineage import Twig, lineage
from ..text import one_line
from .lines import document_name, edge_words, heading, marks, short_name, summary, tree


class Branch(NamedTuple):
    """A text in the tree: its name, what is known of its edge, and what was copied from it."""

    name: str
    words: str
    below: "tuple[Branch, ...]"


class Cell(NamedTuple):
    """What one text says in a column."""

    place: str
    reading: int
    words: str


class Row(NamedTuple):
    """A column of the family as a row of the page; a cell that is None: the text lacks it."""

    place: int
    kind: str
    mark: str
    held: str
    origin: str
    consensus: str
    cells: tuple[Cell | None, ...]


def family_html(number: int, family: Family, lang: Lang) -> str:
    """Return family ``number`` as one HTML file: without network, the same bytes every time."""
    return render(
        "family",
        lang,
        title=heading(number, family, lang),
        summary=list(summary(family, lang)),
        drawn=lineage([_twig(*found) for found in tree(family, lang)]),
        root=_branch(family, ROOT, "", lang),
        names=[short_name(family, document) for document in range(len(family.documents))],
        rows=list(_rows(family, lang)),
        version=__version__,
    )


def _twig(depth: int, name: str, edge: Edge | None) -> Twig:
    return Twig(depth, name, edge.support if edge else None)


def _branch(family: Family, document: int, words: str, lang: Lang) -> Branch:
    """Return a text with all that was copied from it; copies of copies are few, so it recurs."""
    edges: list[Edge] = [edge for edge in family.lineage.edges if edge.parent == document]
    below = (_branch(family, edge.child, edge_words(edge, lang), lang) for edge in edges)
    return Branch(document_name(family, document, lang), words, tuple(below))


def _rows(family: Family, lang: Lang) -> Iterator[Row]:
    for place, column in enumerate(family.columns, 1):
        said = {witness.document: _cell(family, witness) for witness in column.witnesses}
        yield Row(
            place,
            "basic" if column.basic else "reused" if column.reused else "",
            marks(column, lang),
            f"{len(column.witnesses)}/{len(family.documents)}",
            say(lang, f"origin.{column.consensus.origin.value}"),
            one_line(column.consensus.text),
            tuple(said.get(document) for document in range(len(family.documents))),
        )


def _cell(family: Family, witness: Witness) -> Cell:
    document = family.documents[witness.document]
    nodes = [document.nodes[at] for at in witness.clauses]
    words = "".join(one_line(node.body.cut(document.text)) for node in nodes)
    return Cell("、".join(one_line(node.locator) for node in nodes), witness.reading, words)
