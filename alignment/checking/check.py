"""Run the rules over a document: each yields hits, each hit becomes a fault of its rule."""

from collections.abc import Iterator, Sequence

from ...corpus.model import Document
from .model import STANDARD, Checked, Fault, Hit, Office, Rule
from .rulebook import chosen
from .rules import functions
from .shelf import Shelf
from .text import CheckedText


def check(document: Document, office: Office = STANDARD, laws: Shelf | None = None) -> Checked:
    """Return the faults of ``document`` by the rules that ``office`` asks for, by place.

    Citations of other laws are looked up in ``laws`` where there are any.
    """
    text = CheckedText(document, office, laws)
    rules = [rule for rule in chosen(office) if text.kind in rule.kinds]
    found = [fault for rule in rules for fault in _faults(text, rule)]
    order = sorted(found, key=lambda fault: (fault.span, fault.rule.id, fault.params))
    return Checked(document, text.kind, _told_once(order))


def _faults(text: CheckedText, rule: Rule) -> Iterator[Fault]:
    hits = _of_issue(text.document, rule.issue) if rule.issue else functions()[rule.name](text)
    for hit in hits:
        yield Fault(rule, hit.span, hit.params, hit.fixes)


def _of_issue(document: Document, code: str) -> Iterator[Hit]:
    """Yield what the reader of the text has found already."""
    for issue in document.issues:
        if issue.code == code:
            yield Hit(issue.span, issue.params)


def _told_once(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Leave out what a rule says twice of one place."""
    seen = set()
    kept = []
    for fault in faults:
        key = (fault.rule.id, fault.span, fault.params)
        if key not in seen:
            seen.add(key)
            kept.append(fault)
    return tuple(kept)
