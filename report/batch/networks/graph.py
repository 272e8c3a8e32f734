"""The tables of a batch as networks: which texts share clauses of the template, and which clauses.

``network.graphml`` has a node a document. An edge weighs how far two of them hold the same
clauses of the template: the Jaccard index of the sets of these clauses, the template holding all.
``network_clauses.graphml`` has two kinds of nodes, clauses of the template and variants; an edge
is an adoption.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path

from ..columns import Type, Values, columns, names
from ..sink import Sink
from .graphml import Graph, Value, graph

# Pairs of variants grow with the square of their number: beyond these they fill gigabytes. The
# network of clauses holds all that is needed to make them.
MOST_PAIRED = 1_000

_DECIMALS = 4
_TYPES = {Type.INTEGER: "long", Type.SHARE: "double"}
_DOCUMENT = {"label": "string"} | {
    column.name: _TYPES.get(column.type, "string") for column in columns("documents")
}
_TIE = {
    "relation": "string",
    "weight": "double",
    "shared_clauses": "long",
    "similarity": "double",
    "verbatim": "double",
}
_TWO_MODE = {
    "label": "string",
    "kind": "string",
    "bipartite": "long",
    "title": "string",
    "clause": "string",
    "position": "long",
    "level": "string",
    "text": "string",
}
_ADOPTION = {
    "weight": "double",
    "state": "string",
    "similarity": "double",
    "verbatim": "double",
    "variant_clauses": "string",
}

Cells = dict[str, str | int | float]


@contextmanager
def networks(documents: Path, clauses: Path) -> Iterator[Sink]:
    """Give a sink that writes both networks. Raises OSError."""
    with graph(documents, _DOCUMENT, _TIE) as ties, graph(clauses, _TWO_MODE, _ADOPTION) as modes:
        writer = _Networks(ties, modes)
        yield writer.take
        writer.end()


class _Networks:
    """Both networks being written; of a document its row is kept until its others have come."""

    def __init__(self, ties: Graph, modes: Graph) -> None:
        self._ties, self._modes = ties, modes
        self._count = 0
        self._variant: Cells = {}
        self._links: dict[Value, float] = {}
        self._held = 0
        # The clauses of the template that each variant holds, as bits.
        self._sets: list[int] = []

    def take(self, table: str, rows: Sequence[Values]) -> None:
        """Take rows of any table."""
        for row in rows:
            self._row(table, dict(zip(names(table), row, strict=True)))

    def _row(self, table: str, cells: Cells) -> None:
        if table == "documents":
            self._document(cells)
        elif table == "clauses" and cells["role"] == "template":
            more = {"label": cells["locator"], "kind": "clause", "bipartite": 0}
            self._modes.node(f"c{cells['position']}", cells | more)
        elif table == "links" and cells["similarity"] != "":
            self._links[cells["link"]] = float(cells["similarity"])
        elif table == "adoption" and cells["state"] != "absent":
            self._held |= 1 << int(cells["position"])
            told = cells | {"weight": cells["similarity"]}
            self._modes.edge(f"c{cells['position']}", self._name(), told)

    def end(self) -> None:
        """Write what could not be written before all rows had come."""
        self._tie()
        if len(self._sets) > MOST_PAIRED:
            return
        for one, other in combinations(range(len(self._sets)), 2):
            shared = (self._sets[one] & self._sets[other]).bit_count()
            either = (self._sets[one] | self._sets[other]).bit_count()
            if shared:
                told = {"shared_clauses": shared, "weight": round(shared / either, _DECIMALS)}
                pair = f"d{one + 1}", f"d{other + 1}"
                self._ties.edge(*pair, told | {"relation": "co-adoption"})

    def _document(self, cells: Cells) -> None:
        """Write the node of a document; the tie of the one before it is known by now."""
        self._tie()
        self._ties.node(f"d{self._count}", cells | {"label": cells["document"]})
        if cells["role"] == "variant":
            self._variant = cells
            more = {"label": cells["document"], "kind": "document", "bipartite": 1}
            self._modes.node(f"d{self._count}", cells | more)
        self._count += 1

    def _tie(self) -> None:
        """Write how the variant is tied to the template."""
        if not self._variant:
            return
        told: Cells = {
            "relation": "adoption",
            "weight": self._variant["template_coverage"],
            "shared_clauses": self._variant["template_clauses_matched"],
            "verbatim": self._variant["template_verbatim"],
        }
        if self._links:
            mean = sum(self._links.values()) / len(self._links)
            told["similarity"] = round(mean, _DECIMALS)
        self._ties.edge("d0", self._name(), told)
        self._sets.append(self._held)
        self._variant, self._links, self._held = {}, {}, 0

    def _name(self) -> str:
        return f"d{self._count - 1}"
