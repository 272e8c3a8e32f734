"""Articles of a document: the rows of a table are articles, the links are between clauses."""

from collections.abc import Collection, Iterator, Sequence, Set

from ...corpus.model import Document, Level, Node, Span

# A clause is shown with the article it belongs to; in plans and notices, which have none, with
# its （一）, or with its 一、 where that has no （一） below it; else with what stands outermost.
_UNITS = (Level.ARTICLE, Level.LEVEL2, Level.LEVEL1, Level.LEVEL3, Level.LEVEL4, Level.PREAMBLE)
# What becomes a heading across the table.
_HEADS = frozenset(
    (
        Level.PART,
        Level.SUBPART,
        Level.CHAPTER,
        Level.SECTION,
        Level.SUBSECTION,
        Level.DIVISION,
        Level.ANNEX,
        Level.LEVEL1,
        Level.LEVEL2,
    )
)


# Behind these labels no blank is printed, as in official documents: （一）, 一、, 1.
_CLOSE = frozenset(
    (
        Level.ITEM,
        Level.POINT,
        Level.LEVEL1,
        Level.LEVEL2,
        Level.LEVEL3,
        Level.LEVEL4,
    )
)


def is_spaced(node: Node) -> bool:
    """Say whether a blank is printed between the label of a node and what follows: 第一章　总则."""
    return node.level not in _CLOSE


def ancestry(document: Document, index: int) -> Iterator[int]:
    """Yield ``index`` and the nodes above it, innermost first."""
    while index >= 0:
        yield index
        index = document.nodes[index].parent


def unit_of(document: Document, clause: int) -> int:
    """Return the node with which ``clause`` is shown: its article, or what stands for one."""
    above = list(ancestry(document, clause))
    for level in _UNITS:
        for index in above:
            if document.nodes[index].level is level and not _divided(document, index):
                return index
    return clause


def holder(document: Document, index: int, units: Collection[int]) -> int:
    """Return which of ``units`` shows node ``index`` in its cell, -1 where none does."""
    return next((above for above in ancestry(document, index) if above in units), -1)


def heads_of(document: Document, unit: int) -> tuple[int, ...]:
    """Return the headings above ``unit``, outermost first."""
    above = list(ancestry(document, unit))[1:]
    return tuple(i for i in reversed(above) if document.nodes[i].level in _HEADS)


def highest_level(document: Document, nodes: Sequence[int]) -> Level:
    """Return the level of the highest of ``nodes``; a first 款 ranks with its article."""
    return min((_ranked(document, index) for index in nodes), key=list(Level).index)


def _ranked(document: Document, index: int) -> Level:
    node = document.nodes[index]
    leads = node.level is Level.PARAGRAPH and node.parent == index - 1 >= 0
    return Level.ARTICLE if leads and _is_article(document, node.parent) else node.level


def _is_article(document: Document, index: int) -> bool:
    return document.nodes[index].level is Level.ARTICLE


def below(document: Document, unit: int) -> Iterator[Node]:
    """Yield ``unit`` and every node below it, in reading order.

    The number of a page or the rule of a table may stand in between.
    """
    inside = {unit}
    yield document.nodes[unit]
    for index in range(unit + 1, len(document.nodes)):
        if document.nodes[index].level is Level.FURNITURE:
            continue
        if document.nodes[index].parent not in inside:
            return
        inside.add(index)
        yield document.nodes[index]


def _divided(document: Document, index: int) -> bool:
    """Say whether a 一、 holds （一）: then each （一） is shown for itself."""
    return document.nodes[index].level is Level.LEVEL1 and any(
        node.parent == index and node.level is Level.LEVEL2 for node in document.nodes
    )


def whole_labels(document: Document, alone: Set[int]) -> Iterator[Span]:
    """Yield the labels of clauses that stand ``alone``, and of articles of nothing but such.

    What is new or gone as a whole is so with its number.
    """
    clauses, lone = ([0] * len(document.nodes) for _ in range(2))
    for at in range(len(document.nodes) - 1, -1, -1):
        node = document.nodes[at]
        clauses[at] += node.clause
        lone[at] += at in alone
        if node.parent >= 0:
            clauses[node.parent] += clauses[at]
            lone[node.parent] += lone[at]
        if 0 < clauses[at] == lone[at] and document.text.startswith(node.label, node.own.start):
            yield Span(node.own.start, node.own.start + len(node.label))
