"""A lineage in words: its texts from the root, what is known of each edge, and what to mistrust."""

from collections.abc import Callable, Iterator

from ...alignment.family.model import ROOT, Basis, Edge, Lineage
from .words import Words

# Of invented families the trees fit their true dates to 0.98 and better, dates dealt out anew to
# 0.5 to 0.8 (``bench.lineage``).
CONTRADICTED = 0.9

Name = Callable[[int], str]


def walked(lineage: Lineage) -> Iterator[tuple[int, int, Edge | None]]:
    """Yield each text from the root: how deep it stands, itself, the edge that leads there."""
    below: dict[int, list[Edge]] = {}
    for one in lineage.edges:
        below.setdefault(one.parent, []).append(one)
    waiting: list[tuple[int, int, Edge | None]] = [(0, ROOT, None)]
    while waiting:
        depth, document, edge = waiting.pop()
        yield depth, document, edge
        waiting += [(depth + 1, one.child, one) for one in reversed(below.get(document, []))]


def edge_words(edge: Edge, name: Name, words: Words) -> str:
    """Return what is known of an edge: support, columns for and against, direction, next rival."""
    support = f"{100 * edge.support:.0f}%"
    if edge.parent == ROOT:
        said = [words.say("family.edge.root", support)]
        if edge.basis is not Basis.TEMPLATE:
            said.append(words.say(f"family.told.{edge.basis.value}"))
    else:
        said = [words.say("family.edge", support, edge.shared, edge.against)]
        said.append(words.say(f"family.told.{edge.basis.value}", f"{100 * edge.way:.0f}%"))
    if edge.rivals:
        next_best = edge.rivals[0]
        likely = f"{100 * next_best.support:.0f}%"
        said.append(words.say("family.rival", name(next_best.parent), likely))
    return words.say("list.semicolon").join(said)


def warnings(lineage: Lineage, words: Words) -> tuple[str, ...]:
    """Return what a reader must know before building on a lineage."""
    copies = [edge for edge in lineage.edges if edge.parent != ROOT]
    undated = sum(edge.basis is Basis.TEXT for edge in copies)
    found = []
    for basis, said in ((Basis.BEFORE, "family.older"), (Basis.VERSION, "family.outdated")):
        older = sum(edge.basis is basis for edge in lineage.edges)
        if older:
            found.append(words.say(said, older))
    if undated:
        found.append(words.say("family.undated", undated, len(copies)))
    if lineage.fit < CONTRADICTED:
        found.append(words.say("family.contradicted", f"{100 * lineage.fit:.0f}%"))
    return tuple(found)
