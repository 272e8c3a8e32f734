"""What was found in the copy of a text, told of the text itself."""

from __future__ import annotations

from dataclasses import replace

from ..model import Document, Hint, Issue, Node
from .copy import Copy


def over(hints: tuple[Hint, ...], copy: Copy) -> tuple[Hint, ...]:
    """Return what the file says of stretches of its text as said of the copy."""
    if copy.same_places:
        return hints
    return tuple(
        replace(hint, span=copy.over(hint.span), cells=tuple(map(copy.over, hint.cells)))
        for hint in hints
    )


def told_of(document: Document, text: str, copy: Copy) -> Document:
    """Return ``document``, which was read from ``copy``, as the document of ``text``.

    Spans lead into ``text``, labels and headings are as they are written there, and the labels
    that were mended are issues.
    """
    nodes = document.nodes
    if document.text != text or copy.text != text:
        nodes = tuple(_node(node, text, copy) for node in nodes)
    issues = [replace(issue, span=copy.exactly(issue.span)) for issue in document.issues]
    issues += copy.issues
    issues.sort(key=_place)
    return replace(document, text=text, nodes=nodes, issues=tuple(issues))


def _place(issue: Issue) -> tuple[int, int]:
    return issue.span.start, issue.span.end


def _node(node: Node, text: str, copy: Copy) -> Node:
    return replace(
        node,
        span=copy.back(node.span),
        own=copy.back(node.own),
        body=copy.back(node.body),
        head=copy.exactly(node.head),
        cells=tuple(cell._replace(span=copy.exactly(cell.span)) for cell in node.cells),
        label=_written(node.label, node, text, copy),
        heading=_written(node.heading, node, text, copy),
    )


def _written(words: str, node: Node, text: str, copy: Copy) -> str:
    """Return words of a node as the text has them; those that it does not have as they are."""
    at = copy.text.find(words, node.own.start, node.own.end) if words else -1
    if at < 0:
        return words
    return copy.exactly(type(node.own)(at, at + len(words))).cut(text)
