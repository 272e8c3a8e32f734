"""Findings in a row of a table: what they are about is the row and the column, not a sentence.

无证取水 | 轻微 | 二万元 → 三万元      in the column 罚款: about 无证取水·轻微：罚款
"""

from collections.abc import Sequence
from dataclasses import replace

from ...corpus.model import Document, Node, Span
from ..model import Finding, Link

_LINK = "·"


def named(
    template: Document, variant: Document, link: Link, findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Return the findings of a link; those in a row of a table name its row and column."""
    old = [template.nodes[i] for i in link.template if template.nodes[i].cells]
    new = [variant.nodes[i] for i in link.variant if variant.nodes[i].cells]
    if not old and not new:
        return tuple(findings)
    return tuple(_named(template, variant, old, new, found) for found in findings)


def _named(
    template: Document,
    variant: Document,
    old: Sequence[Node],
    new: Sequence[Node],
    found: Finding,
) -> Finding:
    if found.variant:
        about = _about(variant, new, found.variant[0])
    else:
        about = _about(template, old, found.template[0]) if found.template else ""
    return replace(found, about=about) if about else found


def _about(document: Document, nodes: Sequence[Node], place: Span) -> str:
    """Return the cells before the one at ``place`` and the name of its column, "" where none is."""
    for node in nodes:
        for at, cell in enumerate(node.cells):
            if cell.span.start <= place.start < cell.span.end:
                words = ("".join(c.span.cut(document.text).split()) for c in node.cells[:at])
                keys = _LINK.join(word for word in words if word and word != node.label)
                return "：".join(part for part in (keys, cell.column) if part)
    return ""
