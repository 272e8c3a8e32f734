"""The faults as JSON: schema ``duizhao.check/1``. The same input gives the same bytes."""

import json
from collections import Counter
from collections.abc import Sequence

from ...alignment.checking.model import Checked, Fault, Rule
from ...version import __version__
from ..view.places import locator_at
from ..words.catalogue import Lang
from .places import Lines
from .sentences import CheckWords

Json = dict[str, object]


def check_json(texts: Sequence[Checked], rules: Sequence[Rule], lang: Lang) -> str:
    """Return the faults of all texts as JSON text; ``rules`` are those that ran."""
    words = CheckWords(lang)
    counts = Counter(fault.rule.severity.value for text in texts for fault in text.faults)
    found: Json = {
        "schema": "duizhao.check/1",
        "tool": {"name": "duizhao", "version": __version__},
        "rules": [_rule(rule, words) for rule in rules],
        "texts": [_text(checked, words) for checked in texts],
        "summary": {name: counts[name] for name in ("error", "warning", "hint")},
    }
    return json.dumps(found, ensure_ascii=False) + "\n"


def _rule(rule: Rule, words: CheckWords) -> Json:
    return {
        "id": rule.id,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity.value,
        "profile": rule.profile.value,
        "kinds": [kind.value for kind in rule.kinds],
        "source": rule.source,
        "message": words.rule(rule),
    }


def _text(checked: Checked, words: CheckWords) -> Json:
    document, lines = checked.document, Lines(checked.document.text)
    return {
        "path": document.path,
        "title": document.title,
        "sha256": document.sha256,
        "kind": checked.kind.value,
        "faults": [_fault(checked, lines, fault, words) for fault in checked.faults],
    }


def _fault(checked: Checked, lines: Lines, fault: Fault, words: CheckWords) -> Json:
    place = lines.place(fault.span.start)
    return {
        "rule": fault.rule.id,
        "name": fault.rule.name,
        "severity": fault.rule.severity.value,
        "message": words.fault(fault),
        "start": fault.span.start,
        "end": fault.span.end,
        "line": place.line,
        "column": place.column,
        "locator": locator_at(checked.document, fault.span.start),
        "safe": fault.rule.safe and bool(fault.fixes),
        "fixes": [
            {"start": fix.span.start, "end": fix.span.end, "words": fix.words}
            for fix in fault.fixes
        ],
    }
