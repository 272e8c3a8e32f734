"""Which nodes of an article share a line."""

from collections.abc import Iterator

from ....corpus.model import Document, Level, Node
from ..units import below


def lines(document: Document, unit: int) -> Iterator[list[Node]]:
    """Yield the nodes that share a line: a label goes with what follows it.

    A caption that stands on a line of its own in the text stays so, and so does a table's head.
    """
    pending: list[Node] = _label_of(document, unit)
    for node in below(document, unit):
        apart = bool(pending) and (pending[-1].heading or pending[-1].level is Level.COLUMNS)
        if apart and "\n" in _between(document, pending[-1], node):
            yield pending
            pending = []
        pending.append(node)
        if node.clause:
            yield pending
            pending = []
    if pending:
        yield pending


def _label_of(document: Document, unit: int) -> list[Node]:
    """Return the 二、 whose words are the unit, where items that follow have rows of their own."""
    node = document.nodes[unit]
    if node.level is not Level.PARAGRAPH or node.parent != unit - 1 or node.parent < 0:
        return []
    above = document.nodes[node.parent]
    return [above] if above.label and not above.heading else []


def _between(document: Document, first: Node, second: Node) -> str:
    """Return the white space between two neighbours."""
    return document.text[first.own.end : second.own.start]
