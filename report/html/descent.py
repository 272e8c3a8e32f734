"""Who copied from whom: the tree of a lineage drawn, and as a list for whoever cannot see it."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from ...alignment.family.model import ROOT, Lineage
from ..words.catalogue import Lang
from ..words.lineage import edge_words, walked, warnings
from .lineage import Twig
from .lineage import lineage as drawn

Name = Callable[[int], str]


class Branch(NamedTuple):
    """A text in the tree: its name, what is known of its edge, and what was copied from it."""

    name: str
    words: str
    below: "tuple[Branch, ...]"


class Tree(NamedTuple):
    """A lineage as a drawing and as nested lists, and what to mistrust in it."""

    drawn: Markup
    root: Branch
    warnings: tuple[str, ...]


def tree(lineage: Lineage, name: Name, lang: Lang) -> Tree:
    """Return the tree of a lineage; ``name`` says what a page calls a text, ``ROOT`` too."""
    twigs = [
        Twig(depth, name(document), edge.support if edge else None)
        for depth, document, edge in walked(lineage)
    ]
    root = _branch(lineage, ROOT, "", name, lang)
    return Tree(drawn(twigs), root, warnings(lineage, lang))


def _branch(lineage: Lineage, document: int, words: str, name: Name, lang: Lang) -> Branch:
    """Return a text with all that was copied from it; copies of copies are few, so it recurs."""
    edges = [edge for edge in lineage.edges if edge.parent == document]
    below = (
        _branch(lineage, edge.child, edge_words(edge, name, lang), name, lang) for edge in edges
    )
    return Branch(name(document), words, tuple(below))
