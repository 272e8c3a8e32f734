"""A family as a page: its lineage, and all texts side by side, clause by clause."""

from collections.abc import Iterator
from typing import NamedTuple

from ...alignment.family.model import Family, Witness
from ...version import __version__
from ..html.descent import tree
from ..html.engine import render
from ..words.catalogue import Lang
from ..words.text import one_line, visible
from ..words.words import Words
from .lines import FamilyView


class WitnessCell(NamedTuple):
    """What one text says in a column."""

    place: str
    reading: int
    words: str


class ColumnRow(NamedTuple):
    """A column of the family as a row of the page; a cell that is None: the text lacks it."""

    place: int
    kind: str
    mark: str
    held: str
    origin: str
    consensus: str
    cells: tuple[WitnessCell | None, ...]


def family_html(number: int, family: Family, lang: Lang) -> str:
    """Return family ``number`` as one HTML file: without network, the same bytes every time."""
    seen = FamilyView(number, family, Words(lang))
    called = seen.names
    return render(
        "family",
        lang,
        title=seen.heading,
        summary=list(seen.summary()),
        tree=tree(family.lineage, called.__getitem__, seen.words),
        names=[(called[at], visible(one.path)) for at, one in enumerate(family.documents)],
        rows=list(_rows(seen)),
        version=__version__,
    )


def _rows(seen: FamilyView) -> Iterator[ColumnRow]:
    family = seen.family
    for place, column in enumerate(family.columns, 1):
        said = {witness.document: _cell(family, witness) for witness in column.witnesses}
        yield ColumnRow(
            place,
            "basic" if column.basic else "reused" if column.reused else "",
            seen.marks(column),
            f"{len(column.witnesses)}/{len(family.documents)}",
            seen.origin(column),
            one_line(column.consensus.text),
            tuple(said.get(document) for document in range(len(family.documents))),
        )


def _cell(family: Family, witness: Witness) -> WitnessCell:
    document = family.documents[witness.document]
    nodes = [document.nodes[at] for at in witness.clauses]
    words = "".join(one_line(node.body.cut(document.text)) for node in nodes)
    return WitnessCell("、".join(one_line(node.locator) for node in nodes), witness.reading, words)
