"""A family as JSON for programs: schema ``duizhao.family/1``.

The same input gives the same bytes: keys in the order of the schema, no clock, no locale.
"""

import json

from ...alignment.family.model import ROOT, Column, Edge, Family, Reconstruction, Witness
from ...corpus.model import Document
from ...version import __version__
from ..words.text import visible
from .rows import name_of, title_of

Json = dict[str, object]


def family_json(number: int, family: Family) -> str:
    """Return family ``number`` as JSON text; documents are named by their place, -1 the template.

    Offsets count code points of the text of the document, which its file gives again.
    """
    found: Json = {
        "schema": "duizhao.family/1",
        "tool": {"name": "duizhao", "version": __version__},
        "family": number,
        "title": title_of(family),
        "template": _document(family.template, "") if family.template else None,
        "documents": [
            _document(document, date)
            for document, date in zip(family.documents, family.dates, strict=True)
        ],
        "hub": name_of(family, family.hub),
        "columns": [_column(column, family) for column in family.columns],
        "lineage": {
            "nodes": list(family.lineage.nodes),
            "edges": [_edge(edge) for edge in family.lineage.edges],
            "fit": family.lineage.fit,
        },
        "reconstruction": _restored(family.reconstruction),
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _document(document: Document, date: str) -> Json:
    return {
        "path": visible(document.path),
        "title": document.title,
        "sha256": document.sha256,
        "date": date or None,
    }


def _column(column: Column, family: Family) -> Json:
    template = family.template
    return {
        "in_template": column.basic,
        "reused": column.reused,
        "consensus": {
            "text": column.consensus.text,
            "origin": column.consensus.origin.value,
            "document": column.consensus.document,
        },
        "template": [_clause(template, at) for at in column.template] if template else [],
        "witnesses": [_witness(witness, family) for witness in column.witnesses],
    }


def _witness(witness: Witness, family: Family) -> Json:
    document = family.documents[witness.document]
    return {
        "document": witness.document,
        "reading": witness.reading,
        "similarity": witness.similarity,
        "clauses": [_clause(document, at) for at in witness.clauses],
    }


def _clause(document: Document, at: int) -> Json:
    node = document.nodes[at]
    return {
        "id": node.id,
        "locator": node.locator,
        "start": node.body.start,
        "end": node.body.end,
        "text": node.body.cut(document.text),
    }


def _edge(edge: Edge) -> Json:
    return {
        "parent": edge.parent,
        "child": edge.child,
        "support": edge.support,
        "shared": edge.shared,
        "against": edge.against,
        "margin": edge.margin,
        "direction": edge.basis.value,
        "direction_support": edge.way,
        "rivals": [{"parent": one.parent, "support": one.support} for one in edge.rivals],
        "nearest": edge.near.document if edge.near.document != ROOT else None,
        "nearest_share": edge.near.share if edge.near.document != ROOT else None,
        "nearest_why": edge.why.value if edge.why else None,
    }


def _restored(found: Reconstruction | None) -> Json | None:
    if found is None:
        return None
    clauses = [
        {"column": one.column + 1, "label": one.label, "start": one.span.start, "end": one.span.end}
        for one in found.clauses
    ]
    return {"title": found.title, "text": found.text, "clauses": clauses}
