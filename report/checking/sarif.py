"""The faults as SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code hosts and editors.

Every rule is declared, also those that did not run. Columns count code points, as § 3.14.17 allows.
"""

import json
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from ...alignment.checking.model import Checked, Fault, Profile, Rule, Severity
from ...version import __version__
from ..words.catalogue import Lang
from .places import Lines
from .sentences import CheckWords

Json = dict[str, object]
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
# § 3.27.10: the levels of a result.
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def check_sarif(texts: Sequence[Checked], rules: Sequence[Rule], lang: Lang) -> str:
    """Return the faults of all texts as a SARIF log of one run that declares ``rules``."""
    words = CheckWords(lang)
    places = {rule.id: at for at, rule in enumerate(rules)}
    log: Json = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "duizhao",
                        "version": __version__,
                        "language": {"zh": "zh-CN", "en": "en-US"}[lang],
                        "rules": [_rule(rule, words) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": _location(text)} for text in texts],
                "results": [
                    _result(text, at, Lines(text.document.text), fault, places, words)
                    for at, text in enumerate(texts)
                    for fault in text.faults
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, words: CheckWords) -> Json:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": words.rule(rule)},
        "help": {"text": rule.source},
        "defaultConfiguration": {
            "level": _LEVELS[rule.severity],
            "enabled": rule.profile is Profile.DEFAULT,
        },
        "properties": {"tags": [rule.family], "kinds": [kind.value for kind in rule.kinds]},
    }


def _location(checked: Checked) -> Json:
    path = PurePath(checked.document.path)
    # A reference that begins with a slash cannot be joined to the folder of a viewer (§ 3.4.3).
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _result(
    checked: Checked, at: int, lines: Lines, fault: Fault, places: dict[str, int], words: CheckWords
) -> Json:
    artifact = {**_location(checked), "index": at}
    result: Json = {
        "ruleId": fault.rule.id,
        "ruleIndex": places[fault.rule.id],
        "level": _LEVELS[fault.rule.severity],
        "message": {"text": words.fault(fault)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": artifact,
                    "region": _region(lines, *fault.span),
                }
            }
        ],
    }
    if fault.fixes:
        result["fixes"] = [{"artifactChanges": [_changes(artifact, lines, fault)]}]
    return result


def _changes(artifact: Json, lines: Lines, fault: Fault) -> Json:
    return {
        "artifactLocation": artifact,
        "replacements": [
            {
                "deletedRegion": _region(lines, *fix.span),
                "insertedContent": {"text": fix.words},
            }
            for fix in fault.fixes
        ],
    }


def _region(lines: Lines, start: int, end: int) -> Json:
    """Return a region; its end column is that behind the last character (§ 3.30.8)."""
    first, last = lines.place(start), lines.place(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": start,
        "charLength": end - start,
    }
