"""How wide the columns of a table in the text are."""

from collections.abc import Iterator
from itertools import groupby

from ....corpus.model import Document, Node

# A column has room for so many characters at least and at most, and for its edges: what is longer
# is broken.
_NARROW, _WIDE, _EDGE = 2, 10, 2


def widths(document: Document) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield for each row of a table how wide its columns are to each other: as their words ask."""
    rows = [at for at, node in enumerate(document.nodes) if node.cells]
    for _, table in groupby(rows, key=lambda at: _table(document.nodes[at])):
        found = list(table)
        lengths = zip(
            *(
                [len(cell.span.cut(document.text)) for cell in document.nodes[at].cells]
                for at in found
            ),
            strict=True,
        )
        wide = tuple(_EDGE + min(max(_NARROW, *column), _WIDE) for column in lengths)
        yield from ((at, wide) for at in found)


def _table(node: Node) -> tuple[int, int]:
    """Return what the rows of a table have in common: where they stand, how many columns."""
    return node.parent, len(node.cells)
