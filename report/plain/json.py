"""JSON for programs: schemas ``duizhao.comparison/2`` and ``duizhao.document/1``.

The same input gives the same bytes: keys in the order of the schema, no clock, no locale.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from ...alignment.model import Change, Comparison, Decided, Edit, Finding, Reference, Substitution
from ...corpus.model import Document, Issue, LeftOut, Node, Span
from ...version import __version__
from ..view.decided import decided_sentence, digest, ids, kept
from ..view.summary import Coverage, summarise
from ..words.catalogue import Lang
from ..words.text import visible
from ..words.words import Words

Json = dict[str, object]
# Four decimals tell any two clauses apart that a reader would.
_DECIMALS = 4


def comparison_json(comparison: Comparison, lang: Lang) -> str:
    """Return ``comparison`` as JSON text, messages in ``lang``."""
    write = _Writer(Words(lang))
    return _dump(
        {
            "schema": "duizhao.comparison/2",
            "tool": {"name": "duizhao", "version": __version__},
            "settings": _settings(comparison),
            "template": write.document(comparison.template),
            "variant": write.document(comparison.variant),
            "changes": [write.change(change, comparison) for change in comparison.changes],
            "substitutions": [_substitution(found) for found in comparison.substitutions],
            "references": [write.reference(found) for found in comparison.references],
            "decisions": [write.decided(found, comparison) for found in comparison.decided],
            "summary": _summary(comparison),
        }
    )


def _settings(comparison: Comparison) -> Json:
    settings = comparison.settings
    return {
        "substituted": "fold" if settings.fold_substituted else "show",
        "tracked": settings.tracked,
        "decisions": len(kept(comparison)),
        "decisions_sha256": digest(comparison),
        "folds": [fold.value for fold in settings.folds],
        "weight": settings.weight,
        "doubtful": settings.doubtful,
        "relation": settings.relation.value,
    }


def document_json(document: Document, lang: Lang) -> str:
    """Return ``document`` as JSON text: the clause tree as read."""
    return _dump({"schema": "duizhao.document/1", **_Writer(Words(lang)).document(document)})


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what has a message for people beside its code."""

    words: Words

    def document(self, document: Document) -> Json:
        return {
            "path": visible(document.path),  # a name on disk may be no text at all
            "title": document.title,
            "sha256": document.sha256,
            "reader": document.reader,
            "left_out": [self.left_out(found) for found in document.left_out],
            "text": document.text,
            "provisions": [_provision(node, document) for node in document.nodes],
            "issues": [self.issue(issue) for issue in document.issues],
        }

    def change(self, change: Change, comparison: Comparison) -> Json:
        link = change.link
        return {
            "part": change.part.value,
            "kind": change.kind.value,
            "traits": [trait.value for trait in change.traits],
            "template": [comparison.template.nodes[i].id for i in link.template],
            "variant": [comparison.variant.nodes[i].id for i in link.variant],
            "similarity": round(link.similarity, _DECIMALS),
            "probability": round(link.probability, _DECIMALS),
            "confidence": link.confidence.value,
            "evidence": [
                {
                    "name": found.name,
                    "value": round(found.value, _DECIMALS),
                    "weight": round(found.weight, _DECIMALS),
                }
                for found in link.evidence
            ],
            "edits": [_edit(edit) for edit in change.edits],
            "findings": [self.finding(found) for found in change.findings],
            "doubtful": [self.finding(found) for found in change.doubtful],
            "hidden": {fold.value: count for fold, count in change.hidden},
        }

    def decided(self, found: Decided, comparison: Comparison) -> Json:
        template, variant = ids(found, comparison)
        return {
            "row": found.decision.row,
            "verdict": found.decision.verdict.value,
            "fate": found.fate.value,
            "template": template or None,
            "variant": variant or None,
            "message": decided_sentence(found, comparison, self.words),
        }

    def finding(self, found: Finding) -> Json:
        return {
            "code": found.code,
            "topic": found.topic.value,
            "direction": found.direction.value,
            "weight": found.weight,
            "probability": found.probability,
            "doubtful": found.doubtful,
            "about": found.about,
            "before": found.before,
            "after": found.after,
            "template": _spans(found.template),
            "variant": _spans(found.variant),
            "expected": found.expected,
            "message": self.words.finding(found),
        }

    def reference(self, found: Reference) -> Json:
        return {
            "status": found.status.value,
            "words_before": found.words_before,
            "words_after": found.words_after,
            "template": _spans(found.template),
            "variant": _spans(found.variant),
            "target_before": found.target_before,
            "target_after": found.target_after,
            "expected": found.expected,
            "message": self.words.reference(found),
        }

    def issue(self, issue: Issue) -> Json:
        return {
            "code": issue.code,
            "start": issue.span.start,
            "end": issue.span.end,
            "message": self.words.issue(issue),
        }

    def left_out(self, found: LeftOut) -> Json:
        return {
            "code": found.code,
            "count": found.count,
            "detail": found.detail,
            "message": self.words.left_out(found),
        }


def _dump(value: Json) -> str:
    """Return ``value`` as one line: lines of its own would take the encoder four times as long."""
    return json.dumps(value, ensure_ascii=False) + "\n"


def _provision(node: Node, document: Document) -> Json:
    cells = [{"start": c.span.start, "end": c.span.end, "column": c.column} for c in node.cells]
    return {
        "id": node.id,
        "level": node.level.value,
        "label": node.label,
        "locator": node.locator,
        "heading": node.heading,
        "start": node.span.start,
        "end": node.span.end,
        "parent": document.nodes[node.parent].id if node.parent >= 0 else None,
        "clause": node.clause,
        **({"cells": cells} if cells else {}),
    }


def _edit(edit: Edit) -> Json:
    return {"op": edit.op.value, "template": list(edit.template), "variant": list(edit.variant)}


def _substitution(found: Substitution) -> Json:
    return {
        "before": found.before,
        "after": found.after,
        "count": len(found.places),
        "places": [{"template": list(a), "variant": list(b)} for a, b in found.places],
        "missed": _spans(found.missed),
    }


def _summary(comparison: Comparison) -> Json:
    summary = summarise(comparison)
    return {
        "changes": summary.changes,
        "kinds": {kind.value: count for kind, count in summary.kinds},
        "parts": {
            part.value: {kind.value: count for kind, count in kinds}
            for part, kinds in summary.parts
        },
        "traits": {trait.value: count for trait, count in summary.traits},
        "findings": dict(summary.findings),
        "doubtful": comparison.doubtful,
        "unrepeated": comparison.unrepeated,
        "strangers": comparison.strangers,
        "references": {status.value: count for status, count in summary.references},
        "substitutions": summary.substitutions,
        "hidden": {fold.value: count for fold, count in summary.hidden},
        "coverage": {
            "template": _coverage(summary.template),
            "variant": _coverage(summary.variant),
        },
    }


def _coverage(coverage: Coverage) -> Json:
    return {
        "clauses": coverage.clauses,
        "matched": coverage.matched,
        "share": round(coverage.share, _DECIMALS),
        "characters": coverage.characters,
        "matched_characters": coverage.matched_characters,
        "share_of_characters": round(coverage.share_of_characters, _DECIMALS),
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
