"""Who copied from whom: the tree of a lineage drawn, and as a list for whoever cannot see it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from markupsafe import Markup

from ...alignment.family.model import ROOT, Basis, Edge, Lineage
from ..words.lineage import edge_words, walked, warnings
from ..words.words import Words
from .lineage import Twig
from .lineage import lineage as drawn

Name = Callable[[int], str]


class Branch(NamedTuple):
    """A text in the tree: its name, what is known of its edge, and what was copied from it."""

    name: str
    words: str
    below: "tuple[Branch, ...]"


class Tree(NamedTuple):
    """A lineage as a drawing and as nested lists, with warnings about what is not sure in it."""

    drawn: Markup
    root: Branch
    warnings: tuple[str, ...]


def tree(lineage: Lineage, name: Name, words: Words) -> Tree:
    """Return the tree of a lineage; ``name`` says what a page calls a text, ``ROOT`` too."""
    twigs = [
        Twig(depth, _label(name(document), edge, words), edge.support if edge else None)
        for depth, document, edge in walked(lineage)
    ]
    told = {edge.child: edge_words(edge, name, words) for edge in lineage.edges}
    root = _branch(lineage, ROOT, name, told)
    return Tree(drawn(twigs), root, warnings(lineage, words))


def _label(name: str, edge: Edge | None, words: Words) -> str:
    """Return the name of a text in the drawing, with that it is older than the template."""
    if edge is None or edge.basis not in (Basis.BEFORE, Basis.VERSION):
        return name
    return f"{name} · {words.say(f'told.{edge.basis.value}')}"


def _branch(lineage: Lineage, document: int, name: Name, told: Mapping[int, str]) -> Branch:
    """Return a text with all that was copied from it; copies of copies are few, so it recurs.

    ``told`` are the words on the edge that leads to each text.
    """
    children = (edge.child for edge in lineage.edges if edge.parent == document)
    below = tuple(_branch(lineage, child, name, told) for child in children)
    return Branch(name(document), told.get(document, ""), below)
