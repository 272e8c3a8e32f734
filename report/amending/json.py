"""Decisions and what came of them as JSON: ``duizhao.amendment/1``, ``duizhao.consolidation/1``."""

import json
from collections.abc import Iterable

from ...alignment.amending.model import Consolidated, Difference, Outcome, Place, Proven
from ...alignment.amending.places import write_place
from ...corpus.model import Document
from ...version import __version__
from ..words.catalogue import Lang
from .words import AmendingWords

Json = dict[str, object]
# Four decimals tell any two texts apart that a reader would.
_DECIMALS = 4


def amendment_json(made: Proven, old: Document, new: Document, lang: Lang) -> str:
    """Return a decision that was written, with its proof."""
    return _dump(
        {
            "schema": "duizhao.amendment/1",
            "tool": {"name": "duizhao", "version": __version__},
            "old": _text(old),
            "new": _text(new),
            "decision": made.text,
            "instructions": _outcomes(made.applied.outcomes, AmendingWords(lang)),
            "closed": not made.differences,
            "differences": [_difference(one) for one in made.differences],
            "references": [
                {"where": one.where, "words": one.words, "expected": one.expected}
                for one in made.stale
            ],
            "advice": {
                "articles": made.articles,
                "changed": made.changed,
                "enact_anew": made.enact_anew,
            },
        }
    )


def consolidation_json(made: Consolidated, decision: str, lang: Lang) -> str:
    """Return what a decision made of a text; ``decision`` is the path of its file."""
    return _dump(
        {
            "schema": "duizhao.consolidation/1",
            "tool": {"name": "duizhao", "version": __version__},
            "old": _text(made.old),
            "decision": {"path": decision, "part": made.part.title, "others": list(made.others)},
            "instructions": _outcomes(made.outcomes, AmendingWords(lang)),
            "text": made.text,
            "differences": [_difference(one) for one in made.differences],
            "distance": None if made.distance is None else round(made.distance, _DECIMALS),
        }
    )


def _text(document: Document) -> Json:
    return {"path": document.path, "title": document.title, "sha256": document.sha256}


def _outcomes(outcomes: Iterable[Outcome], words: AmendingWords) -> list[Json]:
    return [_outcome(outcome, words) for outcome in outcomes]


def _outcome(outcome: Outcome, words: AmendingWords) -> Json:
    one = outcome.instruction
    return {
        "number": one.number,
        "form": one.form.value,
        "side": one.side,
        "unit": one.unit,
        "at": _places(one.at),
        "to": _places(one.to),
        "old": [list(old) for old in one.old],
        "new": [list(new) for new in one.new],
        "line": one.line + 1,
        "status": outcome.status.value,
        "code": outcome.code,
        "message": words.reason(outcome),
    }


def _places(places: Iterable[Place]) -> list[str]:
    return [write_place(place) for place in places]


def _difference(one: Difference) -> Json:
    return {"where": one.where, "made": list(one.made), "published": list(one.published)}


def _dump(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
